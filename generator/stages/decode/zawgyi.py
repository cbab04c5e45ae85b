"""Burmese in Zawgyi, a private encoding in Unicode's own range: told apart, and refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BURMESE = re.compile("[\u1000-\u109f]")
# In Unicode the vowel U+1031 follows its consonant and U+1039 stands before one; Zawgyi writes
# as it draws. Source: Unicode Standard, chapter 16.3, Myanmar.
_SIGN = re.compile("(?:^|[\\s\u104a\u104b])\u1031|\u1039(?![\u1000-\u1021])")
_SHARE = 100  # one such place in so many letters; a slip of the pen is rarer
_MIN = 2


def find_zawgyi(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return line and column (from 1) of the first sign of Zawgyi, None if it is Unicode."""
    places = [
        (number, found.end())
        for number, line in enumerate(lines, 1)
        if "\u1031" in line or "\u1039" in line
        for found in _SIGN.finditer(line)
    ]
    if len(places) < _MIN:
        return None
    letters = sum(len(_BURMESE.findall(line)) for line in lines)
    return places[0] if len(places) * _SHARE >= letters else None
