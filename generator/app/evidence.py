"""Evidence beside the content -> what the catalogue knows of imports; the files are the truth."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path, PurePosixPath

from generator.app.report import Report
from generator.edges.catalogue import Catalogue, ImportRow
from generator.model.errors import Problem, SourceError, Where
from generator.stages.collect import read
from generator.stages.format import FOLDER, Imported, load_evidence


def learn_evidence(root: Path, catalogue: Catalogue, report: Report) -> None:
    """Make the catalogue know every import that left evidence, and no other."""
    for folder, folders, names in os.walk(root / FOLDER):
        folders.sort()
        place = PurePosixPath(Path(folder).relative_to(root).as_posix())
        for sidecar in (place / name for name in sorted(names) if name.endswith(".json")):
            if not catalogue.imports.has_sidecar(sidecar):
                imported = report.attempt(partial(read_evidence, root), sidecar)
                if imported:
                    catalogue.imports.put(_row(imported, sidecar))
    for row in catalogue.imports.all():
        if not (root / row.sidecar).exists():
            catalogue.imports.drop(row.seed)


def read_evidence(root: Path, sidecar: PurePosixPath) -> Imported:
    """Read the evidence of one import.

    Raises:
        SourceError: If it is not there or cannot be read.
    """
    return load_evidence(raw_evidence(root, sidecar))


def raw_evidence(root: Path, sidecar: PurePosixPath) -> str:
    """Return the evidence of one import as it is written, once it has proved to be that.

    Raises:
        SourceError: If it is not there or cannot be read.
    """
    raw = read(root, sidecar).raw
    try:
        text = raw.decode()
        load_evidence(text)
    except ValueError as error:
        what = f"the evidence cannot be read: {error}"
        hint = "restore the file, or remove it to import its seed anew"
        problem = Problem(code="import-evidence", where=Where(sidecar, 1), what=what, hint=hint)
        raise SourceError(problem) from error
    return text


def _row(imported: Imported, sidecar: PurePosixPath) -> ImportRow:
    """Make the row of an import whose rules are not known, so that its seed is read again."""
    return ImportRow(
        seed=imported.seed,
        digest=imported.digest,
        rules="",
        sidecar=sidecar,
        conflicts=len(imported.conflicts),
        own=imported.keys.own,
        page=imported.keys.page,
        article=imported.article,
    )
