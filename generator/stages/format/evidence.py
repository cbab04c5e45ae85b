"""Fitted -> JSON beside the content: why each field has its value, where each line went."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.extract import Fate
from generator.model.finding import Fitted
from generator.model.ids import ArticleId, Digest
from generator.model.source import Text
from generator.stages.format.dump import renamed_seed
from generator.stages.format.keys import Keys

FOLDER = PurePosixPath("content/.import")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import left: its seed, the digest of the seed's bytes, and the text as imported.

    *keys* are by what the version is known, *article* is the one to which they brought it; it is
    None in evidence of before these were kept. *decided* are the fields that a person set or
    confirmed, which no import opens or changes again.
    """

    seed: PurePosixPath
    content: PurePosixPath
    digest: Digest
    base: str
    conflicts: tuple[str, ...]
    keys: Keys
    article: ArticleId | None
    decided: tuple[str, ...] = ()


def sidecar(content: PurePosixPath) -> PurePosixPath:
    """Return where the evidence for a content file lies."""
    return FOLDER / f"{content.relative_to('content')}.json"


def dump_evidence(imported: Imported, fitted: Fitted, text: Text) -> str:
    """Write the evidence as JSON with a line for each fact, so that changes read well in a diff."""
    extract = fitted.extract
    record = {
        "seed": str(imported.seed),
        "content": str(imported.content),
        "digest": imported.digest,
        "keys": {
            "own": imported.keys.own,
            "page": imported.keys.page,
            "article": imported.article,
        },
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
        "findings": [
            {
                "code": finding.code,
                "langs": list(finding.langs),
                "lines": list(finding.lines),
                "text": finding.what,
            }
            for finding in fitted.findings
        ],
        "conflicts": list(imported.conflicts),
        "decided": list(imported.decided),
        "base": imported.base,
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
        seed = PurePosixPath(record["seed"])
        keys = {"own": None, "page": None, "article": None} | record.get("keys", {})
        return Imported(
            seed=seed,
            content=PurePosixPath(record["content"]),
            digest=Digest(record["digest"]),
            base=str(record["base"]),
            conflicts=tuple(map(str, record["conflicts"])),
            keys=Keys(own=keys["own"], page=keys["page"]),
            article=keys["article"],
            decided=tuple(map(str, record.get("decided", ()))),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no evidence of an import: {error}") from error
