"""How a language is named, written and counted in; no tag, however odd, stops a build."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edges.locales import autonym, direction, long_date, number
from generator.model import lang

DAY = dt.date(2025, 10, 23)
CLDR = sorted({lang.parse(name) for name in locale_identifiers()})
UNKNOWN = ["qaa", "gcf", "tlh", "zxx", "xx-Foo", "qaa-Arab-XX", "mis-Zzzz"]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("ar", "العربية"),
        ("bn", "বাংলা"),
        ("de", "Deutsch"),
        ("fa", "فارسی"),
        ("fr", "Français"),
        ("he", "עברית"),
        ("km", "ខ្មែរ"),
        ("ro", "Română"),
        ("vi", "Tiếng Việt"),
        ("pt-BR", "Português (Brasil)"),
        ("zh-Hant", "中文 (繁體)"),
        ("sw", "Kiswahili"),
    ],
)
def test_a_language_is_named_in_itself_and_begins_with_a_capital(tag, name):
    assert autonym(lang.parse(tag)) == name


def test_a_script_without_capitals_at_word_begin_is_left_as_it_is():
    """Georgian capitals are for whole words: a lone one is a mistake (Unicode 11, Mtavruli)."""
    assert autonym(lang.parse("ka")) == "ქართული"


@pytest.mark.parametrize(
    "tag", ["ar", "fa", "ur", "he", "ckb", "ps", "yi", "dv", "ug", "sd", "pa-Arab", "az-Arab"]
)
def test_these_run_from_right_to_left(tag):
    assert direction(lang.parse(tag)) == "rtl"


@pytest.mark.parametrize(
    "tag", ["az-Latn", "az", "pa", "pa-Guru", "ur-Latn", "en", "ku", "km", "zh-Hant", "sr-Cyrl"]
)
def test_these_run_from_left_to_right(tag):
    assert direction(lang.parse(tag)) == "ltr"


@pytest.mark.parametrize("tag", ["ar-EG", "fa-AF", "ur-IN"])
def test_a_region_does_not_change_the_direction(tag):
    assert direction(lang.parse(tag)) == "rtl"


@pytest.mark.parametrize(
    ("tag", "digits"),
    [("bn", "১২৩৪৫৬৭৮৯০"), ("fa", "۱۲۳۴۵۶۷۸۹۰"), ("mr", "१२३४५६७८९०"), ("my", "၁၂၃၄၅၆၇၈၉၀")],
)
def test_languages_with_digits_of_their_own_count_in_them(tag, digits):
    written = number(1234567890, lang.parse(tag), native_digits=True)
    assert re.sub(r"\W", "", written) == digits


@pytest.mark.parametrize("tag", ["ar", "km", "ur", "hi", "th", "de", "lo"])
def test_languages_that_count_in_latin_digits_keep_them(tag):
    written = number(1234567890, lang.parse(tag), native_digits=True)
    assert re.sub(r"\W", "", written) == "1234567890"


@pytest.mark.parametrize("tag", ["bn", "fa", "mr"])
def test_a_site_can_have_latin_digits_everywhere(tag):
    assert number(7, lang.parse(tag), native_digits=False) == "7"
    assert re.findall("[0-9]+", long_date(DAY, lang.parse(tag), native_digits=False))


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "23 أكتوبر 2025"),
        ("bn", "২৩ অক্টোবর, ২০২৫"),
        ("de", "23. Oktober 2025"),
        ("fa", "۲۳ اکتبر ۲۰۲۵"),
        ("mr", "२३ ऑक्टोबर, २०२५"),
        ("vi", "23 tháng 10, 2025"),
    ],
)
def test_a_date_is_written_out_in_the_gregorian_calendar(tag, text):
    assert long_date(DAY, lang.parse(tag), native_digits=True) == text


def test_thousands_are_grouped_as_the_language_does():
    assert number(12345, lang.parse("de"), native_digits=True) == "12.345"
    assert number(1234567, lang.parse("bn"), native_digits=True) == "১২,৩৪,৫৬৭"


@pytest.mark.parametrize("tag", UNKNOWN)
def test_a_language_that_nobody_knows_has_its_tag_as_name_and_iso_dates(tag):
    assert autonym(tag) == tag
    assert long_date(DAY, tag, native_digits=True) == "2025-10-23"
    assert number(12345, tag, native_digits=True) == "12345"
    assert direction(tag) in {"ltr", "rtl"}


def test_an_unknown_language_in_a_known_script_runs_as_the_script_does():
    assert direction("qaa-Arab") == "rtl"
    assert direction("qaa-Latn") == "ltr"
    assert direction("qaa") == "ltr"


@pytest.mark.parametrize("tag", ["de", "dv", "az-Arab", "en", "nqo"])
def test_where_cldr_has_no_names_of_months_the_date_is_iso(tag):
    """CLDR's root writes ``M10`` where a language has no month names; nobody reads that."""
    text = long_date(DAY, lang.parse(tag), native_digits=False)
    assert not re.search(r"M\d", text), text


@settings(max_examples=200, deadline=None)
@given(tag=st.sampled_from(CLDR), day=st.dates(), value=st.integers(0, 10**9))
def test_every_locale_of_cldr_has_a_name_a_date_and_numbers(tag, day, value):
    assert autonym(tag).strip()
    assert direction(tag) in {"ltr", "rtl"}
    for native_digits in (True, False):
        assert long_date(day, tag, native_digits=native_digits).strip()
        assert number(value, tag, native_digits=native_digits).strip()


@settings(max_examples=100, deadline=None)
@given(
    tag=st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(-[a-z0-9]{5,8})?", fullmatch=True)
)
def test_no_tag_whatever_it_says_raises(tag):
    assert autonym(tag)
    assert direction(tag) in {"ltr", "rtl"}
    assert long_date(DAY, tag, native_digits=True)
