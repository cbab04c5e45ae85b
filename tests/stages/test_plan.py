"""Linked* -> Route*: every page of the site, each once, none forgotten; every text in its lists."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.document import Standing
from generator.model.entry import Section, entry_of, shelves_of
from generator.model.ids import ArticleId, Digest, LangTag
from generator.model.page import (
    AlphabetRoute,
    ChooserRoute,
    CoverageRoute,
    HomeRoute,
    HtmlRoute,
    HubRoute,
    ListRoute,
    NotFoundRoute,
    NoticeRoute,
    OverviewRoute,
    PairRoute,
    VersionRoute,
)
from generator.model.picture import Kind, Original
from generator.model.route import (
    AssetRoute,
    PictureRoute,
    RobotsRoute,
)
from generator.model.urls import AddressStyle
from generator.stages.plan.lists import home_routes
from tests.planned import FILE, routes_of, site_of
from tests.pure_library import HEADS, PureLibrary, a_head

FOLDER = replace(FILE, style=AddressStyle.FOLDER)
EN = LangTag("en")
FEW = settings(max_examples=settings().max_examples // 3)  # each plans whole sites
SIZES = st.integers(1, 4)
STYLES = st.sampled_from([FILE, FOLDER])


def _of(routes, kind):
    return [route for route in routes if isinstance(route, kind)]


def _listed(routes, lang, section=None, key=None):
    """Return what the pages of one list show together."""
    pages = [
        route
        for route in _of(routes, ListRoute)
        if route.lang == lang
        and (route.shelf and (route.shelf.section, route.shelf.key)) == (section and (section, key))
    ]
    if section is None:
        pages += [route for route in _of(routes, HomeRoute) if route.lang == lang]
    return {entry for route in pages for entry in route.entries}


@FEW
@given(heads=HEADS, size=SIZES)
def test_every_version_has_one_page_and_every_article_one_hub_that_lists_its_versions(heads, size):
    routes = routes_of(heads, size)
    in_order = sorted(heads, key=lambda h: (h.article, h.lang))
    assert [route.head for route in _of(routes, VersionRoute)] == in_order
    assert [head for route in _of(routes, HubRoute) for head in route.versions] == in_order
    hubs = {route.versions[0].article: route.path for route in _of(routes, HubRoute)}
    assert len(hubs) == len(_of(routes, HubRoute))
    assert all(route.hub == hubs[route.head.article] for route in _of(routes, VersionRoute))


@FEW
@given(heads=HEADS, size=SIZES)
def test_every_text_stands_in_each_of_its_lists_and_in_no_other(heads, size):
    routes = routes_of(heads, size)
    lists = {
        (route.lang, route.shelf.section, route.shelf.key)
        for route in _of(routes, ListRoute)
        if route.shelf
    }
    wanted = {(head.lang, *shelf) for head in heads for shelf in shelves_of(head)}
    assert lists == wanted
    for lang, section, key in lists:
        meant = {entry_of(h) for h in heads if h.lang == lang and (section, key) in shelves_of(h)}
        assert _listed(routes, lang, section, key) == meant


@FEW
@given(heads=HEADS, size=SIZES)
def test_the_front_page_its_later_pages_and_the_undated_list_hold_all_of_a_language(heads, size):
    routes = routes_of(heads, size)
    for home in _of(routes, HomeRoute):
        own = {entry_of(head) for head in heads if head.lang == home.lang}
        found = _listed(routes, home.lang)
        assert found <= own
        assert found | _listed(routes, home.lang, Section.YEARS, "undated") == own
        assert home.stock.count == len(own)
        assert list(home.entries) == PureLibrary(heads).newest_first(home.lang)[:size]


@FEW
@given(heads=HEADS, size=SIZES)
def test_every_list_of_a_language_stands_on_its_overview_with_its_number_of_texts(heads, size):
    routes = routes_of(heads, size)
    for lang in {head.lang for head in heads}:
        own = [h for h in heads if h.lang == lang]
        wanted = Counter(shelf for head in own for shelf in shelves_of(head))
        overviews = [route for route in _of(routes, OverviewRoute) if route.lang == lang]
        shelves = [shelf for route in overviews for shelf in route.shelves]
        assert {(s.section, s.key): s.count for s in shelves} == wanted
        assert len(shelves) == len(wanted)
        assert all(s.section is route.section for route in overviews for s in route.shelves)
        (home,) = (route for route in _of(routes, HomeRoute) if route.lang == lang)
        assert set(home.shelves) == set(shelves)


@FEW
@given(heads=HEADS, size=SIZES)
def test_the_alphabetic_index_has_every_text_of_its_language_once(heads, size):
    routes = _of(routes_of(heads, size), AlphabetRoute)
    listed = [
        (route.lang, entry)
        for route in routes
        for letter in route.letters
        for entry in letter.entries
    ]
    assert Counter(listed) == Counter((head.lang, entry_of(head)) for head in heads)
    for route in routes:
        assert all(len(letter.entries) == letter.count for letter in route.letters)


@FEW
@given(heads=HEADS, size=SIZES, lines=st.integers(1, 3))
def test_a_large_alphabetic_index_has_pages_for_each_letter(heads, size, lines):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.stages.plan.lists._LINES", lines)
        routes = _of(routes_of(heads, size), AlphabetRoute)
    found = Counter()
    paths = {route.path for route in routes}
    for route in routes:
        assert len(route.entries) <= lines
        shown = [*route.entries, *(e for letter in route.letters for e in letter.entries)]
        found.update((route.lang, entry) for entry in shown)
        linked = {letter.path for letter in route.letters} | {route.previous, route.next}
        assert linked - {None} <= paths
    assert found == Counter((head.lang, entry_of(head)) for head in heads)


@FEW
@given(heads=HEADS, rows=st.integers(1, 3))
def test_the_table_of_coverage_has_every_article_with_all_its_versions(heads, rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.stages.plan.lists._ROWS", rows)
        routes = _of(routes_of(heads), CoverageRoute)
    found = {row for route in routes for row in route.rows}
    assert found == {
        tuple(entry_of(head) for head in versions)
        for _, versions in groupby(
            sorted(heads, key=lambda h: (h.article, h.lang)), key=lambda h: h.article
        )
    }
    assert all(len(route.rows) <= rows for route in routes)
    assert routes[0].path == "coverage/index.html"


@FEW
@given(heads=HEADS, size=SIZES)
def test_a_front_page_names_articles_that_are_not_in_its_language(heads, size):
    homes = _of(routes_of(heads, size), HomeRoute)
    articles = {head.article for head in heads}
    for home in homes:
        own = {head.article for head in heads if head.lang == home.lang}
        named = [entry.article for entry in home.absent]
        assert home.absent_count == len(articles - own)
        assert len(named) == len(set(named)) == min(6, home.absent_count)
        assert not own & set(named)


@FEW
@given(heads=HEADS, size=SIZES)
def test_no_page_of_a_list_is_empty_or_too_long_and_later_pages_show_dated_or_undated(heads, size):
    for route in _of(routes_of(heads, size), ListRoute):
        assert 1 <= len(route.entries) <= size
        assert all(entry.lang == route.lang for entry in route.entries)
        if route.number is not None:
            assert len({entry.date is None for entry in route.entries}) == 1


@FEW
@given(heads=HEADS, size=SIZES)
def test_newer_and_older_lead_through_all_pages_of_a_list_and_back(heads, size):
    routes = [*_of(routes_of(heads, size), ListRoute), *_of(routes_of(heads, size), CoverageRoute)]
    paths = {route.path: route for route in routes}
    homes = {route.path: route for route in _of(routes_of(heads, size), HomeRoute)}
    for route in routes:
        if route.older and route.shelf is not None:
            assert paths[route.older].newer == route.path
        if route.newer and route.newer not in homes:
            assert paths[route.newer].older == route.path
    for home in homes.values():
        first = paths.get(home.older) if home.older else None
        assert home.older is None or first is not None
        assert first is None or first.shelf is not None or first.newer == home.path


@FEW
@given(heads=HEADS, size=SIZES, style=STYLES)
def test_no_two_files_have_one_path_and_none_is_the_folder_of_another(heads, size, style):
    routes = routes_of(heads, size, addresses=style)
    paths = Counter(route.path.lower() for route in routes)
    assert set(paths.values()) <= {1}
    folders = {str(parent) for path in paths for parent in PurePosixPath(path).parents}
    assert not folders & set(paths)


@FEW
@given(heads=HEADS, size=SIZES, style=STYLES)
def test_no_route_leads_to_a_page_that_there_is_not(heads, size, style):
    routes = routes_of(heads, size, addresses=style)
    paths = {route.path for route in routes}
    for route in _of(routes, HtmlRoute):
        names = ("hub", "older", "newer", "next", "previous", "swapped")
        linked = {getattr(route, name, None) for name in names}
        linked |= {link.path for link in getattr(route, "beside", ())}
        linked |= {link.path for link in getattr(route, "siblings", ())}
        linked |= {alternate.path for alternate in getattr(route, "alternates", ())}
        assert linked - {None} <= paths
    for route in _of(routes, ListRoute) + _of(routes, OverviewRoute) + _of(routes, HomeRoute):
        shelves = (*getattr(route, "shelves", ()), *getattr(route, "months", ()))
        for shelf in shelves:
            assert style.list_page(route.lang, shelf.section.value, shelf.key) in paths


def _dated(count, lang="de"):
    dates = [f"2025-0{number + 1}-01" for number in range(count)]
    return [a_head(n, lang, date=dt.date.fromisoformat(day)) for n, day in enumerate(dates)]


def test_the_newest_come_first_and_later_pages_are_numbered_from_the_oldest():
    routes = routes_of(_dated(5))
    (home,) = _of(routes, HomeRoute)
    pages = [r for r in _of(routes, ListRoute) if r.shelf is None]
    assert [[e.slug for e in route.entries] for route in [home, *pages]] == [
        ["story-4", "story-3"],
        ["story-3", "story-2"],
        ["story-1", "story-0"],
    ]
    assert [(r.path, r.number) for r in pages] == [("de/page-3.html", 3), ("de/page-2.html", 2)]
    assert home.alternates


def test_a_year_names_its_months_on_its_first_page_only():
    routes = [r for r in _of(routes_of(_dated(3)), ListRoute) if r.shelf and r.shelf.key == "2025"]
    assert [[month.key for month in route.months] for route in routes] == [
        ["2025-01", "2025-02", "2025-03"],
        [],
    ]


def test_texts_are_counted_on_the_first_page_of_a_list_only_since_later_ones_shall_stay():
    first, *later = [
        r for r in _of(routes_of(_dated(5)), ListRoute) if r.shelf and r.shelf.key == "2025"
    ]
    assert first.shelf.count == 5
    assert later
    assert {(route.shelf.count, route.shelf.undated) for route in later} == {(0, 0)}


def test_a_language_without_a_text_still_has_its_front_page():
    site = site_of(PureLibrary([a_head(1, "de")]))
    stock = replace(site.stocks[0], lang=EN, count=0, undated=0)
    (home,) = home_routes(stock, (), site, PureLibrary([]))
    assert (home.path, home.entries, home.older, home.absent) == ("en/index.html", (), None, ())


def test_each_version_knows_its_siblings_and_the_languages_that_are_missing():
    heads = [a_head(0, "de", paragraphs=3), a_head(0, "en"), a_head(1, "bn")]
    first, *_ = _of(routes_of(heads), VersionRoute)
    assert [(s.lang, s.path, s.paragraphs) for s in first.siblings] == [
        ("de", "de/story-0.html", 3),
        ("en", "en/story-0.html", 0),
    ]
    assert first.missing == ("bn",)
    assert [a.hreflang for a in first.alternates] == ["de", "en", "x-default"]


@FEW
@given(heads=HEADS)
def test_all_versions_of_an_article_have_the_same_alternates_or_none(heads):
    versions = _of(routes_of(heads), VersionRoute)
    for _, of_one in groupby(versions, key=lambda route: route.head.article):
        assert len({route.alternates for route in of_one} - {()}) <= 1


def test_a_version_that_search_engines_cannot_name_has_no_alternates_and_is_in_nobody_elses():
    heads = [a_head(0, tag) for tag in ("de", "es-419", "pt-BR")]
    routes = {r.lang: r for r in _of(routes_of(heads), VersionRoute)}
    assert routes["es-419"].alternates == ()
    assert {a.hreflang for a in routes["de"].alternates} == {"de", "pt-BR", "x-default"}
    assert [s.lang for s in routes["de"].siblings] == ["de", "es-419", "pt-BR"]


@FEW
@given(heads=HEADS)
def test_alternates_are_reciprocal(heads):
    routes = [r for r in _of(routes_of(heads), HtmlRoute) if getattr(r, "alternates", ())]
    listed = {r.path: {a.path for a in r.alternates} for r in routes}
    chooser = {"index.html"}
    for route in routes:
        paths = {a.path for a in route.alternates}
        assert route.path in paths
        assert all(listed[other] == paths for other in paths - chooser)


@pytest.mark.parametrize(
    ("standings", "pairs", "expected"),
    [
        ({"de": "original", "en": "human", "bn": "machine"}, None, {"bn+de", "en+de", "de+en"}),
        ({"de": "unknown", "en": "unknown", "bn": "unknown"}, None, {"bn+en", "de+en"}),
        ({"de": "original", "bn": "original", "en": "human"}, None, {"bn+en", "de+en"}),
        ({"de": "original", "bn": "human"}, None, {"bn+de"}),
        ({"de": "unknown"}, None, set()),
        ({"de": "original", "en": "human", "bn": "human"}, [("de", "bn")], {"bn+de", "de+bn"}),
        ({"de": "original", "en": "human"}, [("de", "bn"), ("de", "de")], set()),
        ({"de": "original", "en": "human"}, [], set()),
        ({"de": "human", "en": "human"}, [("de", "en"), ("en", "de")], {"de+en", "en+de"}),
    ],
    ids=[
        "with-the-original", "with-the-default", "two-originals", "original-alone",
        "one-version", "by-settings", "not-in-the-settings", "switched-off", "named-twice",
    ],
)  # fmt: skip
def test_a_version_stands_beside_its_original_else_the_default_language_or_as_settings_say(
    standings, pairs, expected
):
    heads = [a_head(0, tag, translation=Standing(kind)) for tag, kind in standings.items()]
    tags = None if pairs is None else tuple((LangTag(a), LangTag(b)) for a, b in pairs)
    routes = _of(routes_of(heads, pairs=tags), PairRoute)
    found = {f"{route.lang}+{route.other.lang}": route for route in routes}
    assert set(found) == expected
    assert len(routes) == len(found)
    for route in routes:
        swapped = found.get(f"{route.other.lang}+{route.lang}")
        assert route.swapped == (swapped.path if swapped else None)


@FEW
@given(heads=HEADS)
def test_a_version_leads_to_exactly_the_pages_that_show_it_first_beside_another(heads):
    routes = routes_of(heads)
    led_to = [link.path for route in _of(routes, VersionRoute) for link in route.beside]
    assert sorted(led_to) == sorted(route.path for route in _of(routes, PairRoute))


def test_articles_about_the_same_event_come_in_the_language_nearest_to_the_readers():
    related = (ArticleId("news.example/a1"), ArticleId("news.example/a0"), ArticleId("gone"))
    heads = [a_head(0, "pt-BR", related=related), a_head(0, "de", related=related[:1])]
    heads += [a_head(1, tag) for tag in ("bn", "en", "pt")]
    versions = {route.lang: route for route in _of(routes_of(heads), VersionRoute)}
    assert [entry.lang for entry in versions["pt-BR"].related] == ["pt"]
    assert [entry.lang for entry in versions["de"].related] == ["en"]


def test_a_site_has_a_chooser_robots_and_pages_that_each_language_has_once():
    routes = routes_of([a_head(0, "de"), a_head(1, "bn"), a_head(1, "de")])
    (chooser,) = _of(routes, ChooserRoute)
    assert [(s.lang, s.count, s.undated) for s in chooser.stocks] == [("bn", 1, 1), ("de", 2, 2)]
    assert [(r.path, r.lang) for r in _of(routes, NotFoundRoute)] == [
        ("404.html", "en"),
        ("bn/404.html", "bn"),
        ("de/404.html", "de"),
    ]
    assert [r.path for r in _of(routes, NoticeRoute)] == [
        f"{tag}/{name}/index.html" for tag in ("bn", "de") for name in ("about", "feeds")
    ]
    assert [(r.path, r.sitemap) for r in _of(routes, RobotsRoute)] == [
        ("robots.txt", "sitemap.xml")
    ]


def test_an_empty_site_has_its_fixed_pages_and_a_sitemap():
    paths = [route.path for route in routes_of([])]
    assert paths == [
        "coverage/index.html", "index.html", "404.html", "robots.txt", "sitemap.xml", "_headers",
    ]  # fmt: skip


def test_assets_lie_in_their_folder():
    name = PurePosixPath("fonts/a.woff2")
    (asset,) = _of(routes_of([], assets=[(name, Digest("d"))]), AssetRoute)
    assert asset == AssetRoute(path="assets/fonts/a.woff2", name=name, digest=Digest("d"))


def _original(name):
    file = PurePosixPath("content", name)
    digest = Digest(name)
    return Original(file=file, digest=digest, kind=Kind.JPEG, width=900, height=600, frames=1)


def test_a_picture_is_made_once_however_many_pages_show_it():
    shown, other = _original("a.jpg"), _original("b.jpg")
    pictures = (other.file, PurePosixPath("content/gone.jpg"), shown.file)
    heads = [
        replace(a_head(1, "de"), pictures=pictures),
        replace(a_head(1, "en"), pictures=pictures),
        replace(a_head(2, "de"), pictures=pictures),
    ]
    routes = routes_of(heads, originals=(shown, other))
    made = _of(routes, PictureRoute)
    assert len({route.path for route in made}) == len(made) == 2 * 5
    assert [route.file for route in made] == [shown.file] * 5 + [other.file] * 5
    pages = _of(routes, VersionRoute) + _of(routes, PairRoute)
    assert len(pages) == 4
    for page in pages:
        assert [picture.file for picture in page.pictures] == [other.file, shown.file]
        offered = {file.path for picture in page.pictures for file in picture.files}
        assert offered == {route.path for route in made}
    assert {home.picture.file for home in _of(routes, HomeRoute)} == {other.file}


@pytest.mark.parametrize(
    ("tags", "codes"),
    [(("de", "bn"), ["bn", "de", "x-default"]), (("de",), []), (("en",), []), (("de", "en"), [])],
)
def test_the_chooser_links_back_to_the_front_pages_that_it_stands_for(tags, codes):
    (chooser,) = _of(routes_of([a_head(1, tag) for tag in tags]), ChooserRoute)
    assert [alternate.hreflang for alternate in chooser.alternates] == codes
