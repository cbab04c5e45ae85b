"""The recipe: every stage, once, in order. Heads first, then a barrier, then page by page."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from generator.app.importing import Importer
from generator.app.ledger import Promises
from generator.app.make import Maker, Outcome, Task, prepare
from generator.app.manifests import Manifests
from generator.app.pictures import WEIGHT, scan_pictures
from generator.app.planning import is_intact, lay, made_from, plan_site, reject_twins
from generator.app.report import Report
from generator.app.scan import scan_content
from generator.app.site import Site
from generator.app.states import still_shown, tell_states
from generator.app.themes import require_sound
from generator.edges import pool
from generator.edges.catalogue import Catalogue
from generator.model.article import Article
from generator.model.errors import ThemeError
from generator.model.ids import Digest, UrlPath
from generator.model.ledger import Move
from generator.model.offers import BORNE, SURFACES
from generator.model.page import HtmlRoute
from generator.model.route import (
    CatalogueRoute,
    OaiRoute,
    PictureRoute,
    Receipt,
    Route,
)
from generator.stages.group import group
from generator.stages.write import remove

_ROWS = 100  # of data, which take as long as a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build: *clean* makes every file anew, *drafts* publishes them too.

    *jobs* is the number of processes that read seeds and make files; None takes as many as there
    are processors. Without *records* the list of published addresses stays as it is.
    """

    jobs: int | None = None
    clean: bool = False
    drafts: bool = False
    imports: bool = True
    records: bool = True


def build(site: Site, options: Options) -> Report:
    """Bring the output up to date with seeds, content, theme and settings.

    Raises:
        ConfigError, ThemeError: If the site as a whole cannot be built; nothing is touched then.
    """
    started = time.perf_counter()
    report = Report(output=site.output, day=site.day)
    with site.catalogue() as catalogue:
        try:
            _Build(site, catalogue, report, options).run()
        except ThemeError as error:
            scan_content(site.root, catalogue, report, site.edition())
            raise ThemeError(*error.problems, *still_shown(site, catalogue)) from error
    report.seconds = time.perf_counter() - started
    return report


def import_seeds(
    site: Site, only: Collection[PurePosixPath] = (), jobs: int | None = None
) -> Report:
    """Bring the content up to date with the seeds, and do nothing else."""
    started = time.perf_counter()
    report = Report()
    with site.catalogue() as catalogue:
        edition = site.edition()
        scan_content(site.root, catalogue, report, edition)
        count = jobs or pool.processors()
        Importer(site, catalogue, report, edition=edition, jobs=count).run(only)
    report.seconds = time.perf_counter() - started
    return report


class _Build:
    """One run: what its steps share, and nothing that outlives it."""

    def __init__(self, site: Site, catalogue: Catalogue, report: Report, options: Options) -> None:
        self._site = site
        self._catalogue = catalogue
        self._report = report
        self._options = options
        self._theme = site.theme()
        names = (*SURFACES.values(), "checksums")
        report.surfaces.update({name: 0 for name in names if self._is_on(name)})
        for note in site.config.notes:
            report.add(note)
        require_sound(site, self._theme, catalogue, report)
        self._promises = Promises(site, catalogue, report)
        self._manifests = Manifests(site, catalogue, report)

    def run(self) -> None:
        self._read_heads()
        moves = self._publish()
        while self._lost:  # others must not lead to what is not there
            for path in self._lost:
                self._catalogue.heads.reject(path)
            self._catalogue.receipts.begin_anew()
            moves = self._publish()
        self._prune()
        if self._options.records and not self._options.drafts:
            self._promises.keep(frozenset(move.old for move in moves))
        self._manifests.write()
        stocks = self._catalogue.library.stocks()
        self._report.languages = len(stocks)
        self._report.versions = sum(stock.count for stock in stocks)

    def _publish(self) -> tuple[Move, ...]:
        """Plan the site and make what is not there; return where former addresses lead."""
        made = self._report.begin()
        self._lost: list[PurePosixPath] = []
        site, catalogue = self._site, self._catalogue
        self._manifests.claim()
        drafts = self._options.drafts
        ground = lay(site, self._theme, catalogue, self._report, self._promises, with_drafts=drafts)
        maker = Maker(site, self._theme, ground.tree)
        anew = partial(prepare, site, ground.tree)
        jobs = self._options.jobs or pool.processors()
        planned = plan_site(site, self._theme, catalogue, ground, self._articles())
        tasks = self._tasks(maker, self._report.sift(planned))
        for outcome in pool.run(maker.carry_out, anew, tasks, jobs, _weight):
            self._note(outcome)
        self._report.unchanged -= min(made, self._report.unchanged)
        return ground.moves

    def _read_heads(self) -> None:
        """Read content and seeds into the catalogue, and reject what would publish a page twice."""
        catalogue, report = self._catalogue, self._report
        edition = self._site.edition(with_drafts=self._options.drafts)
        jobs = self._options.jobs or pool.processors()
        if self._options.clean:
            catalogue.heads.forget()
            catalogue.pictures.forget()
        scan_content(self._site.root, catalogue, report, edition)
        if self._options.imports:
            Importer(self._site, catalogue, report, edition=edition, jobs=jobs).run()
        reject_twins(catalogue, report, self._promises)
        tell_states(self._site, catalogue, report)
        scan_pictures(self._site.root, catalogue, report, jobs)

    def _articles(self) -> Iterator[Article]:
        for article in group(self._catalogue.heads.by_article()):
            self._report.articles += 1
            yield article

    def _tasks(self, maker: Maker, routes: Iterable[Route]) -> Iterator[Task]:
        """Yield what must be made; note what the output already has."""
        receipts, report = self._catalogue.receipts, self._report
        for route in routes:
            if isinstance(route, HtmlRoute):
                report.pages += 1
                report.surfaces.update(filter(self._is_on, BORNE.get(type(route), ())))
            elif type(route) in SURFACES:
                report.surfaces[SURFACES[type(route)]] += 1
            key = maker.key(route, made_from(self._catalogue, route))
            known = receipts.of(route.path)
            if known and self._is_fresh(known, key):
                receipts.keep(route.path)
                report.unchanged += 1
            else:
                for path, cause in () if known else receipts.in_the_way(route.path):
                    self._remove(path, cause)
                yield Task(route=route, key=key, is_own=known is not None)

    def _is_on(self, surface: str) -> bool:
        return bool(getattr(self._site.config.surfaces, surface))

    def _note(self, outcome: Outcome) -> None:
        """Store what became of a task; a page that could not be made keeps its old file."""
        for problem in outcome.problems:
            self._report.add(problem)
        if outcome.receipt is None:
            self._report.failed += 1
            if not outcome.is_void:
                self._catalogue.receipts.keep(outcome.path)
            if outcome.lost:
                self._lost.append(outcome.lost)
            return
        self._catalogue.receipts.put(outcome.receipt, outcome.cause)
        self._report.written += outcome.receipt.is_new
        self._report.unchanged += not outcome.receipt.is_new

    def _is_fresh(self, known: Receipt, key: Digest) -> bool:
        is_same = known.key == key and not self._options.clean
        return is_same and is_intact(self._site.output, known)

    def _prune(self) -> None:
        """Remove the program's own files that no route makes any more, and no others."""
        for path, cause in self._catalogue.receipts.stale():
            self._remove(path, cause)

    def _remove(self, path: UrlPath, cause: str) -> None:
        gone = self._report.attempt(
            lambda name: remove(self._site.output, PurePosixPath(name)), path
        )
        if gone is not None:
            self._catalogue.receipts.drop(path)
            self._report.removed += gone
            self._report.gone.append((path, cause))


def _weight(task: Task) -> int:
    if isinstance(task.route, CatalogueRoute | OaiRoute):
        return 1 + len(task.route.rows) // _ROWS
    return WEIGHT if isinstance(task.route, PictureRoute) else 1
