"""The name of a locale -> its CLDR data, which no other locale's use can change; territories."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import LocaleDataDict, load

_SCRIPT, _COUNTRY = 4, 2  # letters of their subtags
_REGION = re.compile("[A-Z]{2}|[0-9]{3}")


@cache
def locale(name: str) -> Locale:
    """Return the locale of a name such as ``pt-BR`` or ``zh_Hant``; all callers share it.

    Raises:
        babel.UnknownLocaleError: If CLDR has no data for it.
        ValueError: If it is no name of a locale.
    """
    return _OwnLocale.parse(name.replace("-", "_"))


@cache
def territory(tag: str) -> str | None:
    """Return the country that a tag names, else the one that CLDR's likely subtags give it.

    None where that is no country: ``es-419`` and Esperanto have a part of the world. The language
    alone decides where CLDR says nothing of its script. Source: UTS 35, likely subtags.
    """
    language, *parts = tag.split("-")
    scripts = [part for part in parts if len(part) == _SCRIPT and part.isalpha()]
    named = [part for part in parts if _REGION.fullmatch(part)][:1]
    if not named:
        likely = get_global("likely_subtags")
        found = likely.get("_".join([language, *scripts[:1]])) or likely.get(language) or ""
        named = found.split("_")[2:3]
    return named[0] if named and len(named[0]) == _COUNTRY else None


class _OwnLocale(Locale):
    """Babel writes the aliases that it resolves into data that all locales share.

    After Hebrew names of months, German ones were Hebrew (python-babel, issue 1234; so in 2.18).
    """

    @cached_property
    def _data(self) -> LocaleDataDict:
        return LocaleDataDict(_copied(load(str(self).partition("@")[0])))


def _copied(data: dict[Any, Any]) -> dict[Any, Any]:
    return {k: _copied(value) if isinstance(value, dict) else value for k, value in data.items()}
