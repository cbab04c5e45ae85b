"""Files to come, one type for each kind; files made; and what was written of them.

A route names all that its file is made from, but for the body, the theme and the settings.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.model.article import Alternate
from generator.model.data import DataFile, Form, Row
from generator.model.entry import Shelf
from generator.model.feed import FeedItem
from generator.model.ids import Digest, LangTag, Sha256, UrlPath
from generator.model.page import (
    HtmlRoute,
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
    """A list of pages for search engines: at most 50,000, and 16 MB."""

    path: UrlPath
    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapIndexRoute:
    """A list of sitemaps, where one does not hold all pages."""

    path: UrlPath
    parts: tuple[UrlPath, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtomRoute:
    """An Atom feed of the newest dated texts of a language, or of its topic or newspaper.

    *others* are the same feed in other languages, *json* the JSON Feed of the same list. The
    *shelf* counts nothing, since every new text would change that.
    """

    path: UrlPath
    lang: LangTag
    shelf: Shelf | None
    items: tuple[FeedItem, ...]
    others: tuple[Alternate, ...]
    json: UrlPath | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonFeedRoute:
    """A JSON Feed of the same lists; behind the dated texts stand some of the undated."""

    path: UrlPath
    lang: LangTag
    shelf: Shelf | None
    items: tuple[FeedItem, ...]
    others: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationsRoute:
    """The CSL-JSON file of an article; *records* are its versions by language."""

    path: UrlPath
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsRoute:
    """``robots.txt``, which names the sitemap if there is one."""

    path: UrlPath
    sitemap: UrlPath | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadersRoute:
    """``_headers``: what a host shall send with files.

    *fonts* may be kept for ever, since their names tell what is in them. *pages* are those whose
    alternates are sent too; *is_cut* says that there were too many of them, and none is.
    """

    path: UrlPath
    fonts: tuple[UrlPath, ...]
    pages: tuple[SitemapEntry, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectsRoute:
    """``_redirects``: *moves* are pairs of a former address and the present one."""

    path: UrlPath
    moves: tuple[tuple[UrlPath, UrlPath], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRoute:
    """Texts as data, one a row, sorted by (article, lang); *content* is the digest of the rows."""

    path: UrlPath
    form: Form
    content: Digest
    rows: tuple[Row, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OaiRoute:
    """An OAI-PMH static repository; *content* is the digest of its rows, at least one.

    *number* counts it where one does not hold all. *stated* is the day that the builder gave the
    build, if any; *newest* the newest date of all texts.
    """

    path: UrlPath
    number: int | None
    content: Digest
    rows: tuple[Row, ...] = field(repr=False)
    stated: dt.date | None
    newest: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPackageRoute:
    """The description of the catalogue's files."""

    path: UrlPath
    files: tuple[DataFile, ...]


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


Map = SitemapRoute | SitemapIndexRoute
Feed = AtomRoute | JsonFeedRoute
Data = CatalogueRoute | OaiRoute | DataPackageRoute
ForHosts = HeadersRoute | RedirectsRoute
Surface = Map | Feed | CitationsRoute | Data | RobotsRoute | ForHosts | FontSheetRoute
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
    the one that was written, *sha256* is of its bytes; *is_new* says that this run changed it.
    """

    path: UrlPath
    key: Digest
    size: int
    mtime_ns: int
    sha256: Sha256
    is_new: bool
