"""A verdict as text, as JSON, and as annotations of GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from generator.app.checking.run import Told, Verdict
from generator.model.errors import Problem, Severity, Where
from generator.stages.verify.table import RULES

_SHOWN = 5  # findings of a rule: a fault of a template is one of every page
_BY_NUMBER = {rule.number: rule for rule in RULES}
_ORDER = {rule.number: place for place, rule in enumerate(RULES)}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def problem(told: Told) -> Problem:
    """Return a finding as a problem with its hint."""
    return Problem(
        code=told.rule,
        where=Where(PurePosixPath(told.path), told.line),
        what=told.what,
        hint=_BY_NUMBER[told.rule].hint,
        severity=told.severity,
    )


def shown(verdict: Verdict, *, is_long: bool) -> tuple[tuple[Problem, ...], Counter[str]]:
    """Return the findings to print, a few of each rule unless *is_long*, and how many are left."""
    told: Counter[str] = Counter()
    problems = []
    for finding in sorted(verdict.findings, key=lambda f: (_ORDER[f.rule], f)):
        told[finding.rule] += 1
        if is_long or told[finding.rule] <= _SHOWN:
            problems.append(problem(finding))
    left = Counter({rule: count - _SHOWN for rule, count in told.items() if count > _SHOWN})
    return tuple(problems), Counter() if is_long else left


def summary(verdict: Verdict) -> Iterator[str]:
    """Yield a line for each rule that found something."""
    counts = Counter((told.rule, told.severity) for told in verdict.findings)
    for (number, severity), count in sorted(
        counts.items(), key=lambda item: (_ORDER[item[0][0]], item[0][1].value)
    ):
        yield f"{number:<4}{count:>6} {severity.value:<8}{_BY_NUMBER[number].asks}"


def as_json(verdict: Verdict, known: int) -> dict[str, Any]:
    """Return the verdict with stable keys; *known* findings are left out of it."""
    counts = Counter(told.rule for told in verdict.findings)
    return {
        "base": verdict.base,
        "pages": verdict.pages,
        "files": verdict.files,
        "findings": [
            {
                "rule": told.rule,
                "severity": told.severity.value,
                "path": told.path,
                "line": told.line,
                "what": told.what,
                "hint": _BY_NUMBER[told.rule].hint,
            }
            for told in verdict.findings
        ],
        "rules": {number: counts[number] for number in _ORDER if counts[number]},
        "known": known,
        "seconds": round(verdict.seconds, 3),
    }


def workflow_commands(verdict: Verdict, folder: Path | None) -> Iterator[str]:
    """Yield workflow commands. Paths are seen from here, where the tree lies below.

    Source: GitHub, workflow commands, setting an error message, and the toolkit's escapes.
    """
    prefix = ""
    if folder is not None and folder.resolve().is_relative_to(Path.cwd()):
        prefix = folder.resolve().relative_to(Path.cwd()).as_posix()
    for told in verdict.findings:
        place = f"file={_property(str(PurePosixPath(prefix, told.path)))}"
        line = f",line={told.line}" if told.line else ""
        text = _data(f"{told.what}. {_BY_NUMBER[told.rule].hint}")
        yield f"::{_COMMANDS[told.severity]} {place}{line},title={told.rule}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
