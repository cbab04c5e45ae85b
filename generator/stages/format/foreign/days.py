"""A date in a front matter -> day; None where two readings are possible, or none."""

from __future__ import annotations

import datetime as dt
import re

_FIRST_YEAR, _LAST_YEAR = 1800, 2050
_CLOCK = (
    r"(?:(?:[Tt]|,? +(?:at +)?)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?"
    r"(?: ?(?:[A-Za-z]{1,5}|[A-Za-z]+/[A-Za-z_]+))?(?: ?[+-]\d{1,2}(?::?\d{2})?)?)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _CLOCK, re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})" + _CLOCK, re.ASCII)
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(?:(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,?"
    r"|(?P<day2>\d{1,2})(?:st|nd|rd|th)? (?P<month2>[A-Za-z]{3,9})\.?,?) (?P<year>\d{4})" + _CLOCK,
    re.ASCII,
)
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)


def day_of(text: str) -> dt.date | None:
    """Read one day, with or without a time: year first, or the month as an English name.

    ``23/10/2025`` has one reading; ``03/04/2025`` has two and is not read.
    """
    plain = " ".join(text.split())
    first = _YEAR_FIRST.fullmatch(plain)
    if first:
        return _day(first[1], first[3], first[4])
    last = _YEAR_LAST.fullmatch(plain)
    if last:
        readings = {_day(last[4], last[3], last[1]), _day(last[4], last[1], last[3])} - {None}
        return readings.pop() if len(readings) == 1 else None
    words = _WORDS.fullmatch(plain)
    if words:
        month = _month(words["month"] or words["month2"])
        return _day(words["year"], month, words["day"] or words["day2"])
    return None


def _month(name: str) -> str:
    """Return the number of a month by its English name or three letters of it, else 0."""
    low = name.lower()
    return str(
        next((n for n, month in enumerate(_MONTHS, 1) if low in {month, month[:3], month[:4]}), 0)
    )


def _day(year: str, month: str, day: str) -> dt.date | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
