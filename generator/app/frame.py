"""Catalogue and settings -> what all pages of a site share, before any is planned."""

from __future__ import annotations

from functools import lru_cache, partial

from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.edges.catalogue.library import Library
from generator.edges.theme import Theme
from generator.model.article import Alternate, Article
from generator.model.config import SiteConfig
from generator.model.entry import Section
from generator.model.ids import ArticleId, LangTag
from generator.model.ledger import Move
from generator.stages import plan
from generator.stages.link import link, link_pages
from generator.stages.render import Tree

_LINKED_KEPT = 4096  # articles; feeds name the newest ones again and again


def tree_of(library: Library, theme: Theme, with_fonts: tuple[LangTag, ...]) -> Tree:
    """Return what every page may link to."""
    stocks = library.stocks()
    return Tree(
        languages=tuple(stock.lang for stock in stocks),
        with_fonts=with_fonts,
        spoken=tuple(stock.lang for stock in stocks if theme.speaks(stock.lang)),
        share=theme.share(),
        fed=tuple(stock.lang for stock in stocks if stock.is_fed),
        dated=tuple(stock.lang for stock in stocks if stock.is_dated),
        sections=tuple(
            (stock.lang, tuple(section for section in Section if library.has(stock.lang, section)))
            for stock in stocks
        ),
    )


def blueprint_of(
    site: Site, catalogue: Catalogue, tree: Tree, moves: tuple[Move, ...], texts: int
) -> plan.Blueprint:
    """Return what the plan depends on besides the articles."""
    config = site.config
    return plan.Blueprint(
        addresses=config.addresses,
        default_lang=config.default_lang,
        page_size=config.page_size,
        stocks=catalogue.library.stocks(),
        pairs=config.side_by_side,
        alternates=_alternates(config, tree),
        pictures=config.pictures,
        original=catalogue.pictures.original,
        surfaces=config.offered,
        stated=site.stated,
        texts=texts,
        spoken=tree.spoken,
        linked=lru_cache(_LINKED_KEPT)(partial(_linked, config, catalogue)),
        moves=moves,
        link_pages=partial(
            link_pages, addresses=config.addresses, default_lang=config.default_lang
        ),
    )


def _linked(config: SiteConfig, catalogue: Catalogue, article: ArticleId) -> tuple[Alternate, ...]:
    versions = tuple(catalogue.heads.published(article))
    found = Article(id=article, versions=versions)
    return link(found, config.addresses, config.default_lang).alternates


def _alternates(config: SiteConfig, tree: Tree) -> dict[str, tuple[Alternate, ...]]:
    """Link the pages that each language, or each with such lists, has one of."""
    tags = list(tree.languages)
    named = {name: list(tree.spoken) for name in plan.NOTICES} | {"a-z": tags}
    for section in Section:
        named[section.value] = [tag for tag in tags if tree.has(tag, section)]
    homes = {tag: config.addresses.index(tag) for tag in tags}
    pages = {
        name: {tag: config.addresses.overview(tag, name) for tag in having}
        for name, having in named.items()
    }
    return {
        name: link_pages(paths, config.addresses, config.default_lang)
        for name, paths in ({"": homes} | pages).items()
    }
