"""The name of a locale -> its CLDR data, which no other locale's use can change."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any

from babel import Locale
from babel.localedata import LocaleDataDict, load


@cache
def locale(name: str) -> Locale:
    """Return the locale of a name such as ``pt-BR`` or ``zh_Hant``; all callers share it.

    Raises:
        babel.UnknownLocaleError: If CLDR has no data for it.
        ValueError: If it is no name of a locale.
    """
    return _OwnLocale.parse(name.replace("-", "_"))


class _OwnLocale(Locale):
    """Babel writes the aliases that it resolves into data that all locales share.

    After Hebrew names of months, German ones were Hebrew (python-babel, issue 1234; so in 2.18).
    """

    @cached_property
    def _data(self) -> LocaleDataDict:
        return LocaleDataDict(_copied(load(str(self).partition("@")[0])))


def _copied(data: dict[Any, Any]) -> dict[Any, Any]:
    return {k: _copied(value) if isinstance(value, dict) else value for k, value in data.items()}
