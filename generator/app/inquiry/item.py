"""What a person should look at: one field of one text, with all that helps to decide."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.model.document import Author, Head
from generator.model.ids import LangTag
from generator.stages.format.load import KEYS

_BY_RISK = ("conflict", "lang", "source", "title", "date", "authors", "body")
_LAST = ("article", "note")
FIELDS = (*_BY_RISK, *(key for key in KEYS[:-1] if key not in {*_BY_RISK, *_LAST}), *_LAST)
"""What an item can be about, the riskiest first; a note is for information only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the raw text, from 1; *text* is empty where the raw text is gone."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A value that a field could have instead."""

    value: str
    rule: str
    certainty: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to decide, or a note.

    *path* and *line* say where to decide it; *value* is what the file says now, None if nothing.
    *what* tells in words what is the matter. *siblings* are the other versions of the article;
    *other* is the text that may be of the same article, and *shared* what the two have in common.
    """

    path: PurePosixPath
    line: int
    field: str
    what: str
    value: str | None = None
    rule: str | None = None
    certainty: float | None = None
    lines: tuple[Line, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    siblings: tuple[tuple[LangTag, PurePosixPath], ...] = ()
    seed: PurePosixPath | None = None
    other: PurePosixPath | None = None
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether a person has to decide something."""
        return self.field != "note"

    @property
    def rank(self) -> int:
        """Return the place of the item's field in the order of risk."""
        return FIELDS.index(self.field) if self.field in FIELDS else len(_BY_RISK)

    def as_json(self) -> dict[str, Any]:
        """Return the item with stable keys."""
        return asdict(self) | {
            "path": str(self.path),
            "seed": str(self.seed) if self.seed else None,
            "other": str(self.other) if self.other else None,
            "siblings": [{"lang": lang, "path": str(path)} for lang, path in self.siblings],
            "shared": {kind: list(found) for kind, found in self.shared},
        }


def value_of(head: Head, field: str) -> str | None:
    """Return a field of a text as a person would type it; None if it has none, or is no field."""
    match field:
        case "authors":
            return "; ".join(map(_person, head.authors)) or None
        case "source":
            return head.source.url or head.source.name
        case "tags":
            return ", ".join(head.tags) or None
        case "related":
            return ", ".join(head.related) or None
        case "date":
            return head.date.isoformat() if head.date else None
        case "title" | "lang" | "description" | "article" | "slug":
            value: str | None = getattr(head, field)
            return value
        case _:
            return None


def parts_of(head: Head, field: str) -> frozenset[str]:
    """Return all by which evidence can tell what a text has as a field: a list's items, too."""
    match field:
        case "authors":
            parts = {*(author.name for author in head.authors), *map(_person, head.authors)}
        case "tags" | "related":
            parts = {*getattr(head, field)}
        case _:
            parts = set()
    value = value_of(head, field)
    return frozenset({*parts, value} if value else parts)


def _person(author: Author) -> str:
    roles = ", ".join(author.roles)
    return author.name if roles == "text" else f"{author.name} ({roles})"
