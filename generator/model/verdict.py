"""What a rule asks, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.errors import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its number: what it asks, what to do where it is broken, and whence it comes."""

    number: str
    name: str
    severity: Severity
    asks: str
    hint: str
    source: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found in the file *path*: *mark* is a text near the place, if there is one.

    *severity* is the rule's own where it is None.
    """

    path: str
    what: str
    mark: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault under the number of its rule; *severity* is settled."""

    rule: str
    severity: Severity
    fault: Fault
