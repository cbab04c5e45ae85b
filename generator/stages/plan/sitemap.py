"""Route* -> Route*: all routes, and the sitemaps that list the pages among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from generator.model.article import Alternate
from generator.model.ids import UrlPath
from generator.model.indexing import is_indexed
from generator.model.page import (
    AlphabetRoute,
    ChooserRoute,
    CoverageRoute,
    HomeRoute,
    HubRoute,
    ListRoute,
    NoticeRoute,
    OverviewRoute,
    VersionRoute,
)
from generator.model.route import Route, SitemapEntry, SitemapIndexRoute, SitemapRoute
from generator.model.urls import SITEMAP, Addresses

_PAGES = 50_000  # the protocol's own limit
_BYTES = 16_000_000  # a third of the protocol's limit (docs/decisions/0010)
# What a file, a page in it and an alternate of that page take beside addresses and codes.
_FRAME, _ENTRY, _LINKS, _LINK = 153, 23, 1, 50
_LANGUAGE = HomeRoute | OverviewRoute | AlphabetRoute | NoticeRoute
_LINKED = VersionRoute | HubRoute | _LANGUAGE | ChooserRoute
_LISTED = _LINKED | ListRoute | CoverageRoute


class Listing:
    """Pages for one file, with their size in it, which it knows without writing it."""

    def __init__(self, addresses: Addresses) -> None:
        self.entries: list[SitemapEntry] = []
        self.size = _FRAME
        self._addresses = addresses
        self._measured: tuple[tuple[Alternate, ...], int] = ((), 0)

    def has_room(self, entry: SitemapEntry) -> bool:
        """Say whether one more page fits; the first always does."""
        is_within = len(self.entries) < _PAGES and self.size + self._entry(entry) <= _BYTES
        return is_within or not self.entries

    def add(self, entry: SitemapEntry) -> None:
        """Take a page."""
        self.entries.append(entry)
        self.size += self._entry(entry)

    def _entry(self, entry: SitemapEntry) -> int:
        return _ENTRY + self._address(entry.path) + self._links(entry.alternates)

    def _links(self, alternates: tuple[Alternate, ...]) -> int:
        """Measure a page's alternates; the versions of an article share theirs and follow it."""
        if self._measured[0] is not alternates:
            links = (_LINK + len(a.hreflang) + self._address(a.path) for a in alternates)
            self._measured = (alternates, sum(links) + _LINKS if alternates else 0)
        return self._measured[1]

    def _address(self, path: UrlPath) -> int:
        return len(escape(self._addresses.absolute(path)).encode())


def with_sitemaps(routes: Iterable[Route], addresses: Addresses) -> Iterator[Route]:
    """Pass all routes on, and list the pages among them; holds the entries of one sitemap.

    One sitemap holds up to 50,000 pages in 16 MB; more make numbered files and an index of them.
    Source: sitemaps.org, protocol 0.9, "Sitemap index files".
    """
    listing = Listing(addresses)
    parts: list[UrlPath] = []
    for route in routes:
        yield route
        entry = listed(route)
        if entry is None:
            continue
        if not listing.has_room(entry):
            parts.append(_part(len(parts) + 1))
            yield SitemapRoute(path=parts[-1], entries=tuple(listing.entries))
            listing = Listing(addresses)
        listing.add(entry)
    if parts:
        parts.append(_part(len(parts) + 1))
        yield SitemapRoute(path=parts[-1], entries=tuple(listing.entries))
        yield SitemapIndexRoute(path=SITEMAP, parts=tuple(parts))
    else:
        yield SitemapRoute(path=SITEMAP, entries=tuple(listing.entries))


def listed(route: Route) -> SitemapEntry | None:
    """Return what search engines are told of a page, if they are: nothing of drafts."""
    if not isinstance(route, _LISTED) or not is_indexed(route):
        return None
    alternates = route.alternates if isinstance(route, _LINKED) else ()
    return SitemapEntry(path=route.path, alternates=alternates)


def _part(number: int) -> UrlPath:
    return UrlPath(f"sitemap-{number}.xml")
