"""Linked* -> Route*: every page of the site, decided before any is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from generator.model.article import Linked
from generator.model.errors import Problem
from generator.model.ids import Digest, UrlPath
from generator.model.page import ChooserRoute, NotFoundRoute, NoticeRoute
from generator.model.picture import Original, published
from generator.model.route import AssetRoute, PictureRoute, RobotsRoute, Route
from generator.model.urls import CHOOSER, SITEMAP
from generator.stages.plan.articles import article_routes
from generator.stages.plan.blueprint import Blueprint, Library, Supplies
from generator.stages.plan.data import data_files, with_data
from generator.stages.plan.feeds import feed_routes
from generator.stages.plan.former import tombstone_routes, with_moves
from generator.stages.plan.headers import with_headers
from generator.stages.plan.lists import coverage_routes, language_routes
from generator.stages.plan.sitemap import with_sitemaps

__all__ = ["NOTICES", "Blueprint", "Library", "Supplies", "article_routes", "plan"]

ROBOTS = UrlPath("robots.txt")
NOTICES = ("about", "feeds")


def plan(
    site: Blueprint, articles: Iterable[Linked], library: Library, supplies: Supplies
) -> Iterator[Route | Problem]:
    """Yield every file of the site; a former address at which another page stands is a problem.

    Holds one article, one page of a list, one feed, one sitemap and one file of data at a time, and
    the names of lists.

    Args:
        site: The frame of it all.
        articles: All articles, linked.
        library: Gives what lists show, in the order in which they show it.
        supplies: What is published beside articles and lists.
    """
    versions = chain.from_iterable(article_routes(linked, site, library) for linked in articles)
    shelves = {stock.lang: library.shelves(stock.lang) for stock in site.stocks}
    lists = chain.from_iterable(
        language_routes(stock, shelves[stock.lang], site, library) for stock in site.stocks
    )
    routes: Iterator[Route] = chain(
        with_data(versions, site),
        lists,
        coverage_routes(site, library),
        fixed_routes(site),
        tombstone_routes(supplies.tombstones, site, library),
        feed_routes(site, library, shelves),
        asset_routes(supplies.assets),
        picture_routes(supplies.originals, site),
        supplies.fonts,
    )
    if site.surfaces.sitemap:
        routes = with_sitemaps(routes, site.addresses)
    if site.surfaces.headers:
        routes = with_headers(routes, site)
    return with_moves(routes, site)


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
            yield NoticeRoute(
                path=path,
                lang=tag,
                name=name,
                is_spoken=tag in site.spoken,
                alternates=alternates,
                data=data,
            )
    yield RobotsRoute(path=ROBOTS, sitemap=SITEMAP if site.surfaces.sitemap else None)


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
