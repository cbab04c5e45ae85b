"""One page at work: its frame, its links, its parts. What all views of pages share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from markupsafe import Markup

from generator.model.config import SiteConfig, topic_name, worded
from generator.model.contract import FeedLink, Frame, Html, Link, Menu, SiteNames, Tongue
from generator.model.document import Head
from generator.model.entry import UNDATED, Entry, Section, Shelf, shelves_of
from generator.model.ids import LangTag, UrlPath
from generator.model.indexing import canonical, is_indexed
from generator.model.page import HtmlRoute, NotFoundRoute
from generator.model.urls import CHOOSER, to_root
from generator.stages.render.feedlinks import feed_links
from generator.stages.render.given import Templates, Tree

Item = TypeVar("Item")
_YEAR = len("2025")


class Desk:
    """Makes what the views of one page need; *current* is the menu's entry for the page."""

    def __init__(
        self, route: HtmlRoute, config: SiteConfig, templates: Templates, tree: Tree, current: str
    ) -> None:
        self.config = config
        self.addresses = config.addresses
        self.templates = templates
        self.tree = tree
        self.lang = route.lang
        self.languages = templates.in_order(tree.languages)
        self.frame = self._frame(route)
        self.menu = self._menu(current)
        self.names = self._names()

    def href(self, path: UrlPath) -> str:
        """Return the address of a file of the site, from this page."""
        return self.frame.root + path

    def href_or_none(self, path: UrlPath | None) -> str | None:
        """Return the address of a file if there is one."""
        return None if path is None else self.href(path)

    def part(self, name: str, lang: LangTag | None = None, /, **inputs: Hashable) -> Html:
        """Fill a part, in the page's language if in no other."""
        return Html(self.templates.part(name, lang or self.lang, **inputs))

    def entry(self, entry: Entry, level: int = 2) -> Html:
        """Fill the part that shows a text in a list, with its heading at *level*."""
        return self.part("entry", article=entry, href=self.href_of(entry), level=level)

    def line(self, entry: Entry, name: str) -> Html:
        """Fill another part that shows a text in a list."""
        return self.part(name, article=entry, href=self.href_of(entry))

    def href_of(self, entry: Entry) -> str:
        """Return the address of a version's page."""
        return self.href(self.addresses.version(entry.lang, entry.slug))

    def in_order(self, items: Iterable[Item], lang_of: Callable[[Item], LangTag]) -> list[Item]:
        """Sort what there is one of for a language by the languages' own names."""
        return sorted(items, key=lambda item: self.languages.index(lang_of(item)))

    def tongues(self, name: str = "") -> tuple[Tongue, ...]:
        """Return the languages, with the address of page *name* of each, else its front page.

        Their texts are not counted, since every page shows them.
        """

        def path(tag: LangTag) -> UrlPath:
            sections = {section.value: section for section in Section}
            is_there = name and (name not in sections or self.tree.has(tag, sections[name]))
            return self.addresses.overview(tag, name) if is_there else self.addresses.index(tag)

        return tuple(
            Tongue(lang=tag, href=self.href(path(tag)), count=None) for tag in self.languages
        )

    def links_of(self, head: Head) -> tuple[Link, ...]:
        """Return the lists that a version stands in; of the years that of its year, or undated."""
        shelves = (
            Shelf(section=section, key=key, count=0, undated=0, name=head.source.name)
            for section, key in shelves_of(head)
            if section is not Section.YEARS or "-" not in key
        )
        return tuple(replace(self.link(shelf), count=None) for shelf in shelves)

    def link(self, shelf: Shelf) -> Link:
        """Return where a list is, under the name that readers of this page know."""
        is_year = shelf.section is Section.YEARS and shelf.key != UNDATED
        lang, name = self._named(shelf)
        return Link(
            name=name,
            lang=lang,
            href=self.href(self.addresses.list_page(self.lang, shelf.section.value, shelf.key)),
            count=shelf.count,
            is_host=shelf.section is Section.NEWSPAPERS and name == shelf.key and "." in name,
            section=shelf.section.value,
            key=shelf.key,
            year=int(shelf.key[:_YEAR]) if is_year else None,
            month=int(shelf.key[_YEAR + 1 :]) if is_year and len(shelf.key) > _YEAR else None,
        )

    def by_name(self, links: tuple[Link, ...]) -> tuple[Link, ...]:
        """Sort links by name as the page's language does."""
        return tuple(sorted(links, key=lambda link: (self._key(link.name), link.key)))

    def feeds(self, lang: LangTag) -> tuple[FeedLink, ...]:
        """Return the feeds of a language."""
        if lang not in self.tree.fed:
            return ()
        is_dated = lang in self.tree.dated
        return feed_links(self.config, self.frame.root, lang, None, is_dated=is_dated)

    def common(
        self, alternates: tuple[tuple[str, str], ...], counterpart: str
    ) -> dict[str, object]:
        """Return what every page gets.

        *counterpart* names what the page is in other languages too, such as ``topics``.
        """
        names = self.names
        root = self.frame.root
        has_fonts = self.lang in self.tree.with_fonts
        fonts = self.addresses.font_sheet(self.lang) if has_fonts else None
        return {
            "page": self.frame,
            "site": names,
            "menu": self.menu,
            "head": self.part(
                "head", root=root, fonts=fonts, feeds=self.feeds(self.lang), site=names
            ),
            "header": self.part("header", site=names, menu=self.menu),
            "footer": self.part(
                "footer", site=names, menu=self.menu, languages=self.tongues(counterpart)
            ),
            "alternates": self.part("alternates", links=alternates) if alternates else Markup(),
        }

    def _key(self, text: str) -> bytes:
        return self.templates.sort_key(text, self.lang)

    def _named(self, shelf: Shelf) -> tuple[LangTag, str]:
        if shelf.section is Section.TOPICS:
            return topic_name(self.config, shelf.key, self.lang)
        return self.lang, shelf.name or shelf.key

    def _frame(self, route: HtmlRoute) -> Frame:
        is_found = not isinstance(route, NotFoundRoute)
        kept = canonical(route)
        root = to_root(route.path) if is_found else self.addresses.rooted()
        home = self.addresses.index(route.lang) if self._is_known(route.lang) else CHOOSER
        return Frame(
            lang=route.lang,
            dir=self.templates.direction(route.lang),
            root=root,
            home=root + home,
            canonical=self.addresses.absolute(kept) if kept else None,
            is_indexed=is_indexed(route),
        )

    def _is_known(self, lang: LangTag) -> bool:
        return lang in self.tree.languages

    def _menu(self, current: str) -> Menu:
        is_known = self._is_known(self.lang)

        def overview(name: str) -> str:
            return self.href(self.addresses.overview(self.lang, name))

        def section(section: Section) -> str | None:
            return overview(section.value) if self.tree.has(self.lang, section) else None

        return Menu(
            home=self.frame.home,
            topics=section(Section.TOPICS),
            newspapers=section(Section.NEWSPAPERS),
            years=section(Section.YEARS),
            a_z=overview("a-z") if is_known else None,
            languages=self.href(CHOOSER),
            coverage=self.href(self.addresses.coverage()),
            about=overview("about") if is_known else None,
            feeds=overview("feeds") if is_known else None,
            current=current,
        )

    def _names(self) -> SiteNames:
        default = self.config.default_lang
        title_lang, title = worded(self.config.title, self.lang, default) or (default, "")
        described = worded(self.config.description, self.lang, default)
        return SiteNames(
            title=title,
            title_lang=title_lang,
            description=described[1] if described else None,
            description_lang=described[0] if described else None,
            contact=self.config.contact,
        )
