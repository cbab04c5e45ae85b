"""The lists in SQLite are those of the simple library in memory, whatever came in what order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edges import collation
from generator.edges.catalogue import Catalogue
from generator.model.document import Source
from generator.model.entry import Section
from generator.model.ids import ArticleId, Digest, LangTag
from generator.model.publication import Edition
from tests.pure_library import HEADS, PureLibrary, a_head

DAY = dt.date(2026, 1, 1)
FILE, BODY = Digest("file"), Digest("body")


def letter_of(entry):
    label = collation.letter(entry.name, entry.lang)
    return collation.index_letters(entry.lang).index(label), label


def sort_key_of(entry):
    return collation.sort_key(entry.name, entry.lang)


def pure(heads):
    return PureLibrary(heads, letter_of, sort_key_of)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Open one catalogue for many examples, each of which begins with an empty one."""
    catalogue = Catalogue(
        tmp_path_factory.mktemp("state") / "catalogue.sqlite", Digest("program"), "output"
    )
    with catalogue:
        yield catalogue


def put(catalogue, heads, *, with_drafts=False):
    for head in heads:
        catalogue.heads.put(head, FILE, BODY, Edition(day=DAY, with_drafts=with_drafts))
    catalogue.library.refresh()


def begin_anew(catalogue):
    catalogue.heads.forget()
    catalogue.library.refresh()
    assert catalogue.library.stocks() == ()


def all_of(library):
    """Ask a library for all that it can tell."""
    articles = list(library.articles())
    tags = [stock.lang for stock in library.stocks()]
    return {
        "stocks": library.stocks(),
        "articles": articles,
        "counts": library.article_counts(),
        "versions": [library.versions(ArticleId(a)) for a in [*articles, "no such article"]],
        "absent": [library.absent(LangTag(t), n) for t in [*tags, "fr"] for n in (1, 9)],
        "newest": [list(library.newest_first(tag)) for tag in tags],
        "dated": [list(library.dated_heads(tag)) for tag in tags],
        "undated": [list(library.undated_heads(tag)) for tag in tags],
        "told": [
            (list(library.dated_heads(tag, shelf)), list(library.undated_heads(tag, shelf)))
            for tag in tags
            for shelf in library.shelves(tag)
        ],
        "shelves": [library.shelves(tag) for tag in tags],
        "shelved": [
            list(library.newest_first(tag, shelf)) for tag in tags for shelf in library.shelves(tag)
        ],
        "letters": [library.letters(tag) for tag in tags],
        "by letter": [
            list(library.by_letter(tag, at)) for tag in tags for at, _, _ in library.letters(tag)
        ],
    }


@settings(max_examples=40, deadline=None, derandomize=True)
@given(heads=HEADS.flatmap(st.permutations))
def test_the_lists_are_those_of_the_simple_library_whatever_the_order_of_arrival(opened, heads):
    begin_anew(opened)
    put(opened, heads)
    assert all_of(opened.library) == all_of(pure(heads))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(before=HEADS, after=HEADS)
def test_after_any_change_the_lists_are_those_of_an_empty_catalogue(opened, before, after):
    begin_anew(opened)
    put(opened, before)
    opened.heads.forget()
    for head in after:
        opened.heads.put(head, Digest(repr(head)), BODY, Edition(day=DAY))
    opened.library.refresh()
    assert all_of(opened.library) == all_of(pure(after))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(heads=HEADS, data=st.data())
def test_drafts_the_withdrawn_and_the_rejected_are_in_no_list(opened, heads, data):
    begin_anew(opened)
    kinds = st.sampled_from(["public", "draft", "withdrawn", "rejected"])
    marked = [(head, data.draw(kinds)) for head in heads]
    changes = {"draft": {"draft": True}, "withdrawn": {"withdrawn": "a court asked for it"}}
    put(opened, [replace(head, **changes.get(kind, {})) for head, kind in marked])
    for head, kind in marked:
        if kind == "rejected":
            opened.heads.reject(head.path)
    opened.library.refresh()
    public = [head for head, kind in marked if kind == "public"]
    assert all_of(opened.library) == all_of(pure(public))


def test_a_draft_comes_into_the_lists_and_goes_with_the_flag(opened):
    begin_anew(opened)
    shown, draft = a_head(1, "de"), a_head(2, "de", draft=True, tags=("youth",))
    for with_drafts in (False, True, False):
        put(opened, [shown, draft], with_drafts=with_drafts)
        public = [shown, draft] if with_drafts else [shown]
        assert all_of(opened.library) == all_of(pure(public))


def test_a_newspaper_has_its_most_frequent_name_and_of_equals_the_first(opened):
    begin_anew(opened)
    url = "https://www.news.example/a"
    names = ["Blatt", "Das Blatt", "Blatt", "Das Blatt", None]
    heads = [a_head(n, "de", source=Source(name=name, url=url)) for n, name in enumerate(names)]
    put(opened, heads)
    (shelf,) = (s for s in opened.library.shelves(LangTag("de")) if s.key == "news.example")
    assert (shelf.name, shelf.count) == ("Blatt", 5)
    put(opened, [a_head(9, "de", source=Source(name="Das Blatt", url=url))])
    (shelf,) = (s for s in opened.library.shelves(LangTag("de")) if s.key == "news.example")
    assert (shelf.name, shelf.count) == ("Das Blatt", 6)


def test_the_library_knows_which_kinds_of_lists_a_language_has(opened):
    begin_anew(opened)
    put(opened, [a_head(1, "de", tags=("youth",)), a_head(1, "bn")])
    found = {
        tag: [section for section in Section if opened.library.has(LangTag(tag), section)]
        for tag in ("bn", "de", "fr")
    }
    assert found == {"bn": [Section.YEARS], "de": [Section.TOPICS, Section.YEARS], "fr": []}
