"""A live site below a prefix -> its files, fetched once each, breadth first."""

from __future__ import annotations

import http.client
import ssl
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.edges.trees.files import KINDS, Files
from generator.edges.trees.maps import link_header
from generator.model.places import guess_base
from generator.model.tree import Unread

Follow = Callable[[bytes, str], Iterable[str]]
"""A file's bytes and kind -> the addresses in it; canonical ones first."""

_AGENT = "commonweal-check"
_TIMEOUT = 20.0  # seconds for an answer
_BODY_MAX = 60_000_000  # bytes
_OTHER_FILES = 5  # for each page that may be read
_STARTS = ("", "robots.txt", "sitemap.xml")
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "text/css": "css",
    "text/javascript": "js", "application/javascript": "js", "application/json": "json",
    "application/feed+json": "json", "application/ld+json": "json", "application/gzip": "gzip",
    "application/xml": "xml", "text/xml": "xml", "application/atom+xml": "xml",
    "application/rss+xml": "xml",
}  # fmt: skip
_HEAD_ONLY = frozenset(
    ".avif .bmp .eot .gif .ico .jpeg .jpg .m4a .mov .mp3 .mp4 .ogg .otf .pdf .png .svg .ttf .wav"
    " .webm .webp .woff .woff2 .zip".split()
)
_GONE = frozenset({404, 410})
_REDIRECTS = range(300, 400)
_OK = 200


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Message
    body: bytes
    size: int


class Host:
    """One host, asked over one connection that is kept alive."""

    def __init__(self, prefix: str) -> None:
        parts = urlsplit(prefix)
        path = parts.path[: parts.path.rfind("/") + 1] or "/"
        self.prefix = f"{parts.scheme.lower()}://{parts.netloc}{path}"
        self.alias = ""  # the public address, where pages name another than that they are read at
        self._netloc = parts.netloc
        self._is_secure = parts.scheme.lower() == "https"
        self._line: http.client.HTTPConnection | None = None

    def path_of(self, start: str, href: str) -> str | None:
        """Return the path below the prefix that *href* means in the page *start*, if it does."""
        try:
            address = urljoin(self.prefix + quote(start), href.strip())
            parts = urlsplit(address)
        except ValueError:
            return None
        whole = f"{parts.scheme}://{parts.netloc}{parts.path or '/'}"
        for prefix in filter(None, (self.prefix, self.alias)):
            if whole.startswith(prefix):
                path = unquote(whole.removeprefix(prefix))
                return None if ".." in path.split("/") else path
        return None

    def ask(self, path: str) -> _Answer:
        """Ask for a path; pictures and the like by their head only.

        Raises:
            OSError: If there is no answer, after a second try.
        """
        dot = path.rfind(".")
        method = "HEAD" if dot >= 0 and path[dot:].lower() in _HEAD_ONLY else "GET"
        target = urlsplit(self.prefix).path + quote(path, safe="/~!$&'()*+,;=:@-._")
        try:
            return self._once(method, target)
        except (OSError, http.client.HTTPException):
            self.close()
        try:
            return self._once(method, target)
        except http.client.HTTPException as error:
            raise OSError(f"no sound answer: {error!r}") from error

    def _once(self, method: str, target: str) -> _Answer:
        if self._line is None:
            kind = http.client.HTTPSConnection if self._is_secure else http.client.HTTPConnection
            self._line = kind(self._netloc, timeout=_TIMEOUT)
        self._line.request(method, target, headers={"User-Agent": _AGENT})
        response = self._line.getresponse()
        body = response.read(_BODY_MAX)
        size = len(body) + (response.length or 0)
        if not response.isclosed():
            self.close()
        if method == "HEAD":
            said = response.headers.get("Content-Length", "0")
            size = int(said) if said.isdigit() else 0
        return _Answer(response.status, response.headers, body, size)

    def close(self) -> None:
        """End the connection."""
        if self._line is not None:
            self._line.close()
        self._line = None


class _Crawl:
    """What was seen of a site so far."""

    def __init__(self, host: Host, folder: Path, max_pages: int, follow: Follow) -> None:
        self._host = host
        self._folder = folder
        self._max_pages = max_pages
        self._follow = follow
        self._queue: deque[str] = deque(_STARTS)
        self._seen = {_name(path) for path in _STARTS}
        self.files: dict[str, Path] = {}
        self.sizes: dict[str, int] = {}
        self.kinds: dict[str, str] = {}
        self.unread: list[Unread] = []
        self.moved: dict[str, str] = {}
        self.missing: set[str] = set()
        self.noindex: set[str] = set()
        self.headers: dict[str, tuple[tuple[str, str], ...]] = {}
        self._pages = 0

    def run(self) -> int:
        """Fetch until there is nothing left, or enough; return how many addresses are left."""
        while self._queue and self._pages < self._max_pages:
            if len(self._seen) - len(self._queue) > self._max_pages * _OTHER_FILES:
                break
            path = self._queue.popleft()
            try:
                answer = self._host.ask(path)
            except (OSError, ssl.SSLError) as error:
                if not self.files:
                    raise
                self.unread.append(Unread(path=_name(path), why=str(error).lower()))
                continue
            self._take(path, answer)
        return len(self._queue)

    def _take(self, path: str, answer: _Answer) -> None:
        name = _name(path)
        if answer.status in _REDIRECTS:
            self._redirect(path, answer)
        elif answer.status in _GONE:
            self.missing.add(name)
        elif answer.status != _OK:
            self.unread.append(Unread(path=name, why=f"the host answers {answer.status}"))
        else:
            self._keep(path, name, answer)

    def _redirect(self, path: str, answer: _Answer) -> None:
        said = answer.headers.get("Location", "")
        target = self._host.path_of(path, said)
        if target is None:
            self.moved[_name(path)] = said
            return
        if _name(target) == _name(path):
            if target != path:  # the host prefers the other address of one file
                self._queue.appendleft(target)
            return
        self.moved[_name(path)] = _name(target)
        self._add(target)

    def _keep(self, path: str, name: str, answer: _Answer) -> None:
        media = answer.headers.get_content_type()
        kind = _TYPES.get(media) or KINDS.get(name[name.rfind(".") :].lower(), "")
        place = self._folder / str(len(self.files))
        place.write_bytes(answer.body)
        self.files[name] = place
        self.sizes[name] = answer.size
        if kind:
            self.kinds[name] = kind
        self._pages += kind == "html"
        if "noindex" in (answer.headers.get("X-Robots-Tag") or "").lower():
            self.noindex.add(name)
        if links := link_header(", ".join(answer.headers.get_all("Link") or ())):
            self.headers[name] = links
        for href in self._follow(answer.body, "robots" if name == "robots.txt" else kind):
            self._learn(name, href)
            target = self._host.path_of(path, href)
            if target is not None:
                self._add(target)

    def _learn(self, name: str, href: str) -> None:
        """Take the first absolute address of the first page for the site's public one."""
        if not self._host.alias and self._pages == 1 and href.startswith(("http://", "https://")):
            base = guess_base([href], frozenset({name}))
            if base is not None:
                self._host.alias = f"{base}/"

    def _add(self, path: str) -> None:
        if _name(path) not in self._seen:
            self._seen.add(_name(path))
            self._queue.append(path)


def files_at(prefix: str, folder: Path, max_pages: int, follow: Follow) -> Files:
    """Fetch a site below *prefix* into *folder*, where its files have numbers for names.

    Nothing outside the prefix is asked for; redirects are noted.

    Raises:
        OSError: If the host cannot be reached at all.
    """
    host = Host(prefix)
    crawl = _Crawl(host, folder, max_pages, follow)
    try:
        left = crawl.run()
    finally:
        host.close()
    return Files(
        files=crawl.files,
        sizes=crawl.sizes,
        kinds=crawl.kinds,
        unread=tuple(crawl.unread),
        moved=crawl.moved,
        missing=frozenset(crawl.missing),
        noindex=frozenset(crawl.noindex),
        headers=crawl.headers,
        is_whole=False,
        base=host.prefix.rstrip("/"),
        left=left,
    )


def _name(path: str) -> str:
    return f"{path}index.html" if path == "" or path.endswith("/") else path
