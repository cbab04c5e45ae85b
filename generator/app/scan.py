"""Content -> heads in the catalogue: only files whose bytes changed are parsed."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.app.report import Report
from generator.edges.catalogue import Catalogue
from generator.model.alphabet import alphabet
from generator.model.document import Document
from generator.model.ids import digest
from generator.model.publication import Edition
from generator.model.source import SourceFile
from generator.stages.collect import collect, read
from generator.stages.decode import decode
from generator.stages.format import load


def scan_content(root: Path, catalogue: Catalogue, report: Report, edition: Edition) -> None:
    """Bring the catalogue's heads up to date with ``content/``."""
    for file in report.sift(collect(root, "content", ".md")):
        if not catalogue.heads.keep(file.path, file.digest, edition):
            put(file, catalogue, report, edition)
    catalogue.heads.sweep()


def put(file: SourceFile, catalogue: Catalogue, report: Report, edition: Edition) -> None:
    """Parse a content file and store its head, or note what is wrong with it."""
    document = report.attempt(parse, file)
    if document is None:
        catalogue.heads.drop(file.path)
        return
    body = digest(document.body)
    catalogue.heads.put(document.head, file.digest, body, edition)
    catalogue.pictures.show(file.path, document.head.pictures)
    catalogue.ledger.name(file.path, document.head.aliases)
    catalogue.characters.put(file.path, alphabet(document))


def parse(file: SourceFile) -> Document:
    """Decode and load a content file.

    Raises:
        SourceError: If it is not what a content file should be.
    """
    return load("\n".join(decode(file).lines), file.path)


def read_document(root: Path, path: PurePosixPath) -> Document:
    """Read a content file from disk.

    Raises:
        SourceError: If it cannot be read, or is not what a content file should be.
    """
    return parse(read(root, path))
