"""A printed year, month and day -> the calendar they are in, how sure that is, and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.stages.extract.dates.nepali import from_nepali

FIRST_YEAR, LAST_YEAR = 1800, 2050  # of the Gregorian calendar
SURE, DOUBTFUL = 0.97, 0.75
_NUMERIC_SURE = 0.95
_UNMARKED = 0.85  # a republican year without the republic's name, in Chinese text


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What stands on the page beside month and day.

    *named* is the calendar of the month's name, empty for a number; *era* is that of a mark at the
    year, empty without one; *tongues* are the languages that the text may be in.
    """

    year: str
    named: str
    era: str
    tongues: frozenset[str]


def calendar_of(printed: Printed) -> tuple[str, float] | None:
    """Return the calendar of a printed date and how certain that is; None where nothing fits."""
    if printed.era:
        own = {"jalali", "nepali", "hijri"}
        fits = printed.named in ({"", printed.era} if printed.era in own else {"", "gregorian"})
        calendar = _local(printed.era, printed)
        return (calendar, DOUBTFUL if calendar == "buddhist-khmer" else SURE) if fits else None
    if printed.named == "nepali":
        return "nepali", _NUMERIC_SURE if "ne" in printed.tongues else DOUBTFUL
    if printed.named == "bengali":
        return ("bengali", SURE) if 1400 <= int(printed.year) <= 1450 else None  # noqa: PLR2004
    if printed.named in {"jalali", "hijri"}:
        return (printed.named, SURE) if int(printed.year) >= 1200 else None  # noqa: PLR2004
    judge = {2: _two_digits, 3: _three_digits, 4: _four_digits}.get(len(printed.year))
    return judge(printed) if judge else None


def to_date(calendar: str, year: int, month: int, day: int) -> dt.date | None:
    """Return the Gregorian date of a day in *calendar*, or None if there is no such day."""
    try:
        date = _CONVERTERS[calendar](year, month, day)
    except (ValueError, OverflowError):
        return None
    return date if FIRST_YEAR <= date.year <= LAST_YEAR else None


def _local(calendar: str, printed: Printed) -> str:
    return "buddhist-khmer" if calendar == "buddhist" and "km" in printed.tongues else calendar


def _two_digits(printed: Printed) -> tuple[str, float] | None:
    """Read a Thai year of the century from 2500, where no Christian year can be meant."""
    fits = "th" in printed.tongues and 43 <= int(printed.year) <= 93  # noqa: PLR2004 - 2000 to 2050
    return ("buddhist-short", DOUBTFUL) if fits else None


def _three_digits(printed: Printed) -> tuple[str, float] | None:
    fits = "zh" in printed.tongues and 100 <= int(printed.year) <= 139  # noqa: PLR2004 - from 2011
    return ("roc", _UNMARKED if not printed.named else DOUBTFUL) if fits else None


def _four_digits(printed: Printed) -> tuple[str, float] | None:
    year, tongues = int(printed.year), printed.tongues
    if FIRST_YEAR <= year <= LAST_YEAR:
        is_open = "ne" in tongues and not printed.named and year > 2035  # noqa: PLR2004
        return "gregorian", DOUBTFUL if is_open else SURE
    if 2400 <= year <= 2600:  # noqa: PLR2004 - nobody else counts such years
        calendar = _local("buddhist", printed)
        sure = tongues & {"th", "lo"}
        return calendar, DOUBTFUL if calendar == "buddhist-khmer" else SURE if sure else 0.9
    if printed.named:
        return None
    if 2051 <= year <= 2100 and "ne" in tongues:  # noqa: PLR2004 - no Gregorian year, yet Nepal's
        return "nepali", 0.9
    if 1200 <= year <= 1500 and not tongues & {"ar", "ur", "ne", "my"}:  # noqa: PLR2004
        return "jalali", _NUMERIC_SURE if tongues & {"fa", "ps", "prs"} else DOUBTFUL
    return None


def _from_buddhist(year: int, month: int, day: int) -> dt.date:
    """Convert a year of Thailand and Laos, which begins in January since 2484 (1941)."""
    if year < 2484 and month < 4:  # noqa: PLR2004 - before 1941 it began in April
        raise ValueError(f"the year of {year}-{month} is open")
    return dt.date(year - 543, month, day)


def _from_khmer(year: int, month: int, day: int) -> dt.date:
    """Convert a year of Cambodia, which begins with Visak Bochea: a moving day in April or May.

    Some count as Thailand does, so that such a date is always in doubt.
    """
    if month in {4, 5}:
        raise ValueError(f"the year of {year}-{month} is open")
    return dt.date(year - (543 if month < 4 else 544), month, day)  # noqa: PLR2004


def _from_jalali(year: int, month: int, day: int) -> dt.date:
    """Convert a day of the solar Hijri calendar of Iran and Afghanistan.

    Eight leap years in 33; this rule agrees with the equinox from 1178 to 1633.
    """
    is_leap = (8 * year + 29) % 33 < 8  # noqa: PLR2004
    length = 31 if month <= 6 else 30 if month < 12 or is_leap else 29  # noqa: PLR2004
    if not (1 <= month <= 12 and 1 <= day <= length):  # noqa: PLR2004
        raise ValueError(f"no day {year}-{month}-{day} of the solar Hijri calendar")
    before = 31 * (month - 1) - max(0, month - 7)
    return dt.date.fromordinal(226894 + 365 * (year - 1) + (8 * year + 21) // 33 + before + day)


def _from_hijri(year: int, month: int, day: int) -> dt.date:
    """Convert a lunar Hijri day by the tabular calendar, which sightings leave by two days."""
    if not (1300 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= 30):  # noqa: PLR2004
        raise ValueError(f"no day {year}-{month}-{day} of the lunar Hijri calendar")
    before = 29 * (month - 1) + month // 2
    return dt.date.fromordinal(227014 + 354 * (year - 1) + (11 * year + 3) // 30 + before + day)


def _from_bengali(year: int, month: int, day: int) -> dt.date:
    """Convert a Bengali day as Bangladesh counts since 2019; India is a day or two off."""
    start = dt.date(year + 593, 4, 14)
    before = 31 * (month - 1) - max(0, month - 7) - (month == 12)  # noqa: PLR2004 - Falgun has 29
    if not 1 <= day <= 31:  # noqa: PLR2004
        raise ValueError(f"no day {year}-{month}-{day} of the Bengali calendar")
    return start + dt.timedelta(days=before + day - 1)


_ERAS: Mapping[str, dt.date] = {
    "taisho": dt.date(1912, 7, 30),
    "showa": dt.date(1926, 12, 25),
    "heisei": dt.date(1989, 1, 8),
    "reiwa": dt.date(2019, 5, 1),
    "": dt.date.max,
}


def _from_era(first: dt.date, following: dt.date) -> Callable[[int, int, int], dt.date]:
    def convert(year: int, month: int, day: int) -> dt.date:
        date = dt.date(first.year + year - 1, month, day)
        if not first <= date < following:
            raise ValueError(f"the era of {first} has no {date}")
        return date

    return convert


def _from_republic(year: int, month: int, day: int) -> dt.date:
    return dt.date(1911 + year, month, day)


_CONVERTERS: Mapping[str, Callable[[int, int, int], dt.date]] = {
    "gregorian": dt.date,
    "buddhist": _from_buddhist,
    "buddhist-khmer": _from_khmer,
    "buddhist-short": lambda year, month, day: _from_buddhist(2500 + year, month, day),
    "jalali": _from_jalali,
    "hijri": _from_hijri,
    "nepali": from_nepali,
    "bengali": _from_bengali,
    "roc": _from_republic,
    **{
        name: _from_era(day, _ERAS[later])
        for name, later in pairwise(_ERAS)
        for day in [_ERAS[name]]
    },
}
