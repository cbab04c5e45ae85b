"""Seeds -> readings in the catalogue: what is new or changed, then the siblings of that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import PurePosixPath

from generator.app.importing.desk import COMMIT_EVERY, Desk
from generator.app.importing.lists import Lists, reading_key
from generator.app.importing.read import SUFFIXES, Errand, Read, is_manifest, prepare
from generator.app.importing.renames import Renames
from generator.edges import pool
from generator.edges.catalogue import ImportRow, PendingRow, nfc
from generator.model.errors import Problem, Severity, Where
from generator.model.ids import Digest
from generator.model.rules import Rules
from generator.model.source import SourceFile
from generator.stages.collect import find

FOLDER = "seeds"
_OTHER_KINDS = (".pdf", ".doc", ".odt", ".rtf", ".epub", ".json", ".xml")  # of documents


class Gatherer:
    """Reads seeds, in several processes where there are many; *rules_key* names rules and code."""

    def __init__(self, desk: Desk, rules: Rules, rules_key: Digest, jobs: int) -> None:
        self._desk = desk
        self._rules = rules
        self._rules_key = rules_key
        self._jobs = jobs
        self._lists = Lists(desk, FOLDER)
        self._renames = Renames(desk, self._look_up)
        self._failed: set[PurePosixPath] = set()

    def forget_stale(self) -> None:
        """Forget readings of an earlier run whose seeds are no longer what was read."""
        pending = self._desk.catalogue.pending
        for row in pending.all():
            is_fresh = row.key == self._key(row.seed) and self._desk.holds(row.seed, row.digest)
            if not is_fresh or row.seed in self._desk.named:
                pending.drop(row.seed)

    def gather_new(self) -> None:
        """Read all that is new or changed, or that a person named."""
        self._gather(self._named() if self._desk.named else self._new())

    def gather_siblings(self) -> bool:
        """Read the siblings of what was read; say whether there were any."""
        return self._gather(self._siblings())

    def is_gone(self, row: ImportRow) -> bool:
        """Say whether the seed of an import is no longer there."""
        return not self._desk.has(row.seed)

    def _gather(self, errands: Iterable[Errand]) -> bool:
        catalogue = self._desk.catalogue
        count = 0
        anew = partial(prepare, self._rules)
        for outcome in pool.run(self._read, anew, errands, self._jobs):
            if isinstance(outcome, Problem):
                self._failed.add(outcome.where.path)
                self._desk.report.add(outcome)
            elif not self._is_second(outcome):
                catalogue.pending.put(outcome.row, outcome.packed)
                count += 1
                if count % COMMIT_EVERY == 0:
                    catalogue.commit()
        catalogue.commit()
        return count > 0

    def _read(self, errand: Errand) -> Read | Problem:
        return self._reader(errand)

    @cached_property
    def _reader(self) -> Callable[[Errand], Read | Problem]:
        """Return the function that reads here; it is made when the first source needs it."""
        return prepare(self._rules)

    def _new(self) -> Iterator[Errand]:
        """Yield what is not as it was read; seeds that were renamed are followed before."""
        paths: Iterable[PurePosixPath] = self._found()
        if not self._desk.catalogue.imports.is_empty():
            undone: list[str] = []
            self._renames.resolve(self._changed(paths, undone))
            paths = map(PurePosixPath, undone)
        for path in paths:
            file = None if self._renames.is_held(path) else self._file(path)
            if file and not self._is_done(file):
                yield self._errand(file)

    def _found(self) -> Iterator[PurePosixPath]:
        for path in self._desk.report.sift(find(self._desk.root, FOLDER)):
            seed = nfc(path)
            if seed != path and self._is_other(path, seed):
                self._desk.report.add(_same_name(seed))
            else:
                yield seed

    def _is_other(self, path: PurePosixPath, seed: PurePosixPath) -> bool:
        """Say whether a file lies under the NFC of a name, too, and is not the same."""
        root = self._desk.root
        return (root / seed).is_file() and not (root / seed).samefile(root / path)

    def _changed(
        self, paths: Iterable[PurePosixPath], undone: list[str]
    ) -> Iterator[tuple[PurePosixPath, Digest]]:
        """Yield the digests of what may have to be read, and note its names in *undone*."""
        for path in paths:
            file = self._file(path)
            if file and not self._is_current(file):
                undone.append(str(path))
                yield path, file.digest

    def _named(self) -> Iterator[Errand]:
        paths = sorted(self._desk.named)
        files = {path: file for path in paths if (file := self._file(path))}
        self._renames.resolve((path, file.digest) for path, file in files.items())
        for path, file in files.items():
            if not self._renames.is_held(path):
                yield self._errand(file)

    def _siblings(self) -> Iterator[Errand]:
        for path in self._desk.catalogue.pending.siblings():
            if path not in self._failed and self._desk.has(path):
                file = self._file(path)
                if file:
                    yield self._errand(file)

    def _errand(self, file: SourceFile) -> Errand:
        return Errand(file=file, listed=self._lists.of(file.path), key=self._key(file.path))

    def _key(self, seed: PurePosixPath) -> str:
        return reading_key(self._rules_key, self._lists.of(seed))

    def _file(self, path: PurePosixPath) -> SourceFile | None:
        """Read a file if it is of a kind that can be read; tell of other kinds of documents."""
        suffix = path.suffix.lower()
        if suffix in SUFFIXES:
            file = self._desk.report.attempt(self._desk.seed, path)
            if file is None:
                self._failed.add(path)
            return file
        if not is_manifest(path) and (suffix in _OTHER_KINDS or path in self._desk.named):
            self._desk.report.add(_other_kind(path))
        return None

    def _is_current(self, file: SourceFile) -> bool:
        """Say whether a seed was read as it is now."""
        catalogue, key = self._desk.catalogue, self._key(file.path)
        row = catalogue.imports.of(file.path)
        if row and row.digest == file.digest and row.rules == key:
            return True
        return catalogue.pending.is_fresh(file.path, file.digest, key)

    def _is_done(self, file: SourceFile) -> bool:
        """Say whether a seed needs nothing: read as it is now, or the bytes of another seed."""
        if self._is_current(file):
            return True
        is_known = self._desk.catalogue.imports.of(file.path) is not None
        return not is_known and self._has_twin(file.path, file.digest)

    def _look_up(self, file: SourceFile) -> PendingRow | None:
        """Tell by what a seed is known."""
        outcome = self._reader(self._errand(file))
        return None if isinstance(outcome, Problem) else outcome.row

    def _has_twin(self, seed: PurePosixPath, fingerprint: Digest) -> bool:
        """Say whether another seed has these bytes and was read or imported."""
        catalogue = self._desk.catalogue
        twins = [row.seed for row in catalogue.imports.with_bytes(fingerprint)]
        twins += catalogue.pending.with_bytes(fingerprint)
        return any(twin != seed and self._desk.holds(twin, fingerprint) for twin in twins)

    def _is_second(self, outcome: Read) -> bool:
        """Say whether another seed with these bytes was read while this one was."""
        row = outcome.row
        is_own = row.seed in self._desk.named or self._desk.catalogue.imports.of(row.seed)
        return not is_own and self._has_twin(row.seed, row.digest)


def _other_kind(path: PurePosixPath) -> Problem:
    return Problem(
        code="source-kind",
        where=Where(path),
        what=f"`{path.name}` is of a kind that cannot be read",
        hint=f"save it as one of: {' '.join(SUFFIXES)}; or move it out of {FOLDER}/",
        severity=Severity.WARNING,
    )


def _same_name(path: PurePosixPath) -> Problem:
    return Problem(
        code="seed-name",
        where=Where(path),
        what="two files have this name, with letters composed in two ways; one is not read",
        hint="rename one of the two",
    )
