"""Plain values -> YAML: a text bare where every reader takes it as that text, else in quotes."""

from __future__ import annotations

import json
import re
from typing import TypeAlias

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What front matter is made of."""

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./+@%-]*[\w/])?")
# What other YAML readers would take for a truth value or nothing; numbers never begin bare.
_TYPED = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf", re.IGNORECASE)
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def scalar(value: str) -> str:
    """Write a text bare where every YAML reader takes it as that text, else in quotes."""
    is_bare = _PLAIN.fullmatch(value) and not _TYPED.fullmatch(value)
    return value if is_bare else quoted(value)


def quoted(value: str) -> str:
    """Write a text as JSON does, which YAML and TOML read alike, with nothing invisible in it."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
