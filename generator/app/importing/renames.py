"""Seeds that lie elsewhere by now: what they became follows their bytes, all at once.

A scraper that numbers its files anew may give to one the name of another, so renames are taken
together, as a permutation: what must give way is parked under a name that no file has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.app.evidence import raw_evidence
from generator.app.importing.broken import held
from generator.app.importing.desk import Desk
from generator.edges.catalogue import ImportRow, PendingRow
from generator.model.errors import CommonwealError, SourceError
from generator.model.ids import Digest, digest
from generator.model.source import SourceFile
from generator.stages import format as fmt
from generator.stages.write import write_file

_PARKED = PurePosixPath("seeds/.moved")  # hidden, so that no seed ever lies there
_IMPORTED = re.compile(r"^(imported[ \t]*[:=][ \t]*)\S.*$", re.MULTILINE)

LookUp = Callable[[SourceFile], PendingRow | None]
"""A seed -> by what it is known, or None if it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    row: ImportRow
    to: PurePosixPath


class Renames:
    """Finds where imported bytes lie now; *look_up* reads a seed where bytes do not tell."""

    def __init__(self, desk: Desk, look_up: LookUp) -> None:
        self._desk = desk
        self._look_up = look_up
        self._held: set[PurePosixPath] = set()

    def is_held(self, seed: PurePosixPath) -> bool:
        """Say whether a seed must wait, since what it became cannot follow it now."""
        return seed in self._held

    def resolve(self, changed: Iterable[tuple[PurePosixPath, Digest]]) -> None:
        """Let what seeds became belong to the names that have their bytes by now."""
        moves: dict[PurePosixPath, _Move] = {}
        for seed, fingerprint in changed:
            row = self._old(seed, fingerprint, moves)
            file = row and (self._desk.broken(row.seed) or self._desk.broken(seed))
            if row and file:
                self._held.add(seed)
                self._desk.report.add(held(seed, file))
            elif row:
                moves[row.seed] = _Move(row=row, to=seed)
        while moves:
            self._follow(moves)

    def _old(
        self, seed: PurePosixPath, fingerprint: Digest, moves: dict[PurePosixPath, _Move]
    ) -> ImportRow | None:
        """Return the import of these bytes if no seed that is known has them any more."""
        catalogue = self._desk.catalogue
        rows = list(catalogue.imports.with_bytes(fingerprint))
        names = [row.seed for row in rows]
        twins = [*names, *catalogue.pending.with_bytes(fingerprint)] if rows else []
        if seed in names or any(
            twin != seed and self._desk.holds(twin, fingerprint) for twin in twins
        ):
            return None
        return next((r for r in rows if r.seed not in moves and not self._is_edited(r)), None)

    def _is_edited(self, row: ImportRow) -> bool:
        """Say whether a seed was edited where it lies, and its former bytes are but a copy."""
        try:
            file = self._desk.seed(row.seed)
        except SourceError:
            return False
        if any(self._desk.catalogue.imports.with_bytes(file.digest)):
            return False
        found = self._look_up(file)
        head = self._desk.head(row.seed)
        if found is None or (row.own, row.page) == (None, None):
            return False
        is_same = (found.own, found.page) == (row.own, row.page)
        return is_same and (head is None or head.lang == found.lang)

    def _follow(self, moves: dict[PurePosixPath, _Move]) -> None:
        """Carry out a chain of moves, the last first; a circle is opened by parking its first."""
        chain = [next(iter(moves))]
        links = set(chain)
        while (to := moves[chain[-1]].to) in moves and to not in links:
            chain.append(to)
            links.add(to)
        steps = [moves.pop(seed) for seed in chain]
        blocker = self._desk.catalogue.imports.of(to)
        try:
            if blocker:
                parked = self._rename(blocker, _parked(blocker))
                steps[0] = replace(steps[0], row=parked) if to == chain[0] else steps[0]
            for step in reversed(steps):
                self._rename(step.row, step.to)
        except CommonwealError as error:
            self._held |= {step.to for step in steps}
            self._desk.report.add(error.problem)

    def _rename(self, row: ImportRow, seed: PurePosixPath) -> ImportRow:
        """Let content and evidence name another seed; the evidence is judged before all.

        Raises:
            SourceError, OutputError: If evidence or content cannot be read or written.
        """
        desk = self._desk
        raw = raw_evidence(desk.root, row.sidecar)
        evidence = fmt.renamed_evidence(raw, row.seed, seed)
        heads = desk.catalogue.heads.imported_from(row.seed)
        for path, text in [(head.path, desk.text(head)) for head in heads]:
            desk.write(path, _renamed(text, row.seed, seed))
        write_file(desk.root, row.sidecar, evidence.encode())
        desk.catalogue.imports.drop(row.seed)
        moved = replace(row, seed=seed, rules="")
        desk.catalogue.imports.put(moved)
        return moved


def _renamed(text: str, old: PurePosixPath, new: PurePosixPath) -> str:
    """Let a content file name another seed, in whatever way a person may have written it."""
    found = fmt.renamed_seed(text, old, new)
    if found != text:
        return found
    value = json.dumps(str(new), ensure_ascii=False)
    return _IMPORTED.sub(lambda match: match[1] + value, text, count=1)


def _parked(row: ImportRow) -> PurePosixPath:
    """Name a seed whose place another took; its bytes may turn up elsewhere, now or later."""
    return _PARKED / f"{digest(row.digest, str(row.seed))[:12]}-{row.seed.name}"
