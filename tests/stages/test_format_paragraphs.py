"""Body -> number of paragraphs: as many as the renderer numbers, counted fast or slowly."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.stages.format import paragraphs
from generator.stages.format.load import load
from generator.stages.format.markdown import parse
from generator.stages.format.paragraphs import paragraphs_of
from generator.stages.render import Gallery, make_markdown, to_html

ROOT = Path(__file__).parents[2]
MARKDOWN = make_markdown()
NO_PICTURES = Gallery(document=PurePosixPath("content/a.md"), root="", pictures=())
_PIECES = [
    "<script>", "javascript:", "&#106;", "[a](", "![b](", ")", "<", ">", '"', "'", "`", "```\n",
    "\n", "\n\n", "\n\n", "::: figure\n", "\n:::\n", "\n:::\n\n", "# ", "## ", "- ", "1. ", "    ",
    "[r]: ", "[r]", "| a |", "|-|", "a | b", "*", "_", "~~", "\\", " ", "word", "Wort. ", "শব্দ",
    "„Wort", "— ", "---", "===", "\n===", "\n- ", "\t", "\u00a0", "\u2028", "\x0b", "\0", "> ",
    "$", "7 ", "&nbsp;", "\\\n", "  \n", "\n \n", "\r", "\r\n", "\f",
]  # fmt: skip
BODIES = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
# What an import writes, mostly: the way on which nothing is parsed.
PLAIN = st.lists(
    st.sampled_from(
        ["Ein Satz.", "## Titel", "::: figure\nBild\n:::", "„Zitat“", "শব্দ।", "- eins", "| a |",
         "Wort\nWort", "1. eins", "::: figure\n- a\n:::", "# Titel", "####### sieben", "##", "",
         "Wort\r- eins"]
    ),
    max_size=8,
).map("\n\n".join)  # fmt: skip


def _rendered(body):
    cells = to_html(body, MARKDOWN, lost_note="", gallery=NO_PICTURES)
    return sum(bool(cell.block) for cell in cells)


def _slowly(body):
    return sum(t.level == 0 and t.type in paragraphs._NUMBERED for t in parse(body))


@given(body=BODIES | PLAIN)
@example(body="a\n===")
@example(body="a\r===")
@example(body="Wort\r- eins\n\nWort")
@example(body="a | b\n-|-")
@example(body="Wort\n\n    Code\n\n\n\nWort")
@example(body="[r]: x\n\n[r]: y")
@example(body="::: figure\nBild\n:::\nWort")
@example(body="::: figure\nBild\n\nWort")
@example(body="```\nWort\n\nWort")
def test_as_many_are_counted_as_the_renderer_numbers(body):
    assert paragraphs_of(body) == _rendered(body)


@given(body=BODIES | PLAIN)
def test_the_fast_way_counts_what_the_slow_way_counts(body):
    assert paragraphs_of(body) == _slowly(body)


@given(body=BODIES | PLAIN)
def test_the_cells_hold_the_whole_text_and_only_the_last_has_no_block(body):
    cells = to_html(body, MARKDOWN, lost_note="", gallery=NO_PICTURES)
    joined = "".join(cell.lead + cell.block for cell in cells)
    env = {"lost_note": "", "gallery": NO_PICTURES}
    assert joined == MARKDOWN.render(body, env)
    assert all(cell.block for cell in cells[:-1])


@given(body=BODIES | PLAIN)
def test_each_numbered_block_begins_with_a_tag_that_can_take_an_id(body):
    cells = to_html(body, MARKDOWN, lost_note="", gallery=NO_PICTURES)
    starts = ("<p>", "<ul>", "<ol>", "<ol start=", "<blockquote>", "<table>", "<pre>")
    assert all(cell.block.startswith(starts) for cell in cells if cell.block)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("", 0),
        ("Text.", 1),
        ("## Titel\n\nText.\n\nText.", 2),
        ("- eins\n- zwei\n\n  drei\n\n> Zitat\n>\n> mehr", 2),
        ("::: figure\nBild\n:::", 0),
        ("---", 0),
        ("| a |\n|---|\n| b |\n\n```\nx\n```\n\n    y", 3),
    ],
    ids=["nothing", "text", "heading", "list-and-quote", "caption", "rule", "table-and-code"],
)
def test_outermost_blocks_are_numbered_but_no_headings_rules_and_captions(body, count):
    assert paragraphs_of(body) == _rendered(body) == count


@pytest.mark.parametrize(
    "file", sorted((ROOT / "content").rglob("*.md")), ids=lambda f: f"{f.parent.name}/{f.name}"
)
def test_every_text_of_the_sample_is_counted_as_it_is_rendered(file):
    document = load(file.read_text("utf-8"), PurePosixPath(file.relative_to(ROOT)))
    assert document.head.paragraphs == _rendered(document.body) == _slowly(document.body) > 0
