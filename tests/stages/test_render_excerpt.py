"""excerpt: the first words of a text, cut where words end, never those of a caption."""

import pytest

from generator.model.ids import LangTag
from generator.stages.render.excerpt import excerpt


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", None),
        ("<h2>Only a heading</h2>\n", None),
        ("<p>One <em>short</em> text.</p>\n", "One short text."),
        ("<p>5 &lt; 6 &amp; more</p>", "5 < 6 & more"),
        ('<figure class="lost"><p>x</p><figcaption><p>C.</p></figcaption></figure><p>T.</p>', "T."),
    ],
)
def test_an_excerpt_is_the_first_paragraph_that_is_no_caption(body, expected):
    assert excerpt(body, LangTag("en")) == expected


@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "words "), ("km", "សង្គមកិច្ច"), ("th", "สังคมสงเคราะห์"), ("ja", "社会福祉")],
)
def test_a_long_text_is_cut_where_a_word_ends(lang, word):
    cut = excerpt(f"<p>{word * 60}</p>", LangTag(lang))
    assert cut.endswith("…")
    assert len(cut) <= 155
    assert (word * 60).startswith(cut[:-1])
    assert excerpt("<p>" + "x" * 400 + "</p>", LangTag(lang)) == "x" * 154 + "…"
