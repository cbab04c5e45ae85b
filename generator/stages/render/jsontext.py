"""Value -> JSON that is safe wherever it stands: in a file, and inside ``<script>``."""

from __future__ import annotations

import json
import re

_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def json_text(value: object, *, indent: int | None = None) -> str:
    r"""Write a value as JSON; what HTML or a line-wise reader could mistake comes as ``\u003c``.

    All JSON that pages hold comes through here, so that no text can end its element or begin a
    comment. Equal values give equal bytes. Source: HTML, 4.12.1.3, restrictions for contents of
    script elements; WHATWG Infra, noncharacters.
    """
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
