"""An import's evidence and its seed -> the raw lines, as the import read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from generator.app.evidence import read_evidence
from generator.app.inquiry.item import Candidate, Line
from generator.app.site import Site
from generator.model.errors import CommonwealError, Problem
from generator.model.ids import digest
from generator.model.rules import Rules
from generator.model.source import SourceFile
from generator.stages.collect import read
from generator.stages.decode import decode, read_manifest

_SHARE = re.compile(r"(?P<tag>[^=]+)=(?P<share>\d+(?:\.\d+)?(?:e-?\d{1,3})?)", re.ASCII)


class Account:
    """What one import left: its record, and the lines of the seed, read when they are needed."""

    def __init__(self, site: Site, sidecar: PurePosixPath) -> None:
        self._site = site
        self.imported = read_evidence(site.root, sidecar)
        self.record: dict[str, Any] = json.loads(read(site.root, sidecar).raw)
        self.sidecar = sidecar

    def lines(self, numbers: Iterable[int]) -> tuple[Line, ...]:
        """Return lines of the seed with their text."""
        return tuple(Line(line=number, text=self._text(number)) for number in numbers)

    def candidates(self, field: str) -> tuple[Candidate, ...]:
        """Return all evidence of a field, the chosen value first."""
        return tuple(
            Candidate(
                value=str(found["value"]),
                rule=str(found["rule"]),
                certainty=float(found["certainty"]),
                lines=self.lines(found["lines"]),
            )
            for found in self.record.get("fields", [])
            if found["field"] == field
        )

    def _text(self, number: int) -> str:
        """Return a line's text: from the evidence where all of it left the body, else the seed."""
        pieces = [row for row in self.record.get("lines", []) if row["line"] == number]
        told = " ".join(row["text"] for row in pieces if "text" in row)
        if pieces and all("text" in row for row in pieces):
            return told
        return self._raw[number - 1].strip() if 0 < number <= len(self._raw) else told

    @cached_property
    def _raw(self) -> tuple[str, ...]:
        """The lines of the seed; none if it is gone, changed, or cannot be read."""
        try:
            file = read(self._site.root, self.imported.seed)
            return _lines(self._site, file) if file.digest == self.imported.digest else ()
        except CommonwealError:
            return ()


def _lines(site: Site, file: SourceFile) -> tuple[str, ...]:
    """Read a seed as its import did, with what a manifest lists of it."""
    from generator.app.importing.read import MANIFESTS, Reader  # noqa: PLC0415 - loads every format

    listed = None
    for folder in file.path.parents[:-1]:
        for name in MANIFESTS:
            if listed is None and (site.root / folder / name).is_file():
                rows = read_manifest(decode(read(site.root, folder / name)))
                known = (row for row in rows if not isinstance(row, Problem))
                listed = next((row for row in known if row.path == file.path), None)
    rules = Rules(labels=(), portals=(), digest=digest(""))
    return Reader(rules).text(file, listed).lines


def languages(rule: str) -> Mapping[str, float]:
    """Return the candidates that the rule of a language names: ``lang.text de=0.98 nl=0.01``."""
    pairs = (_SHARE.fullmatch(word) for word in rule.split()[1:])
    return {pair["tag"]: float(pair["share"]) for pair in pairs if pair}
