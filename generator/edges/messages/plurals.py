"""How many forms a word has beside a number: CLDR's categories as a rule that gettext reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from gettext import c2py

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.plural import PluralRule, to_gettext

from generator.model.ids import LangTag
from generator.model.lang import fallbacks

_ORDER = ("zero", "one", "two", "few", "many", "other")
_MILLION = 1_000_000
SAMPLES = (*range(1001), *range(2000, 21_000, 1000), 100_000, 200_000, _MILLION, 2 * _MILLION)
"""Whole numbers of every category that some language has."""
_UNKNOWN = "nplurals=2; plural=(n != 1);"


def plural_forms(tag: LangTag) -> str:
    """Return the header ``Plural-Forms`` of a language: CLDR's categories in CLDR's order."""
    locale = _locale(tag)
    if locale is None:
        return _UNKNOWN
    rule = locale.plural_form
    named = categories(tag)
    count, expression = get_plural(locale)  # shorter, but not always CLDR's
    pick = c2py(expression)
    if count == len(named) and all(named[pick(n)] == rule(n) for n in SAMPLES):
        return f"nplurals={count}; plural={expression};"
    # Categories of fractions only have no form; `e`, exponents, are as absent as digits after a
    # point, and gettext knows neither. The last category is what the others leave.
    kept = {name: re.sub(r"\be\b", "v", rule.rules[name]) for name in named[:-1]}
    return to_gettext(PluralRule(kept))


@cache
def categories(tag: LangTag) -> tuple[str, ...]:
    """List the categories that whole numbers have, in CLDR's order; none if CLDR has no rule."""
    locale = _locale(tag)
    found = {locale.plural_form(n) for n in SAMPLES} if locale else ()
    return tuple(name for name in _ORDER if name in found)


def agrees(tag: LangTag, pick: Callable[[int], int], count: int) -> bool:
    """Say whether a catalogue tells numbers apart as its language does, in whatever order."""
    locale = _locale(tag)
    if locale is None:
        return True
    try:
        pairs = {(pick(n), locale.plural_form(n)) for n in SAMPLES}
    except ArithmeticError:
        return False
    is_one_to_one = len(pairs) == count == len(categories(tag))
    return is_one_to_one and {index for index, _ in pairs} == set(range(count))


@cache
def _locale(tag: LangTag) -> Locale | None:
    for near in fallbacks(tag):
        try:
            return Locale.parse(near, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def english_name(tag: LangTag) -> str:
    """Return what a language is called in English; the tag where CLDR has no name."""
    locale = _locale(tag)
    return (locale.english_name if locale else None) or tag
