"""Library -> feeds: of each language, and of each of its topics and newspapers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice

from generator.model.article import X_DEFAULT, Alternate
from generator.model.document import Head
from generator.model.entry import Shelf, newspaper_of
from generator.model.feed import FED, FeedItem, feed_item
from generator.model.ids import LangTag, UrlPath
from generator.model.record import record_of
from generator.model.route import AtomRoute, Feed, JsonFeedRoute
from generator.model.urls import FeedKind
from generator.stages.plan.blueprint import Blueprint, Library

_ITEMS_KEPT = 2048  # a text stands in the feeds of its language, its topics and its newspaper


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A list of one language that has a feed; *is_dated* says that it has an Atom feed too."""

    lang: LangTag
    shelf: Shelf | None
    is_dated: bool

    def path(self, kind: FeedKind, site: Blueprint) -> UrlPath:
        """Return the address of its feed of a kind."""
        shelf = self.shelf
        subject = (shelf.section.value, shelf.key) if shelf else ()
        return site.addresses.feed(self.lang, kind, *subject)


def feed_routes(
    site: Blueprint, library: Library, shelves: Mapping[LangTag, tuple[Shelf, ...]]
) -> Iterator[Feed]:
    """Yield the feeds of all lists; holds the texts of one, and those that are told often."""
    if not (site.surfaces.atom or site.surfaces.json_feed):
        return
    told = lru_cache(_ITEMS_KEPT)(partial(_item, site))

    def items(heads: Iterable[Head]) -> tuple[FeedItem, ...]:
        return tuple(map(told, islice(heads, site.page_size)))

    for places in _places(site, shelves):
        atom = _linked((place for place in places if place.is_dated), FeedKind.ATOM, site)
        json = _linked(places, FeedKind.JSON, site)
        for place in places:
            dated = items(library.dated_heads(place.lang, place.shelf)) if place.is_dated else ()
            if site.surfaces.atom and dated:
                yield _atom_route(place, dated, atom, site)
            if site.surfaces.json_feed:
                undated = items(library.undated_heads(place.lang, place.shelf))
                yield _json_route(place, dated + undated, json, site)


def _places(
    site: Blueprint, shelves: Mapping[LangTag, tuple[Shelf, ...]]
) -> Iterator[tuple[_Place, ...]]:
    """Yield what is the same list in several languages, by language."""
    yield tuple(
        _Place(lang=stock.lang, shelf=None, is_dated=stock.is_dated)
        for stock in site.stocks
        if stock.is_fed
    )
    found: dict[tuple[str, str], list[_Place]] = {}
    for tag, own in shelves.items():
        for shelf in own:
            if shelf.section in FED and shelf.is_fed:
                place = _Place(
                    lang=tag, shelf=replace(shelf, count=0, undated=0), is_dated=shelf.is_dated
                )
                found.setdefault((shelf.section.value, shelf.key), []).append(place)
    for _, places in sorted(found.items()):
        yield tuple(places)


def _atom_route(
    place: _Place, items: tuple[FeedItem, ...], linked: tuple[Alternate, ...], site: Blueprint
) -> AtomRoute:
    path = place.path(FeedKind.ATOM, site)
    return AtomRoute(
        path=path,
        lang=place.lang,
        shelf=place.shelf,
        items=items,
        others=_others(linked, path),
        json=place.path(FeedKind.JSON, site) if site.surfaces.json_feed else None,
    )


def _json_route(
    place: _Place, items: tuple[FeedItem, ...], linked: tuple[Alternate, ...], site: Blueprint
) -> JsonFeedRoute:
    path = place.path(FeedKind.JSON, site)
    return JsonFeedRoute(
        path=path,
        lang=place.lang,
        shelf=place.shelf,
        items=items,
        others=_others(linked, path),
    )


def _linked(places: Iterable[_Place], kind: FeedKind, site: Blueprint) -> tuple[Alternate, ...]:
    return site.link_pages({place.lang: place.path(kind, site) for place in places})


def _others(linked: tuple[Alternate, ...], path: UrlPath) -> tuple[Alternate, ...]:
    """Return the same in other languages; none if this one's cannot be named, as for pages."""
    versions = [alternate for alternate in linked if alternate.hreflang != X_DEFAULT]
    others = tuple(alternate for alternate in versions if alternate.path != path)
    return others if len(others) < len(versions) else ()


def _item(site: Blueprint, head: Head) -> FeedItem:
    record = record_of(head, site.addresses)
    newspaper = None if "source" in head.review else newspaper_of(head)
    alternates = _others(site.linked(head.article), record.path)
    return feed_item(record, newspaper, alternates)
