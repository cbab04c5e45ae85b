"""Linked* -> Route*: every page of the site, decided before any is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import PurePosixPath

from generator.model.article import Alternate, Linked
from generator.model.document import Head
from generator.model.ids import Digest, LangTag, UrlPath
from generator.model.picture import Original, Picture, PictureSettings, published
from generator.model.route import (
    AssetRoute,
    ChooserRoute,
    IndexRoute,
    NotFoundRoute,
    PictureRoute,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """What the plan of a site depends on besides its articles.

    *counts* gives the number of published versions for each language, sorted by language;
    *homes* are the alternates of the languages' home pages; *original* gives the picture in a file
    of the content, if it can be shown.
    """

    addresses: Addresses
    default_lang: LangTag
    page_size: int
    counts: tuple[tuple[LangTag, int], ...]
    homes: tuple[Alternate, ...]
    pictures: PictureSettings
    original: Callable[[PurePosixPath], Original | None]

    @property
    def languages(self) -> tuple[LangTag, ...]:
        """The languages of the archive, sorted."""
        return tuple(tag for tag, _ in self.counts)

    def index_pages(self, count: int) -> int:
        """Return how many index pages list *count* versions; at least one."""
        return max(1, -(-count // self.page_size))

    def pictures_of(self, head: Head) -> Iterator[Picture]:
        """Yield the pictures that a text shows and that can be shown."""
        for file in head.pictures:
            if original := self.original(file):
                yield published(original, self.pictures, self.addresses)


def plan(
    site: Blueprint,
    articles: Iterable[Linked],
    newest_first: Callable[[LangTag], Iterable[Head]],
    assets: Iterable[tuple[PurePosixPath, Digest]],
    originals: Iterable[Original],
) -> Iterator[Route]:
    """Yield every file of the site; holds one article, one index page and one sitemap at a time.

    Args:
        site: The frame of it all.
        articles: All articles, linked.
        newest_first: Gives the heads of a language in the order in which an index lists them.
        assets: The theme's static files with their digests.
        originals: The pictures that the articles show, each once.
    """
    versions = chain.from_iterable(version_routes(linked, site) for linked in articles)
    indexes = chain.from_iterable(
        index_routes(tag, newest_first(tag), count, site) for tag, count in site.counts
    )
    fixed = chain(fixed_routes(site), asset_routes(assets), picture_routes(originals, site))
    return with_sitemaps(chain(versions, indexes, fixed), site)


def version_routes(linked: Linked, site: Blueprint) -> Iterator[VersionRoute]:
    """Yield the page of each version of an article."""
    versions = linked.article.versions
    siblings = tuple(
        Sibling(lang=h.lang, path=site.addresses.version(h.lang, h.slug), standing=h.translation)
        for h in versions
    )
    present = {head.lang for head in versions}
    named = {alternate.path for alternate in linked.alternates}
    missing = tuple(tag for tag in site.languages if tag not in present)
    for head, own in zip(versions, siblings, strict=True):
        yield VersionRoute(
            path=own.path,
            lang=head.lang,
            head=head,
            siblings=siblings,
            alternates=linked.alternates if own.path in named else (),
            missing=missing,
            pictures=tuple(site.pictures_of(head)),
        )


def index_routes(
    lang: LangTag, newest_first: Iterable[Head], count: int, site: Blueprint
) -> Iterator[IndexRoute]:
    """Yield the index pages of the *count* heads of a language; page 1 is the language's home."""
    heads = iter(newest_first)
    total = site.index_pages(count)
    for number in range(1, total + 1):
        yield IndexRoute(
            path=site.addresses.index(lang, number),
            lang=lang,
            heads=tuple(islice(heads, site.page_size)),
            number=number,
            total=total,
            alternates=site.homes if number == 1 else (),
        )


def fixed_routes(site: Blueprint) -> Iterator[Route]:
    """Yield the pages that a site has once, or once for each language."""
    yield ChooserRoute(path=CHOOSER, lang=site.default_lang, counts=site.counts)
    yield NotFoundRoute(path=site.addresses.not_found(None), lang=site.default_lang)
    for tag in site.languages:
        yield NotFoundRoute(path=site.addresses.not_found(tag), lang=tag)
    yield RobotsRoute(path=ROBOTS, sitemap=SITEMAP)


def asset_routes(assets: Iterable[tuple[PurePosixPath, Digest]]) -> Iterator[AssetRoute]:
    """Yield a file for each of the theme's static files."""
    for name, digest in assets:
        yield AssetRoute(path=UrlPath(f"assets/{name}"), name=name, digest=digest)


def picture_routes(originals: Iterable[Original], site: Blueprint) -> Iterator[PictureRoute]:
    """Yield the files that are made of each picture."""
    for original in originals:
        for made in published(original, site.pictures, site.addresses).files:
            yield PictureRoute(
                path=made.path, file=original.file, digest=original.digest, recipe=made.recipe
            )


def with_sitemaps(routes: Iterable[Route], site: Blueprint) -> Iterator[Route]:
    """Pass all routes on, and list the pages among them that search engines should know.

    One sitemap holds up to 10,000 pages; more make numbered files and an index of them.
    Source: sitemaps.org, protocol 0.9, "Sitemap index files".
    """
    pages = 1 + sum(count + site.index_pages(count) for _, count in site.counts)
    names = [UrlPath(f"sitemap-{n}.xml") for n in range(1, -(-pages // _SITEMAP_SIZE) + 1)]
    paths = iter(names if len(names) > 1 else [SITEMAP])
    entries: list[SitemapEntry] = []
    for route in routes:
        yield route
        if isinstance(route, VersionRoute | IndexRoute | ChooserRoute):
            alternates = () if isinstance(route, ChooserRoute) else route.alternates
            entries.append(SitemapEntry(path=route.path, alternates=alternates))
        if len(entries) == _SITEMAP_SIZE:
            yield SitemapRoute(path=next(paths), entries=tuple(entries))
            entries.clear()
    if entries:
        yield SitemapRoute(path=next(paths), entries=tuple(entries))
    if len(names) > 1:
        yield SitemapIndexRoute(path=SITEMAP, parts=tuple(names))
