"""What the steps of an import share: the site's folder, its memory, and the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.app import scan
from generator.app.report import Report
from generator.edges.catalogue import Catalogue
from generator.model.document import Head
from generator.model.errors import Problem, SourceError, Where
from generator.model.ids import ArticleId, Digest, LangTag
from generator.stages.collect import read
from generator.stages.decode import decode
from generator.stages.write import write_file

COMMIT_EVERY = 100  # readings or articles; what a killed import has to do again at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The place where content is written; *named* are the seeds that a person named."""

    root: Path
    catalogue: Catalogue
    report: Report
    with_drafts: bool
    named: frozenset[PurePosixPath]

    def write(self, path: PurePosixPath, text: str) -> None:
        """Write a content file and let the catalogue know what it holds."""
        write_file(self.root, path, text.encode())
        file = read(self.root, path)
        scan.put(file, self.catalogue, self.report, with_drafts=self.with_drafts)

    def text(self, head: Head) -> str:
        """Return the text of a content file as it is now."""
        return "\n".join(decode(read(self.root, head.path)).lines)

    def holds(self, seed: PurePosixPath, fingerprint: Digest) -> bool:
        """Say whether a seed has these bytes now."""
        try:
            return read(self.root, seed).digest == fingerprint
        except SourceError:
            return False

    def rival(self, article: ArticleId, lang: LangTag, seed: PurePosixPath) -> Head | None:
        """Return the text that has the place of a version and did not come from *seed*."""
        known = self.catalogue.heads.version(article, lang)
        return known if known and known.imported != seed else None


def double(seed: PurePosixPath, known: Head) -> Problem:
    """Say that a version has its place taken by another text."""
    return Problem(
        code="version-double",
        where=Where(seed, 1),
        what=f"a second `{known.lang}` version of `{known.article}`; the first is {known.path}",
        hint="remove one of the two sources, or edit the first one's content file",
    )
