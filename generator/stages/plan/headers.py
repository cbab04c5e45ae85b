"""Route* -> Route*: all routes, and ``_headers``, which tells hosts what to send with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.ids import UrlPath
from generator.model.route import FontRoute, HeadersRoute, Route
from generator.stages.plan.blueprint import Blueprint
from generator.stages.plan.sitemap import Listing, listed

_PATH = UrlPath("_headers")


def with_headers(routes: Iterable[Route], site: Blueprint) -> Iterator[Route]:
    """Pass all routes on, and end with what hosts shall send; holds as much as a sitemap may.

    There is one such file, so it cannot be split: a site whose pages do not fit has none of their
    alternates in it. They stand in the pages and in the sitemaps as well.
    """
    has_links = site.surfaces.hreflang_headers
    listing = Listing(site.addresses)
    fonts: list[UrlPath] = []
    is_cut = False
    for route in routes:
        yield route
        if isinstance(route, FontRoute):
            fonts.append(route.path)
        entry = listed(route) if has_links and not is_cut else None
        if entry is None or not entry.alternates:
            continue
        is_cut = not listing.has_room(entry)
        listing.add(entry)
    yield HeadersRoute(
        path=_PATH,
        fonts=tuple(sorted(fonts)),
        pages=() if is_cut else tuple(listing.entries),
        is_cut=is_cut,
    )
