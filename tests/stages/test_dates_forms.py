"""Printed date -> date: rarer forms of the press, and the zones and clocks beside them."""

import pytest

from generator.stages.extract.dates import parse_date, read_date

# All of these are the Wednesday 22 October 2025.
WEDNESDAY = """
10/22/2025
10-22-2025
10/22/2025 10:15 PM
(10/22/2025)
22/10/2025 9:12 PM MYT
22 October 2025, 10:15 a.m. PHT
22 October 2025 at 10:15 am +08
22 October 2025 10:15 +08:00
October 22, 2025 10:15 PST
22 October 2025 IST
22 Oct 2025, 10:15 IST
22/10/2025 GMT+7
10:15 | 22/10/2025 GMT+7
22-10-2025 10:15 UTC+8
10:15 / 22.10.2025
22.10.2025 / 10:15
22.10.2025 u 10:15
22.10.2025. u 10:15 h
22.10.2025 во 10:15
22.10.2025 10:15 hs
22. Oktober 2025, 10:15 Uhr MESZ
22 octobre 2025 à 10h15min
22 października 2025, godz. 10:15
২২ অক্টোবর ২০২৫, ১০:১৫ এএম
২২ অক্টোবর ২০২৫, ৭:২৫ পিএম
২২ অক্টোবর ২০২৫, ৭:২৫ পি.এম
২২ অক্টোবর ২০২৫, ১৫: ৩০
২২ অক্টোবর ২০২৫, ৬ কার্তিক ১৪৩২
২২ অক্টোবর ২০২৫, ৬ কার্তিক ১৪৩২ বঙ্গাব্দ
বুধবার, ২২ অক্টোবর ২০২৫, ৬ কার্তিক ১৪৩২
২২ অক্টোবর ২০২৫ / ৭ কার্তিক ১৪৩২
22 ตุลาคม 2568 02.00 น.
22 ต.ค. 2568 | 02.00 น.
22 ตุลาคม 2568 เวลา 02.00 น
ថ្ងៃទី 22 ខែ តុលា ឆ្នាំ 2025
ថ្ងៃទី22 តុលា 2025 ម៉ោង 9:30
22 अक्टूबर 2025 सायं 5:30
22 अक्टूबर 2025, सुबह 10:15 बजे
22 अक्टूबर 2025, शाम 5:12
22/10/2025 10:15 CH
22/10/2025 10:15 SA
二〇二五年十月二十二日
二〇二五年十月二十二日 星期三
二零二五年十月二十二日 上午10:15
一一四年十月二十二日
2025 оны 10 сарын 22
2025 оны 10-р сарын 22-ний өдөр
2025-жылдын 22-октябры
2025-жылғы 22 қазан
2025 ඔක්තෝබර් මස 22
ઓકટોબર 22, 2025 7:26 પી એમ(PM)
22 ઓક્ટોબર 2025, 10:15 એ એમ
د ۱۴۰۴ تلې ۳۰
۳۰ تلې ۱۴۰۴
۳۰ میزان ۱۴۰۴
२०८२ कार्तिक ५ गते
२०८२ कार्तिक ५ गते बुधबार
R7.10.22(水)
ל' בתשרי תשפ"ו, 22.10.2025
יום רביעי 22.10.2025 / ל׳ תשרי תשפ״ו
22 ഒക്ടോബര്‍ 2025
अक्टूबर 22, 2025
""".strip().splitlines()


@pytest.mark.parametrize("printed", WEDNESDAY)
def test_a_rarer_form_is_read(printed):
    assert str(parse_date(printed)) == "2025-10-22"


@pytest.mark.parametrize(
    ("printed", "day", "certainty", "is_ambiguous"),
    [
        ("10/22/2025", "2025-10-22", 0.9, False),
        ("21.11.24", "2024-11-21", 0.7, False),
        ("01/07/24", "2024-07-01", 0.7, True),
        ("22/10/25 10:15", "2025-10-22", 0.7, False),
        ("10/22/25", "2025-10-22", 0.7, False),
        ("9.10.24", "2024-10-09", 0.7, False),
        ("R7.10.22", "2025-10-22", 0.7, False),
        ("H31.4.30", "2019-04-30", 0.7, False),
        ("اول عقرب ۱۴۰۴", "2025-10-23", 0.97, False),
        ("二〇二四年三月五日", "2024-03-05", 0.97, False),
        ("二〇二四年十二月三十一日", "2024-12-31", 0.97, False),
        ("二〇二四年十月十日", "2024-10-10", 0.97, False),
        ("ફેબ્રુવારી 20, 2025", "2025-02-20", 0.97, False),
    ],
)
def test_what_a_form_leaves_open_is_told(printed, day, certainty, is_ambiguous):
    found = read_date(printed)
    assert (str(found.date), found.certainty, found.is_ambiguous) == (day, certainty, is_ambiguous)


@pytest.mark.parametrize(
    ("printed", "lang"),
    [
        ("25.10.22", "ko"),
        ("25.10.22", "ja"),
        ("25/10/22", "zh"),
        ("25.10.22.", "hu"),
        ("22/10/25", "th"),
        ("22/10/25", "fa"),
    ],
)
def test_a_short_year_is_not_read_where_it_may_stand_first(printed, lang):
    assert read_date(printed, lang=lang) is None


def test_the_order_decides_a_short_year_too():
    assert str(read_date("01/07/24", "mdy").date) == "2024-01-07"


@pytest.mark.parametrize(
    "printed",
    [
        "10.22.2025", "13/22/2025", "10/32/2025", "4.5.10", "21.11.41", "21-11-24", "21 11 24",
        "22 Oct '25", "A4.10.2024", "v1.2.2024", "২২ অক্টোবর ২০২৫, ১৬ কার্তিক ১৪৩২",
        "৬ কার্তিক ১৪৩২", "א' בחשוון תשפ\"ו", "R7.13.22", "H31.5.1", "R7.10.22.1",
        "二〇二五年十三月二日", "二〇二五年十月", "十月二十二日", "اول ۱۴۰۴", "28/09 GMT+7",
        "12 ربيع الأول 1446 / ৬ কার্তিক ১৪৩২",
    ],
)  # fmt: skip
def test_what_the_rarer_forms_do_not_settle_is_refused(printed):
    assert read_date(printed) is None
