"""CLDR -> how a language is named, written and counted in: names, direction, dates, lists, digits.

Dates are Gregorian in every language. Source: the Common Locale Data Repository, through Babel.
"""

from generator.edges.locales.dates import long_date, month, month_name, year
from generator.edges.locales.lists import joints
from generator.edges.locales.names import autonym, direction, language_name
from generator.edges.locales.numbers import number, plural

__all__ = (
    "autonym",
    "direction",
    "joints",
    "language_name",
    "long_date",
    "month",
    "month_name",
    "number",
    "plural",
    "year",
)
