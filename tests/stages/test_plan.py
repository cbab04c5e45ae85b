"""Linked* -> Route*: every page of the site, each once, none forgotten."""

from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article
from generator.model.document import Standing
from generator.model.ids import ArticleId, Digest, LangTag, Slug
from generator.model.picture import Kind, Original, PictureSettings
from generator.model.route import (
    AssetRoute,
    ChooserRoute,
    IndexRoute,
    NotFoundRoute,
    PictureRoute,
    RobotsRoute,
    SitemapIndexRoute,
    SitemapRoute,
    VersionRoute,
)
from generator.model.urls import Addresses, AddressStyle
from generator.stages.link import link, link_indexes
from generator.stages.plan import Blueprint, index_routes, plan

FILE = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
FOLDER = replace(FILE, style=AddressStyle.FOLDER)
EN = LangTag("en")
_SITES = st.lists(
    st.sets(st.sampled_from(["bn", "de", "es-419", "zh-Hans"]), min_size=1).map(sorted), max_size=9
)


def _site(languages, page_size=2, addresses=FILE, originals=()):
    counts = tuple(sorted(Counter(tag for tags in languages for tag in tags).items()))
    homes = link_indexes([tag for tag, _ in counts], addresses, EN)
    return Blueprint(
        addresses=addresses,
        default_lang=EN,
        page_size=page_size,
        counts=counts,
        homes=homes,
        pictures=PictureSettings(),
        original=dict(originals).get,
    )


def _heads(head, languages):
    return [
        tuple(
            replace(
                head,
                article=ArticleId(f"a{number}"),
                slug=Slug(f"story-{number}"),
                lang=LangTag(tag),
                translation=Standing.UNKNOWN,
            )
            for tag in tags
        )
        for number, tags in enumerate(languages)
    ]


def _plan(head, languages, page_size=2, assets=(), addresses=FILE, originals=()):
    """Plan a site with an article for each list of languages; the last article is the newest."""
    groups = _heads(head, languages)
    articles = (
        link(Article(id=versions[0].article, versions=versions), addresses, EN)
        for versions in groups
    )

    def newest_first(tag):
        return (h for versions in reversed(groups) for h in versions if h.lang == tag)

    site = _site(languages, page_size, addresses, originals)
    return list(plan(site, articles, newest_first, assets, dict(originals).values()))


def _of(routes, kind):
    return [route for route in routes if isinstance(route, kind)]


@given(languages=_SITES, page_size=st.integers(1, 4))
def test_every_version_has_one_page_and_stands_in_one_index(head, languages, page_size):
    routes = _plan(head, languages, page_size)
    versions = [h for group in _heads(head, languages) for h in group]
    assert [route.head for route in _of(routes, VersionRoute)] == versions
    listed = [h for route in _of(routes, IndexRoute) for h in route.heads]
    assert Counter(listed) == Counter(versions)


@given(languages=_SITES, page_size=st.integers(1, 4))
def test_an_index_page_is_full_unless_it_is_the_last(head, languages, page_size):
    for route in _of(_plan(head, languages, page_size), IndexRoute):
        assert all(h.lang == route.lang for h in route.heads)
        assert route.number <= route.total
        if route.number < route.total:
            assert len(route.heads) == page_size
        else:
            assert 1 <= len(route.heads) <= page_size


@given(languages=_SITES, page_size=st.integers(1, 4), style=st.sampled_from([FILE, FOLDER]))
def test_no_two_routes_have_one_path(head, languages, page_size, style):
    routes = _plan(head, languages, page_size, addresses=style)
    paths = Counter(route.path.lower() for route in routes)
    assert set(paths.values()) <= {1}


def test_the_newest_comes_first_and_only_the_first_page_has_alternates(head):
    indexes = _of(_plan(head, [["de"]] * 5), IndexRoute)
    assert [[h.slug for h in route.heads] for route in indexes] == [
        ["story-4", "story-3"],
        ["story-2", "story-1"],
        ["story-0"],
    ]
    assert [route.path for route in indexes] == [
        "de/index.html",
        "de/page-2.html",
        "de/page-3.html",
    ]
    assert [(route.number, route.total) for route in indexes] == [(1, 3), (2, 3), (3, 3)]
    assert [bool(route.alternates) for route in indexes] == [True, False, False]


def test_a_language_without_a_version_still_has_its_home():
    site = replace(_site([["de"]]), counts=((LangTag("de"), 0),))
    (home,) = index_routes(LangTag("de"), [], 0, site)
    assert (home.path, home.heads, home.total) == ("de/index.html", (), 1)


def test_each_version_knows_its_siblings_and_the_languages_that_are_missing(head):
    first, *_ = _of(_plan(head, [["de", "en"], ["bn"]]), VersionRoute)
    assert [(s.lang, s.path) for s in first.siblings] == [
        ("de", "de/story-0.html"),
        ("en", "en/story-0.html"),
    ]
    assert first.missing == ("bn",)
    assert [a.hreflang for a in first.alternates] == ["de", "en", "x-default"]


def test_all_versions_of_an_article_have_the_same_alternates(head):
    versions = _of(_plan(head, [["bn", "de", "en"]]), VersionRoute)
    assert len({route.alternates for route in versions}) == 1


def test_a_version_that_search_engines_cannot_name_has_no_alternates_and_is_in_nobody_elses(head):
    routes = {r.lang: r for r in _of(_plan(head, [["de", "es-419", "pt-BR"]]), VersionRoute)}
    assert routes["es-419"].alternates == ()
    assert {a.hreflang for a in routes["de"].alternates} == {"de", "pt-BR", "x-default"}
    assert [s.lang for s in routes["de"].siblings] == ["de", "es-419", "pt-BR"]


@given(languages=_SITES)
def test_alternates_are_reciprocal(head, languages):
    versions = _of(_plan(head, languages), VersionRoute)
    listed = {r.path: {a.path for a in r.alternates if a.hreflang != "x-default"} for r in versions}
    for path, others in listed.items():
        assert not others or path in others
        assert all(path in listed[other] for other in others)


def test_a_site_has_a_chooser_robots_and_a_not_found_page_for_each_language(head):
    routes = _plan(head, [["de"], ["bn", "de"]])
    (chooser,) = _of(routes, ChooserRoute)
    assert chooser.counts == (("bn", 1), ("de", 2))
    assert [(r.path, r.lang) for r in _of(routes, NotFoundRoute)] == [
        ("404.html", "en"),
        ("bn/404.html", "bn"),
        ("de/404.html", "de"),
    ]
    assert [(r.path, r.sitemap) for r in _of(routes, RobotsRoute)] == [
        ("robots.txt", "sitemap.xml")
    ]


def test_an_empty_site_has_its_fixed_pages_and_a_sitemap(head):
    paths = [route.path for route in _plan(head, [])]
    assert paths == ["index.html", "404.html", "robots.txt", "sitemap.xml"]


def test_assets_lie_in_their_folder(head):
    name = PurePosixPath("fonts/a.woff2")
    (asset,) = _of(_plan(head, [], assets=[(name, Digest("d"))]), AssetRoute)
    assert asset == AssetRoute(path="assets/fonts/a.woff2", name=name, digest=Digest("d"))


def _pages(routes):
    return [r.path for r in routes if isinstance(r, VersionRoute | IndexRoute | ChooserRoute)]


@given(languages=_SITES, size=st.integers(1, 7))
def test_every_page_is_in_exactly_one_sitemap_of_the_allowed_size(head, languages, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.stages.plan._SITEMAP_SIZE", size)
        routes = _plan(head, languages)
    sitemaps = _of(routes, SitemapRoute)
    listed = [entry.path for route in sitemaps for entry in route.entries]
    assert sorted(listed) == sorted(_pages(routes))
    assert all(1 <= len(route.entries) <= size for route in sitemaps)


@given(languages=_SITES, size=st.integers(1, 7))
def test_more_sitemaps_than_one_have_an_index_that_names_each(head, languages, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.stages.plan._SITEMAP_SIZE", size)
        routes = _plan(head, languages)
    sitemaps = [route.path for route in _of(routes, SitemapRoute)]
    indexes = _of(routes, SitemapIndexRoute)
    if len(sitemaps) > 1:
        assert [(route.path, list(route.parts)) for route in indexes] == [("sitemap.xml", sitemaps)]
    else:
        assert (sitemaps, indexes) == (["sitemap.xml"], [])


def test_a_sitemap_entry_has_the_alternates_of_its_page(head):
    routes = _plan(head, [["bn", "de"], ["en"]])
    (sitemap,) = _of(routes, SitemapRoute)
    entries = {entry.path: entry.alternates for entry in sitemap.entries}
    for route in _of(routes, VersionRoute) + _of(routes, IndexRoute):
        assert entries[route.path] == route.alternates
    assert entries["index.html"] == ()


def _original(name):
    file = PurePosixPath("content", name)
    digest = Digest(name)
    return file, Original(file=file, digest=digest, kind=Kind.JPEG, width=900, height=600, frames=1)


def test_a_picture_is_made_once_however_many_texts_show_it(head):
    shown, other = _original("a.jpg"), _original("b.jpg")
    gone = PurePosixPath("content/gone.jpg")
    head = replace(head, pictures=(other[0], gone, shown[0]))
    routes = _plan(head, [["de", "en"], ["de"]], originals=(shown, other))
    made = _of(routes, PictureRoute)
    assert len({route.path for route in made}) == len(made) == 2 * 5
    assert [route.file for route in made] == [shown[0]] * 5 + [other[0]] * 5
    versions = _of(routes, VersionRoute)
    assert len(versions) == 3
    for version in versions:
        assert [picture.file for picture in version.pictures] == [other[0], shown[0]]
        offered = {file.path for picture in version.pictures for file in picture.files}
        assert offered == {route.path for route in made}
