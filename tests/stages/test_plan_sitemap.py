"""Route* -> sitemaps: every page in exactly one of them, none beyond the limits; and `_headers`."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.article import Alternate
from generator.model.config import Surfaces
from generator.model.ids import Digest, LangTag, UrlPath
from generator.model.page import (
    HtmlRoute,
    ListRoute,
    NotFoundRoute,
    PairRoute,
    VersionRoute,
)
from generator.model.route import (
    FontRoute,
    HeadersRoute,
    RobotsRoute,
    SitemapEntry,
    SitemapIndexRoute,
    SitemapRoute,
)
from generator.model.urls import Addresses, AddressStyle
from generator.stages.plan.headers import with_headers
from generator.stages.plan.sitemap import Listing, listed, with_sitemaps
from generator.stages.render.surfaces.sitemap import sitemap
from tests.planned import FILE, routes_of, site_of
from tests.pure_library import HEADS, PureLibrary, a_head

FEW = settings(max_examples=settings().max_examples // 3)  # each plans whole sites
FIRST = SitemapEntry(path=UrlPath("first.html"), alternates=())
WITH_LINKS = Surfaces(hreflang_headers=True)


def _of(routes, kind):
    return [route for route in routes if isinstance(route, kind)]


def _indexed(routes):
    """Return the pages that search engines may list: all but side by side, and not found."""
    return [r.path for r in _of(routes, HtmlRoute) if not isinstance(r, PairRoute | NotFoundRoute)]


def _page(number):
    return ListRoute(
        path=UrlPath(f"de/page-{number}.html"),
        lang=LangTag("de"),
        shelf=None,
        entries=(),
        number=number,
        newer=None,
        older=None,
    )


@FEW
@given(heads=HEADS, size=st.integers(1, 7))
def test_every_page_is_in_exactly_one_sitemap_of_the_allowed_size(heads, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.stages.plan.sitemap._PAGES", size)
        routes = routes_of(heads)
    sitemaps = _of(routes, SitemapRoute)
    found = [entry.path for route in sitemaps for entry in route.entries]
    assert sorted(found) == sorted(_indexed(routes))
    assert all(1 <= len(route.entries) <= size for route in sitemaps)


@FEW
@given(heads=HEADS, size=st.integers(1, 7))
def test_more_sitemaps_than_one_have_an_index_that_names_each(heads, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.stages.plan.sitemap._PAGES", size)
        routes = routes_of(heads)
    sitemaps = [route.path for route in _of(routes, SitemapRoute)]
    indexes = _of(routes, SitemapIndexRoute)
    if len(sitemaps) > 1:
        assert [(route.path, list(route.parts)) for route in indexes] == [("sitemap.xml", sitemaps)]
    else:
        assert (sitemaps, indexes) == (["sitemap.xml"], [])


@FEW
@given(heads=HEADS)
def test_a_sitemap_entry_has_the_alternates_of_its_page(heads):
    routes = routes_of(heads)
    (found,) = _of(routes, SitemapRoute)
    alternates = {r.path: getattr(r, "alternates", ()) for r in _of(routes, HtmlRoute)}
    assert all(entry.alternates == alternates[entry.path] for entry in found.entries)


@pytest.mark.parametrize(
    ("pages", "sizes"), [(50_000, [50_000]), (50_001, [50_000, 1]), (100_001, [50_000, 50_000, 1])]
)
def test_a_sitemap_holds_fifty_thousand_pages_and_no_more(pages, sizes):
    routes = list(with_sitemaps(map(_page, range(pages)), FILE))
    assert [len(route.entries) for route in _of(routes, SitemapRoute)] == sizes
    assert len(_of(routes, SitemapIndexRoute)) == (len(sizes) > 1)


@given(
    base=st.sampled_from(["https://x.example", "https://x.example/a&b/'c'", "https://ü.example/ö"]),
    style=st.sampled_from(AddressStyle),
    heads=HEADS,
)
@FEW
def test_the_size_of_a_sitemap_is_known_to_the_byte_before_it_is_written(base, style, heads):
    addresses = Addresses(base_url=base, style=style)
    listing = Listing(addresses)
    for entry in filter(None, map(listed, routes_of(heads, addresses=addresses))):
        listing.add(entry)
    route = SitemapRoute(path=UrlPath("sitemap.xml"), entries=tuple(listing.entries))
    assert listing.size == len(sitemap(route, addresses).encode())


@pytest.mark.parametrize("room", [-1, 0])
def test_a_sitemap_is_full_when_one_more_byte_would_be_too_many(room, monkeypatch):
    pages = [_page(number) for number in range(9)]
    entries = tuple(SitemapEntry(path=page.path, alternates=()) for page in pages)
    whole = SitemapRoute(path=UrlPath("sitemap.xml"), entries=entries)
    size = len(sitemap(whole, FILE).encode())
    monkeypatch.setattr("generator.stages.plan.sitemap._BYTES", size + room)
    found = _of(with_sitemaps(pages, FILE), SitemapRoute)
    assert [len(route.entries) for route in found] == ([9] if room == 0 else [8, 1])
    assert all(len(sitemap(route, FILE).encode()) <= size + room for route in found)


def test_a_page_too_large_for_any_sitemap_has_one_to_itself(monkeypatch):
    monkeypatch.setattr("generator.stages.plan.sitemap._BYTES", 1)
    found = _of(with_sitemaps([_page(1), _page(2)], FILE), SitemapRoute)
    assert [len(route.entries) for route in found] == [1, 1]


def test_drafts_are_in_no_sitemap():
    heads = [a_head(1, "de", draft=True), a_head(2, "de"), a_head(2, "bn", draft=True)]
    routes = routes_of(heads)
    (found,) = _of(routes, SitemapRoute)
    paths = {entry.path for entry in found.entries}
    assert {path for path in paths if "story" in path} == {"de/story-2.html"}
    hubs = {path for path in paths if path.startswith("articles/")}
    assert [path.rpartition("-")[0] for path in hubs] == ["articles/a2"]


def test_without_its_switch_there_is_no_sitemap_and_robots_name_none():
    routes = routes_of([a_head(1, "de")], surfaces=Surfaces(sitemap=False))
    assert _of(routes, SitemapRoute | SitemapIndexRoute) == []
    assert [route.sitemap for route in _of(routes, RobotsRoute)] == [None]


@FEW
@given(heads=HEADS)
def test_headers_name_the_alternates_of_each_page_that_has_some_if_asked(heads):
    (plain,) = _of(routes_of(heads), HeadersRoute)
    assert (plain.pages, plain.is_cut) == ((), False)
    routes = routes_of(heads, surfaces=WITH_LINKS)
    (asked,) = _of(routes, HeadersRoute)
    having = {r.path: r.alternates for r in _of(routes, HtmlRoute) if getattr(r, "alternates", ())}
    assert {page.path: page.alternates for page in asked.pages} == having


def test_headers_know_the_fonts_that_may_be_kept():
    paths = ("assets/fonts/b-2.woff2", "assets/fonts/a-1.woff2")
    fonts = [
        FontRoute(path=UrlPath(path), file="f", digest=Digest("d"), characters="a")
        for path in paths
    ]
    found = list(with_headers(fonts, site_of(PureLibrary([]))))
    assert found[:-1] == fonts
    assert found[-1].fonts == tuple(sorted(paths))


def test_too_many_pages_have_no_alternates_in_the_headers_at_all(monkeypatch):
    monkeypatch.setattr("generator.stages.plan.sitemap._PAGES", 3)
    library = PureLibrary([])
    site = replace(site_of(library), surfaces=WITH_LINKS)
    alternates = (Alternate(hreflang="de", path=UrlPath("de/a.html")),)
    pages = [
        replace(_version(number), alternates=alternates if number else ()) for number in range(5)
    ]
    *_, few = with_headers(pages[:4], site)
    *_, many = with_headers(pages, site)
    assert (len(few.pages), few.is_cut) == (3, False)
    assert (many.pages, many.is_cut) == ((), True)


def _version(number):
    (route,) = _of(routes_of([a_head(number, "de")]), VersionRoute)
    return route


def test_without_their_switch_there_are_no_headers():
    assert _of(routes_of([], surfaces=Surfaces(headers=False)), HeadersRoute) == []
