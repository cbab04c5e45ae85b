"""Value -> JSON that is safe wherever it stands: in a file, and inside ``<script>``."""

from __future__ import annotations

import json
import re

_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_text(value: object) -> str:
    r"""Write a value as JSON on one line; signs that HTML could mistake come as ``\u003c``.

    All JSON that pages hold comes through here, so that no text can end its element or begin a
    comment. Equal values give equal bytes. Source: HTML, 4.12.1.3, restrictions for contents of
    script elements; WHATWG Infra, noncharacters.
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODER.encode(value))
