"""What a build or an import did: counted while it runs, then told as text or JSON."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from generator.model.errors import CommonwealError, Problem, Severity

In = TypeVar("In")
Out = TypeVar("Out")


@dataclass(slots=True)
class Report:
    """Counts files of the output and of the content; *pages* are those with HTML.

    *open* texts have fields under review; they are counted where texts were imported.
    *failed* files could not be made, so that what was there before stays; *gone* lists the removed
    ones with their causes. *notes* tell what a person may want to know. *held* counts the
    texts that are not shown, by their state, as it is on
    the *day* of the build. *surfaces* counts what is offered to machines, by its switch in
    ``site.toml``.
    """

    pages: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    versions: int = 0
    languages: int = 0
    imported: int = 0
    open: int = 0
    failed: int = 0
    seconds: float = 0.0
    output: Path | None = None
    day: dt.date | None = None
    held: Counter[str] = field(default_factory=Counter)
    surfaces: Counter[str] = field(default_factory=Counter)
    gone: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    _seen: set[Problem] = field(default_factory=set)

    def begin(self) -> int:
        """Count what is planned anew; return how many files were written so far."""
        self.pages = self.articles = self.unchanged = 0
        self.surfaces = Counter(dict.fromkeys(self.surfaces, 0))
        return self.written

    def add(self, problem: Problem) -> None:
        """Keep a problem, or a note, once however many pages it touches."""
        if problem not in self._seen:
            self._seen.add(problem)
            is_note = problem.severity is Severity.NOTE
            (self.notes if is_note else self.problems).append(problem)

    def attempt(self, stage: Callable[[In], Out], item: In) -> Out | None:
        """Apply *stage* to *item*, or note why it cannot be done and return None."""
        try:
            return stage(item)
        except CommonwealError as error:
            self.add(error.problem)
            return None

    def sift(self, items: Iterable[Out | Problem]) -> Iterator[Out]:
        """Let values pass and keep the problems among them."""
        for item in items:
            if isinstance(item, Problem):
                self.add(item)
            else:
                yield item

    def sorted_problems(self) -> list[Problem]:
        """Return the problems by place, so that the report does not depend on timing."""
        return _sorted(self.problems)

    def sorted_notes(self) -> list[Problem]:
        """Return the notes by place."""
        return _sorted(self.notes)

    def exit_status(self, *, strict: bool = False) -> int:
        """Return 1 if there are errors, or warnings where these count as errors."""
        grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return int(any(problem.severity in grave for problem in self.problems))

    def as_json(self) -> dict[str, Any]:
        """Return the report as the command line's contract names it."""
        names = ("pages", "written", "unchanged", "removed", "articles", "versions", "languages")
        counts = {name: getattr(self, name) for name in names}
        more = {
            "imported": self.imported,
            "open": self.open,
            "failed": self.failed,
            "seconds": round(self.seconds, 3),
            "day": self.day and self.day.isoformat(),
            "held": dict(sorted(self.held.items())),
            "gone": [{"path": path, "cause": cause} for path, cause in self.gone],
            "surfaces": dict(sorted(self.surfaces.items())),
        }
        told = {"notes": self.sorted_notes(), "problems": self.sorted_problems()}
        return counts | more | {name: list(map(problem_json, them)) for name, them in told.items()}


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.where, p.code, p.what))


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return a problem with stable keys."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": str(problem.where.path),
        "line": problem.where.line,
        "column": problem.where.column,
        "what": problem.what,
        "hint": problem.hint,
    }
