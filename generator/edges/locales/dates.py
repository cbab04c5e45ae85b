"""Gregorian dates, months and years as a language writes them; ISO where CLDR has no words."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from generator.edges.locales.nearest import nearest
from generator.edges.locales.numbers import in_digits
from generator.model.digits import Digits
from generator.model.ids import LangTag

_NO_NAME = "M01"  # what CLDR's root calls January


@cache
def long_date(day: dt.date, tag: LangTag, *, digits: Digits) -> str:
    """Write a date out: ``23. Oktober 2025``."""
    locale = _with_months(tag)
    text = format_date(day, "long", locale=locale) if locale else day.isoformat()
    return in_digits(text, tag, digits)


@cache
def month(year: int, month: int, tag: LangTag, *, digits: Digits) -> str:
    """Write a month of a year: ``Oktober 2025`` (CLDR's skeleton yMMMM)."""
    locale = _with_months(tag)
    day = dt.date(year, month, 1)
    text = format_skeleton("yMMMM", day, locale=locale) if locale else f"{day:%Y-%m}"
    return in_digits(text, tag, digits)


@cache
def month_name(month: int, tag: LangTag, *, digits: Digits) -> str:
    """Name a month by itself, as a heading does; its two digits where CLDR has no name."""
    locale = _with_months(tag)
    text = str(locale.months["stand-alone"]["wide"][month]) if locale else f"{month:02}"
    return in_digits(text, tag, digits)


@cache
def year(number: int, tag: LangTag, *, digits: Digits) -> str:
    """Write a year by itself: ``2025``, ``2025年`` (CLDR's skeleton y)."""
    locale = nearest(tag)
    day = dt.date(number, 1, 1)
    text = format_skeleton("y", day, locale=locale) if locale else str(number)
    return in_digits(text, tag, digits)


def _with_months(tag: LangTag) -> Locale | None:
    locale = nearest(tag)
    return locale if locale and locale.months["format"]["wide"][1] != _NO_NAME else None
