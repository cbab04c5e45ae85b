"""Extract -> JSON beside the content: why each field has its value, where each line went."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.extract import Extract, Fate
from generator.model.ids import Digest
from generator.model.source import Text
from generator.stages.format.dump import renamed_seed

FOLDER = PurePosixPath("content/.import")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an earlier import left: its seed, the digest of the seed's bytes, and the base text."""

    seed: PurePosixPath
    content: PurePosixPath
    digest: Digest
    base: str
    conflicts: tuple[str, ...]


def sidecar(content: PurePosixPath) -> PurePosixPath:
    """Return where the evidence for a content file lies."""
    return FOLDER / f"{content.relative_to('content')}.json"


def dump_evidence(
    extract: Extract, text: Text, content: PurePosixPath, base: str, conflicts: tuple[str, ...]
) -> str:
    """Write the evidence as JSON with a line for each fact, so that changes read well in a diff."""
    record = {
        "seed": str(extract.path),
        "content": str(content),
        "digest": extract.digest,
        "fields": [
            {
                "field": found.field,
                "value": found.value,
                "rule": found.rule,
                "certainty": found.certainty,
                "lines": list(found.lines),
            }
            for found in extract.evidence
        ],
        "review": list(extract.review),
        "lines": [
            {"line": d.line, "from": d.start, "to": d.end, "fate": d.fate.value, "rule": d.rule}
            | ({"text": text.lines[d.line - 1][d.start : d.end]} if d.fate is not Fate.KEPT else {})
            for d in extract.decisions
        ],
        "removed": dict(text.removed),
        "conflicts": list(conflicts),
        "base": base,
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def renamed_evidence(raw: str, old: PurePosixPath, new: PurePosixPath) -> str:
    """Let evidence of *old* be that of *new*, a seed with the same bytes.

    Raises:
        ValueError: If *raw* is no evidence of an import.
    """
    base = renamed_seed(load_evidence(raw).base, old, new)
    record = json.loads(raw) | {"seed": str(new), "base": base}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def load_evidence(raw: str) -> Imported:
    """Read what :func:`dump_evidence` wrote.

    Raises:
        ValueError: If it is not that.
    """
    try:
        record = json.loads(raw)
        return Imported(
            seed=PurePosixPath(record["seed"]),
            content=PurePosixPath(record["content"]),
            digest=Digest(record["digest"]),
            base=str(record["base"]),
            conflicts=tuple(map(str, record["conflicts"])),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no evidence of an import: {error}") from error
