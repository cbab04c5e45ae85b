"""The recipe: every stage, once, in order. Heads first, then a barrier, then page by page."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from generator.app.fonts import plan_fonts
from generator.app.frame import blueprint_of, tree_of
from generator.app.importing import Importer
from generator.app.make import Maker, Outcome, Task, foreign, prepare
from generator.app.pictures import WEIGHT, scan_pictures
from generator.app.report import Report
from generator.app.scan import scan_content
from generator.app.site import Site
from generator.app.themes import require_sound
from generator.edges import pool
from generator.edges.catalogue import Catalogue
from generator.model.article import Article
from generator.model.ids import Digest, UrlPath, digest
from generator.model.page import HtmlRoute, PairRoute, VersionRoute
from generator.model.route import BORNE, SURFACES, PictureRoute, Receipt, Route
from generator.stages import plan
from generator.stages.group import group, reject_clashes, reject_doubles
from generator.stages.link import link
from generator.stages.render import Tree
from generator.stages.write import remove, write_file

MANIFEST = UrlPath("manifest.txt")
_OWN_LINE = f"{MANIFEST}\tmanifest\n"  # the last line of a list that this program wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build: *clean* makes every file anew, *drafts* publishes them too.

    *jobs* is the number of processes that read seeds and make files; None takes as many as there
    are processors.
    """

    jobs: int | None = None
    clean: bool = False
    drafts: bool = False
    imports: bool = True


def build(site: Site, options: Options) -> Report:
    """Bring the output up to date with seeds, content, theme and settings.

    Raises:
        ConfigError, ThemeError: If the site as a whole cannot be built; nothing is touched then.
    """
    started = time.perf_counter()
    report = Report(output=site.output)
    with site.catalogue() as catalogue:
        _Build(site, catalogue, report, options).run()
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
        require_sound(site, self._theme, catalogue, report)

    def run(self) -> None:
        self._read_heads()
        self._catalogue.library.refresh()
        fonts = plan_fonts(self._site, self._theme, self._catalogue, self._report)
        tree = tree_of(self._catalogue.library, fonts.languages, self._theme.share())
        maker = Maker(self._site, self._theme, tree)
        self._claim_output()
        anew = partial(prepare, self._site, tree)
        jobs = self._options.jobs or pool.processors()
        tasks = self._tasks(maker, chain(self._routes(tree), fonts.routes))
        for outcome in pool.run(maker.carry_out, anew, tasks, jobs, _weight):
            self._note(outcome)
        self._prune()
        self._write_manifest()
        stocks = self._catalogue.library.stocks()
        self._report.languages = len(stocks)
        self._report.versions = sum(stock.count for stock in stocks)

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
        for reject, heads in (
            (reject_doubles, catalogue.heads.doubles),
            (reject_clashes, catalogue.heads.clashes),
        ):
            for rejected in reject(heads()):
                catalogue.heads.reject(rejected.head.path)
                report.add(rejected.problem)
        scan_pictures(self._site.root, catalogue, report, jobs)

    def _routes(self, tree: Tree) -> Iterator[Route]:
        """Plan the site: every page, and what lies beside the pages."""
        config, catalogue = self._site.config, self._catalogue
        linked = (
            link(article, config.addresses, config.default_lang) for article in self._articles()
        )
        blueprint = blueprint_of(config, catalogue, tree)
        originals = catalogue.pictures.originals()
        return plan.plan(blueprint, linked, catalogue.library, self._theme.assets(), originals)

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
            key = maker.key(route, self._made_from(route))
            known = receipts.of(route.path)
            if known and self._is_fresh(known, key):
                receipts.keep(route.path)
                report.unchanged += 1
            else:
                yield Task(route=route, key=key, is_own=known is not None)

    def _is_on(self, surface: str) -> bool:
        return bool(getattr(self._site.config.surfaces, surface))

    def _note(self, outcome: Outcome) -> None:
        """Store what became of a task; a page that could not be made keeps its old file."""
        for problem in outcome.problems:
            self._report.add(problem)
        if outcome.receipt is None:
            self._report.failed += 1
            self._catalogue.receipts.keep(outcome.path)
            return
        self._catalogue.receipts.put(outcome.receipt, outcome.cause)
        self._report.written += outcome.receipt.is_new
        self._report.unchanged += not outcome.receipt.is_new

    def _made_from(self, route: Route) -> Digest | None:
        """Return the digest of the bodies that a page is made from."""
        body = self._catalogue.heads.body_digest
        if isinstance(route, VersionRoute):
            return body(route.head.path)
        if isinstance(route, PairRoute):
            return digest(body(route.head.path), body(route.other.path))
        return None

    def _is_fresh(self, known: Receipt, key: Digest) -> bool:
        if known.key != key or self._options.clean:
            return False
        try:
            status = (self._site.output / known.path).stat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (known.size, known.mtime_ns)

    def _claim_output(self) -> None:
        """Learn from the output's own list which files are ours, if the catalogue was lost."""
        path = self._site.output / MANIFEST
        if not self._catalogue.receipts.is_empty() or not self._has_own_manifest():
            return
        for line in path.read_text("utf-8", "replace").splitlines():
            name, _, cause = line.partition("\t")
            if name and cause and not name.startswith("/") and ".." not in name.split("/"):
                self._catalogue.receipts.adopt(name, cause)

    def _prune(self) -> None:
        """Remove the program's own files that no route makes any more, and no others."""
        for path, cause in self._catalogue.receipts.stale():
            if path == MANIFEST:
                continue
            gone = self._report.attempt(
                lambda name: remove(self._site.output, PurePosixPath(name)), path
            )
            if gone is not None:
                self._catalogue.receipts.drop(path)
                self._report.removed += gone
                self._report.gone.append((path, cause))

    def _has_own_manifest(self) -> bool:
        """Say whether the output's list of files is one that this program wrote."""
        path = self._site.output / MANIFEST
        return path.is_file() and path.read_bytes().endswith(_OWN_LINE.encode())

    def _write_manifest(self) -> None:
        """List every file of the output and why it exists; the list travels with the output."""
        rows = "".join(
            f"{path}\t{cause}\n"
            for path, cause in self._catalogue.receipts.all()
            if path != MANIFEST
        )
        if (self._site.output / MANIFEST).exists() and not self._has_own_manifest():
            self._report.add(foreign(MANIFEST))
            return
        content = f"{rows}{_OWN_LINE}".encode()
        self._report.attempt(
            lambda made: write_file(self._site.output, PurePosixPath(MANIFEST), made), content
        )


def _weight(task: Task) -> int:
    return WEIGHT if isinstance(task.route, PictureRoute) else 1
