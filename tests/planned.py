"""Heads -> the routes of their site, planned as a build does it, over a library in memory."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import PurePosixPath

from generator.model.article import Article
from generator.model.config import Surfaces
from generator.model.document import Head
from generator.model.entry import Section
from generator.model.ids import ArticleId, Digest, LangTag
from generator.model.picture import Original, PictureSettings
from generator.model.route import Route
from generator.model.urls import Addresses, AddressStyle
from generator.stages.link import link, link_pages
from generator.stages.plan import NOTICES, Blueprint, Supplies, plan
from generator.stages.plan.blueprint import Pairs
from tests.pure_library import PureLibrary

FILE = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
EN = LangTag("en")
SURFACES = Surfaces()


def site_of(
    library: PureLibrary,
    page_size: int = 2,
    addresses: Addresses = FILE,
    pairs: Pairs | None = None,
    originals: Iterable[Original] = (),
    surfaces: Surfaces = SURFACES,
) -> Blueprint:
    stocks = library.stocks()
    tags = [stock.lang for stock in stocks]
    pages = {"": {tag: addresses.index(tag) for tag in tags}}
    having = dict.fromkeys(("a-z", *NOTICES), tags)
    for section in Section:
        found = {tag: {shelf.section for shelf in library.shelves(tag)} for tag in tags}
        having[section.value] = [tag for tag in tags if section in found[tag]]
    for name, those in having.items():
        pages[name] = {tag: addresses.overview(tag, name) for tag in those}
    return Blueprint(
        addresses=addresses,
        default_lang=EN,
        page_size=page_size,
        stocks=stocks,
        pairs=pairs,
        alternates={name: link_pages(paths, addresses, EN) for name, paths in pages.items()},
        pictures=PictureSettings(),
        original={original.file: original for original in originals}.get,
        surfaces=surfaces,
        moves=(),
        spoken=tuple(tags),
        stated=None,
        texts=len(library.heads),
        linked=lambda article: (
            link(Article(id=article, versions=library.published(article)), addresses, EN).alternates
        ),
        link_pages=lambda paths: link_pages(paths, addresses, EN),
    )


def routes_of(  # noqa: PLR0913 - what a site is set to
    heads: Iterable[Head],
    page_size: int = 2,
    assets: Iterable[tuple[PurePosixPath, Digest]] = (),
    addresses: Addresses = FILE,
    pairs: Pairs | None = None,
    originals: tuple[Original, ...] = (),
    *,
    surfaces: Surfaces = SURFACES,
) -> list[Route]:
    in_order = sorted(heads, key=lambda head: (head.article, head.lang))
    library = PureLibrary(in_order)
    articles = (
        link(Article(id=ArticleId(name), versions=tuple(versions)), addresses, EN)
        for name, versions in groupby(in_order, key=lambda head: head.article)
    )
    site = site_of(library, page_size, addresses, pairs, originals, surfaces)
    supplies = Supplies(assets=assets, originals=originals)
    return list(plan(site, articles, library, supplies))
