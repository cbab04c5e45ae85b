"""breaks: the parts of a text, in any script, joined are the text."""

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.breaks import sentences, words
from generator.model.ids import LangTag

_LANGS = st.sampled_from(
    ["en", "el", "th", "km", "lo", "my", "ja", "zh-Hant-HK", "qaa", "mis-Zzzz"]
)


def _words(text, lang="en"):
    return list(words(text, LangTag(lang)))


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("de", "Ein Haus, offen.", "Ein| |Haus|,| |offen|."),
        ("th", "เปิดบ้าน", "เปิด|บ้าน"),
        ("km", "បើកផ្ទះមួយ", "បើក|ផ្ទះ|មួយ"),
        ("ja", "地域の社会", "地域|の|社会"),
        ("en", "🏠🏠 𝒳 house", "🏠|🏠| |𝒳| |house"),
        ("ff-Adlm", "𞤀𞤣 𞤀𞤣", "𞤀𞤣| |𞤀𞤣"),
        ("zh", "𠀀 a", "𠀀| |a"),
        ("en", "👩‍👧 x", "👩‍👧| |x"),
    ],
)
def test_words_end_where_icu_says(lang, text, parts):
    assert _words(text, lang) == parts.split("|")


def test_letters_beyond_the_basic_plane_do_not_shift_what_follows():
    text = "😀 One. 😀 Two! 𠀀 Three?"
    assert list(sentences(text, LangTag("en"))) == ["😀 One. ", "😀 Two! ", "𠀀 Three?"]


def test_two_texts_can_be_cut_at_once():
    one, two = words("a b", LangTag("en")), words("c d", LangTag("en"))
    assert [x + y for x, y in zip(one, two, strict=True)] == ["ac", "  ", "bd"]


def test_an_empty_text_has_no_parts():
    assert _words("") == []
    assert list(sentences("", LangTag("th"))) == []


def test_what_icu_does_not_know_is_cut_alike_in_every_locale_of_the_machine():
    """In Greek `;` ends a question; a machine in Greece must not cut other languages so."""
    text = "One; Two."
    assert list(sentences(text, LangTag("el"))) == ["One; ", "Two."]
    machine = icu.Locale.getDefault()
    icu.Locale.setDefault(icu.Locale("el_GR"))
    try:
        assert list(sentences(text, LangTag("qaa"))) == [text]
    finally:
        icu.Locale.setDefault(machine)


@given(st.text(), _LANGS)
def test_the_parts_joined_are_the_text(text, lang):
    assert "".join(words(text, lang)) == text
    assert "".join(sentences(text, lang)) == text
