"""Printed date -> date in the languages and layouts of the press; a row a spelling."""

import datetime as dt

import pytest

from generator.stages.extract.dates import parse_date

# Language, then what is printed; each line is the Thursday 23 October 2025.
THURSDAY = """
af Donderdag 23 Oktober 2025
am 23 ኦክቶበር 2025
ar الخميس، 23 أكتوبر 2025
ar ٢٣ أكتوبر ٢٠٢٥
ar الخميس 23 تشرين الأول 2025
ar 23 تشرين الأول/أكتوبر 2025
ar 23 تشرين الأول (أكتوبر) 2025 10:15
ar 23 أكتوبر 2025م
az 23 oktyabr 2025
be 23 кастрычніка 2025 г.
bg 23 октомври 2025 г.
bg 23.10.2025 г., 10:15 ч.
bn ২৩ অক্টোবর ২০২৫
bn বৃহস্পতিবার, ২৩ অক্টোবর ২০২৫, ১০:১৫
bs 23. oktobar 2025.
ca 23 d’octubre del 2025
cs čtvrtek 23. října 2025
cy 23 Hydref 2025
da torsdag den 23. oktober 2025 kl. 10:15
da 23. oktober 2025 kl. 10.15
de Donnerstag, 23. Oktober 2025, 10:15 Uhr
de 23.10.2025, 10:15 Uhr
de Do., 23. Okt. 2025
el Πέμπτη 23 Οκτωβρίου 2025, 10:15
el 23 ΟΚΤΩΒΡΊΟΥ 2025
en Thursday, 23 October 2025, 10:15 am
en Thursday - 23 October 2025
en Oct. 23, 2025 at 2:05 p.m. ET
en the 23rd of October 2025
en 23-Oct-2025
en Thu, 23 Oct 2025 23:15:00 -0700
en Thu Oct 23 10:15:00 UTC 2025
es Jueves, 23 de octubre de 2025 a las 10:15
es 23 de octubre del 2025
et neljapäev, 23. oktoober 2025
eu 2025(e)ko urriaren 23(a)
fa پنجشنبه ۱ آبان ۱۴۰۴ ساعت ۱۰:۱۵
fa پنج‌شنبه ۱ آبان‌ماه ۱۴۰۴
fa ۱ آبان ۱۴۰۴ - ۲۳ اکتبر ۲۰۲۵
fa ۱۴۰۴/۰۸/۰۱ ۱۰:۱۵
fa پنجشنبه ۱ عقرب ۱۴۰۴
fa ۲۳ اکتبر ۲۰۲۵
fi torstai 23. lokakuuta 2025
fi 23.10.2025 klo 10.15
fil Huwebes, Oktubre 23, 2025
fr le 23 octobre 2025 à 10h15
fr jeudi 23 octobre 2025 à 10 h 15
ga Déardaoin 23 Deireadh Fómhair 2025
gl 23 de outubro de 2025
gu 23 ઑક્ટોબર, 2025
ha 23 Oktoba, 2025
he יום חמישי, 23 באוקטובר 2025
hi गुरुवार, 23 अक्टूबर 2025
hi २३ अक्तूबर २०२५
hr 23. 10. 2025.
hu 2025. október 23., csütörtök 10:15
hy 23 հոկտեմբերի, 2025 թ.
id Kamis, 23 Oktober 2025 | 10:15 WIB
id Kamis, 23 Oktober 2025 10.15 WIB
is fimmtudagur, 23. október 2025
it giovedì 23 ottobre 2025 - ore 10:15
it 23 ottobre 2025 alle 10.15
ja 2025年10月23日（木） 10時15分
ja 2025/10/23(木) 10:15
ja 令和7年10月23日
ja 令和7年（2025年）10月23日（木）
ja 2025年（令和7年）10月23日
ka 23 ოქტომბერი, 2025 წ.
kk 2025 ж. 23 қазан
kk 2025 жылғы 23 қазан
km ថ្ងៃព្រហស្បតិ៍ ទី២៣ ខែតុលា ឆ្នាំ២០២៥
km ២៣ តុលា ២០២៥
kn ಅಕ್ಟೋಬರ್ 23, 2025
ko 2025년 10월 23일 (목) 오후 2:05
ko 2025. 10. 23. (목) 10:15
ko 2025년10월23일
ky 23-октябрь, 2025
lo ວັນທີ 23 ຕຸລາ 2025
lo ວັນພະຫັດ ທີ 23 ຕຸລາ ພ.ສ. 2568
lt 2025 m. spalio 23 d.
lv 2025. gada 23. oktobris
mk 23 октомври 2025
ml 2025, ഒക്ടോബർ 23
mn 2025 оны 10-р сарын 23
mr २३ ऑक्टोबर, २०२५
ms Khamis, 23 Oktober 2025 10:15 AM
my ၂၀၂၅ ခုနှစ် အောက်တိုဘာ ၂၃ ရက်
ne २०८२ साल कार्तिक ६ गते
ne ६ कार्तिक २०८२, बिहीबार
ne २०८२ कात्तिक ६ गते बिहिबार १०:१५
ne वि.सं. २०८२ कार्तिक ६
ne २३ अक्टोबर २०२५
nl donderdag 23 oktober 2025 om 10:15
no torsdag 23. oktober 2025
pa 23 ਅਕਤੂਬਰ 2025
pl czwartek, 23 października 2025 r.
ps پنجشنبه ۱ لړم ۱۴۰۴
pt quinta-feira, 23 de outubro de 2025, às 10h15
ro joi, 23 octombrie 2025
ru 23 октября 2025 г., 10:15
ru 23.10.2025 в 10:15
ru 23 окт. 2025
si 2025 ඔක්තෝබර් 23
sk štvrtok 23. októbra 2025
sl četrtek, 23. oktober 2025
so Khamiis, 23 Oktoobar 2025
sq e enjte, 23 tetor 2025
sr четвртак, 23. октобар 2025.
sr-Latn četvrtak, 23. oktobar 2025.
sv torsdag 23 oktober 2025 kl. 10:15
sw Alhamisi, 23 Oktoba 2025
ta வியாழன், 23 அக்டோபர், 2025
te 23, అక్టోబర్ 2025
th วันพฤหัสบดีที่ 23 ตุลาคม พ.ศ. 2568
th 23 ตุลาคม 2568 เวลา 10.15 น.
th ๒๓ ตุลาคม ๒๕๖๘
th พฤ. 23 ต.ค. 68
th 23/10/2568
tr 23 EKİM 2025 Perşembe, Saat 10:15
uk четвер, 23 жовтня 2025 року
ur جمعرات، ۲۳ اکتوبر ۲۰۲۵ء
uz 2025-yil 23-oktyabr
vi Thứ Năm, 23/10/2025 - 10:15
vi Thứ 5, ngày 23 tháng 10 năm 2025
vi 10:15 ngày 23/10/2025 (GMT+7)
vi 23/10/2025 10:30 (GMT+7)
vi ngày 23 tháng Mười năm 2025
zh 2025年10月23日 星期四 10:15
zh 2025 年 10 月 23 日 上午10时15分
zh-Hant 中華民國114年10月23日 星期四
zh-Hant 民國114年10月23日（2025年10月23日）
zh-Hant 114年10月23日
und 2025-10-23T23:15:00.123+07:00
und 2025-10-23T10:15:00Z
und 2025-10-23 10:15:00 +0200
und ２０２５年１０月２３日
""".strip().splitlines()


@pytest.mark.parametrize("row", THURSDAY)
def test_a_date_is_read_in_its_language_and_layout(row):
    assert parse_date(row.partition(" ")[2]) == dt.date(2025, 10, 23)


@pytest.mark.parametrize("row", THURSDAY)
def test_to_be_told_the_language_changes_no_date(row):
    lang, _, printed = row.partition(" ")
    assert parse_date(printed, lang=lang) == dt.date(2025, 10, 23)


def test_the_table_is_wide():
    assert len(THURSDAY) >= 120
    assert len({row.partition(" ")[0] for row in THURSDAY}) >= 45
