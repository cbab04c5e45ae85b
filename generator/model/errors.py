"""Problems that a person can act on, and the one exception family that carries them.

A per-item stage raises; the recipe notes the problem and goes on with the next item.
A streaming stage yields its problems among its results.

* CommonwealError
  + ConfigError   site.toml, theme.toml or a rule file is wrong
  + SourceError   a seed or content file is wrong
  + ThemeError    a template or a message catalogue is missing or broken
  + OutputError   a file of the site cannot be written
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath


class Severity(Enum):
    """How much a problem matters.

    Errors decide the exit status, warnings only if strict, notes never.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file of the site. *line* and *column* count from 1; 0 means not known."""

    path: PurePosixPath
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = f"{self.path}"
        if self.line:
            place += f":{self.line}:{self.column}" if self.column else f":{self.line}"
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: *what* is wrong *where*, and in *hint* what to do about it (an imperative)."""

    code: str
    where: Where
    what: str
    hint: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        head = f"{self.where}: {self.severity.value}[{self.code}]: {self.what}"
        return f"{head}\n  hint: {self.hint}"


class CommonwealError(Exception):
    """Base of every error that this program raises on purpose.

    *problem* is what stops the program; *problems* are all that were found with it.
    """

    def __init__(self, problem: Problem, *others: Problem) -> None:
        super().__init__(problem, *others)
        self.problem = problem
        self.problems = (problem, *others)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class ConfigError(CommonwealError):
    """``site.toml``, ``theme.toml`` or a rule file is wrong."""


class SourceError(CommonwealError):
    """A seed or content file is wrong."""


class ThemeError(CommonwealError):
    """A template or a message catalogue is missing or broken."""


class OutputError(CommonwealError):
    """A file of the site cannot be written."""
