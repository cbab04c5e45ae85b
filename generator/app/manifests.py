"""Receipts -> the two lists of the output: whose each file is and why, and its checksum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from os import SEEK_END
from pathlib import PurePosixPath

from generator.app.make import foreign
from generator.app.report import Report
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.ids import Digest, Sha256, UrlPath
from generator.model.route import Receipt
from generator.model.urls import CHECKSUMS, MANIFEST
from generator.stages.write import checksum, write_blocks

_OWN_LINE = f"{MANIFEST}\tmanifest\n"  # the last line of a list that this program wrote
_LINES = 1000  # written at a time


class Manifests:
    """The lists of one output folder; they hold neither themselves nor a file of anybody else."""

    def __init__(self, site: Site, catalogue: Catalogue, report: Report) -> None:
        self._output = site.output
        self._wants_checksums = site.config.surfaces.checksums
        self._catalogue = catalogue
        self._receipts = catalogue.receipts
        self._report = report

    def claim(self) -> None:
        """Learn from the output's own list which files are ours, if the catalogue was lost.

        The place for checksums is claimed with them; that of a file of somebody else is left.
        """
        self._receipts.drop(MANIFEST)  # older programs took it for one of the files
        if self._receipts.is_empty() and self._is_own():
            with (self._output / MANIFEST).open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    self._adopt(line)
        if not self._wants_checksums:
            return
        if self._receipts.of(CHECKSUMS):
            self._receipts.keep(CHECKSUMS)
        elif not (self._output / CHECKSUMS).exists():
            own = Receipt(
                path=CHECKSUMS,
                key=Digest(""),
                size=-1,
                mtime_ns=-1,
                sha256=Sha256(""),
                is_new=False,
            )
            self._receipts.put(own, "checksums")
            self._catalogue.commit()  # so that it is ours if this run is killed
        else:
            self._report.add(foreign(CHECKSUMS))
            self._wants_checksums = False

    def write(self) -> None:
        """Write both; the list of files first, since its own checksum stands in the other."""
        listed = None
        if (self._output / MANIFEST).exists() and not self._is_own():
            self._report.add(foreign(MANIFEST))
        else:
            listed = self._put(MANIFEST, self._causes())
        if self._wants_checksums:
            for path in self._receipts.without_checksum():
                if path != CHECKSUMS and (found := checksum(self._output / path)):
                    self._receipts.put_checksum(path, found)
            own = [(MANIFEST, listed)] if listed else []
            if self._put(CHECKSUMS, self._checksums(own)):
                self._report.surfaces["checksums"] += 1

    def _adopt(self, line: str) -> None:
        name, _, cause = line.rstrip("\n").partition("\t")
        is_plain = not name.startswith("/") and ".." not in name.split("/")
        if name and cause and name != MANIFEST and is_plain:
            self._receipts.adopt(name, cause)

    def _put(self, path: UrlPath, lines: Iterable[str]) -> Sha256 | None:
        return self._report.attempt(
            lambda blocks: write_blocks(self._output, PurePosixPath(path), blocks), _blocks(lines)
        )

    def _causes(self) -> Iterator[str]:
        for path, cause in self._receipts.all():
            yield f"{path}\t{cause}\n"
        yield _OWN_LINE

    def _checksums(self, own: list[tuple[UrlPath, Sha256]]) -> Iterator[str]:
        """Yield a line for each file as ``sha256sum`` writes it. Source: RFC 8493, 2.1.3."""
        for path, sha256 in merge(self._receipts.checksums(), own):
            yield f"{sha256}  {path}\n"

    def _is_own(self) -> bool:
        """Say whether the output's list of files is one that this program wrote."""
        path, own = self._output / MANIFEST, _OWN_LINE.encode()
        if not path.is_file() or path.stat().st_size < len(own):
            return False
        with path.open("rb") as opened:
            opened.seek(-len(own), SEEK_END)
            return opened.read() == own


def _blocks(lines: Iterable[str]) -> Iterator[bytes]:
    """Join lines, a thousand at a time."""
    stream = iter(lines)
    while block := "".join(islice(stream, _LINES)):
        yield block.encode()
