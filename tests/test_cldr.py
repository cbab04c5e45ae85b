"""cldr: what one locale is asked for changes nothing in another; territories."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.localedata import locale_identifiers

from generator.cldr import locale, territory

DAY = dt.date(2025, 10, 15)


def test_names_of_months_do_not_pass_from_one_language_to_the_next():
    names = {tag: locale(tag).months["stand-alone"]["wide"][10] for tag in ("az", "he", "de", "it")}
    assert names == {"az": "oktyabr", "he": "אוקטובר", "de": "Oktober", "it": "ottobre"}
    assert [format_date(DAY, "LLLL", tag) for tag in map(locale, ("he", "no", "fr"))] == [
        "אוקטובר", "oktober", "octobre",
    ]  # fmt: skip


def test_after_every_locale_was_used_a_new_one_is_still_itself():
    for name in (name for name in locale_identifiers() if "_" not in name):
        format_skeleton("yMMMM", DAY, locale=locale(name))
        locale(name).months["stand-alone"]["wide"][1]
    fresh = locale.__wrapped__("de")
    assert fresh is not locale("de")
    assert fresh.months["stand-alone"]["wide"][1] == "Januar"
    assert locale("de").months["stand-alone"]["abbreviated"][3] == "Mär"


def test_a_name_is_written_in_either_way_and_an_unknown_one_is_refused():
    assert str(locale("zh-Hant-HK")) == str(locale("zh_Hant_HK")) == "zh_Hant_HK"
    with pytest.raises(UnknownLocaleError):
        locale("qaa")
    with pytest.raises(ValueError, match="only letters"):
        locale("123")


def test_a_territory_is_the_one_named_else_the_likely_one_if_it_is_a_country():
    tags = ("de", "de-AT", "zh-Hans", "zh-Hant", "sr-Latn", "pa-Arab", "es-419", "eo", "qaa")
    found = [territory(tag) for tag in tags]
    assert found == ["DE", "AT", "CN", "TW", "RS", "PK", None, None, None]
    assert territory("de-1996") == "DE"
