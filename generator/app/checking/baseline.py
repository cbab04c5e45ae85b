"""Known problems in a file, so that only new ones count."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.app.checking.run import Told
from generator.model.errors import ConfigError, Problem, Where

Key = tuple[str, str, str]
_MEASURED = re.compile(r"\d+ (KiB|MiB|bytes)")


def key(told: Told) -> Key:
    """Return what a finding is known by: no line and no size, since these change with edits."""
    return told.rule, told.path, _MEASURED.sub(r"# \1", told.what)


def read(file: Path) -> Counter[Key]:
    """Return how often each finding is known.

    Raises:
        ConfigError: If the file cannot be read or is no baseline.
    """
    try:
        rows = json.loads(file.read_text("utf-8"))
        return Counter((str(rule), str(path), str(what)) for rule, path, what in rows)
    except (OSError, ValueError, TypeError) as error:
        raise ConfigError(
            Problem(
                code="baseline",
                where=Where(PurePosixPath(file.name)),
                what=f"the baseline cannot be read: {error}",
                hint="write it anew with --write-baseline",
            )
        ) from error


def write(file: Path, findings: Iterable[Told]) -> None:
    """Write findings as known ones, sorted, one on a line."""
    rows = sorted(map(key, findings))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    file.write_text(f"[\n{lines}\n]\n" if rows else "[]\n", "utf-8")


def sift(findings: Iterable[Told], known: Counter[Key]) -> tuple[tuple[Told, ...], Counter[Key]]:
    """Return the findings that are not known, and what is known and was not found."""
    left = Counter(known)
    new = []
    for told in findings:
        if left[key(told)] > 0:
            left[key(told)] -= 1
        else:
            new.append(told)
    return tuple(new), +left
