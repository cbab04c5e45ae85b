"""What search engines are asked to keep of a page."""

from __future__ import annotations

from generator.model.ids import UrlPath
from generator.model.page import (
    HtmlRoute,
    HubRoute,
    MovedRoute,
    NotFoundRoute,
    NoticeRoute,
    PairRoute,
    VersionRoute,
    WithdrawnRoute,
)


def canonical(route: HtmlRoute) -> UrlPath | None:
    """Return the page that a page asks search engines to keep: itself, or where it leads."""
    if isinstance(route, NotFoundRoute | WithdrawnRoute):
        return None
    return route.target if isinstance(route, MovedRoute) else route.path


def is_indexed(route: HtmlRoute) -> bool:
    """Say whether search engines should keep a page: no draft, no copy of two texts, no note."""
    match route:
        case VersionRoute():
            return not route.head.draft
        case NoticeRoute():
            return route.is_spoken
        case HubRoute():
            return not all(head.draft for head in route.versions)
        case _:
            return not isinstance(route, NotFoundRoute | PairRoute | WithdrawnRoute)
