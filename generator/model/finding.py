"""What the versions of an article say of each other: structure carried over, and differences."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.extract import Extract
from generator.model.ids import LangTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Where a version differs from its siblings; for a person to look at, never acted upon.

    *code* is ``numbers``, ``numbers-small``, ``blocks``, ``authors``, ``date`` or ``source``.
    *langs* are the siblings that differ, sorted; *lines* are lines of this version's raw text.
    """

    code: str
    langs: tuple[LangTag, ...]
    lines: tuple[int, ...]
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A version as it reads beside its siblings; a version without siblings is as it was."""

    extract: Extract
    findings: tuple[Finding, ...]
