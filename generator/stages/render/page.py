"""Route -> HTML page: give each template what its contract names (docs/themes-contract.md)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from generator.model.config import SiteConfig
from generator.model.contract import MovedPage, NotFoundPage, WithdrawnPage
from generator.model.document import Head
from generator.model.page import (
    AlphabetRoute,
    ChooserRoute,
    CoverageRoute,
    HomeRoute,
    HtmlRoute,
    HubRoute,
    ListRoute,
    MovedRoute,
    NotFoundRoute,
    NoticeRoute,
    OverviewRoute,
    PairRoute,
    VersionRoute,
    WithdrawnRoute,
)
from generator.stages.render.desk import Desk
from generator.stages.render.given import Templates, Tree
from generator.stages.render.markdown import Cell, Markdown, make_markdown
from generator.stages.render.metadata import site_graph
from generator.stages.render.views import articles, lists, notices

Body = Callable[[Head], tuple[Cell, ...]]
"""Gives the rendered text of a version."""


class PageRenderer:
    """Renders the pages of one site; *tree* is the same for all of them."""

    def __init__(self, config: SiteConfig, templates: Templates, tree: Tree) -> None:
        self._config = config
        self._templates = templates
        self._tree = tree

    @cached_property
    def markdown(self) -> Markdown:
        """The renderer of bodies."""
        return make_markdown()

    def render(self, route: HtmlRoute, body: Body) -> str:
        """Render a page; *body* gives the rendered text of the versions that it shows."""
        desk = Desk(route, self._config, self._templates, self._tree, _current(route))
        template, page = self._view(route, body, desk)
        absolute = self._config.addresses.absolute
        alternates = getattr(route, "alternates", ())
        links = tuple((a.hreflang, absolute(a.path)) for a in alternates)
        own = {name: getattr(page, name) for name in type(page).__annotations__}
        common = desk.common(links, _counterpart(route)) | {"graph": site_graph(route, desk)}
        return self._templates.page(template, route.lang, common | own)

    def _view(self, route: HtmlRoute, body: Body, desk: Desk) -> tuple[str, object]:
        """Return the template of a page, and what is its own."""
        match route:
            case VersionRoute():
                return "article.html", articles.article_page(route, body(route.head), desk)
            case PairRoute():
                bodies = body(route.head), body(route.other)
                return "pair.html", articles.pair_page(route, *bodies, desk)
            case HubRoute():
                return "hub.html", articles.hub_page(route, desk)
            case NoticeRoute():
                return self._notice(route, desk)
            case ChooserRoute():
                return "chooser.html", notices.chooser_page(route, desk)
            case NotFoundRoute() | WithdrawnRoute() | MovedRoute():
                return _absent(route, desk)
            case _:
                return _list(route, desk)

    def _notice(self, route: NoticeRoute, desk: Desk) -> tuple[str, object]:
        if route.name == "feeds":
            return "feeds.html", notices.feeds_page(route, desk)
        return "about.html", notices.about_page(desk, self.markdown)


def _absent(route: NotFoundRoute | WithdrawnRoute | MovedRoute, desk: Desk) -> tuple[str, object]:
    match route:
        case WithdrawnRoute():
            return "withdrawn.html", WithdrawnPage(reason=route.reason)
        case MovedRoute():
            return "moved.html", MovedPage(href=desk.href(route.target))
        case NotFoundRoute():
            return "404.html", NotFoundPage()


def _list(
    route: HomeRoute | ListRoute | OverviewRoute | AlphabetRoute | CoverageRoute, desk: Desk
) -> tuple[str, object]:
    match route:
        case HomeRoute():
            return "home.html", lists.home_page(route, desk)
        case ListRoute():
            return "list.html", lists.list_page(route, desk)
        case OverviewRoute():
            return "overview.html", lists.overview_page(route, desk)
        case AlphabetRoute():
            return "a-z.html", lists.alphabet_page(route, desk)
        case CoverageRoute():
            return "coverage.html", lists.coverage_page(route, desk)


def _counterpart(route: HtmlRoute) -> str:
    """Return the name of what a page is in each language, empty for what others have not."""
    is_index = isinstance(route, AlphabetRoute) and route.current is None
    is_same = is_index or isinstance(route, OverviewRoute | NoticeRoute)
    return _current(route) if is_same else ""


def _current(route: HtmlRoute) -> str:
    """Return the name of the menu's entry that a page is, or that it belongs to."""
    match route:
        case HomeRoute():
            return "home"
        case ListRoute():
            return route.shelf.section.value if route.shelf else ""
        case OverviewRoute():
            return route.section.value
        case AlphabetRoute():
            return "a-z"
        case CoverageRoute():
            return "coverage"
        case ChooserRoute():
            return "languages"
        case NoticeRoute():
            return route.name
        case _:
            return ""
