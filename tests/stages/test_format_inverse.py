"""Document <-> file: loading is the inverse of writing, for every field and any text."""

import datetime as dt
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Author, Document, Head, Source, Standing
from generator.model.extract import Block, BlockKind, Extract
from generator.model.ids import ArticleId, Digest, LangTag, Slug
from generator.stages.format import dump, load, to_document
from generator.stages.format.excerpt import excerpt_of_body
from generator.stages.format.label import label_of_body
from generator.stages.format.paragraphs import paragraphs_of

PATH = PurePosixPath("content/news.example/a-story.de.md")
_ODD = st.sampled_from(
    """no yes null ~ true 1 1e3 0x1f 0o17 1_000 2025 2025-10-23 12:30 = << --- ... # : - a:b {a} [b]
    a,b "q" 'q' !tag &anchor *alias %x @y `z a#b 1.5 .5 .inf .nan +1 -1 on off y n \\ \\n""".split()
)
_TEXTS = st.one_of(
    _ODD,
    st.lists(_ODD, min_size=2, max_size=3).map(" ".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=30),
    st.lists(st.sampled_from(["À\u00a0la", "une\u202f:", "新\u3000年", "a", "b  c"])).map(" ".join),
)
_LINE = _TEXTS.map(str.strip).filter(bool)
_SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True).filter(
    lambda slug: slug not in {"index", "404"} and not slug.startswith("page-")
)
_URLS = st.sampled_from([None, "https://x.example/a?b=1&c=#d", "http://পত্রিকা.example/ক"])
_ROLES = st.lists(st.sampled_from(["text", "photo", "translation"]), min_size=1, unique=True)
_AUTHORS = st.lists(st.builds(Author, name=_LINE, roles=_ROLES.map(tuple)), max_size=3).map(tuple)
_BODIES = st.one_of(
    st.just(""),
    st.lists(_LINE, min_size=1, max_size=4).map(lambda lines: "\n\n".join(lines) + "\n"),
    st.sampled_from(["::: figure\nBild.\n:::\n\nText.\n", "---\n", "+++\na\n", "## A\n\nb\n"]),
)


@st.composite
def _documents(draw):
    title = draw(st.none() | _LINE)
    lang = LangTag(draw(st.sampled_from(["de", "no", "pt-BR", "zh-Hant", "km"])))
    body = draw(_BODIES)
    head = Head(
        path=PATH,
        line=4 if title else 3,
        article=ArticleId(draw(_LINE)),
        slug=Slug(draw(_SLUGS)),
        lang=lang,
        title=title,
        label=None if title else label_of_body(body, lang),
        date=draw(st.none() | st.dates(dt.date(1000, 1, 1))),
        authors=draw(_AUTHORS),
        source=Source(name=draw(st.none() | _LINE), url=draw(_URLS)),
        description=draw(st.none() | _LINE),
        tags=draw(st.lists(_LINE, max_size=3).map(tuple)),
        related=draw(st.lists(_LINE.map(ArticleId), max_size=2).map(tuple)),
        translation=draw(st.sampled_from(Standing)),
        draft=draw(st.booleans()),
        withdrawn=draw(st.none() | _LINE),
        imported=draw(st.none() | _LINE.map(lambda name: PurePosixPath(f"seeds/{name}.txt"))),
        review=draw(st.lists(st.sampled_from(["title", "date"]), unique=True).map(tuple)),
        pictures=(),
        paragraphs=paragraphs_of(body),
        excerpt=excerpt_of_body(body, lang, has_label=title is None),
    )
    return Document(head=head, body=body)


_BLOCKS = st.lists(
    st.builds(Block, kind=st.sampled_from(BlockKind), text=_LINE, line=st.just(1)),
    min_size=1,
    max_size=4,
).map(tuple)


def _document(title, blocks, description=None):
    found = Extract(
        path=PurePosixPath("seeds/a.txt"),
        digest=Digest("d"),
        lang=LangTag("de"),
        title=title,
        date=None,
        authors=(),
        source=Source(),
        description=description,
        blocks=blocks,
        decisions=(),
        evidence=(),
        review=(),
    )
    return to_document(found, path=PATH, article=ArticleId("x.example/a"), slug=Slug("a"))


@given(document=_documents())
def test_a_document_that_was_written_loads_as_itself(document):
    assert load(dump(document), PATH) == document


@given(document=_documents())
def test_writing_what_was_loaded_gives_the_same_bytes(document):
    written = dump(document)
    assert dump(load(written, PATH)) == written


@given(title=st.none() | _LINE, description=st.none() | _LINE, blocks=_BLOCKS)
def test_what_an_import_makes_loads_as_itself(title, description, blocks):
    document = _document(title, blocks, description)
    assert load(dump(document), PATH) == document


@pytest.mark.parametrize(
    "kinds",
    [
        ("PARAGRAPH",),
        ("CAPTION",),
        ("CAPTION", "PARAGRAPH"),
        ("HEADING", "CAPTION"),
        ("CAPTION", "HEADING"),
    ],
    ids="-".join,
)
@pytest.mark.parametrize(
    "text", ["Ein Satz.", "Sie sagte:", "#Hashtag am Anfang", ": so", "1. Mai", "a *b* ~~c~~ <d>"]
)
def test_a_label_is_the_same_before_and_after_writing(kinds, text):
    blocks = tuple(Block(kind=BlockKind[kind], text=text, line=1) for kind in kinds)
    document = _document(None, blocks)
    assert load(dump(document), PATH).head.label == document.head.label


@pytest.mark.parametrize(
    "title", ["Qui aide\u00a0?", "新年\u3000特集", "5\u202f000 Menschen", "Zwei  Räume"]
)
def test_the_spaces_of_a_title_survive(title):
    document = _document(title, (Block(kind=BlockKind.PARAGRAPH, text="Text.", line=1),))
    assert load(dump(document), PATH).head.title == document.head.title


def test_the_name_of_a_seed_survives_whatever_its_spaces():
    text = '---\nlang: de\narticle: a\nimported: "seeds/a  b.txt"\n---\n\nText.\n'
    assert load(text, PATH).head.imported == PurePosixPath("seeds/a  b.txt")


@given(document=_documents())
def test_every_other_yaml_reader_takes_each_text_as_text(document):
    """Only dates and flags may come out as what they are."""
    matter = yaml.safe_load(dump(document).split("\n---\n")[0])
    matter.pop("date", None)
    matter.pop("draft", None)
    assert {type(leaf) for leaf in _leaves(matter)} == {str}


def _leaves(value):
    if isinstance(value, dict):
        return [leaf for item in value.items() for part in item for leaf in _leaves(part)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [value]


@pytest.mark.parametrize("slug", ["2025-10-23", "0x1f", "12e3", "no", "1-2"])
def test_a_slug_that_looks_like_a_number_or_a_day_is_text_for_every_reader(slug):
    document = _document("T", (Block(kind=BlockKind.PARAGRAPH, text="Text.", line=1),))
    written = dump(document).replace("slug: a", f"slug: {slug}")
    rewritten = dump(load(written.replace(f"slug: {slug}", f'slug: "{slug}"'), PATH))
    assert yaml.safe_load(rewritten.split("\n---\n")[0])["slug"] == slug


def test_a_document_is_written_in_the_order_of_the_contract(head):
    body = "Erster Absatz.\n\n::: figure\nBild.\n:::\n"
    assert (
        dump(Document(head=head, body=body))
        == """---
title: "Ein Garten für alle"
lang: de
article: news.example/a-story
slug: a-story
date: 2025-10-23
authors: [{name: Jan Weber, roles: [text, photo]}]
source: {name: Stadtblatt, url: "https://news.example/a-story"}
description: "Nachbarn legen ein Beet an."
tags: [youth]
translation: human
imported: seeds/a.txt
review: [title]
---

Erster Absatz.

::: figure
Bild.
:::
"""
    )


def test_fields_that_are_empty_are_left_out():
    document = _document(None, (Block(kind=BlockKind.PARAGRAPH, text="Ein Satz.", line=1),))
    assert dump(document) == (
        "---\nlang: de\narticle: x.example/a\nslug: a\nimported: seeds/a.txt\n---\n\nEin Satz.\n"
    )


def test_an_import_writes_one_block_a_paragraph():
    blocks = tuple(
        Block(kind=kind, text=text, line=1)
        for kind, text in [
            (BlockKind.CAPTION, "Ein Bild."),
            (BlockKind.PARAGRAPH, "Der Text."),
            (BlockKind.HEADING, "Weiter"),
            (BlockKind.PARAGRAPH, "# kein Titel"),
        ]
    )
    document = _document(None, blocks)
    assert document.body.split("\n\n") == [
        "::: figure\nEin Bild.\n:::",
        "Der Text.",
        "## Weiter",
        "\\# kein Titel\n",
    ]
    assert document.head.label == "Der Text."
