"""excerpt: the first words of a text, cut where words end, never those of a caption."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ids import LangTag
from generator.stages.format.excerpt import _parsed, excerpt_of_body

EN = LangTag("en")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", None),
        ("## Only a heading\n", None),
        ("One *short* text.\n", "One short text."),
        ("5 < 6 & more", "5 < 6 & more"),
        ("::: figure\nA caption.\n:::\n\nThe text.\n", "The text."),
        ("::: figure\n![alt](a.jpg)\n\nA caption.\n:::\n\nThe text.\n", "The text."),
        ("## Heading\n\n- a list\n\nA *text*.\n", "A text."),
        ("> A quotation.\n\nThe text.\n", "The text."),
    ],
)
def test_an_excerpt_is_the_first_paragraph_that_is_no_caption(body, expected):
    assert excerpt_of_body(body, EN, has_label=False) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("First sentence. Second one.\n", "Second one."),
        ("Only this.\n\nThen *this*.\n", "Then this."),
        ("Only this.\n", None),
    ],
)
def test_under_a_label_the_excerpt_goes_on_after_the_first_sentence(body, expected):
    assert excerpt_of_body(body, EN, has_label=True) == expected


@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "words "), ("km", "សង្គមកិច្ច"), ("th", "สังคมสงเคราะห์"), ("ja", "社会福祉")],
)
def test_a_long_text_is_cut_where_a_word_ends(lang, word):
    cut = excerpt_of_body(word * 60, LangTag(lang), has_label=False)
    assert cut.endswith("…")
    assert len(cut) <= 155
    assert (word * 60).startswith(cut[:-1])
    assert excerpt_of_body("x" * 400, LangTag(lang), has_label=False) == "x" * 154 + "…"


@given(text=st.text(alphabet="ab .*_&<\n-#>`1\\[]()!:", max_size=60))
def test_what_is_taken_without_parsing_is_what_parsing_gives(text):
    body = f"Words first {text}\n\nAnd last"
    quick = excerpt_of_body(body, EN, has_label=False)
    assert quick == excerpt_of_body(f"{body}\n\n*", EN, has_label=False)
    parsed = next(_parsed(body), None)
    assert quick == parsed
