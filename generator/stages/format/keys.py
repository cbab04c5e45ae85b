"""Extract -> keys: what a source says of its identity, and which article that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from generator.model import lang
from generator.model.extract import Extract
from generator.model.ids import ArticleId, Digest
from generator.model.rules import Portal
from generator.stages.format.identity import article_id, portals_of

_SURE = 0.8  # the line drawn in docs/normalising.md
_UNSOURCED = "unsourced/"
_CODE = 2  # letters of a language's code in an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """By what a version is known: the article that it names itself, and its page on a portal.

    *page* is the same for all language versions of a page; *own* goes before it.
    """

    own: ArticleId | None
    page: ArticleId | None


def keys_of(extract: Extract, portals: Sequence[Portal]) -> Keys:
    """Tell by what a version is known.

    The source itself may name its article; else the address of the source does, if it is certain,
    and else that of the page, unless this is a portal's page that has siblings under the same name.
    """
    page = extract.page if _is_sure(extract, "page") else None
    shared = page_key(page, portals) if page else None
    url = extract.source.url
    if extract.article:
        return Keys(own=extract.article, page=shared)
    if url and url != extract.page and "source" not in extract.review:
        own = article_id(url, portals)
        if own:
            return Keys(own=own, page=shared)
    return Keys(own=None if shared or not page else article_id(page, portals), page=shared)


def page_key(url: str, portals: Sequence[Portal]) -> ArticleId | None:
    """Name a page by its address without the language, on a portal that keeps the slug in each."""
    for portal in portals_of(url, portals):
        if portal.shared_slugs:
            parts = urlsplit(url)  # it has a host of the portal's, so it can be split
            head, _, rest = parts.path.lstrip("/").partition("/")
            path = rest if is_language(head) else parts.path.lstrip("/")
            plain = parts._replace(netloc=_plain_host(parts, portal), path=f"/{path}")
            return article_id(plain.geturl()) if path else None
    return None


def place(keys: Keys, owner: ArticleId | None, fingerprint: Digest) -> ArticleId:
    """Say to which article a version belongs.

    *owner* is the one article that versions of the same page name themselves, if there is exactly
    one. A version of which nothing is known is an article by itself, named by its bytes.
    """
    return keys.own or (owner if keys.page else None) or keys.page or unsourced(fingerprint)


def unsourced(fingerprint: Digest) -> ArticleId:
    """Name an article of which no certain source is known."""
    return ArticleId(_UNSOURCED + fingerprint[:12])


def is_unsourced(article: ArticleId) -> bool:
    """Say whether an article is named by its bytes."""
    return article.startswith(_UNSOURCED)


def _is_sure(extract: Extract, name: str) -> bool:
    found = next((found for found in extract.evidence if found.field == name), None)
    return found is None or found.certainty >= _SURE


def _plain_host(parts: SplitResult, portal: Portal) -> str:
    """Return the host without a language's code in front, such as ``de.portal.example``."""
    first, _, rest = parts.netloc.partition(".")
    return rest if rest in portal.hosts and is_language(first) else parts.netloc


def is_language(text: str) -> bool:
    """Say whether part of an address or a path is the code of a language, such as ``pt-br``."""
    code = text.replace("_", "-").partition("-")[0]
    try:
        return len(code) == _CODE and bool(lang.parse(text))
    except ValueError:
        return False
