"""What every page gets, and what several of them are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from generator.model.ids import LangTag

Html = NewType("Html", str)
"""Finished HTML; a template writes it as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The page as such."""

    lang: LangTag
    """Language of the page and of its words."""
    dir: str
    """`ltr` or `rtl`."""
    root: str
    """Prefix that leads from the page to the site's root."""
    home: str
    """Address of the language's front page."""
    canonical: str | None
    """Absolute address of the page."""
    is_indexed: bool
    """Whether search engines should keep the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNames:
    """What the site calls itself, nearest to the page's language."""

    title: str
    """Name of the site."""
    title_lang: LangTag
    """Language that the name is in."""
    description: str | None
    """What the site is, in a sentence."""
    description_lang: LangTag | None
    """Language of the description."""
    contact: str | None
    """Address to which readers report mistakes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """Addresses of a language's main pages; those that it lacks are none."""

    home: str
    """Front page."""
    topics: str | None
    """All topics."""
    newspapers: str | None
    """All newspapers."""
    years: str | None
    """All years."""
    a_z: str | None
    """All texts by first letter."""
    languages: str
    """The chooser."""
    coverage: str
    """Table of articles and languages."""
    about: str | None
    """About the archive."""
    feeds: str | None
    """Feeds and data."""
    current: str
    """Name of the entry that the page itself belongs to, such as `topics`, or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A topic, newspaper, year or month, and where it is listed."""

    name: str
    """Its name; of a year or month its number."""
    lang: LangTag
    """Language that the name is in."""
    href: str
    """Address of its list."""
    count: int | None
    """Number of its texts, where that is told."""
    is_host: bool
    """Whether the name is the host of a newspaper that prints no name."""
    section: str
    """`topics`, `newspapers` or `years`."""
    key: str
    """Its id: of a topic, a newspaper's host, `2025`, `2025-10`, `undated`."""
    year: int | None
    """The year, of a year or a month."""
    month: int | None
    """The month, 1 to 12."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language and an address in it."""

    lang: LangTag
    """The language."""
    href: str
    """The address."""
    count: int | None
    """Number of texts that it has, where that is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """A feed of a list."""

    name: str
    """`Atom` or `JSON Feed`."""
    type: str
    """Its media type."""
    href: str
    """Its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every page gets besides its own."""

    page: Frame
    """The page as such."""
    site: SiteNames
    """The site."""
    menu: Menu
    """The language's main pages."""
    head: Html
    """Part `head`."""
    header: Html
    """Part `header`."""
    footer: Html
    """Part `footer`."""
    alternates: Html
    """Part `alternates`: must stand in the head."""
    graph: tuple[tuple[str, str], ...]
    """Open Graph of a page that is no version: properties with their contents, but the title."""
