"""Route* -> Route*: all routes, and the sitemaps that list the pages among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.article import Alternate
from generator.model.ids import UrlPath
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
    is_indexed,
)
from generator.model.route import Route, SitemapEntry, SitemapIndexRoute, SitemapRoute
from generator.model.urls import SITEMAP

_SIZE = 10_000  # pages; with eight alternates each far below the 50 MB that are allowed
_LANGUAGE = HomeRoute | OverviewRoute | AlphabetRoute | NoticeRoute
_LINKED = VersionRoute | HubRoute | _LANGUAGE | ChooserRoute
_LISTED = _LINKED | ListRoute | CoverageRoute


def with_sitemaps(routes: Iterable[Route]) -> Iterator[Route]:
    """Pass all routes on, and list the pages among them; holds the entries of one sitemap.

    One sitemap holds up to 10,000 pages; more make numbered files and an index of them.
    Source: sitemaps.org, protocol 0.9, "Sitemap index files".
    """
    entries: list[SitemapEntry] = []
    parts: list[UrlPath] = []
    for route in routes:
        yield route
        if not isinstance(route, _LISTED) or not is_indexed(route):
            continue
        if len(entries) == _SIZE:
            parts.append(UrlPath(f"sitemap-{len(parts) + 1}.xml"))
            yield SitemapRoute(path=parts[-1], entries=tuple(entries))
            entries.clear()
        entries.append(SitemapEntry(path=route.path, alternates=_alternates(route)))
    if parts:
        parts.append(UrlPath(f"sitemap-{len(parts) + 1}.xml"))
        yield SitemapRoute(path=parts[-1], entries=tuple(entries))
        yield SitemapIndexRoute(path=SITEMAP, parts=tuple(parts))
    else:
        yield SitemapRoute(path=SITEMAP, entries=tuple(entries))


def _alternates(route: Route) -> tuple[Alternate, ...]:
    return route.alternates if isinstance(route, _LINKED) else ()
