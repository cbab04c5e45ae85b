"""Route -> HTML page: give each template what its contract names (docs/themes.md)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from generator.model.article import Alternate
from generator.model.config import SiteConfig, worded
from generator.model.ids import LangTag, UrlPath
from generator.model.route import (
    ChooserRoute,
    HtmlRoute,
    IndexRoute,
    NotFoundRoute,
    VersionRoute,
)
from generator.model.urls import CHOOSER, to_root
from generator.stages.render.excerpt import excerpt


class Templates(Protocol):
    """What this stage needs of a theme."""

    def page(self, name: str, lang: LangTag, context: Mapping[str, object]) -> str:
        """Fill the template of a page."""
        ...

    def part(self, name: str, lang: LangTag, /, **inputs: Hashable) -> Markup:
        """Fill a part, which depends on its inputs only."""
        ...

    def direction(self, lang: LangTag) -> str:
        """Return ``rtl`` or ``ltr``."""
        ...

    def word(self, message: str, lang: LangTag) -> str:
        """Return a message as plain text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the frame of a page needs: *root* leads from the page to the site's root."""

    lang: LangTag
    dir: str
    root: str
    home: str
    canonical: str | None
    is_indexed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNames:
    """What the site calls itself in a page's language, each with the language that it is in."""

    title: str
    title_lang: LangTag
    description: str | None
    description_lang: LangTag | None


class PageRenderer:
    """Renders pages of one site; the same for all pages are *languages*, those of the archive.

    *with_fonts* are the languages whose pages have a stylesheet of fonts.
    """

    def __init__(
        self,
        config: SiteConfig,
        templates: Templates,
        languages: tuple[LangTag, ...],
        *,
        with_fonts: tuple[LangTag, ...],
    ) -> None:
        self._config = config
        self._templates = templates
        self._languages = languages
        self._with_fonts = with_fonts

    def version(self, route: VersionRoute, body: str) -> str:
        """Render the page of a version; *body* is trusted HTML."""
        frame = self._frame(route)
        head = route.head
        part = self._templates.part
        context = {
            "article": head,
            "excerpt": head.description or excerpt(body, route.lang),
            "body": Markup(body),  # noqa: S704 - from the Markdown renderer, which escapes HTML
            "switcher": part(
                "switcher", route.lang, page=frame, siblings=route.siblings, missing=route.missing
            ),
            "provenance": part("provenance", route.lang, article=head),
        }
        return self._page("article.html", frame, route.alternates, context)

    def index(self, route: IndexRoute) -> str:
        """Render one page of a language's index."""
        frame = self._frame(route)
        addresses = self._config.addresses
        entries = [
            self._templates.part(
                "entry",
                route.lang,
                article=head,
                href=frame.root + addresses.version(head.lang, head.slug),
            )
            for head in route.heads
        ]
        near = {
            "newer": route.number - 1 if route.number > 1 else None,
            "older": route.number + 1 if route.number < route.total else None,
        }
        hrefs = {
            name: number and frame.root + addresses.index(route.lang, number)
            for name, number in near.items()
        }
        context = {"entries": entries, "number": route.number, "total": route.total, **hrefs}
        return self._page("index.html", frame, route.alternates, context)

    def chooser(self, route: ChooserRoute) -> str:
        """Render the front door."""
        frame = self._frame(route)
        addresses = self._config.addresses
        cards = [
            self._templates.part(
                "card", tag, lang=tag, href=frame.root + addresses.index(tag), n=count
            )
            for tag, count in route.counts
        ]
        return self._page("chooser.html", frame, (), {"cards": cards})

    def not_found(self, route: NotFoundRoute) -> str:
        """Render the page for addresses that are none; its links must work from any depth."""
        return self._page("404.html", self._frame(route), (), {})

    def _page(
        self,
        name: str,
        frame: Frame,
        alternates: tuple[Alternate, ...],
        context: Mapping[str, object],
    ) -> str:
        part, lang = self._templates.part, frame.lang
        names = self._names(lang)
        absolute = self._config.addresses.absolute
        links = tuple((a.hreflang, absolute(a.path)) for a in alternates)
        fonts = self._config.addresses.font_sheet(lang) if lang in self._with_fonts else None
        indexes = tuple(
            (tag, frame.root + self._config.addresses.index(tag)) for tag in self._languages
        )
        shared: dict[str, object] = {
            "page": frame,
            "site": names,
            "head": part("head", lang, root=frame.root, fonts=fonts),
            "header": part("header", lang, site=names, root=frame.root, home=frame.home),
            "footer": part("footer", lang, site=names, root=frame.root, indexes=indexes),
            "alternates": part("alternates", lang, links=links) if links else Markup(),
        }
        return self._templates.page(name, lang, shared | dict(context))

    def _frame(self, route: HtmlRoute) -> Frame:
        addresses = self._config.addresses
        is_found = not isinstance(route, NotFoundRoute)
        root = to_root(route.path) if is_found else addresses.rooted()
        home = addresses.index(route.lang) if route.lang in self._languages else CHOOSER
        return Frame(
            lang=route.lang,
            dir=self._templates.direction(route.lang),
            root=root,
            home=root + home,
            canonical=addresses.absolute(UrlPath(route.path)) if is_found else None,
            is_indexed=is_found,
        )

    def _names(self, lang: LangTag) -> SiteNames:
        default = self._config.default_lang
        title_lang, title = worded(self._config.title, lang, default) or (default, "")
        described = worded(self._config.description, lang, default)
        return SiteNames(
            title=title,
            title_lang=title_lang,
            description=described[1] if described else None,
            description_lang=described[0] if described else None,
        )
