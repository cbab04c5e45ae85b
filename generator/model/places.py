"""Addresses of a built tree -> its files, by the rules of a plain static host."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from urllib.parse import quote, unquote, urljoin, urlsplit

_SAFE = "/~!$&'()*+,;=:@-._"
_INDEX = "index.html"
_KEPT = 200_000  # addresses remembered: pages of a folder share most of theirs


class Reach(Enum):
    """Where an address leads."""

    FILE = "file"  # to a file of the tree
    MOVED = "moved"  # to one of the tree, by a redirect
    MISSING = "missing"  # to nothing
    OTHER_SPELLING = "other spelling"  # to nothing, though a file has nearly this name
    BESIDE = "beside"  # to the same host, outside the tree
    AWAY = "away"  # to another host, or no http at all
    UNKNOWN = "unknown"  # into the tree, where nobody looked
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads: *file* for FILE and MOVED; *near* is the file nearly meant.

    *fragment* is as it is written: an id may hold percent signs of its own.
    """

    reach: Reach
    file: str = ""
    fragment: str = ""
    near: str = ""


@dataclass(frozen=True, kw_only=True)
class Places:
    """The files of a tree under their public addresses.

    *base* has no slash at its end; a tree that *floats* has none that is known, and may be a part
    of a larger one. *moved* and *missing* are what a host said of addresses, by
    path; a tree on disk has none. Unless *is_whole*, what is not known may be there.
    """

    base: str
    files: frozenset[str]
    moved: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    is_whole: bool = True
    floats: bool = False
    _known: dict[tuple[str, str], Target] = field(default_factory=dict, repr=False)

    def url(self, path: str) -> str:
        """Return the public address of a file; an ``index.html`` is its folder."""
        return f"{self.base}/{quote(folder_of(path), safe=_SAFE)}"

    def find(self, start: str, href: str) -> Target:
        """Return where *href* leads in a page whose relative addresses start from *start*."""
        key = (start.rpartition("/")[0], href)
        if href[:1] in {"#", "?", ""}:
            key = (start, href)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            known = self._known[key] = self._find(start, href.strip())
        return known

    def _find(self, start: str, href: str) -> Target:
        try:
            parts = urlsplit(urljoin(start, href))
            port = parts.port
        except ValueError:
            return Target(Reach.MALFORMED)
        if parts.scheme not in {"http", "https"}:
            return Target(Reach.AWAY)
        if parts.scheme != self._root.scheme or (parts.hostname, port) != (
            self._root.hostname, self._root.port,
        ):  # fmt: skip
            return Target(Reach.AWAY)
        if self.floats and _climbs_out(start, href):
            return Target(Reach.BESIDE)
        path = unquote(_without_dots(parts.path)) or "/"
        folder = unquote(self._root.path)
        if not f"{path}/".startswith(f"{folder}/"):
            return Target(Reach.BESIDE)
        return self._file(path[len(folder) :].lstrip("/"), parts.fragment)

    def _file(self, path: str, fragment: str) -> Target:
        name = path + _INDEX if path == "" or path.endswith("/") else path
        if name in self.files:
            return Target(Reach.FILE, name, fragment)
        if path in self.moved or name in self.moved:
            return Target(Reach.MOVED, self.moved.get(path, self.moved.get(name, "")), fragment)
        if self.is_whole and f"{name}/{_INDEX}" in self.files:
            return Target(Reach.MOVED, f"{name}/{_INDEX}", fragment)
        if not self.is_whole and name not in self.missing:
            return Target(Reach.UNKNOWN)
        near = self._folded.get(_fold(name), "")
        return Target(Reach.OTHER_SPELLING if near else Reach.MISSING, near=near)

    @cached_property
    def _root(self) -> _Root:
        parts = urlsplit(self.base)
        return _Root(parts.scheme, parts.hostname, parts.port, parts.path.rstrip("/"))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {_fold(file): file for file in sorted(self.files, reverse=True)}


def _climbs_out(start: str, href: str) -> bool:
    """Say whether a relative address has more ``..`` than there are folders around the page."""
    if href.startswith("/") or "://" in href:
        return False
    depth = urlsplit(start).path.count("/") - 1
    for part in urlsplit(href).path.split("/"):
        depth += -1 if part == ".." else part not in {"", "."}
        if depth < 0:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Root:
    scheme: str
    hostname: str | None
    port: int | None
    path: str


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def folder_of(path: str) -> str:
    """Return a file's path as addresses have it: without the ``index.html`` at its end."""
    if path == _INDEX or path.endswith(f"/{_INDEX}"):
        return path.removesuffix(_INDEX)
    return path


def same_address(one: str, other: str) -> bool:
    """Say whether two absolute addresses mean one page, however they spell it."""
    return one == other or normal(one) == normal(other)


@lru_cache(50_000)
def normal(url: str) -> str:
    """Return an absolute address in its one spelling, without fragment; as it is if it is none.

    Source: RFC 3986, section 6.2.2; the default port and an empty path as in 6.2.3.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    if not parts.scheme or not parts.hostname:
        return url
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": 80, "https": 443}.get(parts.scheme)
    netloc = host if port in {None, default} else f"{host}:{port}"
    path = quote(unquote(_without_dots(parts.path)), safe=_SAFE) or "/"
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{netloc}{path}{query}"


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    return urlsplit(urljoin("http://x/", path)).path


def is_absolute(url: str) -> bool:
    """Say whether an address has scheme and host, the scheme being http or https."""
    return re.match(r"https?://[^/?#\s]+", url, re.IGNORECASE) is not None


def path_of(address: str) -> str:
    """Return the path of an address, the root if it has none or cannot be read."""
    try:
        return urlsplit(address).path or "/"
    except ValueError:
        return "/"


def guess_base(addresses: Iterable[str], files: frozenset[str]) -> str | None:
    """Return the public address of a tree by the absolute *addresses* that its pages give.

    Each votes for what stands before the longest tail of it that is a file; the most votes win.
    """
    votes: Counter[str] = Counter()
    for address in addresses:
        try:
            parts = urlsplit(normal(address))
            _ = parts.port
        except ValueError:
            continue
        names = unquote(parts.path).lstrip("/").split("/")
        for start in range(len(names)):
            tail = "/".join(names[start:])
            if (f"{tail}{_INDEX}" if tail == "" or tail.endswith("/") else tail) in files:
                head = quote("/".join(names[:start]), safe=_SAFE)
                votes[f"{parts.scheme}://{parts.netloc}{'/' if head else ''}{head}"] += 1
                break
    return max(sorted(votes), key=lambda base: votes[base]) if votes else None
