"""Printed date -> date, by CLDR's month names; only for lines that are a date and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from functools import cache
from re import Pattern

from babel import Locale

_FIRST_YEAR, _LAST_YEAR = 1800, 2050
_LOCALES = (
    "ar bg bn bs ca cs da de el en es et fa fi fil fr gu he hi hr hu hy id is it ja ka kk km kn ko"
    " lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl sq sr sr_Latn sv sw ta te th"
    " tr uk ur uz vi zh zh_Hant"
).split()
_CLOCK = re.compile(
    r"(?:\b|(?<=\dt))\d{1,2}(?:[:h]\d{2}(?::\d{2})?|\.\d{2}(?=\s*uhr))"
    r"\s*(?:[ap]\.?\s?m\.?|uhr|\(?(?:gmt|utc)(?:[+-]\d{1,2})?\)?|z|[+-]\d{2}:?\d{2})?(?![\d:])"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\.?")
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*(?:[./-]|年|년)\s*(\d{1,2})\s*(?:[./-]|月|월)\s*(\d{1,2})\s*(?:[.日號号]|일)?"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af]")
# Words that stand in a printed date beside its numbers and its month.
_FILLERS = re.compile(
    r"\b(?:de|del|do|den|of|the|le|at|um|lúc|năm|ngày|г|р|року|года|год|й|т)\b|(?<=\d)(?:st|nd|rd|th|er|º)\b"
    r"|ថ្ងៃទី|ថ្ងៃ|ទី|ខែ|ឆ្នាំ|គ\.ស\.?|วันที่|ค\.ศ\.?|ວັນທີ|ခုနှစ်|ရက်နေ့|ရက်"
)
_EDGES = " \t\u00a0\u202f,،;|·•-–—()"


def parse_date(text: str, order: str = "dmy") -> dt.date | None:
    """Read *text* as one calendar date, or return None if it is anything more, less or other.

    A weekday and a time of day beside the date are allowed. Digits of every script are read.
    ``d/m/y`` against ``m/d/y`` is decided by *order* (``dmy`` or ``mdy``), never guessed from the
    numbers. Years outside 1800 to 2050 (other calendars) and month names that mean two months in
    two languages are not read.
    Source of the names: CLDR months and days, "wide" and "abbreviated", through Babel.
    """
    plain = _CLOCK.sub(" ", _ascii_digits(text).casefold()).strip(_EDGES)
    plain = re.sub(r"\s(?:at|um|lúc)$", "", plain).strip(_EDGES)
    if plain.endswith("t") and plain[-2:-1].isdigit():
        plain = plain[:-1]
    return _date_only(plain, order) or _date_only(_weekday().sub(" ", plain).strip(_EDGES), order)


def _date_only(plain: str, order: str) -> dt.date | None:
    year_first = _YEAR_FIRST.fullmatch(plain)
    if year_first:
        return _date(*year_first.groups())
    day_first = _DAY_FIRST.fullmatch(plain)
    if day_first:
        first, second, year = day_first.groups()
        return _date(year, first, second) if order == "mdy" else _date(year, second, first)
    return _from_words(re.sub(r"\b0+(?=\d)", "", plain))


def _from_words(plain: str) -> dt.date | None:
    pattern, numbers_of = _months()
    found = pattern.search(plain)
    if found is None or len(numbers_of[found[0]]) != 1:
        return None
    rest = _FILLERS.sub(" ", f"{plain[: found.start()]} {plain[found.end() :]}")
    numbers = re.findall(r"\d+", rest)
    if re.sub(r"[\d.,،/\s]", "", rest) or sorted(map(len, numbers))[1:] != [4]:
        return None
    day, year = sorted(numbers, key=len)
    return _date(year, str(min(numbers_of[found[0]])), day)


def _date(year: str, month: str, day: str) -> dt.date | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _ascii_digits(text: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


@cache
def _months() -> tuple[Pattern[str], dict[str, set[int]]]:
    """Return a pattern of all month names, and for each the months that it can mean."""
    numbers_of: defaultdict[str, set[int]] = defaultdict(set)
    for number, name in _names("months"):
        numbers_of[name].add(number)
    return _any_of(numbers_of), dict(numbers_of)


@cache
def _weekday() -> Pattern[str]:
    """Return a pattern of a weekday at the beginning or the end of a line."""
    names = _any_of({name for _, name in _names("days")}).pattern
    return re.compile(rf"\A(?:{names})[.,،]?|(?:{names})\Z")


def _names(table: str) -> list[tuple[int, str]]:
    """List the numbers and names of CLDR's *table* in all locales, folded for comparison."""
    found = []
    for code in _LOCALES:
        data = getattr(Locale.parse(code), table)
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in data[form][width].items():
                    folded = _ascii_digits(str(name)).casefold().strip(". ")
                    if any(c.isalpha() for c in folded) and len(folded) > 1:
                        found.append((int(number), folded))
    return found


def _any_of(names: set[str] | defaultdict[str, set[int]]) -> Pattern[str]:
    """Match any of *names*, longest first; where words have spaces, whole words only."""
    parts = [
        re.escape(name) if _UNSPACED.search(name) else rf"(?<!\w){re.escape(name)}(?!\w)"
        for name in sorted(names, key=lambda name: (-len(name), name))
    ]
    return re.compile("|".join(parts))
