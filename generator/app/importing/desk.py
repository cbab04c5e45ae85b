"""What the steps of an import share: the site's folder, its memory, and the report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from generator.app import scan
from generator.app.evidence import read_evidence
from generator.app.importing.broken import Broken
from generator.app.report import Report
from generator.edges.catalogue import Catalogue, ImportRow, nfc
from generator.model.document import Head
from generator.model.errors import Problem, SourceError, Where
from generator.model.ids import ArticleId, Digest, LangTag
from generator.model.publication import Edition
from generator.model.source import SourceFile
from generator.stages import format as fmt
from generator.stages.collect import read
from generator.stages.decode import decode
from generator.stages.write import write_file

COMMIT_EVERY = 100  # readings or articles; what a killed import has to do again at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The place where content is written; *named* are the seeds that a person named.

    Seeds are known by their names in NFC; those on disk, where they differ, are kept for reading.
    """

    root: Path
    catalogue: Catalogue
    report: Report
    edition: Edition
    named: frozenset[PurePosixPath]
    broken_files: Broken
    _names: dict[PurePosixPath, dict[str, str]] = field(default_factory=dict)

    def write(self, path: PurePosixPath, text: str) -> None:
        """Write a content file and let the catalogue know what it holds."""
        write_file(self.root, path, text.encode())
        file = read(self.root, path)
        scan.put(file, self.catalogue, self.report, self.edition)

    def text(self, head: Head) -> str:
        """Return the text of a content file as it is now."""
        return "\n".join(decode(read(self.root, head.path)).lines)

    def seed(self, seed: PurePosixPath) -> SourceFile:
        """Read a seed from where it lies.

        Raises:
            SourceError: If it is not there or cannot be read.
        """
        return replace(read(self.root, self._on_disk(seed)), path=seed)

    def has(self, seed: PurePosixPath) -> bool:
        """Say whether a seed is there."""
        return (self.root / self._on_disk(seed)).is_file()

    def holds(self, seed: PurePosixPath, fingerprint: Digest) -> bool:
        """Say whether a seed has these bytes now."""
        try:
            return self.seed(seed).digest == fingerprint
        except SourceError:
            return False

    def head(self, seed: PurePosixPath) -> Head | None:
        """Return what a seed became; a copy that a person made of it also names the seed."""
        heads = self.catalogue.heads.imported_from(seed)
        row = self.catalogue.imports.of(seed) if len(heads) > 1 else None
        imported = self._evidence(row) if row else None
        if imported is None:
            return heads[0] if heads else None
        base = self.report.attempt(partial(fmt.load, imported.base), imported.content)
        was = (base.head.article, base.head.lang) if base else None
        return min(
            heads,
            key=lambda head: (head.path != imported.content, (head.article, head.lang) != was),
        )

    def imported_lang(self, seed: PurePosixPath) -> LangTag | None:
        """Return the language in which a seed was imported, as its evidence has it."""
        row = self.catalogue.imports.of(seed)
        imported = self._evidence(row) if row else None
        if imported is None:
            return None
        base = self.report.attempt(partial(fmt.load, imported.base), imported.content)
        return base.head.lang if base else None

    def broken(self, seed: PurePosixPath) -> PurePosixPath | None:
        """Return the content file that cannot be read and may be what a seed became."""
        if not self.broken_files:
            return None
        row = self.catalogue.imports.of(seed)
        imported = self._evidence(row) if row else None
        head = self.head(seed)
        if imported and head and head.path == imported.content:
            return None
        at = self.broken_files.at(imported.content) if imported else None
        return self.broken_files.naming(seed) or (None if head else at)

    def rival(self, article: ArticleId, lang: LangTag, seed: PurePosixPath) -> Head | None:
        """Return the text that has the place of a version and did not come from *seed*."""
        known = self.catalogue.heads.version(article, lang)
        return known if known and known.imported != seed else None

    def _evidence(self, row: ImportRow) -> fmt.Imported | None:
        return self.report.attempt(partial(read_evidence, self.root), row.sidecar)

    def _on_disk(self, seed: PurePosixPath) -> PurePosixPath:
        """Return the name of a seed as the file system has it, which need not be NFC."""
        if str(seed).isascii() or (self.root / seed).is_file():
            return seed
        place = PurePosixPath()
        for part in seed.parts:
            place /= self._decomposed(place).get(part, part)
        return place

    def _decomposed(self, folder: PurePosixPath) -> dict[str, str]:
        """Map NFC to the names in a folder that are not NFC."""
        if folder not in self._names:
            path = self.root / folder
            names = [file.name for file in path.iterdir()] if path.is_dir() else []
            pairs = ((str(nfc(PurePosixPath(name))), name) for name in sorted(names))
            self._names[folder] = {whole: name for whole, name in pairs if whole != name}
        return self._names[folder]


def double(seed: PurePosixPath, known: Head) -> Problem:
    """Say that a version has its place taken by another text."""
    return Problem(
        code="version-double",
        where=Where(seed, 1),
        what=f"a second `{known.lang}` version of `{known.article}`; the first is {known.path}",
        hint="remove one of the two sources, or edit the first one's content file",
    )
