"""What a whole tree says: what is kept of each page once it was judged, its maps and feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.facts import HeadFacts
from generator.model.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What rules about the whole tree ask of a page.

    *anchors* are fragments by the file that they should be in; *links* the files that it links to;
    *tongues* the codes that visible links give their targets; *announced* are addresses of feeds,
    *loaded* its style sheets and scripts.
    """

    head: HeadFacts
    title: str
    ids: frozenset[str]
    anchors: tuple[tuple[str, tuple[str, ...]], ...]
    links: tuple[str, ...]
    announced: tuple[str, ...]
    tongues: tuple[tuple[str, str], ...]
    loaded: tuple[str, ...]
    passages: tuple[tuple[int, int], ...]
    is_borrowed: bool
    tongue: str
    weight: int

    @property
    def is_shown(self) -> bool:
        """Whether search engines may show the page."""
        return not self.head.noindex and self.head.refresh is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapUrl:
    """A ``<url>`` of a sitemap; alternates are pairs of code and address."""

    loc: str
    lastmod: str | None
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMap:
    """A sitemap or an index of them (*maps*). *broken* says why it could not be read."""

    path: str
    broken: str = ""
    size: int = 0
    urls: tuple[MapUrl, ...] = ()
    maps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An item of a feed; *dates* are pairs of element and text."""

    id: str
    title: str
    link: str
    lang: str
    dates: tuple[tuple[str, str], ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of any *kind* (atom, rss, json). *broken* says why it could not be read."""

    path: str
    kind: str
    broken: str = ""
    lang: str = ""
    self_link: str = ""
    lacks: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    entries: tuple[FeedEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A style sheet and what it loads."""

    path: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What ``robots.txt`` says: sitemaps, and for all robots paths that are allowed or not."""

    sitemaps: tuple[str, ...]
    rules: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file that could not be read, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A built tree; pages are sorted by path.

    *headers* are alternates that HTTP headers or ``_headers`` give, by file. *weights* are gzipped
    bytes of style sheets and scripts, *sizes* bytes of large files. *budget* is bytes for a page.
    """

    places: Places
    pages: Mapping[str, Kept]
    maps: tuple[SiteMap, ...]
    feeds: tuple[Feed, ...]
    sheets: tuple[Sheet, ...]
    robots: Robots | None
    headers: Mapping[str, tuple[tuple[str, str], ...]]
    weights: Mapping[str, int]
    sizes: Mapping[str, int]
    unread: tuple[Unread, ...]
    budget: int
