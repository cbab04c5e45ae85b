"""Plain text -> Markdown: what is escaped renders as itself, and nothing more is escaped."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.stages.format.escape import escape, escape_heading
from generator.stages.render import make_markdown

MARKDOWN = make_markdown()
_FORMS = {
    "paragraph": (escape, {"p"}),
    "after-a-paragraph": (lambda text: f"first\n\n{escape(text)}\n\nlast", {"p"}),
    "heading": (lambda text: f"## {escape_heading(text)}", {"h2"}),
    "figure": (
        lambda text: f"::: figure\n{escape(text)}\n:::",
        {"figure", "figcaption", "p"},
    ),
}
_SIGNS = [
    "*", "**", "_", "__", "`", "``", "~~", "~~~", "#", "##", "-", "--", "---", "+", ">", "<",
    "=", "[", "]", "(", ")", "!", "|", ":", ":::", "::: figure", "\\", "&", "&amp;", "&#35;",
    "&lt", ";", "1.", "12)", "1", "a", "Wort", "ছবি", "ឆ", " ", "  ", "\u00a0", "\u3000",
    "\u200d", ".", '"', "https://x.example/a_b_c", "<b>", "<https://x.example>", "[a]: b",
    "[a](b)", "![a](b)", "“", "。", "{", "}", "^", "$", "é", "𝒜", "🙂", "'", "@", "/", "%",
]  # fmt: skip
_LINES = st.one_of(
    st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=9).map("".join),
    st.text(
        st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]),
        min_size=1,
        max_size=24,
    ),
).map(str.strip)


class _Shown(HTMLParser):
    """What a reader sees of a page, and by which elements."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.tags = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert attrs == [] or tag in {"figure", "p"}

    def handle_data(self, data):
        self.text += data


def _shown(markdown):
    shown = _Shown()
    shown.feed(MARKDOWN.render(markdown, {"lost_note": ""}))
    shown.close()
    return shown


@pytest.mark.parametrize("form", _FORMS)
@given(text=_LINES.filter(bool))
def test_escaped_text_renders_as_itself(form, text):
    write, tags = _FORMS[form]
    shown = _shown(write(text))
    expected = f"first\n{text}\nlast" if form == "after-a-paragraph" else text
    assert shown.text.strip() == expected
    assert shown.tags <= tags


@pytest.mark.parametrize(
    "text",
    [
        "# 5 Wege", "#5", "> mehr", ">mehr", "- eins", "+ eins", "* eins", "-", "+", "1. Mai",
        "1) Mai", "2025.", "---", "- - -", "***", "* * *", "___", "_ _ _", "===", "=", "```",
        "~~~ a", "| a |", "::: figure", ":::", "a *b* c", "a **b** c", "_a_", "__a__", "a_b_c",
        "2 * 3 * 4", "~~a~~", "`a`", "[a](b)", "![a](b)", "[a]: b", "[a][b]", "<b>",
        "<https://x.example>", "a < b", "&amp;", "&#35;", "&copy;", "R&D;", "AT&T", "a\\*b",
        "a\\", "\\", "\\# a", "C:\\temp", "a  b", "(_a_)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["paragraph", "heading", "figure"])
def test_markup_in_a_text_is_shown_and_not_obeyed(form, text):
    write, tags = _FORMS[form]
    shown = _shown(write(text))
    assert shown.text.strip() == text
    assert shown.tags <= tags


@pytest.mark.parametrize("text", ["C #", "a ##", "#", "# #", "a \\#", "Nr. #"])
def test_hashes_at_the_end_of_a_heading_are_shown(text):
    assert _shown(f"## {escape_heading(text)}").text.strip() == text


@pytest.mark.parametrize(
    "text",
    [
        "Ein ganz gewöhnlicher Satz, mit Komma; und (Klammer)!",
        "snake_case bleibt",
        "2 * 3 = 6",
        "AT&T und R & D",
        "a < b > c",
        "Preis: 5 # je Stück",
        "15.10. bis 23.10.",
        "https://x.example/a_b?c=1&d=2",
        "„Zitat“ – ja: so!",
        "[Anmerkung] danach",
        "~ 30 Leute",
    ],
)
def test_text_that_needs_no_backslash_gets_none(text):
    assert escape(text) == text
