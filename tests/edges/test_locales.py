"""How a language is named, written and counted in; no tag, however odd, stops a build."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import icu
import pytest
from babel.core import get_global
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import cldr
from generator.edges.locales import (
    autonym,
    direction,
    joints,
    language_name,
    long_date,
    month,
    month_name,
    number,
    plural,
    year,
)
from generator.edges.locales.names import _AUTONYMS
from generator.edges.locales.nearest import nearest
from generator.edges.locales.numbers import _DIGITS
from generator.model import lang
from generator.model.digits import Digits
from generator.model.ids import LangTag
from generator.model.lang import _ISO_639_1
from generator.model.tags import direction_of

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


def test_every_locale_runs_as_cldr_says():
    for tag in CLDR:
        way = cldr.locale(tag).text_direction
        assert direction(tag) == way.replace("ttb", "ltr"), tag  # lines of mn-Mong stand


@pytest.mark.parametrize("tag", ["ar-EG", "fa-AF", "ur-IN"])
def test_a_region_does_not_change_the_direction(tag):
    assert direction(lang.parse(tag)) == "rtl"


@pytest.mark.parametrize(
    ("tag", "digits"),
    [("bn", "১২৩৪৫৬৭৮৯০"), ("fa", "۱۲۳۴۵۶۷۸۹۰"), ("mr", "१२३४५६७८९०"), ("my", "၁၂၃၄၅၆၇၈၉၀")],
)
def test_languages_with_digits_of_their_own_count_in_them(tag, digits):
    written = number(1234567890, lang.parse(tag), digits=Digits.DEFAULT)
    assert re.sub(r"\W", "", written) == digits


@pytest.mark.parametrize("tag", ["ar", "km", "ur", "hi", "th", "de", "lo"])
def test_languages_that_count_in_latin_digits_keep_them(tag):
    written = number(1234567890, lang.parse(tag), digits=Digits.DEFAULT)
    assert re.sub(r"\W", "", written) == "1234567890"


@pytest.mark.parametrize("tag", ["bn", "fa", "mr"])
def test_a_site_can_have_latin_digits_everywhere(tag):
    assert number(7, lang.parse(tag), digits=Digits.LATIN) == "7"
    assert re.findall("[0-9]+", long_date(DAY, lang.parse(tag), digits=Digits.LATIN))


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
    assert long_date(DAY, lang.parse(tag), digits=Digits.DEFAULT) == text


@pytest.mark.parametrize(
    ("tag", "value", "text"),
    [
        ("de", 12345, "12.345"),
        ("hi", 1234567, "12,34,567"),
        ("bn", 1234567, "১২,৩৪,৫৬৭"),
        ("fa", 1234, "۱٬۲۳۴"),
        ("ar-EG", 1234567, "١٬٢٣٤٬٥٦٧"),
        ("es", 1234, "1234"),
        ("es", 12345, "12.345"),
        ("es-MX", 1234, "1,234"),
        ("pt-PT", 1234, "1234"),
        ("pt-BR", 1234, "1.234"),
        ("pl-PL", 1234, "1234"),
        ("bn", -1234, "-১,২৩৪"),
    ],
)
def test_thousands_are_grouped_as_the_language_does(tag, value, text):
    assert number(value, lang.parse(tag), digits=Digits.DEFAULT) == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "١٬٢٣٤"), ("hi", "१,२३४"), ("ur", "۱٬۲۳۴"), ("th", "๑,๒๓๔"), ("km", "១.២៣៤"),
        ("lo", "໑.໒໓໔"), ("ta", "௧,௨௩௪"), ("zh-Hans", "一,二三四"), ("bn", "১,২৩৪"),
        ("de", "1.234"), ("ja-JP", "1,234"), ("qaa", "1234"),
    ],
)  # fmt: skip
def test_a_language_can_be_given_the_digits_of_its_own_script(tag, text):
    assert number(1234, tag, digits=Digits.NATIVE) == text


def test_digits_hold_for_dates_too():
    assert long_date(DAY, lang.parse("ar"), digits=Digits.NATIVE) == "٢٣ أكتوبر ٢٠٢٥"
    assert month(2025, 10, lang.parse("km"), digits=Digits.NATIVE) == "តុលា ២០២៥"
    assert year(2025, lang.parse("th"), digits=Digits.NATIVE) == "๒๐๒๕"


def test_the_digits_of_a_system_are_the_ten_in_their_order():
    for name, digits in _DIGITS.items():
        assert [unicodedata.numeric(digit) for digit in digits] == list(range(10)), name


def test_every_locale_has_the_digits_that_cldr_gives_it():
    for name in locale_identifiers():
        locale = cldr.locale(name)
        native = locale.other_numbering_systems.get("native", "latn")
        assert {locale.default_numbering_system, native} <= {"latn", *_DIGITS}, name


@pytest.mark.parametrize("value", [999, 1234, 12345, 123456, 1234567])
def test_numbers_of_every_locale_are_grouped_as_icu_does(value):
    """Babel has no minimum of digits for grouping, so it is a table; ICU 77 is the same CLDR."""
    known = set(icu.Locale.getAvailableLocales()) & set(locale_identifiers())
    for name in sorted(known - {"en_US_POSIX"}):
        tag = name.replace("_", "-")
        locale = icu.Locale.forLanguageTag(f"{tag}-u-nu-latn")
        theirs = icu.NumberFormatter.withLocale(locale).formatInt(value)
        assert number(value, tag, digits=Digits.LATIN) == theirs, name


@pytest.mark.parametrize(
    ("tag", "written", "named", "alone"),
    [
        ("en", "October 2025", "October", "2025"),
        ("bn", "অক্টোবর ২০২৫", "অক্টোবর", "২০২৫"),
        ("cs", "říjen 2025", "říjen", "2025"),
        ("ja", "2025年10月", "10月", "2025年"),
        ("ko", "2025년 10월", "10월", "2025년"),
        ("zh-Hant", "2025年10月", "10月", "2025年"),
        ("zh-Hans", "2025年10月", "十月", "2025年"),
        ("fa", "اکتبر ۲۰۲۵", "اکتبر", "۲۰۲۵"),
        ("ar-SA", "أكتوبر ٢٠٢٥", "أكتوبر", "٢٠٢٥"),
        ("hr", "listopad 2025.", "listopad", "2025."),
        ("qaa", "2025-10", "10", "2025"),
        ("dv", "2025-10", "10", "2025"),
    ],
)
def test_months_and_years_stand_by_themselves(tag, written, named, alone):
    tag = lang.parse(tag)
    assert month(2025, 10, tag, digits=Digits.DEFAULT) == written
    assert month_name(10, tag, digits=Digits.DEFAULT) == named
    assert year(2025, tag, digits=Digits.DEFAULT) == alone


@pytest.mark.parametrize(
    ("tag", "items", "text"),
    [
        ("en", "a b c", "a, b, and c"),
        ("de", "a b c d", "a, b, c und d"),
        ("ar", "a b c", "a وb وc"),
        ("zh", "a b c", "a、b和c"),
        ("th", "a b", "aและb"),
        ("es", "Ana Ignacio", "Ana e Ignacio"),
        ("es", "Ana hielo", "Ana y hielo"),
        ("he", "א ב", "א וב"),
        ("he", "א Anna", "א ו-Anna"),
        ("qaa", "a b c", "a, b, c"),
        ("en", "a", "a"),
        ("en", "", ""),
    ],
)
def test_a_list_ends_in_and(tag, items, text):
    parts = tuple(items.split())
    first, *others = joints(parts, tag)
    assert first + "".join(map("".join, zip(parts, others, strict=True))) == text


@pytest.mark.parametrize(
    ("tag", "in_tag", "name"),
    [
        ("de", "fr", "allemand"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("zh-Hant", "de", "Chinesisch (traditionell)"),
        ("sr-Latn", "bn", "সার্বীয় (ল্যাটিন)"),
        ("ay", "en", "Aymara"),
        ("sm", "fj", "Gagana Sāmoa"),
        ("de", "qaa", "Deutsch"),
        ("qaa", "de", "qaa"),
        ("qaa", "tlh", "qaa"),
    ],
)
def test_a_language_is_named_in_another(tag, in_tag, name):
    assert language_name(tag, in_tag) == name


@pytest.mark.parametrize(
    ("tag", "name"), [("ay", "Aymar aru"), ("sm", "Gagana Sāmoa"), ("fj-FJ", "Na Vosa Vakaviti")]
)
def test_a_language_that_cldr_lacks_is_named_from_a_table(tag, name):
    assert autonym(tag) == name


def test_every_language_with_a_two_letter_code_is_named_and_the_table_names_only_what_cldr_lacks():
    for code in _ISO_639_1 - {"ae", "av", "ik", "pi"}:
        assert autonym(code) != code
    for code in _AUTONYMS:
        assert nearest(code) is None


@pytest.mark.parametrize(
    ("tag", "count", "category"),
    [
        ("ar", 3, "few"),
        ("pl", 5, "many"),
        ("ja", 1, "other"),
        ("cy", 0, "zero"),
        ("qaa", 1, "other"),
    ],
)
def test_a_count_has_the_plural_category_of_cldr(tag, count, category):
    assert plural(count, tag) == category


@pytest.mark.parametrize("tag", UNKNOWN)
def test_a_language_that_nobody_knows_has_its_tag_as_name_and_iso_dates(tag):
    assert autonym(tag) == tag
    assert long_date(DAY, tag, digits=Digits.DEFAULT) == "2025-10-23"
    assert number(12345, tag, digits=Digits.DEFAULT) == "12345"
    assert direction(tag) in {"ltr", "rtl"}


def test_an_unknown_language_in_a_known_script_runs_as_the_script_does():
    assert direction("qaa-Arab") == "rtl"
    assert direction("qaa-Latn") == "ltr"
    assert direction("qaa") == "ltr"


@pytest.mark.parametrize("tag", ["de", "dv", "az-Arab", "en", "nqo"])
def test_where_cldr_has_no_names_of_months_the_date_is_iso(tag):
    """CLDR's root writes ``M10`` where a language has no month names; nobody reads that."""
    text = long_date(DAY, lang.parse(tag), digits=Digits.LATIN)
    assert not re.search(r"M\d", text), text


@settings(max_examples=200, deadline=None)
@given(tag=st.sampled_from(CLDR), day=st.dates(), value=st.integers(0, 10**9))
def test_every_locale_of_cldr_has_a_name_a_date_and_numbers(tag, day, value):
    assert autonym(tag).strip()
    assert direction(tag) in {"ltr", "rtl"}
    for digits in Digits:
        assert long_date(day, tag, digits=digits).strip()
        assert number(value, tag, digits=digits).strip()
        assert month(day.year, day.month, tag, digits=digits).strip()
        assert month_name(day.month, tag, digits=digits).strip()
        assert year(day.year, tag, digits=digits).strip()
    assert plural(value, tag) in {"zero", "one", "two", "few", "many", "other"}
    assert len(joints(("a",) * (value % 7), tag)) == value % 7 + 1
    assert language_name(tag, tag)


@settings(max_examples=100, deadline=None)
@given(
    tag=st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?(-[a-z0-9]{5,8})?", fullmatch=True)
)
def test_no_tag_whatever_it_says_raises(tag):
    assert autonym(tag)
    assert direction(tag) in {"ltr", "rtl"}
    assert long_date(DAY, tag, digits=Digits.DEFAULT)
    assert month(2025, 10, tag, digits=Digits.NATIVE)
    assert language_name(tag, "de")
    assert language_name("de", tag)
    assert len(joints(("a", "b", "c"), tag)) == 4


def test_cldr_and_the_table_agree_on_the_direction_of_every_language():
    tags = (name for name in get_global("likely_subtags") if "_" not in name and len(name) > 1)
    known = {tag: direction_of(tag) for tag in tags}
    assert {tag: direction(LangTag(tag)) for tag, way in known.items() if way} == {
        tag: way for tag, way in known.items() if way
    }
    assert {direction(LangTag(tag)) for tag in ("prs", "pnb", "rhg", "arc")} == {"rtl"}
