"""Linked* -> Route*: every page of the site, decided before any is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath

from generator.model.article import Alternate, Linked
from generator.model.document import Head
from generator.model.ids import Digest, LangTag, UrlPath
from generator.model.route import (
    AssetRoute,
    ChooserRoute,
    IndexRoute,
    NotFoundRoute,
    RobotsRoute,
    Route,
    Sibling,
    SitemapEntry,
    SitemapIndexRoute,
    SitemapRoute,
    VersionRoute,
)
from generator.model.urls import CHOOSER, Addresses

SITEMAP = UrlPath("sitemap.xml")
ROBOTS = UrlPath("robots.txt")
_SITEMAP_SIZE = 10_000  # pages; with eight alternates each far below the 50 MB that are allowed


def version_routes(
    linked: Linked, addresses: Addresses, languages: tuple[LangTag, ...]
) -> Iterator[VersionRoute]:
    """Yield the page of each version; *languages* are all those of the archive, sorted."""
    versions = linked.article.versions
    siblings = tuple(
        Sibling(lang=h.lang, path=addresses.version(h.lang, h.slug), standing=h.translation)
        for h in versions
    )
    present = {head.lang for head in versions}
    missing = tuple(tag for tag in languages if tag not in present)
    for head, own in zip(versions, siblings, strict=True):
        yield VersionRoute(
            path=own.path,
            lang=head.lang,
            head=head,
            siblings=siblings,
            alternates=linked.alternates,
            missing=missing,
        )


def index_routes(
    lang: LangTag,
    newest_first: Iterable[Head],
    *,
    count: int,
    size: int,
    addresses: Addresses,
    alternates: tuple[Alternate, ...],
) -> Iterator[IndexRoute]:
    """Yield the index pages of a language; holds *size* heads at a time.

    Args:
        lang: The language of all heads.
        newest_first: The heads, in the order in which they are listed.
        count: How many heads there are.
        size: How many a page lists.
        addresses: The site's addresses.
        alternates: The homes of all languages; only page 1 has them.
    """
    heads = iter(newest_first)
    total = max(1, -(-count // size))
    for number in range(1, total + 1):
        yield IndexRoute(
            path=addresses.index(lang, number),
            lang=lang,
            heads=tuple(islice(heads, size)),
            number=number,
            total=total,
            alternates=alternates if number == 1 else (),
        )


def fixed_routes(
    counts: tuple[tuple[LangTag, int], ...], default_lang: LangTag, addresses: Addresses
) -> Iterator[Route]:
    """Yield the pages that a site has once, or once for each language."""
    yield ChooserRoute(path=CHOOSER, lang=default_lang, counts=counts)
    yield NotFoundRoute(path=addresses.not_found(None), lang=default_lang)
    for tag, _ in counts:
        yield NotFoundRoute(path=addresses.not_found(tag), lang=tag)
    yield RobotsRoute(path=ROBOTS, sitemap=SITEMAP)


def asset_routes(assets: Iterable[tuple[PurePosixPath, Digest]]) -> Iterator[AssetRoute]:
    """Yield a file for each of the theme's static files."""
    for name, digest in assets:
        yield AssetRoute(path=UrlPath(f"assets/{name}"), name=name, digest=digest)


def sitemap_routes(
    entries: Iterable[SitemapEntry], count: int
) -> Iterator[SitemapRoute | SitemapIndexRoute]:
    """Yield the sitemap of *count* pages: one file, or numbered files and an index of them.

    Holds 10,000 entries at a time. Source: sitemaps.org, protocol 0.9, "Sitemap index files".
    """
    remaining = iter(entries)
    if count <= _SITEMAP_SIZE:
        yield SitemapRoute(path=SITEMAP, entries=tuple(remaining))
        return
    parts = [UrlPath(f"sitemap-{n}.xml") for n in range(1, -(-count // _SITEMAP_SIZE) + 1)]
    for path in parts:
        yield SitemapRoute(path=path, entries=tuple(islice(remaining, _SITEMAP_SIZE)))
    yield SitemapIndexRoute(path=SITEMAP, parts=tuple(parts))
