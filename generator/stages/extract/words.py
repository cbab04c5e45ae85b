"""Lists of printed words -> patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import Pattern

QUOTED = re.compile(r"«[^«»]*»|‹[^‹›]*›|»[^«»]*«")
"""What stands between guillemets, whose signs a page's path is made of too."""

COLON = "[:：៖ঃ﹕꞉՝፦፡፥]"
NEVER = "(?!)"
_APOSTROPHES = "['’ʼ]"
_APOSTROPHE = re.compile(_APOSTROPHES)


def any_of(words: Iterable[str]) -> str:
    """Return an alternation, longest word first, that matches nothing if there are no words."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    if not ordered:
        return NEVER
    found = "|".join(re.sub(r"\\? +", r"\\s+", re.escape(word)) for word in ordered)
    return f"(?:{_APOSTROPHE.sub(_APOSTROPHES, found)})"


def whole(pattern: str) -> Pattern[str]:
    """Compile a pattern that must match a text to its end, in any case."""
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)
