"""Source address -> article identity and slug: equal stories meet, others never do."""

from __future__ import annotations

import re
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
from generator.model.urls import RESERVED_SLUGS

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
_PAGE_NUMBER = re.compile(r"page-\d+")


def article_id(url: str) -> ArticleId | None:
    """Name an article by its canonical source address, without scheme; a home page names none.

    Folded are: case and ``www.``, ``m.``, ``amp.`` of the host, default ports, the ending
    ``.html``, index pages, slashes at the end, tracking parameters, the order of parameters, the
    fragment (unless it is a path) and percent-encoding. The case of the path is kept, since
    servers may tell it apart.
    """
    parts = urlsplit(url)
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
    """Return the host of an address as identity sees it: lower-case ASCII, without ``www.``."""
    parts = urlsplit(url)
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
    if url:
        parts = urlsplit(url)
        path = _AMP.sub("", _INDEX_PAGE.sub("", unquote(parts.path)).rstrip("/"))
        named = _PAGE_ENDING.sub("", path.rsplit("/", 1)[-1])
        kept = [f"{k}-{v}" for k, v in sorted(_query(parts)) if not _TRACKING.fullmatch(k)]
        named = "-".join([named.removesuffix(".php"), *kept])
    for text in (named, title or ""):
        slug = slugify(text)
        if slug:
            return slug
    return Slug(f"text-{fingerprint[:10]}")


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


def is_reserved(slug: Slug) -> bool:
    """Say whether the site needs this name in a language's folder for itself."""
    return slug in RESERVED_SLUGS or _PAGE_NUMBER.fullmatch(slug) is not None


def _query(parts: SplitResult) -> list[tuple[str, str]]:
    """Split a query; bytes that are not UTF-8 stay apart from each other as surrogates."""
    return parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
