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
    """Read what :func:`dump_evidence` wrote, and nothing whose shape is another.

    Raises:
        ValueError: If it is not that.
    """
    try:
        record = json.loads(raw)
    except RecursionError as error:
        raise ValueError("it nests too deep") from error
    _require(record, _RECORD, "")
    if "\\u" in raw:
        json.dumps(record, ensure_ascii=False).encode()  # half a character cannot be written
    keys = record.get("keys", {})
    content = PurePosixPath(record["content"])
    sidecar(content)
    return Imported(
        seed=PurePosixPath(record["seed"]),
        content=content,
        digest=Digest(record["digest"]),
        base=record["base"],
        conflicts=tuple(record["conflicts"]),
        keys=Keys(own=keys.get("own"), page=keys.get("page")),
        article=keys.get("article"),
        decided=tuple(record.get("decided", ())),
    )


@dataclass(frozen=True, slots=True)
class _Maybe:
    """The shape of a member that need not be there."""

    shape: object


def _is_path(value: str) -> bool:
    path = PurePosixPath(value)
    return bool(path.parts) and not path.is_absolute() and not {"..", "\0"} & {*path.parts, *value}


_NAME = _Maybe((str, type(None)))
_RECORD = {
    "seed": _is_path,
    "content": _is_path,
    "digest": str,
    "keys": _Maybe({"own": _NAME, "page": _NAME, "article": _NAME}),
    "fields": _Maybe(
        [{"field": str, "value": str, "rule": str, "certainty": (int, float), "lines": [int]}]
    ),
    "review": _Maybe([str]),
    "lines": _Maybe(
        [{"line": int, "from": int, "to": int, "fate": str, "rule": str, "text": _Maybe(str)}]
    ),
    "removed": _Maybe(dict),
    "findings": _Maybe([{"code": str, "langs": [str], "lines": [int], "text": str}]),
    "conflicts": [str],
    "decided": _Maybe([str]),
    "base": str,
}


def _require(value: object, shape: object, name: str) -> None:
    """Raise ValueError unless *value* is of a *shape*.

    That is a type or several, a list with the shape of each item, a map with those of its members,
    or what says whether a text will do.
    """
    if isinstance(shape, dict) and isinstance(value, dict):
        for key, inner in shape.items():
            if key in value:
                _require(value[key], inner.shape if isinstance(inner, _Maybe) else inner, key)
            elif not isinstance(inner, _Maybe):
                raise ValueError(f"`{key}` is missing")
    elif isinstance(shape, list) and isinstance(value, list):
        for item in value:
            _require(item, shape[0], name)
    elif not _is_of(value, shape):
        raise ValueError(f"`{name}` is not what an import writes" if name else "no record")


def _is_of(value: object, shape: object) -> bool:
    if isinstance(shape, type | tuple):
        return isinstance(value, shape) and not isinstance(value, bool)
    return callable(shape) and isinstance(value, str) and bool(shape(value))
