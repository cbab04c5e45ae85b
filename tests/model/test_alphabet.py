"""The characters of a document, what shaping needs besides, and their ranges."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.alphabet import alphabet, shaped, unicode_range
from generator.model.document import Author, Document, Head, Source, Standing
from generator.model.ids import ArticleId, LangTag, Slug

HEAD = Head(
    path=PurePosixPath("content/a.de.md"), line=1, article=ArticleId("a"), slug=Slug("a"),
    lang=LangTag("de"), title="T", label=None, date=None, authors=(), source=Source(),
    description=None, tags=(), translation=Standing.UNKNOWN, draft=False, withdrawn=None,
    imported=None, review=(), pictures=(),
)  # fmt: skip


def _with(body="", **fields):
    values = {name: getattr(HEAD, name) for name in Head.__slots__}
    return Document(head=Head(**values | fields), body=body)


def test_an_alphabet_has_each_character_of_head_and_body_once_in_order():
    document = _with(
        "bab\n", authors=(Author(name="Ö"),), source=Source(name="Ж"), description="z", tags=("y",)
    )
    assert alphabet(document) == "TabyzÖЖ"


def test_a_character_written_as_an_entity_counts():
    assert "ক" in alphabet(_with("&#x995;"))
    assert "é" in alphabet(_with("caf&eacute;"))


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("ß", "SS"),
        ("ă", "Ă"),
        ("\u09cb", "\u09c7\u09be"),
        ("\u17c4", "\u17c1"),
        ("\u0e33", "\u0e4d\u0e32"),
        ("ế", "e\u0302\u0301"),
    ],
    ids=["capital of one", "capital", "Bengali o", "Khmer oo", "Thai am", "two marks"],
)
def test_a_font_needs_capitals_and_the_parts_that_letters_are_taken_apart_into(text, needed):
    assert set(needed) <= shaped(text)


def test_a_hangul_syllable_needs_no_parts():
    assert shaped("가") == {"가"}


@pytest.mark.parametrize(
    ("characters", "expected"),
    [("", ""), ("a", "U+61"), ("abc", "U+61-63"), ("ar", "U+61, U+72"), ("aq", "U+61-71")],
)
def test_ranges_bridge_small_gaps_only(characters, expected):
    assert unicode_range(characters) == expected


@given(st.sets(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_character_lies_in_one_range_and_ranges_ascend(characters):
    spans = [
        (int(a, 16), int(b or a, 16))
        for a, b in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", unicode_range(characters))
    ]
    assert all(sum(a <= ord(c) <= b for a, b in spans) == 1 for c in characters)
    assert spans == sorted(spans)
    assert {chr(end) for span in spans for end in span} <= characters
