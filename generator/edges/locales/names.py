<<<<<<< Updated upstream
"""CLDR -> how a language is named, written and counted in: names, direction, dates, digits."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.numbers import format_decimal

=======
"""What languages are called, in themselves and in each other, and which way they run."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from generator.edges.locales.nearest import nearest
>>>>>>> Stashed changes
from generator.model.ids import LangTag
from generator.model.lang import fallbacks

_RTL_SCRIPTS = frozenset("Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Sogd Syrc Thaa Yezi".split())
<<<<<<< Updated upstream
# The zero of each decimal numbering system that CLDR makes some language's default.
# Babel never writes these digits; source: CLDR supplemental data, numberingSystems.
_ZEROS = {
    "adlm": 0x1E950, "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "cakm": 0x11136,
    "deva": 0x0966, "hmnp": 0x1E140, "mtei": 0xABF0, "mymr": 0x1040, "nkoo": 0x07C0,
    "olck": 0x1C50, "rohg": 0x10D30, "tibt": 0x0F20,
}  # fmt: skip

_NO_NAME = "M01"  # what CLDR's root calls January


@cache
def autonym(tag: LangTag) -> str:
    """Return a language's name in itself, as a menu writes it; the tag where CLDR has no name."""
    locale = _locale(tag)
    name = locale.get_display_name(locale) if locale else None
=======
# Languages that CLDR has no locale of; as their speakers' public bodies and Wikipedias write them.
_AUTONYMS = {
    "ay": "Aymar aru", "bi": "Bislama", "ch": "Chamoru", "cr": "ᓀᐦᐃᔭᐍᐏᐣ", "fj": "Na Vosa Vakaviti",
    "gil": "Taetae ni Kiribati", "ho": "Hiri Motu", "hz": "Otjiherero", "kg": "Kikongo",
    "kj": "Oshikwanyama", "kr": "Kanuri", "kv": "Коми", "li": "Limburgs", "mh": "Kajin M̧ajeļ",
    "na": "Dorerin Naoero", "ng": "Oshindonga", "niu": "Vagahau Niuē", "oj": "Anishinaabemowin",
    "pau": "Tekoi er a Belau", "rar": "Māori Kūki ʻĀirani", "sm": "Gagana Sāmoa",
    "tet": "Tetun", "tvl": "Te Ggana Tuuvalu", "ty": "Reo Tahiti",
}  # fmt: skip


@cache
def autonym(tag: LangTag) -> str:
    """Return a language's name in itself, as a menu writes it; the tag where nobody has a name."""
    locale = nearest(tag)
    if locale is None:
        return next((_AUTONYMS[near] for near in fallbacks(tag) if near in _AUTONYMS), tag)
    name = locale.get_display_name(locale)
>>>>>>> Stashed changes
    return name[0].title() + name[1:] if name else tag


@cache
<<<<<<< Updated upstream
=======
def language_name(tag: LangTag, in_tag: LangTag) -> str:
    """Return a language's name in another, as in running text; its autonym where CLDR has none."""
    locale = nearest(in_tag)
    if locale is None:
        return autonym(tag)
    named = locale.languages.get(tag.replace("-", "_"))
    known = nearest(tag)
    if named is None and known is not None:
        named = known.get_display_name(locale)
    named = named or locale.languages.get(fallbacks(tag)[-1])
    return str(named) if named else autonym(tag)


@cache
>>>>>>> Stashed changes
def direction(tag: LangTag) -> str:
    """Return ``rtl`` or ``ltr`` by the script that the tag names or most likely has."""
    parts = tag.split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), None)  # noqa: PLR2004
    if script is None:
        likely = get_global("likely_subtags")
        full = likely.get("_".join(parts)) or likely.get(parts[0]) or ""
        script = next((part for part in full.split("_") if len(part) == 4), "Latn")  # noqa: PLR2004
    return "rtl" if script in _RTL_SCRIPTS else "ltr"
<<<<<<< Updated upstream


@cache
def long_date(day: dt.date, tag: LangTag, *, native_digits: bool) -> str:
    """Write a Gregorian date out as the language does; ISO where CLDR does not know it."""
    locale = _locale(tag)
    has_months = locale and locale.months["format"]["wide"][1] != _NO_NAME
    text = format_date(day, "long", locale=locale) if has_months else day.isoformat()
    return _digits(text, tag) if native_digits else text


def number(value: int, tag: LangTag, *, native_digits: bool) -> str:
    """Write a whole number with the language's grouping and, if asked for, its digits."""
    locale = _locale(tag)
    text = format_decimal(value, locale=locale) if locale else str(value)
    return _digits(text, tag) if native_digits else text


def _digits(text: str, tag: LangTag) -> str:
    locale = _locale(tag)
    zero = _ZEROS.get(locale.default_numbering_system) if locale else None
    if zero is None:
        return text
    return text.translate({ord("0") + n: zero + n for n in range(10)})


@cache
def _locale(tag: LangTag) -> Locale | None:
    for near in fallbacks(tag):
        try:
            return Locale.parse(near, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
=======
>>>>>>> Stashed changes
