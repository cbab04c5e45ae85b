"""Source address -> article identity and slug: equal stories meet, others never do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import (
    SplitResult,
    parse_qsl,
    quote,
    unquote,
    unquote_to_bytes,
    urlencode,
    urlsplit,
)

from anyascii import anyascii

from generator.model.ids import ArticleId, Digest, Slug, digest
from generator.model.rules import Portal
from generator.model.urls import RESERVED_SLUGS, web_host

_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_PAGE_ENDING = re.compile(r"\.(?:html?|shtml|xhtml|amp)$", re.IGNORECASE)
_INDEX_PAGE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_AMP = re.compile(r"/amp$", re.IGNORECASE)
_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref|ref_src|cmpid|spm|zarsrc|_ga"
    r"|amp|outputtype)",
    re.IGNORECASE,
)
_SLUG_MAX = 80  # characters
_GIVEN_SLUG_MAX = 120  # characters of a slug that a person chose
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PAGE_NUMBER = re.compile(r"page-\d+")
_FOLDER = re.compile(r"[A-Za-z0-9%_-][A-Za-z0-9%._-]*")


def article_id(url: str, portals: Sequence[Portal] = ()) -> ArticleId | None:
    """Name an article by its canonical source address, without scheme; a home page names none.

    What is no web address names none either.
    Where one of *portals* printed the page and its profile tells the part of an address that names
    the article (the group ``id`` of its pattern, or all that it matches), that part names it.
    Else folded are: case and ``www.``, ``m.``, ``amp.`` of the host, default ports, the ending
    ``.html``, index pages, slashes at the end, tracking parameters, the order of parameters, the
    fragment (unless it is a path) and percent-encoding. The case of the path is kept, since
    servers may tell it apart.
    """
    parts = _split(url)
    if parts is None:
        return None
    own = _portal_id(parts, portals_of(url, portals))
    if own:
        return ArticleId(f"{host(url)}/{own}")
    path = "/".join(
        quote(unquote_to_bytes(part), safe="~!$'()*+,;=:@-._") for part in parts.path.split("/")
    )
    path = _INDEX_PAGE.sub("", re.sub(r"/{2,}", "/", path)).rstrip("/")
    path = _AMP.sub("", _PAGE_ENDING.sub("", path))
    kept = sorted(pair for pair in _query(parts) if not _TRACKING.fullmatch(pair[0]))
    query = urlencode(kept, errors="surrogateescape")
    place = path + (f"?{query}" if query else "")
    place += f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    return ArticleId(host(url) + place) if place else None


def host(url: str) -> str:
    """Return the host of an address as identity sees it: lower-case ASCII, without ``www.``.

    It is empty for what is no web address.
    """
    parts = _split(url)
    if parts is None:
        return ""
    name = (parts.hostname or "").rstrip(".")
    try:
        name = name.encode("idna").decode()
    except UnicodeError:
        name = quote(name)
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    return _HOST_PREFIX.sub("", name) + port


def slug_of(url: str | None, title: str | None, fingerprint: Digest) -> Slug:
    """Make the slug of an article from its address, else its title, else *fingerprint*."""
    named = ""
    parts = _address(url) if url else None
    if parts:
        path = _AMP.sub("", _INDEX_PAGE.sub("", unquote(parts.path)).rstrip("/"))
        named = _PAGE_ENDING.sub("", path.rsplit("/", 1)[-1])
        kept = [f"{k}-{v}" for k, v in sorted(_query(parts)) if not _TRACKING.fullmatch(k)]
        named = "-".join([named.removesuffix(".php"), *kept])
    for text in (named, title or ""):
        slug = slugify(text)
        if slug:
            return slug
    return Slug(f"text-{fingerprint[:10]}")


def shared_slug(article: ArticleId) -> Slug:
    """Make the slug that all versions of an article share, from nothing but its identity."""
    parts = _address(f"//{article}")
    if parts.path or parts.query:
        return slug_of(parts.geturl(), None, digest(article))
    return slug_of(None, article, digest(article))


def folder_of(article: ArticleId, url: str | None) -> str:
    """Return the folder for an article's versions: its host's name, else that of *url*."""
    name = _address(f"//{article}").netloc.replace(":", "-")
    if "." in name and _FOLDER.fullmatch(name):
        return name
    name = host(url).replace(":", "-") if url else ""
    return name if _FOLDER.fullmatch(name) else "unsourced"


def slugify(text: str) -> Slug:
    """Transliterate *text* to lower-case ASCII words joined by hyphens, at most 80 characters."""
    words = re.findall(r"[a-z0-9]+", anyascii(text).lower().replace("'", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_SLUG_MAX]
        if len(longer) > _SLUG_MAX:
            break
        slug = longer
    return Slug(slug)


def distinct(slug: Slug, article: ArticleId) -> Slug:
    """Return a slug that only *article* has, for one that is taken or reserved."""
    return Slug(f"{slug}-{digest(article)[:6]}")


def is_slug(text: str) -> bool:
    """Say whether a text can be the slug of a version."""
    return (
        _SLUG.fullmatch(text) is not None
        and not is_reserved(Slug(text))
        and len(text) <= _GIVEN_SLUG_MAX
    )


def is_reserved(slug: Slug) -> bool:
    """Say whether the site needs this name in a language's folder for itself."""
    return slug in RESERVED_SLUGS or _PAGE_NUMBER.fullmatch(slug) is not None


def portals_of(url: str, portals: Iterable[Portal]) -> list[Portal]:
    """Return the portals to whose hosts an address leads."""
    name = web_host(url)
    return [
        portal
        for portal in portals
        if name and any(name == own or name.endswith(f".{own}") for own in portal.hosts)
    ]


def _portal_id(parts: SplitResult, portals: Iterable[Portal]) -> str | None:
    place = parts.path + (f"?{parts.query}" if parts.query else "")
    for portal in portals:
        found = re.search(portal.article_id, place) if portal.article_id else None
        named = found["id"] if found and "id" in found.groupdict() else found and found[0]
        if named and named.strip("/"):
            return quote(unquote_to_bytes(named.strip("/")), safe="~!$'()*+,;=:@-._/?&")
    return None


def _split(url: str) -> SplitResult | None:
    """Split a web address; None if it is none, or has a character that cannot be written."""
    is_whole = not re.search("[\ud800-\udfff]", url)
    return urlsplit(url) if is_whole and web_host(url) else None


def _address(url: str) -> SplitResult:
    """Read an address, with or without scheme; one that cannot be such is empty."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _query(parts: SplitResult) -> list[tuple[str, str]]:
    """Split a query; bytes that are not UTF-8 stay apart from each other as surrogates."""
    return parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
