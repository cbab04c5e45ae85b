"""Printed date -> date: many languages and digits; refused is all that is not one date."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from generator.stages.extract.dates import parse_date

DAY = dt.date(2025, 10, 23)
_LOCALES = (
    "ar bg bn bs ca cs da de el en es et fa fi fil fr gu he hi hr hu hy id is it ja ka kk km kn ko"
    " lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl sq sr sr_Latn sv sw ta te th"
    " tr uk ur uz vi zh zh_Hant"
).split()


@pytest.mark.parametrize(
    "printed",
    [
        "23/10/2025",
        "23.10.2025",
        "23-10-2025",
        "23. 10. 2025",
        "2025-10-23",
        "2025/10/23",
        "2025.10.23",
        "2025. 10. 23.",
        "23. Oktober 2025",
        "Donnerstag, 23. Oktober 2025",
        "23 October 2025",
        "October 23, 2025",
        "Oct 23, 2025",
        "Thu, 23 Oct 2025",
        "23rd October 2025",
        "23 de octubre de 2025",
        "23 de outubro de 2025",
        "23 octobre 2025",
        "jeudi 23 octobre 2025",
        "23 octombrie 2025",
        "23 октября 2025",
        "23 października 2025",
        "23 Ekim 2025",
        "23 Oktober 2025",
        "23 tháng 10 năm 2025",
        "23 tháng 10, 2025",
        "২৩ অক্টোবর ২০২৫",
        "২৩/১০/২০২৫",
        "٢٣ أكتوبر ٢٠٢٥",
        "٢٣/١٠/٢٠٢٥",
        "۲۳ اکتبر ۲۰۲۵",
        "23 اکتوبر، 2025",
        "२३ अक्टूबर २०२५",
        "២៣ តុលា ២០២៥",
        "ថ្ងៃទី២៣ ខែតុលា ឆ្នាំ២០២៥",
        "23 ตุลาคม 2025",
        "2025年10月23日",
        "2025년 10월 23일",
    ],
)
def test_a_date_is_read_in_the_words_and_digits_of_many_languages(printed):
    assert parse_date(printed) == DAY


@pytest.mark.parametrize(
    "printed",
    [
        "23/10/2025 14:05",
        "23/10/2025 | 14:05",
        "23.10.2025, 14.05 Uhr",
        "23 Oct 2025 10:00 GMT",
        "October 23, 2025 2:05 p.m.",
        "23/10/2025 14h05",
        "  23/10/2025 -",
        "2025-10-23T14:05:00",
        "2025-10-23 14:05:00",
    ],
)
def test_a_time_of_day_beside_the_date_is_passed_over(printed):
    assert parse_date(printed) == DAY


@pytest.mark.parametrize(
    ("printed", "month"),
    [
        ("Mar 5, 2025", 3),
        ("5 March 2025", 3),
        ("5 de febrero de 2025", 2),
        ("5 de julio de 2025", 7),
        ("5 de março de 2025", 3),
        ("5 de julho de 2025", 7),
        ("5 marzo 2025", 3),
        ("5 mars 2025", 3),
        ("5. März 2025", 3),
        ("5 mai 2025", 5),
        ("5 may 2025", 5),
        ("5 tháng 1 năm 2025", 1),
        ("5 tháng 11 năm 2025", 11),
        ("05 tháng 02 năm 2025", 2),
        ("2025年1月5日", 1),
        ("2025年11月5日", 11),
        ("5 Mei 2025", 5),
        ("5 iunie 2025", 6),
        ("৫ মে ২০২৫", 5),
    ],
)
def test_a_month_is_not_hidden_by_a_name_of_another_language(printed, month):
    assert parse_date(printed) == dt.date(2025, month, 5)


@pytest.mark.parametrize(
    "prose",
    [
        "",
        "2025",
        "2025.",
        "10",
        "October 2025",
        "23 October",
        "In 2025 the house had 23 guests",
        "Since 23 October 2025 the house is open",
        "23 October 2025 - 25 October 2025",
        "23/10/2025 25/10/2025",
        "Article of 23 October 2025",
        "23 October 2025 Berlin",
        "Room 23/10",
        "1800585898",
        "+49 30 23 10 2025",
        "23 May Flower 2025",
        "2021-2025",
        "https://news.example/2025/10/23",
        "২০২৫ সালে ২৩ জন",
        "3:10:2025",
    ],
)
def test_prose_and_bare_years_and_spans_are_no_date(prose):
    assert parse_date(prose) is None


@pytest.mark.parametrize(
    "printed",
    [
        "31.02.2025", "29.02.2025", "31/04/2025", "00/10/2025", "23/13/2025", "2025-13-23",
        "32 October 2025", "0 October 2025", "23/10/25", "23/10/202", "10.25",
    ],
)  # fmt: skip
def test_a_day_that_the_calendar_does_not_have_is_refused(printed):
    assert parse_date(printed) is None


@pytest.mark.parametrize("printed", ["1404/08/01", "२०८२/०७/०६", "06/07/2082", "1 محرم 1447"])
def test_a_number_that_may_be_of_another_calendar_is_not_taken(printed):
    assert parse_date(printed) is None


def test_a_leap_day_is_read():
    assert parse_date("29.02.2024") == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("printed", "dmy", "mdy"),
    [
        ("03/04/2025", dt.date(2025, 4, 3), dt.date(2025, 3, 4)),
        ("13/04/2025", dt.date(2025, 4, 13), dt.date(2025, 4, 13)),
        ("04/13/2025", dt.date(2025, 4, 13), dt.date(2025, 4, 13)),
        ("04.13.2025", None, dt.date(2025, 4, 13)),
        ("2025-03-04", dt.date(2025, 3, 4), dt.date(2025, 3, 4)),
        ("3 April 2025", dt.date(2025, 4, 3), dt.date(2025, 4, 3)),
        ("April 3, 2025", dt.date(2025, 4, 3), dt.date(2025, 4, 3)),
    ],
)
def test_the_order_of_day_and_month_is_told_and_left_only_where_it_is_impossible(printed, dmy, mdy):
    assert (parse_date(printed, "dmy"), parse_date(printed, "mdy")) == (dmy, mdy)


@pytest.mark.parametrize("printed", ["23. listopada 2025", "23 lip 2025"])
def test_a_name_that_means_two_months_is_refused(printed):
    assert parse_date(printed) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2040, 12, 31)), st.sampled_from(_LOCALES))
def test_a_date_of_any_language_is_read_as_itself_or_not_at_all(day, code):
    for style in ("full", "long", "medium"):
        assert parse_date(format_date(day, style, locale=code)) in {day, None}


@pytest.mark.parametrize("code", "ar bn de en es fr hi id km pt ro ru tr uk ur vi zh".split())
def test_every_month_of_the_large_languages_is_read(code):
    days = [dt.date(2025, month, 17) for month in range(1, 13)]
    printed = [format_date(day, "long", locale=code) for day in days]
    assert [parse_date(line) for line in printed] == days


@given(st.text(alphabet="0123456789০٣年月日/.- :,abMay", max_size=16))
def test_any_text_is_a_date_or_none_and_never_an_error(text):
    found = parse_date(text)
    assert found is None or 1800 <= found.year <= 2199
