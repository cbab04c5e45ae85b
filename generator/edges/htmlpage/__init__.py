"""Bytes of a page of any tree -> its facts, or why it cannot be read."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable, Sequence
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from generator.edges.htmlpage.prose import halves, passages
from generator.edges.htmlpage.walk import Walk
from generator.model.facts import HeadFacts, PageFacts
from generator.model.tree import Unread

Identify = Callable[[str], Sequence[tuple[str, float]]]
PAGE_MAX = 10_000_000  # bytes: beyond this no person reads it and a parser needs gigabytes
_DOCTYPE = re.compile(
    r"\ufeff?(?:\s|<!--.*?-->|<\?.*?>)*<!doctype\s+html[\s>]", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_CHARSET_SEEN = 1024  # bytes. Source: HTML standard, "Specifying the document's character encoding"
_REFRESH = re.compile(r"\s*(\d*)[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*(.*)", re.IGNORECASE | re.DOTALL)
_DEPTH_MAX = 20_000
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?![^>]*/>)")
_NO_END = frozenset(
    b"area base br col dd dt embed hr img input li link meta option p source td th tr track wbr"
    .split()
)  # fmt: skip
_GZIP_FRAME = 18  # bytes around a deflated stream


def read_page(
    raw: bytes, path: str, url: str, identify: Identify, *, noindex: bool = False
) -> PageFacts | Unread:
    """Read a page; *identify* ranks the languages of a text. *noindex* is what a header said."""
    if len(raw) > PAGE_MAX:
        return Unread(path=path, why=f"a page of {len(raw) // 1_000_000} MB is not read")
    is_wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\0" in raw[:4096] and not is_wide:
        return Unread(path=path, why="it is no text")
    if _is_deep(raw):
        return Unread(path=path, why=f"elements are nested more than {_DEPTH_MAX} deep")
    if not raw.strip():
        return Unread(path=path, why="it is empty")
    text, is_utf8, charset = _decoded(raw, is_wide=is_wide)
    walk = Walk()
    walk.over(LexborHTMLParser(text.replace("\0", "\ufffd")).root)
    robots = [content for name, content in walk.metas if name in {"robots", "googlebot"}]
    head = HeadFacts(
        path=path,
        url=url,
        lang=walk.lang,
        direction=walk.direction,
        canonicals=tuple(walk.canonicals),
        alternates=tuple(walk.alternates),
        noindex=noindex or any(re.search(r"noindex|none", c, re.IGNORECASE) for c in robots),
        refresh=_refresh(walk.metas),
    )
    found, is_borrowed = passages(walk.prose)
    guessed = (identify(half) for half in halves(walk.prose))
    return PageFacts(
        head=head,
        base=_based(url, walk.base),
        has_doctype=_DOCTYPE.match(text) is not None,
        charset=charset,
        is_utf8=is_utf8,
        titles=tuple(walk.titles),
        metas=tuple(walk.metas),
        headings=tuple(walk.headings),
        ids=tuple(walk.ids),
        anchors=tuple(walk.anchors),
        references=tuple(walk.references),
        langs=tuple(dict.fromkeys(walk.langs)),
        mains=walk.mains,
        no_alt=tuple(walk.names.no_alt),
        unnamed_links=tuple(walk.names.links),
        unnamed_controls=tuple(walk.names.controls()),
        untitled_frames=tuple(walk.names.frames),
        bare_tables=walk.bare_tables,
        json_ld=tuple(walk.json_ld),
        scripts=tuple(walk.scripts),
        passages=found,
        is_borrowed=is_borrowed,
        guesses=tuple(tuple(ranked) for ranked in guessed),
        weight=len(zlib.compress(raw, 6)) + _GZIP_FRAME,
    )


def links_in(raw: bytes) -> list[str]:
    """Return the addresses in a page, its canonical one first."""
    if len(raw) > PAGE_MAX or b"\0" in raw[:4096] or _is_deep(raw):
        return []
    walk = Walk()
    walk.over(LexborHTMLParser(_decoded(raw, is_wide=False)[0]).root)
    moved = _refresh(walk.metas)
    hrefs = [link.href for link in walk.alternates] + [each.href for each in walk.references]
    return [*walk.canonicals, *hrefs, *([moved] if moved else [])]


def _decoded(raw: bytes, *, is_wide: bool) -> tuple[str, bool, str]:
    """Return a page's text, whether it is UTF-8, and the charset that it says it has."""
    if is_wide:
        return raw.decode("utf-16", "replace"), False, "utf-16"
    said = _CHARSET.search(raw[:_CHARSET_SEEN])
    charset = said[1].decode("ascii", "replace").lower() if said else ""
    if raw.startswith(codecs.BOM_UTF8):
        charset = charset or "utf-8"
    try:
        return raw.decode(), True, charset
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode(charset or "utf-8", "replace"), False, charset
    except (LookupError, UnicodeError):
        return raw.decode("utf-8", "replace"), False, charset


def _is_deep(raw: bytes) -> bool:
    """Guess whether elements are nested so deep that parsing takes time by the square of it."""
    depth = 0
    for is_end, name in _TAG.findall(raw) if len(raw) > _DEPTH_MAX else ():
        if is_end:
            depth = max(depth - 1, 0)
        elif name.lower() not in _NO_END:
            depth += 1
            if depth > _DEPTH_MAX:
                return True
    return False


def _refresh(metas: list[tuple[str, str]]) -> str | None:
    """Return where a page sends its reader, or None if it stays or only loads itself anew."""
    for name, content in metas:
        if name == "refresh" and (match := _REFRESH.match(content)):
            return match[2].strip("\"' ") or None
    return None


def _based(url: str, base: str | None) -> str:
    try:
        return urljoin(url, base) if base else url
    except ValueError:
        return url
