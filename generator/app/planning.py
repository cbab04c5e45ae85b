"""Catalogue, theme and settings -> the routes of a site: one plan for all who ask.

`build` makes every route; `why` asks for one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.app.fonts import FontPlan, plan_fonts
from generator.app.frame import blueprint_of, tree_of
from generator.app.ledger import Promises
from generator.app.report import Report
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.edges.theme import Theme
from generator.model.article import Article, Linked, Rejected
from generator.model.config import SiteConfig
from generator.model.errors import Problem
from generator.model.ids import Digest, digest
from generator.model.ledger import Move
from generator.model.page import PairRoute, VersionRoute
from generator.model.route import Receipt, Route
from generator.stages import plan
from generator.stages.group import reject_clashes, reject_doubles
from generator.stages.link import link
from generator.stages.render import Tree


def reject_twins(
    catalogue: Catalogue, report: Report, promises: Promises
) -> dict[PurePosixPath, Problem]:
    """Keep out what would publish a page twice; return why, by content file.

    Of several texts that claim one address, that which had it before keeps it.
    """
    heads = catalogue.heads
    rejected = _reject(reject_doubles(heads.doubles()), catalogue, report)
    rejected |= promises.reject()
    clashes = catalogue.ledger.owners_first(heads.clashes())
    return rejected | _reject(reject_clashes(clashes), catalogue, report)


def _reject(
    found: Iterable[Rejected], catalogue: Catalogue, report: Report
) -> dict[PurePosixPath, Problem]:
    rejected = {each.head.path: each.problem for each in found}
    for path, problem in rejected.items():
        catalogue.heads.reject(path)
        report.add(problem)
    return rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Groundwork:
    """What a site as a whole has, before any page is planned; *texts* counts no drafts."""

    tree: Tree
    fonts: FontPlan
    moves: tuple[Move, ...]
    texts: int


def lay(
    site: Site,
    theme: Theme,
    catalogue: Catalogue,
    report: Report,
    promises: Promises,
    *,
    with_drafts: bool,
) -> Groundwork:
    """Learn from the catalogue, whose heads must be read, what the site as a whole has."""
    catalogue.library.refresh()
    fonts = plan_fonts(site, theme, catalogue, report)
    tree = tree_of(catalogue.library, theme, fonts.languages)
    drafts = sum(head.draft for head in catalogue.heads.by_article()) if with_drafts else 0
    texts = sum(stock.count for stock in catalogue.library.stocks()) - drafts
    return Groundwork(tree=tree, fonts=fonts, moves=promises.moves(), texts=texts)


def plan_site(
    site: Site, theme: Theme, catalogue: Catalogue, ground: Groundwork, articles: Iterable[Article]
) -> Iterator[Route | Problem]:
    """Plan every page, and what lies beside the pages."""
    blueprint = blueprint_of(site, catalogue, ground.tree, ground.moves, ground.texts)
    linked = (_linked(article, site.config) for article in articles)
    supplies = plan.Supplies(
        assets=theme.assets(),
        originals=catalogue.pictures.originals(),
        fonts=ground.fonts.routes,
        tombstones=catalogue.heads.tombstones(),
    )
    return plan.plan(blueprint, linked, catalogue.library, supplies)


def plan_article(
    site: Site, catalogue: Catalogue, ground: Groundwork, article: Article
) -> Iterator[Route]:
    """Plan the pages of one article, as `plan_site` does among all others."""
    blueprint = blueprint_of(site, catalogue, ground.tree, ground.moves, ground.texts)
    return plan.article_routes(_linked(article, site.config), blueprint, catalogue.library)


def made_from(catalogue: Catalogue, route: Route) -> Digest | None:
    """Return the digest of the bodies that a page is made from."""
    body = catalogue.heads.body_digest
    if isinstance(route, VersionRoute):
        return body(route.head.path)
    if isinstance(route, PairRoute):
        return digest(body(route.head.path), body(route.other.path))
    return None


def is_intact(output: Path, known: Receipt) -> bool:
    """Say whether a file of the output is still the one that was written."""
    try:
        status = (output / known.path).stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (known.size, known.mtime_ns)


def _linked(article: Article, config: SiteConfig) -> Linked:
    return link(article, config.addresses, config.default_lang)
