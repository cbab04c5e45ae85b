"""Addresses: where each page lies in the site, and how pages point to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.model.ids import Digest, LangTag, Slug, UrlPath, digest

CHOOSER = UrlPath("index.html")
PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
RESERVED_SLUGS = frozenset({"index", "404"})
"""Names in a language's folder that the site itself uses; also every ``page-<number>``."""


class AddressStyle(Enum):
    """``file`` gives ``/de/slug.html``, ``folder`` gives ``/de/slug/index.html``."""

    FILE = "file"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The only place that spells a path of the site. *base_url* has no slash at its end."""

    base_url: str
    style: AddressStyle

    def version(self, lang: LangTag, slug: Slug) -> UrlPath:
        """Return the page of one version."""
        tail = f"{slug}/index.html" if self.style is AddressStyle.FOLDER else f"{slug}.html"
        return UrlPath(f"{lang.lower()}/{tail}")

    def index(self, lang: LangTag, number: int = 1) -> UrlPath:
        """Return page *number* (from 1) of a language's index; page 1 is the language's home."""
        name = "index.html" if number == 1 else f"page-{number}.html"
        return UrlPath(f"{lang.lower()}/{name}")

    def not_found(self, lang: LangTag | None) -> UrlPath:
        """Return the page that says that there is none, of a language or of the whole site."""
        return UrlPath(f"{lang.lower()}/404.html" if lang else "404.html")

    def picture(self, file: PurePosixPath) -> UrlPath:
        """Return where a picture of the content lies, by its name in ASCII and a digest."""
        name = _ascii_stem(file) or "picture"
        return UrlPath(f"media/{name}-{digest(str(file))[:8]}{file.suffix.lower()}")

    def font(self, file: PurePosixPath, raw: Digest, characters: str) -> UrlPath:
        """Return where a font with some characters lies: other characters, another address."""
        name = _ascii_stem(file) or "font"
        return UrlPath(f"assets/fonts/{name}-{digest(raw, characters)[:8]}.woff2")

    def font_sheet(self, lang: LangTag) -> UrlPath:
        """Return the stylesheet that names the fonts of a language's pages."""
        return UrlPath(f"assets/fonts/{lang.lower()}.css")

    def absolute(self, path: UrlPath) -> str:
        """Return the public address of a file; a folder stands for its ``index.html``."""
        return f"{self.base_url}/{path.removesuffix('index.html') if _is_index(path) else path}"

    def rooted(self) -> str:
        """Return the prefix by which a page at an unknown depth reaches the site's root."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"


def web_host(url: str) -> str | None:
    """Return the host of an absolute http or https address, or None if it is none."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} and has_port else None


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


def _ascii_stem(file: PurePosixPath) -> str:
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")[:40]


def _is_index(path: UrlPath) -> bool:
    return path == "index.html" or path.endswith("/index.html")
