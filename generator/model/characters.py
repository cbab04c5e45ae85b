"""Characters that no text of the site may hold, and texts without them."""

from __future__ import annotations

import re
import unicodedata

# Controls, soft hyphen, zero-width space, word joiner, byte-order mark, bidi controls, lone
# surrogates, tag characters and noncharacters. U+200C and U+200D stay: Bengali, Persian and
# others need them. U+FFFD stands for a letter that was lost before: it is never written.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffd-\uffff"
    "\U000e0000-\U000e007f]"
)
"""What decoding takes out; an escape, as in JSON, can bring it back into a value."""


def visible(text: str) -> str:
    """Return *text* in NFC without characters that show nothing."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text))


def clean(text: str) -> str:
    """Return *text* as one line in NFC without characters that show nothing."""
    return " ".join(visible(text).split())


def is_clean(text: str) -> bool:
    """Say whether *text*, such as an address, is free of such characters and of white space."""
    return not INVISIBLE.search(text) and not re.search(r"\s", text)
