"""A language tag -> Babel's locale of it, or of the nearest language that CLDR knows."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from generator.cldr import locale
from generator.model.ids import LangTag
from generator.model.lang import fallbacks


@cache
def nearest(tag: LangTag) -> Locale | None:
    """Return the locale of the tag or of a shorter form of it; None where CLDR knows neither."""
    for near in fallbacks(tag):
        try:
            return locale(near)
        except (UnknownLocaleError, ValueError):
            continue
    return None
