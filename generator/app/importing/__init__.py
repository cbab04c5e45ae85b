"""Seeds -> content: the first half of a build. Safe to repeat; what a person wrote stays.

In two phases, so that neither the order of imports nor a sudden end matters: seeds are read, each
by itself and in several processes, into the catalogue; then articles are settled, one after
another, with all their versions at hand.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from generator.app.evidence import learn_evidence, read_evidence
from generator.app.importing.broken import Broken, held
from generator.app.importing.conflicts import is_settled
from generator.app.importing.desk import Desk, double
from generator.app.importing.gather import Gatherer
from generator.app.importing.place import Placer, rivals, waiting
from generator.app.importing.settle import settle_all
from generator.app.report import Report
from generator.app.site import Site, program_digest
from generator.edges.catalogue import Catalogue, ImportRow, nfc
from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model.document import Head
from generator.model.errors import Problem, Severity, Where
from generator.model.ids import digest
from generator.model.publication import Edition

_GONE = "gone"  # the key of a seed that is no longer there and that no sibling counts with
_DRAFT = re.compile(r"\..+\.\d+\.part")  # what a write leaves that was killed


class Importer:
    """Imports the seeds of one site, with as many processes as *jobs* says."""

    def __init__(
        self, site: Site, catalogue: Catalogue, report: Report, *, edition: Edition, jobs: int
    ) -> None:
        self._site = site
        self._catalogue = catalogue
        self._report = report
        self._edition = edition
        self._jobs = jobs

    def run(self, only: Collection[PurePosixPath] = ()) -> None:
        """Import what is new or changed; the seeds in *only* even where a person removed them."""
        broken_files = Broken(self._site.root, tuple(self._report.problems))
        learn_evidence(self._site.root, self._catalogue, self._report)
        desk = Desk(
            root=self._site.root,
            catalogue=self._catalogue,
            report=self._report,
            edition=self._edition,
            named=frozenset(map(nfc, only)),
            broken_files=broken_files,
        )
        gatherer = self._gatherer(desk)
        gatherer.gather_new()
        gone = list(self._touch_gone(gatherer))
        placer = Placer(desk)
        is_more = True
        while placer.place_all() or is_more:
            while gatherer.gather_siblings():
                placer.place_all()
            placer.choose()
            settle_all(desk, self._jobs)
            is_more = False
        for row in gone:
            self._catalogue.imports.put(replace(row, rules=_GONE))
        for kept, known in rivals(desk, placer):
            if not only or kept.seed in desk.named:
                self._report.add(double(kept.seed, known))
        for seed, file in waiting(desk):
            self._report.add(held(seed, file))
        for row in self._catalogue.imports.with_conflicts():
            self._report.attempt(partial(self._tell_conflicts, desk), row)
        if self._report.imported:
            self._report.open = sum(bool(head.review) for head in self._catalogue.heads.all())

    def _gatherer(self, desk: Desk) -> Gatherer:
        """Prepare the reading, by the rules of now; clear up after an import that was killed."""
        rules = load_rules(BUILT_IN, self._site.root / "rules")
        rules_key = digest(rules.digest, program_digest())
        gatherer = Gatherer(desk, rules, rules_key, self._jobs)
        if self._catalogue.pending.count():
            self._tidy()
            gatherer.forget_stale()
        return gatherer

    def _touch_gone(self, gatherer: Gatherer) -> Iterator[ImportRow]:
        """Let the siblings of seeds that went away be read, to be fitted without these."""
        for row in self._catalogue.imports.all():
            if row.rules != _GONE and gatherer.is_gone(row):
                if row.article:
                    self._catalogue.pending.touch(row.article)
                yield row

    def _tidy(self) -> None:
        """Remove what a killed import left half written."""
        for path in sorted((self._site.root / "content").rglob(".*.part")):
            if _DRAFT.fullmatch(path.name):
                path.unlink(missing_ok=True)

    def _tell_conflicts(self, desk: Desk, row: ImportRow) -> None:
        """Warn of a conflict until the file holds what the source says, or the seed is named."""
        head = desk.head(row.seed)
        if head is None:
            return
        mine = desk.text(head)
        conflicts = read_evidence(desk.root, row.sidecar).conflicts
        still = [text for text in conflicts if not is_settled(text, mine)]
        if still:
            self._report.add(_conflict(row.seed, head, still))
        else:
            self._catalogue.imports.put(replace(row, conflicts=0))


def _conflict(seed: PurePosixPath, head: Head, conflicts: list[str]) -> Problem:
    said = " ".join(conflicts[0].split())
    return Problem(
        code="import-conflict",
        where=Where(head.path, head.line),
        what=f"{seed} changed where a person had edited; it now says: {said[:80]}",
        hint=f"take over what is right, then settle it: commonweal import {seed}",
        severity=Severity.WARNING,
    )
