"""Whole numbers with a language's grouping and digits, and the plural category of a count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from babel import Locale
from babel.numbers import format_decimal, get_group_symbol

from generator.edges.locales.nearest import nearest
from generator.model.digits import Digits
from generator.model.ids import LangTag

_T = TypeVar("_T")

# The zero of each decimal numbering system that CLDR gives some language, as default or as native.
# Babel never writes these digits; source: CLDR supplemental data, numberingSystems.
_ZEROS = {
    "adlm": 0x1E950, "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "cakm": 0x11136,
    "deva": 0x0966, "gujr": 0x0AE6, "guru": 0x0A66, "hmnp": 0x1E140, "java": 0xA9D0,
    "khmr": 0x17E0, "knda": 0x0CE6, "laoo": 0x0ED0, "mlym": 0x0D66, "mong": 0x1810,
    "mtei": 0xABF0, "mymr": 0x1040, "nkoo": 0x07C0, "olck": 0x1C50, "orya": 0x0B66,
    "rohg": 0x10D30, "tamldec": 0x0BE6, "telu": 0x0C66, "thai": 0x0E50, "tibt": 0x0F20,
    "vaii": 0xA620,
}  # fmt: skip
_DIGITS = {name: "".join(chr(zero + n) for n in range(10)) for name, zero in _ZEROS.items()}
_DIGITS["hanidec"] = "〇一二三四五六七八九"
_LATIN = "latn"

# The first number that is written in groups where that is not 1,000, by language or by locale.
# Babel leaves this out; source: CLDR main, minimumGroupingDigits.
_GROUPED_FROM = dict.fromkeys(
    "be bg et hu ia ie it ka lv pl sl sq es es_EA es_ES es_GQ es_IC es_PH pt_CH pt_CV pt_GQ pt_GW"
    " pt_LU pt_MO pt_MZ pt_PT pt_ST pt_TL ru_UA".split(),
    10_000,
) | {"ee": 100_000}
# What groups 0-9 where Babel has it wrong: it reads no drafts, and Austria's sign for prices.
# Source: CLDR main, symbols of latn.
_SPACE = "\u00a0"
_GROUP = {
    "az_Cyrl": ".", "de_AT": _SPACE, "fr_MA": ".", "fur": ".", "ksh": _SPACE, "lmo": "’",
    "nds": ".", "oc": _SPACE, "os": _SPACE, "prg": _SPACE, "szl": _SPACE, "vmw": ".", "wae": "’",
}  # fmt: skip
_REGIONAL = frozenset({"es", "pt"})  # their regions do not follow the language


@cache
def number(value: int, tag: LangTag, *, digits: Digits) -> str:
    """Write a whole number with the language's grouping, and the signs that go with the digits."""
    locale = nearest(tag)
    if locale is None:
        return str(value)
    system = _system(locale, digits)
    symbols = dict(locale.number_symbols.get(system, {}))
    signs = system if "group" in symbols else _LATIN
    is_grouped = abs(value) >= (_said(_GROUPED_FROM, locale) or 0)
    text = format_decimal(value, locale=locale, group_separator=is_grouped, numbering_system=signs)
    group = _said(_GROUP, locale)
    if group and signs == _LATIN:
        text = text.replace(get_group_symbol(locale, numbering_system=_LATIN), group)
    return in_digits(text, tag, digits)


def in_digits(text: str, tag: LangTag, digits: Digits) -> str:
    """Put the language's digits in the place of 0-9."""
    locale = nearest(tag)
    system = _system(locale, digits) if locale else _LATIN
    return text if system == _LATIN else text.translate(_table(system))


def plural(count: int, tag: LangTag) -> str:
    """Return CLDR's plural category of a count: ``one``, ``few`` …; ``other`` if unknown."""
    locale = nearest(tag)
    return str(locale.plural_form(count)) if locale else "other"


def _system(locale: Locale, digits: Digits) -> str:
    """Return a numbering system whose digits are known here."""
    name = {
        Digits.LATIN: _LATIN,
        Digits.DEFAULT: locale.default_numbering_system,
        Digits.NATIVE: locale.other_numbering_systems.get("native"),
    }[digits]
    return name if name in _DIGITS else _LATIN


def _said(table: Mapping[str, _T], locale: Locale) -> _T | None:
    """Return what a table says of a locale, else of its language in its script, or at all."""
    names = [str(locale)]
    if locale.language not in _REGIONAL:
        names += [f"{locale.language}_{locale.script}", locale.language]
    return next((table[name] for name in names if name in table), None)


@cache
def _table(system: str) -> dict[int, str]:
    return {ord("0") + n: digit for n, digit in enumerate(_DIGITS[system])}
