"""Article -> Linked: the set of alternates is reciprocal, whole and valid, whoever is in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Alternate, Article
from generator.model.document import Standing
from generator.model.ids import ArticleId, LangTag, Slug
from generator.model.lang import hreflang
from generator.model.urls import CHOOSER, Addresses, AddressStyle
from generator.stages.link import X_DEFAULT, link, link_pages

ADDRESSES = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
HUB = ADDRESSES.hub(ArticleId("a"))
NAMED = ["ar", "bn", "de", "en", "km", "pt", "pt-BR", "sr-Latn", "zh-Hans", "zh-Hant-HK"]
NAMELESS = ["es-419", "fil", "de-1996"]
_STANDINGS = st.dictionaries(
    st.sampled_from(NAMED + NAMELESS), st.sampled_from(Standing), min_size=1
)


def _article(head, standings):
    versions = tuple(
        replace(head, lang=LangTag(tag), slug=Slug(f"story-{tag.lower()}"), translation=standing)
        for tag, standing in sorted(standings.items())
    )
    return Article(id=ArticleId("a"), versions=versions)


def _link(head, standings, default="en"):
    return link(_article(head, standings), ADDRESSES, LangTag(default)).alternates


def _default(alternates):
    return [a.path for a in alternates if a.hreflang == X_DEFAULT]


@given(standings=_STANDINGS, default=st.sampled_from(NAMED))
def test_every_version_that_can_be_named_is_listed_once_with_its_own_page(head, standings, default):
    listed = [a for a in _link(head, standings, default) if a.hreflang != X_DEFAULT]
    expected = [
        Alternate(hreflang=tag, path=ADDRESSES.version(LangTag(tag), Slug(f"story-{tag.lower()}")))
        for tag in sorted(set(standings) & set(NAMED))
    ]
    assert listed == expected


@given(standings=_STANDINGS, default=st.sampled_from(NAMED))
def test_there_is_exactly_one_x_default_and_it_comes_last(head, standings, default):
    alternates = _link(head, standings, default)
    if set(standings) <= set(NAMELESS):
        assert alternates == ()
    elif len(standings) == 1:
        assert {a.path for a in alternates} == {alternates[0].path}  # itself, and nothing to choose
    else:
        assert [a.hreflang for a in alternates].index(X_DEFAULT) == len(alternates) - 1
        assert len(_default(alternates)) == 1


@given(standings=_STANDINGS, default=st.sampled_from(NAMED))
def test_every_code_is_one_that_search_engines_know(head, standings, default):
    for alternate in _link(head, standings, default):
        is_default = alternate.hreflang == X_DEFAULT
        assert is_default or hreflang(LangTag(alternate.hreflang)) == alternate.hreflang


@given(standings=_STANDINGS, default=st.sampled_from(NAMED))
def test_x_default_is_a_version_of_the_article_or_its_hub(head, standings, default):
    pages = {ADDRESSES.version(h.lang, h.slug) for h in _article(head, standings).versions}
    assert set(_default(_link(head, standings, default))) <= pages | {HUB}


@pytest.mark.parametrize(
    ("standings", "default", "path"),
    [
        ({"de": "original", "en": "human"}, "en", "de/story-de.html"),
        ({"de": "unknown", "en": "machine"}, "en", "en/story-en.html"),
        ({"de": "human", "bn": "machine"}, "en", HUB),
        ({"de": "original", "en": "original"}, "en", "en/story-en.html"),
        ({"de": "original", "bn": "original"}, "en", HUB),
        ({"de": "original"}, "en", "de/story-de.html"),
        ({"bn": "unknown"}, "en", None),
        ({"bn": "unknown", "es-419": "unknown"}, "en", HUB),
    ],
    ids=[
        "original-before-default", "default-without-original", "hub-without-default",
        "two-originals-are-none", "two-originals-and-no-default", "alone", "alone-and-unknown",
        "with-a-language-that-cannot-be-named",
    ],
)  # fmt: skip
def test_x_default_is_the_original_else_the_default_language_else_the_hub(
    head, standings, default, path
):
    found = {tag: Standing(standing) for tag, standing in standings.items()}
    assert _default(_link(head, found, default)) == ([path] if path else [])


def test_the_article_travels_on_unchanged(head):
    article = _article(head, {"de": Standing.ORIGINAL})
    assert link(article, ADDRESSES, LangTag("en")).article == article


def test_folders_are_linked_where_the_site_has_folders(head):
    folders = Addresses(base_url="https://archive.example", style=AddressStyle.FOLDER)
    linked = link(_article(head, {"de": Standing.ORIGINAL}), folders, LangTag("en"))
    assert {a.path for a in linked.alternates} == {"de/story-de/index.html"}


@pytest.mark.parametrize(("default", "last"), [("en", "en/index.html"), ("fr", CHOOSER)])
def test_pages_that_languages_have_one_of_are_alternates_by_the_same_rules(default, last):
    homes = {LangTag(tag): ADDRESSES.index(LangTag(tag)) for tag in ("en", "es-419", "bn")}
    alternates = link_pages(homes, ADDRESSES, LangTag(default))
    assert [(a.hreflang, a.path) for a in alternates] == [
        ("bn", "bn/index.html"),
        ("en", "en/index.html"),
        ("x-default", last),
    ]


@pytest.mark.parametrize(("default", "last"), [("en", "en"), ("fr", "bn")])
def test_what_is_no_front_page_has_a_page_of_its_kind_for_default(default, last):
    pages = {LangTag(tag): ADDRESSES.overview(LangTag(tag), "topics") for tag in ("en", "bn")}
    alternates = link_pages(pages, ADDRESSES, LangTag(default))
    assert [(a.hreflang, a.path) for a in alternates] == [
        ("bn", "bn/topics/index.html"),
        ("en", "en/topics/index.html"),
        ("x-default", f"{last}/topics/index.html"),
    ]


def test_no_language_has_no_alternates():
    assert link_pages({}, ADDRESSES, LangTag("en")) == ()
