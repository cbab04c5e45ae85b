"""What rules ask of a tree besides its pages: maps, feeds, style sheets, robots.txt, headers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

from generator.edges.trees import feeds, maps
from generator.edges.trees.files import Files
from generator.edges.trees.xml import Element, parse
from generator.model.places import Places, folder_of
from generator.model.tree import Feed, Kept, Robots, Sheet, SiteMap, Tree, Unread

_XML_MAX = 60_000_000  # bytes: a little more than a sitemap may have
_TEXT_MAX = 5_000_000
_LARGE = 1_000_000
_FEED_NAME = re.compile(r"feed|rss|atom|\.rdf\Z", re.IGNORECASE)
_ASKED = 200  # pages and addresses by which a tree's own address is guessed
_LINKED = re.compile(
    rb"""<link\s(?=[^>]*\b(?:canonical|hreflang|next|prev))[^>]*?href\s*=\s*["']?(https?://[^"'\s>]+)""",
    re.IGNORECASE,
)
_LOC = re.compile(rb"<loc>\s*(https?://[^<\s]+)")
_HEAD_SEEN = 100_000  # bytes


def moved(files: Files) -> dict[str, str]:
    """Return what redirects: what a host said, or what `_redirects` will make it say."""
    raw = files.read("_redirects", _TEXT_MAX) if "_redirects" in files.files else b""
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    return {**maps.redirects(text), **files.moved}


def addresses(files: Files) -> Iterator[str]:
    """Yield absolute addresses that the tree gives its own pages."""
    for path in files.of_kind("html")[:_ASKED]:
        raw = files.read(path, _TEXT_MAX)
        if isinstance(raw, bytes):
            for found in _LINKED.findall(raw[:_HEAD_SEEN]):
                yield found.decode("utf-8", "replace").replace("&amp;", "&")
    for path in files.of_kind("xml"):
        raw = files.read(path, _XML_MAX) if "sitemap" in path else b""
        if isinstance(raw, bytes):
            for found in _LOC.findall(raw[:_HEAD_SEEN])[:_ASKED]:
                yield found.decode("utf-8", "replace").replace("&amp;", "&")


def gather(
    files: Files, places: Places, pages: Mapping[str, Kept], unread: list[Unread], budget: int
) -> Tree:
    """Read what is no page, and return the whole tree."""
    found = _Found(files, unread)
    robots = found.text("robots.txt")
    said = maps.robots(robots) if robots is not None else None
    announced = {places.find(page.head.url, href).file for page in pages.values()
                 for href in page.announced}  # fmt: skip
    found.documents(places, said, announced)
    return Tree(
        places=places,
        pages=pages,
        maps=tuple(found.maps),
        feeds=tuple(found.feeds),
        sheets=tuple(found.sheets()),
        robots=said,
        headers={**_headers(found, pages), **files.headers},
        weights=found.weights(),
        sizes={path: size for path, size in files.sizes.items() if size > _LARGE},
        unread=tuple(unread),
        budget=budget,
    )


def _headers(found: _Found, pages: Mapping[str, Kept]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what `_headers` says of pages by their own paths; patterns are left alone."""
    text = found.text("_headers")
    given = maps.headers(text) if text is not None else {}
    kept = {}
    for path in pages:
        for name in (f"/{folder_of(path)}", f"/{path}"):
            if name in given:
                kept[path] = given[name]
    return kept


class _Found:
    """Files that are no pages, read one after the other; what cannot be read is noted."""

    def __init__(self, files: Files, unread: list[Unread]) -> None:
        self._files = files
        self._unread = unread
        self.maps: list[SiteMap] = []
        self.feeds: list[Feed] = []

    def text(self, path: str) -> str | None:
        """Return a text file, or None if there is none."""
        raw = self._raw(path, _TEXT_MAX) if path in self._files.files else None
        return None if raw is None else raw.decode("utf-8", "replace")

    def _raw(self, path: str, limit: int) -> bytes | None:
        raw = self._files.read(path, limit)
        if isinstance(raw, Unread):
            self._unread.append(raw)
            return None
        return raw

    def documents(self, places: Places, robots: Robots | None, announced: set[str]) -> None:
        """Read the tree's maps and feeds, wherever they lie."""
        named = {places.find(places.url("robots.txt"), loc).file
                 for loc in (robots.sitemaps if robots else ())}  # fmt: skip
        for path in self._files.of_kind("xml", "gzip"):
            self._xml(path, is_map="sitemap" in path or path in named, is_feed=path in announced)
        for path in self._files.of_kind("json"):
            raw = self._raw(path, _TEXT_MAX) if self._is_small(path) else None
            if raw is not None and (path in announced or feeds.is_json_feed(raw)):
                self.feeds.append(feeds.json_feed(raw, path))

    def _is_small(self, path: str) -> bool:
        return self._files.sizes[path] <= _TEXT_MAX  # a search index is no feed

    def _xml(self, path: str, *, is_map: bool, is_feed: bool) -> None:
        if self._files.kinds[path] == "gzip" and not (is_map and ".xml" in path):
            return
        raw = self._raw(path, _XML_MAX)
        if raw is None:
            return
        try:
            root: Element | str = parse(_unpacked(raw) if path.endswith(".gz") else raw)
        except ValueError as error:
            root = str(error)
        if isinstance(root, Element):
            if maps.is_map(root):
                self.maps.append(maps.site_map(root, path, len(raw)))
            elif feeds.is_feed(root):
                self.feeds.append(feeds.xml_feed(root, path))
        elif is_map:
            self.maps.append(SiteMap(path=path, broken=root, size=len(raw)))
        elif is_feed or _FEED_NAME.search(path):
            self.feeds.append(Feed(path=path, kind="xml", broken=root))
        else:
            self._unread.append(Unread(path=path, why=f"it is no XML: {root}"))

    def sheets(self) -> Iterator[Sheet]:
        """Yield the tree's style sheets."""
        for path in self._files.of_kind("css"):
            text = self.text(path)
            if text is not None:
                yield maps.sheet(text, path)

    def weights(self) -> dict[str, int]:
        """Return the gzipped bytes of style sheets and scripts."""
        weights = {}
        for path in self._files.of_kind("css", "js"):
            raw = self._files.read(path, _XML_MAX)
            if isinstance(raw, bytes):
                weights[path] = len(zlib.compress(raw, 6)) + 18
        return weights


def _unpacked(raw: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(raw, _XML_MAX)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if unpacker.unconsumed_tail:
        raise ValueError("unpacked it is too large")
    return text
