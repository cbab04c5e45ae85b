"""Linked* -> Route*: every page of the site, decided before any is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import PurePosixPath

from generator.model.article import Linked
from generator.model.ids import Digest, UrlPath
from generator.model.page import ChooserRoute, NotFoundRoute, NoticeRoute
from generator.model.picture import Original, published
from generator.model.route import AssetRoute, FeedRoute, PictureRoute, RobotsRoute, Route
from generator.model.urls import CHOOSER, SITEMAP
from generator.stages.plan.articles import article_routes
from generator.stages.plan.blueprint import Blueprint, Library
from generator.stages.plan.data import data_files, with_data
from generator.stages.plan.lists import coverage_routes, language_routes
from generator.stages.plan.sitemap import with_sitemaps

__all__ = ["NOTICES", "Blueprint", "Library", "plan"]

ROBOTS = UrlPath("robots.txt")
NOTICES = ("about", "feeds")


def plan(
    site: Blueprint,
    articles: Iterable[Linked],
    library: Library,
    assets: Iterable[tuple[PurePosixPath, Digest]],
    originals: Iterable[Original],
) -> Iterator[Route]:
    """Yield every file of the site.

    Holds one article, one page of a list, one sitemap and one file of data at a time.

    Args:
        site: The frame of it all.
        articles: All articles, linked.
        library: Gives what lists show, in the order in which they show it.
        assets: The theme's static files with their digests.
        originals: The pictures that the articles show, each once.
    """
    versions = chain.from_iterable(article_routes(linked, site, library) for linked in articles)
    lists = chain.from_iterable(language_routes(stock, site, library) for stock in site.stocks)
    return with_sitemaps(
        chain(
            with_data(versions, site),
            lists,
            coverage_routes(site, library),
            fixed_routes(site),
            feed_routes(site, library),
            asset_routes(assets),
            picture_routes(originals, site),
        )
    )


def fixed_routes(site: Blueprint) -> Iterator[Route]:
    """Yield the pages that a site has once, or once for each language."""
    yield ChooserRoute(
        path=CHOOSER,
        lang=site.default_lang,
        stocks=site.stocks,
        alternates=site.alternates_of("", CHOOSER),
    )
    yield NotFoundRoute(path=site.addresses.not_found(None), lang=site.default_lang)
    for tag in site.languages:
        yield NotFoundRoute(path=site.addresses.not_found(tag), lang=tag)
        for name in NOTICES:
            path = site.addresses.overview(tag, name)
            alternates = site.alternates_of(name, path)
            data = data_files(site) if name == "feeds" else ()
            yield NoticeRoute(path=path, lang=tag, name=name, alternates=alternates, data=data)
    yield RobotsRoute(path=ROBOTS, sitemap=SITEMAP)


def feed_routes(site: Blueprint, library: Library) -> Iterator[FeedRoute]:
    """Yield a feed for each language that has texts with a date."""
    feeds = tuple((s.lang, site.addresses.feed(s.lang)) for s in site.stocks if s.newest)
    for tag, path in feeds:
        dated = (entry for entry in library.newest_first(tag) if entry.date)
        yield FeedRoute(
            path=path,
            lang=tag,
            entries=tuple(islice(dated, site.page_size)),
            others=tuple((other, place) for other, place in feeds if other != tag),
        )


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
