"""What templates get: one type for each page and each part; see docs/themes-contract.md."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NewType

from generator.model.document import Head
from generator.model.entry import Entry
from generator.model.ids import LangTag
from generator.model.page import Sibling

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
    count: int
    """Number of texts that it has."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One version of an article."""

    article: Head
    """What the source says of the text."""
    excerpt: str | None
    """The standfirst, or the first words of the text."""
    body: Html
    """The text; its numbered blocks have the ids `p1`, `p2` …."""
    minutes: int
    """Reading time in minutes, at least 1."""
    topics: tuple[Link, ...]
    """Its topics."""
    newspaper: Link | None
    """Its newspaper."""
    period: Link
    """The list of its year, or of the undated."""
    switcher: Html
    """Part `switcher`."""
    provenance: Html
    """Part `provenance`."""
    hub: str
    """Address of the page with all versions."""
    beside: tuple[Tongue, ...]
    """Pages that show it beside other versions."""
    related: tuple[Html, ...]
    """Part `entry` or `elsewhere` for each article about the same event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubVersion:
    """One version, as the article's hub lists it."""

    article: Head
    """What the source says of the text."""
    href: str
    """Its page."""
    address: str
    """Absolute address of its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPage:
    """The neutral address of an article: all its versions, and how to cite it."""

    article: Head
    """The version that gives the page its heading."""
    versions: tuple[HubVersion, ...]
    """All versions by language."""
    missing: tuple[LangTag, ...]
    """Languages of the archive that it is not in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """Two versions side by side."""

    article: Head
    """The version in the reader's language."""
    other: Head
    """The version beside it."""
    href: str
    """Page of the one."""
    other_href: str
    """Page of the other."""
    hub: str
    """Address of the page with all versions."""
    swapped: str | None
    """Page with the sides changed."""
    rows: tuple[tuple[Html, Html], ...]
    """Paragraphs beside each other; one row with all, if their numbers differ."""
    is_matched: bool
    """Whether both versions have the same number of paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front page of a language."""

    lead: Html | None
    """Part `lead` for the newest text."""
    entries: tuple[Html, ...]
    """Part `entry` for each of the next."""
    older: str | None
    """Page with older texts."""
    count: int
    """Number of texts in this language."""
    topics: tuple[Link, ...]
    """The topics with most texts."""
    newspapers: tuple[Link, ...]
    """The newspapers with most texts."""
    years: tuple[Link, ...]
    """All years, newest first."""
    undated: Link | None
    """Texts whose date is not known."""
    absent: tuple[Html, ...]
    """Part `elsewhere` for some articles that are not in this language."""
    absent_count: int
    """Number of articles that are not in this language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a topic, newspaper, year or month, or of all texts of a language."""

    section: str
    """`topics`, `newspapers`, `years`, or empty for all texts."""
    subject: Link | None
    """What is listed; none for all texts."""
    host: str | None
    """Of a newspaper, the host of its address."""
    entries: tuple[Html, ...]
    """Part `entry` for each text."""
    page_number: int | None
    """Number of a later page; pages are numbered from the oldest."""
    newest: dt.date | None
    """Date of the first text of a later page."""
    oldest: dt.date | None
    """Date of its last text."""
    is_undated: bool
    """Whether it lists texts without a date only."""
    newer: str | None
    """Page with newer texts."""
    older: str | None
    """Page with older texts."""
    months: tuple[Link, ...]
    """Of a year, its months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """All topics, newspapers or years of a language."""

    section: str
    """`topics`, `newspapers` or `years`."""
    subjects: tuple[Link, ...]
    """All of them; years newest first, others by name."""
    months: tuple[Link, ...]
    """Among the years, all months."""
    undated: Link | None
    """Among the years, texts whose date is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphabetLetter:
    """One letter of a language's index."""

    label: str
    """The letter."""
    href: str
    """Where its texts are listed."""
    count: int
    """Number of its texts."""
    id: str
    """Its place on the page."""
    entries: tuple[Html, ...]
    """Part `line` for each of its texts, if they stand on this page."""
    is_current: bool
    """Whether the page is about this letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphabetPage:
    """The texts of a language by first letter."""

    letters: tuple[AlphabetLetter, ...]
    """The letters in their order."""
    current: AlphabetLetter | None
    """The letter that the page is about; none on the index itself."""
    previous: str | None
    """Page before this one of the same letter."""
    next: str | None
    """Page after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """An article in the table of coverage."""

    article: Entry
    """The version that names it."""
    href: str
    """Its hub."""
    cells: tuple[tuple[Entry, str] | None, ...]
    """For each language the version and its page, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """Which article there is in which language."""

    languages: tuple[Tongue, ...]
    """The columns."""
    rows: tuple[CoverageRow, ...]
    """The articles."""
    page_number: int | None
    """Number of a later page; pages are numbered from the oldest."""
    newer: str | None
    """Page with newer articles."""
    older: str | None
    """Page with older articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserPage:
    """The front door."""

    cards: tuple[Html, ...]
    """Part `card` for each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """About the archive."""

    text: Html | None
    """What the settings say of the archive."""
    text_lang: LangTag | None
    """Language of that text."""
    languages: tuple[Tongue, ...]
    """All languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsPage:
    """Feeds and data."""

    languages: tuple[Tongue, ...]
    """The feed of each language, this one's first."""
    sitemap: str
    """Address of the sitemap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage:
    """What a host shows for an address that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPart:
    """Style sheets, icons."""

    root: str
    """Prefix that leads to the site's root."""
    fonts: str | None
    """Style sheet of the fonts of the page's language, from the root."""
    feed: str | None
    """Atom feed of the page's language."""
    site: SiteNames
    """The site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderPart:
    """The top of each page."""

    site: SiteNames
    """The site."""
    menu: Menu
    """The language's main pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterPart:
    """The foot of each page."""

    site: SiteNames
    """The site."""
    menu: Menu
    """The language's main pages."""
    languages: tuple[Tongue, ...]
    """The front page of each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternatesPart:
    """The links between versions in the head."""

    links: tuple[tuple[str, str], ...]
    """hreflang code and absolute address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitcherPart:
    """The row of languages under the headline."""

    page: Frame
    """The page as such."""
    siblings: tuple[Sibling, ...]
    """All versions, this one included."""
    missing: tuple[LangTag, ...]
    """Languages of the archive that the article is not in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePart:
    """What follows a numbered paragraph: its number, and the same paragraph in other languages."""

    id: str
    """Its id."""
    shown: str
    """Its number in the language's digits."""
    versions: tuple[Tongue, ...]
    """The versions with as many paragraphs, with the address of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenancePart:
    """Where the text comes from."""

    article: Head
    """What the source says of the text."""
    newspaper: Link | None
    """Its newspaper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPart:
    """One text in a list; also the parts `lead` and `line`."""

    article: Entry
    """What lists show of the text."""
    href: str
    """Its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPart:
    """A language on the chooser."""

    lang: LangTag
    """The language."""
    href: str
    """Its front page."""
    n: int
    """Number of its texts."""
    newest: dt.date | None
    """Date of the newest."""


PAGES: Mapping[str, type] = {
    "404.html": NotFoundPage,
    "a-z.html": AlphabetPage,
    "about.html": AboutPage,
    "article.html": ArticlePage,
    "chooser.html": ChooserPage,
    "coverage.html": CoveragePage,
    "feeds.html": FeedsPage,
    "home.html": HomePage,
    "hub.html": HubPage,
    "list.html": ListPage,
    "overview.html": OverviewPage,
    "pair.html": PairPage,
}
"""Templates of pages; each gets what `Common` has besides."""

PARTS: Mapping[str, type] = {
    "alternates": AlternatesPart,
    "card": CardPart,
    "elsewhere": EntryPart,
    "entry": EntryPart,
    "footer": FooterPart,
    "head": HeadPart,
    "header": HeaderPart,
    "lead": EntryPart,
    "line": EntryPart,
    "place": PlacePart,
    "provenance": ProvenancePart,
    "switcher": SwitcherPart,
}
"""Templates of parts, rendered once for equal inputs."""
