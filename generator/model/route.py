"""Files to come, one type for each kind; files made; and what was written of them.

A route names all that its file is made from, but for the body, the theme and the settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.article import Alternate
from generator.model.entry import Entry
from generator.model.ids import Digest, LangTag, UrlPath
from generator.model.page import (
    AlphabetRoute,
    ChooserRoute,
    CoverageRoute,
    HomeRoute,
    HtmlRoute,
    HubRoute,
    ListRoute,
    NoticeRoute,
    OverviewRoute,
    VersionRoute,
)
from generator.model.picture import Recipe
from generator.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapEntry:
    """One page for search engines; *alternates* are those of its head."""

    path: UrlPath
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapRoute:
    """A list of pages for search engines, at most 50,000."""

    path: UrlPath
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapIndexRoute:
    """A list of sitemaps, where one does not hold all pages."""

    path: UrlPath
    parts: tuple[UrlPath, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRoute:
    """A feed of a language's newest texts; undated ones are left out, since a feed must date."""

    path: UrlPath
    lang: LangTag
    entries: tuple[Entry, ...]
    others: tuple[tuple[LangTag, UrlPath], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationsRoute:
    """The CSL-JSON file of an article; *records* are its versions by language."""

    path: UrlPath
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRoute:
    """``robots.txt``, which names the sitemap."""

    path: UrlPath
    sitemap: UrlPath


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetRoute:
    """A file of the theme that is copied as it is; *name* is its place under ``static/``."""

    path: UrlPath
    name: PurePosixPath
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRoute:
    """A file made of a picture of the content; *file* is relative to the site's folder."""

    path: UrlPath
    file: PurePosixPath
    digest: Digest
    recipe: Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class FontRoute:
    """A font of the site, cut down to *characters*; *file* is relative to the site's folder.

    *digest* is that of the file's bytes.
    """

    path: UrlPath
    file: PurePosixPath
    digest: Digest
    characters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """What the stylesheet says of one font; *weight*, *style*, *unicode_range* are CSS values."""

    family: str
    path: UrlPath
    weight: str
    style: str
    unicode_range: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSheetRoute:
    """The stylesheet of the fonts of one language's pages."""

    path: UrlPath
    faces: tuple[FontFace, ...]


SURFACES: Mapping[type, str] = {
    SitemapRoute: "sitemap",
    SitemapIndexRoute: "sitemap",
    FeedRoute: "atom",
    CitationsRoute: "citations",
}
"""The switch of ``surfaces`` that each kind of file belongs to; others have none."""

BORNE: Mapping[type, tuple[str, ...]] = {
    VersionRoute: ("json_ld", "open_graph", "citation_meta"),
    **dict.fromkeys(
        (
            HubRoute,
            HomeRoute,
            ListRoute,
            OverviewRoute,
            AlphabetRoute,
            CoverageRoute,
            ChooserRoute,
            NoticeRoute,
        ),
        ("open_graph",),
    ),
}
"""The switches of what pages of a kind bear in their heads, each counted by page."""

Surface = (
    SitemapRoute | SitemapIndexRoute | FeedRoute | CitationsRoute | RobotsRoute | FontSheetRoute
)
Route = HtmlRoute | Surface | AssetRoute | PictureRoute | FontRoute


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A finished file of the site, ready to be written."""

    path: UrlPath
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What lies in the output for a route: the row of the build cache.

    *key* is the hash of all inputs; *size* (bytes) and *mtime_ns* tell whether the file is still
    the one that was written; *is_new* says that this run changed the file.
    """

    path: UrlPath
    key: Digest
    size: int
    mtime_ns: int
    is_new: bool
