"""seeds/**/sources.csv and sources.jsonl -> what is listed of each seed, in the catalogue."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.app.importing.desk import Desk
from generator.app.importing.read import MANIFESTS, is_manifest
from generator.edges.catalogue import nfc
from generator.model.errors import Problem, Severity, Where
from generator.model.ids import Digest, digest
from generator.model.source import SourceFile
from generator.stages.collect import find, read
from generator.stages.decode import Listed, decode, read_manifest


class Lists:
    """The manifests of a site; what they say is kept on disk, since it may be much."""

    def __init__(self, desk: Desk, folder: str) -> None:
        self._desk = desk
        for manifest in self._manifests(folder):
            self._learn(manifest)

    def of(self, seed: PurePosixPath) -> Listed | None:
        """Return what is listed of a seed."""
        blob = self._desk.catalogue.pending.listed(nfc(seed))
        listed: Listed | None = pickle.loads(blob) if blob else None  # noqa: S301 - written in this run
        return listed

    def _manifests(self, folder: str) -> Iterator[SourceFile]:
        """Yield the manifests; the one that is nearest to a file comes before those above it."""
        desk = self._desk
        found = filter(is_manifest, desk.report.sift(find(desk.root, folder)))
        for path in sorted(found, key=lambda path: (-len(path.parts), path)):
            file = desk.report.attempt(partial(read, desk.root), path)
            if file:
                yield file

    def _learn(self, manifest: SourceFile) -> None:
        text = self._desk.report.attempt(decode, manifest)
        for listed in self._desk.report.sift(read_manifest(text) if text else ()):
            problem = self._store(listed)
            if problem:
                where = Where(manifest.path, listed.line)
                what, hint = problem
                self._desk.report.add(
                    Problem(
                        code="manifest",
                        where=where,
                        what=what,
                        hint=hint,
                        severity=Severity.WARNING,
                    )
                )

    def _store(self, listed: Listed) -> tuple[str, str] | None:
        """Keep what is listed of a file, or say what is wrong with the row and what to do."""
        name = listed.path.name
        if not self._desk.has(nfc(listed.path)):
            return f"there is no file `{listed.path}`", "put it there, or take the row out"
        if listed.path.name in MANIFESTS:
            return f"`{name}` is itself a list of sources", "take the row out"
        if not self._desk.catalogue.pending.list_facts(nfc(listed.path), pickle.dumps(listed)):
            return f"`{listed.path}` is listed nearer to it, too", "keep one of the two rows"
        return None


def reading_key(rules: Digest, listed: Listed | None) -> str:
    """Hash all that a seed is read by, but its bytes; where its row stands does not count."""
    return digest(rules, repr(listed.given), repr(listed.encoding)) if listed else rules
