"""Printed date -> date, by CLDR's month names; only for lines that are a date and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel import Locale, UnknownLocaleError

_NUMBERS = re.compile(r"\d+")
_CLOCK = re.compile(
    r"\b\d{1,2}[:h.]\d{2}(?::\d{2})?(?!\s*[./-]?\d)\s*(?:[ap]\.?m\.?|uhr|gmt[+-]?\d*)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(\d{1,4})\s*[./\-]\s*(\d{1,2})\s*[./\-]\s*(\d{1,4})\.?")
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_MONTH_LOCALES = (
    "ar bg bn bs ca cs da de el en es et fa fi fil fr gu he hi hr hu hy id is it ja ka kk km kn ko"
    " lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl sq sr sr_Latn sv sw ta te th"
    " tr uk ur uz vi zh zh_Hant"
).split()


def parse_date(text: str, order: str = "dmy") -> dt.date | None:
    """Read *text* as one calendar date, or return None if it is anything more, less or other.

    A weekday before the date and a time of day after it are allowed. Digits of every script are
    read. ``d/m/y`` against ``m/d/y`` is decided by *order* (``dmy`` or ``mdy``), never guessed
    from the numbers. Years outside 1800 to 2199 (other calendars) are not read.
    Source of the names: CLDR months and days, "wide" and "abbreviated", through Babel.
    """
    plain = _ascii_digits(text).casefold().strip(" \u00a0,;|·-–—")
    plain = _CLOCK.sub(" ", plain).strip(" ,;|·-–—")
    plain = _without_weekday(plain)
    numeric = _NUMERIC.fullmatch(plain)
    if numeric:
        return _from_numbers(numeric.groups(), order)
    return _from_words(plain)


def _from_numbers(parts: tuple[str, ...], order: str) -> dt.date | None:
    first, second, third = parts
    if len(first) == 4:  # noqa: PLR2004 - a year has four digits
        return _date(first, second, third)
    day, month = (second, first) if order == "mdy" else (first, second)
    return _date(third, month, day) if len(third) == 4 else None  # noqa: PLR2004


def _from_words(plain: str) -> dt.date | None:
    name = next((month for month in _months() if month in plain), None)
    if name is None:
        return None
    before, after = plain.split(name, 1)
    numbers = _NUMBERS.findall(before) + _NUMBERS.findall(after)
    rest = re.sub(
        r"[\d.,/\s\u00a0年月日]|\b(?:de|of|st|nd|rd|th|năm|ngày|ថ្ងៃ|ទី|ខែ|ឆ្នាំ)\b|-(?:a|й)",
        "",
        before + after,
    )
    if rest or len(numbers) != 2:  # noqa: PLR2004 - a day and a year
        return None
    year = next((number for number in numbers if len(number) == 4), None)  # noqa: PLR2004
    if year is None:
        return None
    numbers.remove(year)
    return _date(year, str(_months()[name]), numbers[0])


def _date(year: str, month: str, day: str) -> dt.date | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _ascii_digits(text: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _without_weekday(plain: str) -> str:
    name = next((day for day in _weekdays() if plain.startswith(day)), "")
    rest = plain[len(name) :]
    return rest.lstrip(" .,،-–—()") if name and not rest[:1].isalpha() else plain


@cache
def _months() -> dict[str, int]:
    """Map each month's name to its number, longest name first."""
    return _names("months")


@cache
def _weekdays() -> dict[str, int]:
    return _names("days")


def _names(table: str) -> dict[str, int]:
    names: dict[str, int] = {}
    clashes: set[str] = set()
    for code in _MONTH_LOCALES:
        try:
            data = getattr(Locale.parse(code), table)
        except UnknownLocaleError:
            continue
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in data[form][width].items():
                    folded = _ascii_digits(str(name)).casefold().rstrip(".")
                    if names.setdefault(folded, int(number)) != int(number):
                        clashes.add(folded)
    known = {
        name: number for name, number in names.items() if name not in clashes and _is_word(name)
    }
    return dict(sorted(known.items(), key=lambda item: (-len(item[0]), item[0])))


def _is_word(name: str) -> bool:
    return any(c.isalpha() for c in name)
