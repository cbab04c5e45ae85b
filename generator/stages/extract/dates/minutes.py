"""How long an article takes to read: a line that ends in a small number of minutes.

Source of the words: CLDR units, `duration-minute`, through Babel.
"""

from __future__ import annotations

import re
from functools import cache
from re import Pattern

from babel.units import format_unit

from generator.cldr import locale
from generator.stages.extract.dates.tables import CORE
from generator.stages.extract.dates.words import fold

_WORDS_MAX = 5  # before the number
_LINE_MAX = 50  # characters


def is_reading_time(text: str) -> bool:
    """Say whether a line is a few words and a number of minutes: `Reading time: 3 min`."""
    plain = fold(text).rstrip(" .")
    numbers = re.findall(r"\d+", plain)
    if len(plain) > _LINE_MAX or len(numbers) != 1 or len(numbers[0]) > 2:  # noqa: PLR2004
        return False
    found = _minutes().search(plain)
    return found is not None and len(plain[: found.start()].split()) <= _WORDS_MAX


@cache
def _minutes() -> Pattern[str]:
    words = set()
    for code in " ".join(CORE.values()).split():
        for length in ("long", "short"):
            for number in (1, 2, 3, 5):
                printed = fold(format_unit(number, "duration-minute", length, locale=locale(code)))
                words.add(re.sub(r"\d+", "", printed).strip(" ."))
    found = "|".join(re.escape(word) for word in sorted(words - {""}, key=lambda w: (-len(w), w)))
    return re.compile(rf"\d\s*-?\s*(?:{found})\Z|(?:\A|\s)(?:{found})\s*\d+\Z")
