"""Addresses: where each page lies in the site, and how pages point to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.model.ids import ArticleId, Digest, LangTag, Slug, UrlPath, digest

CHOOSER = UrlPath("index.html")
SITEMAP = UrlPath("sitemap.xml")
SHARED_PICTURE = PurePosixPath("share.png")
"""The static file that stands for pages without a picture where their links are shared."""
MANIFEST = UrlPath("manifest.txt")
"""The list of all files that were made and why; it is of no route, and travels with the output."""
CHECKSUMS = UrlPath("manifest-sha256.txt")
"""The checksums of all files."""
REDIRECTS = UrlPath("_redirects")
OWN_FILES = (MANIFEST, CHECKSUMS, REDIRECTS)
"""Files that are made when all others are known."""
MEDIA = "media"  # the folder of what is made of pictures
PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
RESERVED_SLUGS = frozenset(
    {"404", "a-z", "about", "feeds", "index", "newspapers", "topics", "with", "years"}
)
"""Names in a language's folder that the site itself uses; also every ``page-<number>``."""
# Neither the name of a page or feed nor like one that `name_of` makes.
_NAME = re.compile(r"(?!index$|.*(?:\.html|\.json|\.xml|-[0-9a-f]{8})$)[a-z0-9]+(?:[.-][a-z0-9]+)*")
_NAME_MAX = 60  # characters


class AddressStyle(Enum):
    """``file`` gives ``/de/slug.html``, ``folder`` gives ``/de/slug/index.html``."""

    FILE = "file"
    FOLDER = "folder"


class FeedKind(Enum):
    """The kinds of feeds; the value is the ending of their names."""

    ATOM = "xml"
    JSON = "json"

    @property
    def media_type(self) -> str:
        """What a host and a link say that it is. Source: RFC 4287, 7; JSON Feed 1.1."""
        return "application/atom+xml" if self is FeedKind.ATOM else "application/feed+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The only place that spells a path of the site. *base_url* has no slash at its end."""

    base_url: str
    style: AddressStyle

    def version(self, lang: LangTag, slug: Slug) -> UrlPath:
        """Return the page of one version."""
        return self._page(f"{lang.lower()}/{slug}")

    def index(self, lang: LangTag, number: int = 1) -> UrlPath:
        """Return page *number* (from 1) of a language's index; page 1 is the language's home."""
        name = "index.html" if number == 1 else f"page-{number}.html"
        return UrlPath(f"{lang.lower()}/{name}")

    def list_page(self, lang: LangTag, section: str, key: str, page: str = "") -> UrlPath:
        """Return the first page of a topic's, newspaper's or year's list, or a later *page*."""
        folder = f"{lang.lower()}/{section}/{name_of(key)}"
        return UrlPath(f"{folder}/{page}.html") if page else self._page(folder)

    def overview(self, lang: LangTag, section: str) -> UrlPath:
        """Return the page of a language that lists its topics, its newspapers, and so on."""
        return UrlPath(f"{lang.lower()}/{section}/index.html")

    def hub(self, article: ArticleId) -> UrlPath:
        """Return the neutral address of an article: its tail in ASCII and a digest of it all."""
        stem = re.split(r"[/?#]", article.rstrip("/"))[-1]
        return self._page(f"articles/{_ascii(stem, 'article')}-{digest(article)[:8]}")

    def citations(self, article: ArticleId) -> UrlPath:
        """Return the CSL-JSON file of an article, which lies beside its hub."""
        hub = self.hub(article)
        is_folder = self.style is AddressStyle.FOLDER
        stem = hub.removesuffix("index.html" if is_folder else "html")
        return UrlPath(f"{stem}csl.json")

    def pair(self, lang: LangTag, slug: Slug, other: LangTag) -> UrlPath:
        """Return the page that shows a version beside that in another language."""
        return self._page(f"{lang.lower()}/with/{other.lower()}/{slug}")

    def coverage(self, page: str = "") -> UrlPath:
        """Return the table of articles and languages, or a later *page* of it."""
        return UrlPath(f"coverage/{page or 'index'}.html")

    def feed(self, lang: LangTag, kind: FeedKind, section: str = "", key: str = "") -> UrlPath:
        """Return the feed of a language, or that of its topic or newspaper, beside its page."""
        if not section:
            return UrlPath(f"{lang.lower()}/feed.{kind.value}")
        page = self.list_page(lang, section, key)
        if self.style is AddressStyle.FOLDER:
            return UrlPath(page.removesuffix("index.html") + f"feed.{kind.value}")
        return UrlPath(page.removesuffix("html") + kind.value)

    def not_found(self, lang: LangTag | None) -> UrlPath:
        """Return the page that says that there is none, of a language or of the whole site."""
        return UrlPath(f"{lang.lower()}/404.html" if lang else "404.html")

    def picture(self, file: PurePosixPath, mark: Digest, suffix: str) -> UrlPath:
        """Return where a file made of a picture lies: its name in ASCII, and what it is made of."""
        return UrlPath(f"{MEDIA}/{_ascii(file.stem, 'picture')}-{mark[:12]}.{suffix}")

    def font(self, file: PurePosixPath, raw: Digest, characters: str) -> UrlPath:
        """Return where a font with some characters lies: other characters, another address."""
        name = f"{_ascii(file.stem, 'font')}-{digest(raw, characters)[:8]}"
        return UrlPath(f"assets/fonts/{name}.woff2")

    def font_sheet(self, lang: LangTag) -> UrlPath:
        """Return the stylesheet that names the fonts of a language's pages."""
        return UrlPath(f"assets/fonts/{lang.lower()}.css")

    def absolute(self, path: UrlPath) -> str:
        """Return the public address of a file; a folder stands for its ``index.html``."""
        return f"{self.base_url}/{path.removesuffix('index.html') if _is_index(path) else path}"

    def rooted(self) -> str:
        """Return the prefix by which a page at an unknown depth reaches the site's root."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"

    def _page(self, stem: str) -> UrlPath:
        return UrlPath(
            f"{stem}/index.html" if self.style is AddressStyle.FOLDER else f"{stem}.html"
        )


def name_of(key: str) -> str:
    """Return the part of an address that stands for a topic or newspaper, for no other too."""
    if _NAME.fullmatch(key) and len(key) <= _NAME_MAX:
        return key
    return f"{_ascii(key, 'list')}-{digest(key)[:8]}"


def _ascii(text: str, default: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:40].rstrip("-") or default


def web_host(url: str) -> str | None:
    """Return the host of an absolute http or https address, or None if it is none."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} and has_port else None


def web_origin(url: str) -> str | None:
    """Return ``https://host/`` of an address, without a user's name; None if it is not ASCII."""
    host = web_host(url)
    parts = urlsplit(url) if host and host.isascii() else None
    place = parts.netloc.rpartition("@")[2] if parts else ""
    return f"{parts.scheme}://{place}/" if parts and place.isascii() else None


def to_root(path: UrlPath) -> str:
    """Return the prefix that leads from *path* to the site's root: empty, ``../``, ``../../``."""
    return "../" * path.count("/")


def picture_file(document: PurePosixPath, address: str) -> PurePosixPath | None:
    """Return the file that a relative address in a content file means, if it is a picture.

    Only files under ``content/`` count; SVG does not, since it can hold script.
    """
    url = urlsplit(address)
    if url.scheme or url.netloc or url.path.startswith("/"):
        return None
    parts: list[str] = []
    for part in (document.parent / unquote(url.path)).parts:
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    file = PurePosixPath(*parts)
    is_inside = parts[0] == "content" and ".." not in parts
    return file if is_inside and file.suffix.lower() in PICTURES else None


def _is_index(path: UrlPath) -> bool:
    return path == "index.html" or path.endswith("/index.html")
