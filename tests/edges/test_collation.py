"""Texts sort as their language sorts them, and stand under its letters, on any machine."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from generator.edges.collation import NUMBERS, OTHERS, index_letters, letter, sort_key
from generator.model import lang

CLDR = sorted({lang.parse(name) for name in locale_identifiers()})
_TAGS = st.sampled_from(["de", "sv", "bn", "ja", "zh", "ar", "km", "th", "qaa", "mis-Zzzz"])


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("sv", "apa zebra åka ärta öl"),
        ("de", "åka apa ärta öl zebra"),
        ("de", "Baum Bäume baut Straße Strauß"),
        ("ro", "ară arc ăla âncă stâng șa tare țar"),
        ("bn", "অধিকার আলো ইট উৎসব ঋণ এক কথা ক্ষমা খবর গাছ শিশু হাসপাতাল"),
        ("ja", "あき アジア かき がき カメラ さくら わたし"),
        ("ar", "الف أمل باب بيت تاج ثلج جمل يد"),
        ("km", "កុមារ ខេត្ត គ្រូ ងារ ចាស់ អាហារ"),
        ("th", "กา เก่า ขาว เด็ก ไทย แม่"),
        ("cs", "cena čas duha had chata jaro"),
        ("es", "nube ñu ola"),
        ("zh", "北京 广州 上海 中国"),
        ("ko", "가방 나무 다리 학교"),
        ("qaa", "a b c"),
    ],
)
def test_words_sort_as_in_the_dictionary_of_the_language(tag, words):
    expected = words.split()
    backwards = expected[::-1]
    assert sorted(backwards, key=lambda word: sort_key(word, tag)) == expected


def test_a_quotation_stands_under_its_first_letter():
    titles = ["Brot", "„Apfel“ sagt er", "Ähre", "«Birne»"]
    assert sorted(titles, key=lambda text: sort_key(text, "de")) == [
        "Ähre", "„Apfel“ sagt er", "«Birne»", "Brot",
    ]  # fmt: skip


@given(st.text(), st.text(), _TAGS)
def test_only_equal_texts_have_equal_keys(one, two, tag):
    assert (sort_key(one, tag) == sort_key(two, tag)) == (one == two)


def test_small_letters_come_before_capitals_of_the_same_word():
    assert sort_key("haus", "de") < sort_key("Haus", "de") < sort_key("Hause", "de")


@pytest.mark.parametrize(
    ("tag", "letters"),
    [
        ("de", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"),
        ("sv", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Å Ä Ö"),
        ("ro", "A Ă Â B C D E F G H I Î J K L M N O P Q R S Ș T Ț U V W X Y Z"),
        ("ja", "あ か さ た な は ま や ら わ"),
        ("zh-Hans", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"),
        ("ko", "ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"),
        ("ar", "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي"),
        ("el", "Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ Ν Ξ Ο Π Ρ Σ Τ Υ Φ Χ Ψ Ω"),
    ],
)
def test_the_letters_are_those_of_the_language(tag, letters):
    assert index_letters(tag) == (NUMBERS, *letters.split(), OTHERS)


@pytest.mark.parametrize(
    ("tag", "first"),
    [("bn", "অ আ ই ঈ উ"), ("km", "ក ខ គ ឃ ង"), ("th", "ก ข ฃ ค ฅ"), ("hi", "अ आ इ ई")],
)
def test_the_letters_of_a_script_begin_as_its_alphabet_does(tag, first):
    assert " ".join(index_letters(tag)[1:]).startswith(first)


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("de", "„Äpfel“ für alle", "A"),
        ("de", "Öl", "O"),
        ("sv", "öl", "Ö"),
        ("ro", "Știri", "Ș"),
        ("hr", "Njegoš", "NJ"),
        ("bn", "ক্ষমা", "ক"),
        ("ja", "アジア", "あ"),
        ("ja", "がっこう", "か"),
        ("zh", "「北京」", "B"),
        ("zh", "一月", "Y"),
        ("ko", "가방", "ㄱ"),
        ("ar", "آمال", "ا"),
        ("th", "เก่า", "ก"),
        ("km", "កុមារ", "ក"),
        ("ru", "Ёлка", "Е"),
        ("de", "12 Häuser", NUMBERS),
        ("bn", "১২টি বাড়ি", NUMBERS),
        ("de", "…", NUMBERS),
        ("de", "", NUMBERS),
        ("de", "Ωmega", OTHERS),
        ("ckb", "abc", OTHERS),
        ("ja", "漢字", OTHERS),
        ("qaa", "abc", "A"),
    ],
)
def test_a_text_stands_under_its_letter(tag, text, found):
    assert letter(text, tag) == found


@given(st.text(), _TAGS)
def test_every_text_has_one_of_the_letters(text, tag):
    assert letter(text, tag) in index_letters(tag)


def test_every_locale_of_cldr_has_letters_and_none_twice():
    for tag in CLDR:
        letters = index_letters(tag)
        assert len(letters) == len(set(letters)) > 3, tag


def test_what_icu_does_not_know_is_sorted_alike_in_every_locale_of_the_machine():
    code = (
        "import icu, sys; icu.Locale.setDefault(icu.Locale(sys.argv[1]))\n"
        "from generator.edges.collation import index_letters, sort_key\n"
        "print(ascii([(index_letters(t), sort_key('åka', t)) for t in ('qaa', 'ay', 'mis-Zzzz')]))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, machine], check=True, capture_output=True
        ).stdout
        for machine in ("en_US", "th_TH", "sv_SE")
    }
    assert len(said) == 1
