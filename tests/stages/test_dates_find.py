"""A date among other words: found with its place, or not at all if it may be another day."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.stages.extract.dates import find_date, read_date

# A day, then a line that holds it in brackets; the brackets are no part of the line.
FOUND = """
2024-10-23 发布时间:⟦2024-10-23 14:20⟧ 信息来源:市民政局 浏览次数:12
2023-03-16 Posted On: ⟦16 MAR 2023 10:15⟧ by PIB Delhi
2019-05-28 ⟦Selasa, 28 Mei 2019⟧ Reporter: X Editor: Y 2553
2024-02-20 ⟦12:10 / 20.02.2024⟧
2021-08-10 ⟦10.08.2021, 13:17⟧ 11848
2019-03-27 • 建檔日期:⟦108-03-27⟧
2024-10-09 ⟦9. okt 2024 o 14:32⟧ TASR
2023-03-16 தினத்தந்தி ⟦16 March 2023 12:15 AM IST⟧ (Updated: 16 March 2023 12:16 AM IST)
2024-03-12 Published ⟦12 March 2024, 10:15⟧
2023-09-28 ⟦07:00 | 28/09/2023 GMT+7⟧
2025-11-28 ⟦28.11.2025⟧ - Sociální
2024-03-19 Stand: ⟦19.03.2024, 17:42 Uhr⟧
2025-06-12 Opublikowano: ⟦12 czerwca 2025, 08:15⟧ Aktualizacja: 12 czerwca 2025, 11:40
2025-11-12 por Ana Gouveia publicado ⟦12/11/2025 12h33⟧
2017-01-19 publicerad ⟦19 januari 2017⟧
2024-05-14 Publicerad ⟦14 maj 2024 kl. 05.30⟧ Uppdaterad 14 maj 2024 kl. 08.12
2026-03-17 Варна<+> ⟦17.03.2026 12:21⟧ Снимка: ДНЕС+
2024-03-19 Објавено на ⟦19/03/2024 во 11:05⟧
2022-11-09 Дата: ⟦09.11.2022 09:09⟧
2018-11-30 Publicat el ⟦30 de novembre de 2018 a les 22:00⟧
2024-06-20 Posted on ⟦June 20, 2024⟧ by Grace Achieng
2024-09-12 ⟦12.09.2024⟧ | Karl Bauer
2025-03-26 Báo Vĩnh PhúcBáo Vĩnh Phúc⟦26/03/2025⟧
2022-09-08 ⟦ກ.ຍ. 8, 2022⟧ | SlideMobile
2025-10-24 ចុះផ្សាយ៖ ⟦២៤ តុលា ២០២៥ | ម៉ោង ០៩:៣០⟧
2022-07-28 ⟦২৮ জুলাই, ২০২২⟧, ১ year আগে
2025-10-24 প্রকাশ: ⟦২৪ অক্টোবর ২০২৫, ১৫: ৩০⟧
2024-03-20 Updated: ⟦Wed, 20 Mar 2024 11:21 PM (IST)⟧
2024-01-30 प्रकाशित मिति : ⟦१६ माघ २०८०, मङ्गलबार १४:२०⟧
2025-10-23 نشر في: ⟦الخميس 23 أكتوبر 2025 - 11:45 ص⟧ بواسطة محرر
2019-03-18 به روز رسانی : ⟦دوشنبه 27 اسفند 1397 - ساعت 15:41⟧
2011-03-19 מבזקי חדשות - ⟦יום שבת 19.03.2011⟧ / י״ג אדר התשע"א
2025-10-23 פורסם: ⟦23.10.25, 14:05⟧ | עודכן: 15:30
2024-03-19 ⟦2024-03-19⟧刘艳霞查媛
2025-10-23 發布時間:⟦114/10/23 14:20⟧（10/23 15:02 更新）
2025-10-17 입력 ⟦2025.10.17 14:02⟧
2025-10-20 公開:⟦2025/10/20 18:30⟧ 更新:2025/10/20 19:05
2025-10-24 ⟦24.10.2025 11:05⟧ Son Güncelleme
2025-02-20 Site Admin | ⟦ફેબ્રુવારી 20, 2025 7:26 પી એમ(PM)⟧ | ડાંગ
2025-10-24 Published: ⟦10/24/2025⟧ Staff
2025-10-24 প্রকাশিত: ⟦০৮:৩০, ২৪ অক্টোবর ২০২৫⟧
2025-10-23 ⟦2025-10-23 10:25:31⟧　来源: 人民网　作者: 李明
2025-03-18 เผยแพร่: ⟦18 มี.ค. 2568 10:05⟧   โดย: ผู้จัดการออนไลน์
2025-10-22 文/記者 ⟦二〇二五年十月二十二日⟧ 報導
2025-10-22 Đăng lúc ⟦22/10/2025 10:15 (GMT+7)⟧ bởi Lan
2024-03-12 Berlin, ⟦12. März 2024⟧ (dpa)
2024-03-12 Straße und Stadt: ⟦12.03.2024 10:15⟧
2024-03-12 (⟦12 March 2024⟧)Staff
""".strip().splitlines()


@pytest.mark.parametrize("row", FOUND)
def test_the_one_date_of_a_line_is_found_with_its_place(row):
    day, _, marked = row.partition(" ")
    before, _, rest = marked.partition("⟦")
    printed, _, after = rest.partition("⟧")
    line = before + printed + after
    found = find_date(line)
    assert found is not None
    assert found.dated.date == dt.date.fromisoformat(day)
    assert line[found.start : found.end] == (printed if read_date(line) is None else line)


@pytest.mark.parametrize(
    ("line", "certainty"),
    [
        ("12 March 2024, 10:15", 0.97),
        ("12:10 / 20.02.2024", 0.97),
        ("07:00 | 28/09/2023 GMT+7", 0.97),
        ("Published 12 March 2024, 10:15", 0.75),
        ("Posted 21.11.24 by Staff", 0.7),
        ("Posted Tuesday, 13 March 2024 by Staff", 0.6),
    ],
)
def test_words_around_a_date_take_of_its_certainty(line, certainty):
    assert find_date(line).dated.certainty == certainty


REFUSED = """
Published May 2024 by Staff
Thursday, May 02, 2024 — updated on May 03, 2024
Publié le 12 décembre 2024 - Mis à jour le 13 décembre 2024
2024-10-23 and 2024-10-24 are free
Event: 3-5 May 2024
Event: 3–5 May 2024 in Berlin
Event: 3 - 5 May 2024 in Berlin
Event: 3. - 5. May 2024 in Berlin
From 5 to 7 May 2024 in Berlin
Del 3 hasta el 5 de mayo de 2024 en Lima
23 de octubre de 2024-25 de octubre de 2024
El 23 de octubre de 2024 - 2 noviembre abierto
Open 23.10., 02.11.2024 all day
Open 23.10. until 02.11.2024 all day
Open 2024-10-23 to 25 all day
From 28 April to 3 May 2024 in Berlin
Vom 3. bis 5. Mai 2024 in Berlin
du 3 au 5 mai 2024 à Paris
May 5-7, 2024 in Berlin
May 5 to June 7, 2024 in Berlin
Open 2024-10-23 - 2024-10-25
Open 23.10.2024-25.10.2024 daily
2024年10月23日至25日 会议
会议 10月20日至2024年10月23日
Tel. 030 12.03.2024
Tel: 12-03-2024
Phone +49 30 12 03 2024
Call 555-12-03-2024 now
Fax: 12.03.2024 55
Only €12.03.2024 today
Only 12.03.2024 € today
Price $ 12/03/2024 now
USD 12.03.2024 paid
Up by 12.03.2024% today
Score 3-2-2024
Score: 12-10-2024 at home
Room 12 March 2024 seats
No. 12 March 2024
Issue 12 March 2024
Vol. 5 May 2024
№ 5 мая 2024
Heft 3 Mai 2024
Calle 5 de Mayo 2024
Avenida 9 de Julio 2024, Buenos Aires
Rua 25 de Março 2024
ул. 8 Марта 2024
Zakon 12/05/2024
Law No. 12/2024 of 5 May 2024
Закон от 12.03.2024 № 45
Decreto 5/10/2024 sobre ayuda
Lei 13.146/2015 de 5 maio 2024
Nghị định 12/03/2024
Format A4 2024
A4.10.2024 paper
Version 1.2.2024
App v1.2.2024 is out
app 10.1.2.2024 out
IP 192.168.10.24
Server 10.10.20.24 down
Chapter 4.5.10 begins
Section 12.5.24 begins
https://news.example/2024/10/23/title.html
see news.example/2024/10/23
file-2024-10-23.pdf here
report_12.03.2024 here
x@12.03.2024 there
ISBN 12-03-2024
112.03.2024 things
12.03.20245 things
5/12.03.2024 things
Sitting on 31.02.2024 there
Seen 31.02.2024, printed 12.03.2024
It is 1402 and 1446 by now
Published 12 ربيع الأول 1446 هـ here
1 Muharram 1447 was the day
নিউজ ২৩ কার্তিক ১৪৩২ ঢাকা
입력 25.10.22 10:15
掲載 25.10.22 10:15 社会
Joost 18-11-19, 06:01
The year 2024 had 366 days, 12 months
""".strip().splitlines()


@pytest.mark.parametrize("line", REFUSED)
def test_what_may_be_another_day_or_none_is_not_found(line):
    assert find_date(line) is None
    assert find_date(f"{line} Staff") is None


@pytest.mark.parametrize(
    "line", ["", "no digit stands here", "1", "x " * 90 + "12 March 2024", "May 2024 " * 17]
)
def test_a_line_without_a_date_or_far_too_long_gives_none(line):
    assert find_date(line) is None


def test_the_same_day_in_two_calendars_is_one():
    line = "تاریخ انتشار: ۱۶ دی ۱۴۰۴ - ۱۴:۲۰- 06 January 2026"
    assert find_date(line).dated.date == dt.date(2026, 1, 6)
    assert find_date(line.replace("06", "08")) is None


def test_the_place_is_that_of_the_text_before_it_is_folded():
    line = "Straße\u00ad İstanbul\u200b: 12 MARCH 2024 Staff"
    found = find_date(line)
    assert line[found.start : found.end] == "12 MARCH 2024"


WORDS = (
    "Published on by Staff News Berlin Update: | • – Редакция 来源: 记者 بواسطة Reporter, 12 may 7"
)
LOCALES = "ar bn cs de en es fr hi hu id it ja ko lt nl pl pt ro ru sv th tr uk vi zh".split()


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)),
    st.sampled_from(LOCALES),
    st.sampled_from(["long", "full", "medium"]),
    st.lists(st.sampled_from(WORDS.split()), max_size=4),
    st.lists(st.sampled_from(WORDS.split()), max_size=4),
)
@settings(deadline=None, max_examples=500)
def test_a_date_among_random_words_is_found_as_itself_or_not_at_all(
    day, code, style, before, after
):
    printed = format_date(day, style, locale=code)
    found = find_date(" ".join([*before, printed, *after]), lang=code)
    assert found is None or found.dated.date == day


@given(st.text(alphabet="0123456789০٣年月日/.- :,abMay 二十ß\u0301", max_size=40))
@settings(deadline=None)
def test_any_line_gives_a_place_within_it_or_none(text):
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
