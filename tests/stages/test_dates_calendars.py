"""Dates of other calendars, their certainty, and what is refused because it may be two days."""

import pytest

from generator.stages.extract.dates import read_date


# Days by jdatetime, nepali-datetime and convertdate, with which all days of 1890 to 2025 agree.
@pytest.mark.parametrize(
    ("printed", "day", "calendar", "certainty"),
    [
        ("۱۴ اردیبهشت ۱۴۰۲", "2023-05-04", "jalali", 0.97),
        ("۳۰ اسفند ۱۴۰۳", "2025-03-20", "jalali", 0.97),
        ("1 فروردین 1400", "2021-03-21", "jalali", 0.97),
        ("24 ثور 1403", "2024-05-13", "jalali", 0.97),
        ("4 Khordad 1404", "2025-05-25", "jalali", 0.97),
        ("۱۴۰۲/۰۲/۱۴", "2023-05-04", "jalali", 0.95),
        ("1402/02/14", "2023-05-04", "jalali", 0.75),
        ("۱۴۰۲/۰۲/۱۴ ه.ش", "2023-05-04", "jalali", 0.97),
        ("६ कार्तिक २०८२", "2025-10-23", "nepali", 0.75),
        ("बिहीबार ६ कार्तिक २०८२", "2025-10-23", "nepali", 0.9),
        ("1 Baisakh 2081", "2024-04-13", "nepali", 0.75),
        ("२०८१ चैत ३१ गते", "2025-04-13", "nepali", 0.95),
        ("民國113年2月29日", "2024-02-29", "roc", 0.97),
        ("114年5月4日", "2025-05-04", "roc", 0.85),
        ("平成31年4月30日", "2019-04-30", "heisei", 0.97),
        ("令和元年5月1日", "2019-05-01", "reiwa", 0.97),
        ("昭和64年1月7日", "1989-01-07", "showa", 0.97),
        ("29 ก.พ. 2567", "2024-02-29", "buddhist", 0.97),
        ("23 ต.ค. 68", "2025-10-23", "buddhist", 0.75),
        ("พฤ. 23 ต.ค. 68", "2025-10-23", "buddhist", 0.9),
        ("23/10/2568", "2025-10-23", "buddhist", 0.9),
        ("23 October 2568", "2025-10-23", "buddhist", 0.9),
        ("១ មករា ២៥៦៨", "2025-01-01", "buddhist", 0.75),
        ("ថ្ងៃទី២៣ ខែតុលា ព.ស.២៥៦៩", "2025-10-23", "buddhist", 0.75),
        ("ថ្ងៃព្រហស្បតិ៍ ទី២៣ ខែតុលា ព.ស.២៥៦៩", "2025-10-23", "buddhist", 0.9),
        ("១ ធ្នូ ២៥៦៨", "2024-12-01", "buddhist", 0.75),
        ("12 ربيع الأول 1446 هـ الموافق 15 سبتمبر 2024", "2024-09-15", "gregorian", 0.97),
        ("الأحد 12 ربيع الأول 1446هـ - 15 سبتمبر 2024م", "2024-09-15", "gregorian", 0.97),
        ("12 Rabiul Awal 1446 H / 15 September 2024", "2024-09-15", "gregorian", 0.97),
        ("۲۵ شهریور ۱۴۰۳ - ۱۲ ربیع‌الاول ۱۴۴۶ - 15 September 2024", "2024-09-15", "gregorian", 0.97),
        ("4 جانفي 2025", "2025-01-04", "gregorian", 0.97),
        ("4 أفريل 2025", "2025-04-04", "gregorian", 0.97),
        ("4 أوت 2025", "2025-08-04", "gregorian", 0.97),
        ("4 كانون الثاني 2025", "2025-01-04", "gregorian", 0.97),
        ("4 شباط 2025", "2025-02-04", "gregorian", 0.97),
        ("4 غشت 2025", "2025-08-04", "gregorian", 0.97),
        ("Wednesday, 23 October 2025", "2025-10-23", "gregorian", 0.6),
    ],
)
def test_a_calendar_comes_with_its_certainty(printed, day, calendar, certainty):
    found = read_date(printed)
    assert (found.date.isoformat(), found.calendar, found.certainty) == (day, calendar, certainty)


@pytest.mark.parametrize(
    ("printed", "lang", "day"),
    [
        ("23. listopada 2025", "hr", "2025-10-23"),
        ("23 listopada 2025", "pl", "2025-11-23"),
        ("23 lip 2025", "hr", "2025-06-23"),
        ("23 lip 2025", "pl", "2025-07-23"),
        ("5 srp 2025", "cs", "2025-08-05"),
        ("23/10/68", "th", "2025-10-23"),
        ("114/05/04", "zh-Hant", "2025-05-04"),
        ("२०८२/०७/०६", "ne", "2025-10-23"),
        ("1404/08/01", "fa", "2025-10-23"),
        ("١٤٠٤/٠٨/٠١", "ps", "2025-10-23"),
    ],
)
def test_the_language_decides_what_is_open_without_it(printed, lang, day):
    assert read_date(printed, lang=lang).date.isoformat() == day
    without = read_date(printed)
    assert without is None or without.certainty < 0.8


@pytest.mark.parametrize(
    ("printed", "lang"),
    [
        ("1425/03/12", "ar"),
        ("۱۴۲۵/۰۳/۱۲", "ur"),
        ("12 መስከረም 2017", "ti"),
        ("23/10/68", "en"),
        ("114/05/04", "ja"),
        ("23 listopada 2025", "en"),
    ],
)
def test_a_language_that_does_not_fit_opens_nothing(printed, lang):
    assert read_date(printed, lang=lang) is None


REFUSED = """
3-5 May 2024
3–5 May 2024
3 - 5 May 2024
May 5-7, 2024
5 May 2024 to 7 May 2024
4 May 2024 - 5 May 2024
23/10/2025 - 24/10/2025
5 March 2024 4 April 2024
23 Oct 2025, 10:15–11:00
May 2024
5/2024
2024/5
2025年10月
23 October
1402
5 5 2024
10:15
10:15 23
4.5.2024.6
1.5 May 2024
3,5 million May 2024
Ch. 5, May 2024
23 October 2025 (updated)
Berlin, 23 October 2025
In 1402/02/14 stand 3
23 X 2025
2024-02-30
10.23.2025
10/2025/23
23-10-25
23 Oct 25
30 اسفند 1402
31 عقرب 1403
32 असार 2081
५ माघ 2100
6 कार्तिक 1999
33 ต.ค. 68
23 ต.ค. 25
29 ก.พ. 2568
45/10/2568
1 ม.ค. 2483
១៥ ឧសភា ២៥៦៨
平成31年5月1日
令和1年4月30日
昭和65年1月1日
令和6年（2023年）5月4日
民國114年13月4日
14年5月4日
12 ربيع الأول 1446 هـ
1 محرم 1447
1 Muharram 1447
12 ربيع الأول 1446 هـ الموافق 25 سبتمبر 2024
12 ربيع الأول 1446 هـ 15 سبتمبر 2024
1446/03/12
١٤٢٥/٠٣/١٢
၁၃၈၇/၀၅/၀၄
২৩ কার্তিক ১৪৩২
1 Tishrei 5785
12 መስከረም 2017
23 October 1402
5 Khordad 2024
5 May 2024 هـ
２３年
""".strip().splitlines()


@pytest.mark.parametrize("printed", REFUSED)
def test_what_is_more_or_less_than_one_date_is_refused(printed):
    assert read_date(printed) is None
    assert read_date(printed, "mdy") is None or printed == "10.23.2025"


@pytest.mark.parametrize(
    ("printed", "is_ambiguous"),
    [
        ("03/04/2025", True),
        ("03-04-2025", True),
        ("03.04.2025", False),
        ("13/04/2025", False),
        ("04/04/2025", False),
        ("2025/03/04", False),
        ("2025-03-04", False),
        ("3 April 2025", False),
        ("Thursday, 03/04/2025", False),
        ("Tuesday, 03/04/2025", True),
        ("03/04/2025 10:30 (GMT+7)", True),
    ],
)
def test_slashes_that_leave_the_day_open_are_told(printed, is_ambiguous):
    assert read_date(printed).is_ambiguous is is_ambiguous


def test_a_weekday_that_does_not_fit_leaves_the_date_in_doubt():
    assert read_date("Tuesday, 03/04/2025").certainty < 0.8
    assert read_date("Tuesday, 03/04/2025", "mdy").certainty > 0.9


@pytest.mark.parametrize("printed", ["no digit stands here", "May", "x" * 10_000 + "1", ""])
def test_a_line_without_digits_or_far_too_long_is_refused_at_once(printed):
    assert read_date(printed) is None
