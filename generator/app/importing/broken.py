"""Content files that cannot be read now, and the seeds that they may have come from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.edges.catalogue import nfc
from generator.model.errors import Problem, Severity, SourceError, Where
from generator.stages.collect import read

_FOLDER = "content"
_IMPORTED = re.compile(r"^\s*[\"']?imported[\"']?\s*[:=][ \t]*(.*?)(?:[ \t]#.*)?\s*$", re.MULTILINE)


class Broken:
    """Content that a scan had *problems* with: mended, it may be what a seed became."""

    def __init__(self, root: Path, problems: Iterable[Problem]) -> None:
        places = {problem.where.path for problem in problems}
        self._places = sorted(place for place in places if place.parts[:1] == (_FOLDER,))
        self._by_seed: dict[PurePosixPath, PurePosixPath] = {}
        for place in self._places:
            for seed in _named(root, place):
                self._by_seed.setdefault(seed, place)

    def __bool__(self) -> bool:
        return bool(self._places)

    def naming(self, seed: PurePosixPath) -> PurePosixPath | None:
        """Return the file whose raw text says that it was imported from a seed."""
        return self._by_seed.get(nfc(seed))

    def at(self, content: PurePosixPath) -> PurePosixPath | None:
        """Return the file, or the folder above it, that cannot be read at a place."""
        above = (place for place in self._places if content.is_relative_to(place))
        return next(above, None)


def held(seed: PurePosixPath, file: PurePosixPath) -> Problem:
    """Say that a seed waits for a file to be mended."""
    return Problem(
        code="import-held",
        where=Where(seed),
        what=f"waits, since {file} may be what it became, and cannot be read",
        hint=f"mend {file}, or remove it",
        severity=Severity.WARNING,
    )


def _named(root: Path, place: PurePosixPath) -> list[PurePosixPath]:
    try:
        raw = read(root, place).raw
    except SourceError:
        return []
    found = _IMPORTED.findall(raw.decode("utf-8", "replace"))
    return [nfc(PurePosixPath(value.strip("\"' "))) for value in found]
