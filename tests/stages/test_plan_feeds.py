"""Library -> feeds: which there are, what stands in each, and how they know each other."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.config import Surfaces
from generator.model.document import Source
from generator.model.entry import Section, newspaper_of, shelves_of
from generator.model.lang import hreflang
from generator.model.page import HtmlRoute, VersionRoute
from generator.model.record import record_of
from generator.model.route import AtomRoute, JsonFeedRoute
from generator.model.urls import AddressStyle
from tests.planned import FILE, routes_of
from tests.pure_library import HEADS, PureLibrary, a_head

FEW = settings(max_examples=settings().max_examples // 3)  # each plans whole sites
SIZES = st.integers(1, 4)
FOLDER = replace(FILE, style=AddressStyle.FOLDER)
DAY = dt.date(2025, 10, 23)


def _of(routes, kind):
    return [route for route in routes if isinstance(route, kind)]


def _subject(route):
    return (route.shelf.section, route.shelf.key) if route.shelf else None


def _lists(heads):
    """Return the texts of each list that has feeds, by language and subject, newest first."""
    library = PureLibrary(heads)
    found = {}
    for stock in library.stocks():
        own = library.newest_heads(stock.lang)
        found[stock.lang, None] = own
        for head in own:
            for section, key in shelves_of(head):
                if section is not Section.YEARS:
                    found.setdefault((stock.lang, (section, key)), []).append(head)
    return found


def _is_dated(head):
    return record_of(head, FILE).date is not None


@FEW
@given(heads=HEADS, size=SIZES)
def test_a_feed_has_the_newest_texts_of_its_list_whose_date_is_a_fact(heads, size):
    feeds = _of(routes_of(heads, size), AtomRoute)
    wanted = {
        name: [record_of(head, FILE) for head in own if _is_dated(head)][:size]
        for name, own in _lists(heads).items()
    }
    found = {(f.lang, _subject(f)): [item.record for item in f.items] for f in feeds}
    assert found == {name: own for name, own in wanted.items() if own}


@FEW
@given(heads=HEADS, size=SIZES)
def test_every_list_has_a_json_feed_in_which_undated_texts_come_last(heads, size):
    feeds = _of(routes_of(heads, size), JsonFeedRoute)
    found = {(f.lang, _subject(f)): [item.record for item in f.items] for f in feeds}
    assert found == {
        name: [
            *[record_of(head, FILE) for head in own if _is_dated(head)][:size],
            *[record_of(head, FILE) for head in own if not _is_dated(head)][:size],
        ]
        for name, own in _lists(heads).items()
    }


@FEW
@given(heads=HEADS)
def test_a_feed_names_the_same_feed_of_each_other_language_that_hreflang_can_name(heads):
    routes = routes_of(heads)
    for kind in (AtomRoute, JsonFeedRoute):
        feeds = _of(routes, kind)
        for feed in feeds:
            same = {f.lang: f.path for f in feeds if _subject(f) == _subject(feed)}
            named = {tag: path for tag, path in same.items() if hreflang(tag)}
            others = {a.hreflang: a.path for a in feed.others}
            del same[feed.lang]
            wanted = {tag: path for tag, path in named.items() if tag != feed.lang}
            assert others == (wanted if feed.lang in named else {})


@FEW
@given(heads=HEADS)
def test_a_text_has_the_alternates_of_its_page_but_itself_and_the_default(heads):
    routes = routes_of(heads)
    pages = {
        page.path: tuple(
            a for a in page.alternates if a.hreflang != "x-default" and a.path != page.path
        )
        for page in _of(routes, VersionRoute)
    }
    for feed in _of(routes, AtomRoute | JsonFeedRoute):
        for item in feed.items:
            assert item.alternates == pages[item.record.path]


@FEW
@given(heads=HEADS, style=st.sampled_from([FILE, FOLDER]))
def test_no_two_files_share_a_path_and_none_is_a_folder_of_another(heads, style):
    paths = [route.path.lower() for route in routes_of(heads, addresses=style)]
    assert len(set(paths)) == len(paths)
    folders = {"/".join(path.split("/")[:n]) for path in paths for n in range(1, path.count("/"))}
    assert not folders & set(paths)


@FEW
@given(heads=HEADS)
def test_without_their_switches_there_are_no_feeds_and_no_feed_names_the_other_kind(heads):
    neither = routes_of(heads, surfaces=Surfaces(atom=False, json_feed=False))
    assert _of(neither, AtomRoute | JsonFeedRoute) == []
    only_atom = routes_of(heads, surfaces=Surfaces(json_feed=False))
    assert _of(only_atom, JsonFeedRoute) == []
    assert all(route.json is None for route in _of(only_atom, AtomRoute))
    assert _of(routes_of(heads, surfaces=Surfaces(atom=False)), AtomRoute) == []


def test_a_newspaper_that_somebody_has_to_check_is_not_told():
    source = Source(name="Blatt", url="https://blatt.example/1")
    sure, unsure = (
        a_head(1, "de", source=source),
        a_head(2, "de", source=source, review=("source",)),
    )
    (feed,) = (f for f in _of(routes_of([sure, unsure]), JsonFeedRoute) if f.shelf is None)
    assert [item.newspaper for item in feed.items] == [newspaper_of(sure), None]
    assert feed.items[1].record.source == Source()


def test_drafts_are_in_no_feed_and_a_list_of_drafts_has_none():
    heads = [
        a_head(1, "de", date=DAY, tags=("bus",)),
        a_head(2, "de", date=DAY, tags=("bus", "soup"), draft=True),
        a_head(3, "bn", date=DAY, draft=True),
    ]
    feeds = _of(routes_of(heads), AtomRoute | JsonFeedRoute)
    assert {feed.path for feed in feeds} == {
        "de/feed.xml", "de/feed.json", "de/topics/bus.xml", "de/topics/bus.json",
    }  # fmt: skip
    assert {item.record.path for feed in feeds for item in feed.items} == {"de/story-1.html"}


def test_feeds_lie_beside_the_pages_whose_texts_they_tell():
    heads = [a_head(1, "pt-BR", date=DAY, tags=("bus", "index", "a.xml"))]
    for addresses in (FILE, FOLDER):
        routes = routes_of(heads, addresses=addresses)
        pages = {route.path for route in _of(routes, HtmlRoute)}
        for feed in _of(routes, AtomRoute):
            stem = feed.path.removesuffix(".xml")
            page = f"{stem}.html" if feed.shelf else "pt-br/index.html"
            assert page.replace("feed.html", "index.html") in pages
    paths = {feed.path for feed in _of(routes_of(heads, addresses=FILE), AtomRoute)}
    assert {"pt-br/feed.xml", "pt-br/topics/bus.xml"} < paths
    assert "pt-br/topics/index.xml" not in paths
