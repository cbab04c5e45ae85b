"""What commands share: their common flags, and how they tell what happened."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.app.report import Report
from generator.model.errors import Problem, Severity

Command = TypeVar("Command", bound=Callable[..., Any])
_GONE_SHOWN = 10
_PAGES_SHOWN = 5  # a fault of the frame is one of every page
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}

site_option = click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The site's folder; else the nearest one upwards with a site.toml.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def common_options(command: Command) -> Command:
    """Add ``--site``, ``--json``, ``-q`` and ``-v``."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say more."),
        click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong."),
        json_option,
        site_option,
    ):
        command = option(command)
    return command


def tell_json(value: object) -> None:
    """Print a value as one JSON object on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def tell_problems(report: Report) -> None:
    """Print problems on stderr, each with place, cause and hint; of those of pages a few."""
    left: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for problem in report.sorted_problems():
        is_of_page = problem.where.path.parts[:1] == ("output",)
        told[problem.code] += is_of_page
        if told[problem.code] > _PAGES_SHOWN and is_of_page:
            left[problem.code] += 1
        else:
            tell_problem(problem)
    for code, count in sorted(left.items()):
        click.echo(f"{code}: {count} more like these; --json lists all", err=True)


def tell_problem(problem: Problem) -> None:
    """Print one problem on stderr."""
    place = click.style(str(problem.where), bold=True)
    kind = click.style(f"{problem.severity.value}[{problem.code}]", fg=_COLOURS[problem.severity])
    click.echo(f"{place}: {kind}: {problem.what}\n  hint: {problem.hint}", err=True)


def tell_build(report: Report) -> None:
    """Print what a build did."""
    made = f"{report.written} written, {report.unchanged} unchanged, {report.removed} removed"
    sizes = (
        f"{plural(report.articles, 'article')} in {plural(report.languages, 'language')},"
        f" {plural(report.versions, 'version')}, {plural(report.pages, 'page')}"
    )
    imported = f"{plural(report.imported, 'text')} imported; " if report.imported else ""
    click.echo(f"{imported}{sizes}: {made} in {report.seconds:.2f} s")
    tell_open(report)
    for path, cause in report.gone[:_GONE_SHOWN]:
        click.echo(f"removed {path}  (from {cause})")
    if len(report.gone) > _GONE_SHOWN:
        click.echo(f"removed {len(report.gone) - _GONE_SHOWN} more")
    wrong = sum(problem.severity is Severity.ERROR for problem in report.problems)
    if wrong and report.failed:
        click.echo(f"{plural(wrong, 'error')}; {plural(report.failed, 'file')} could not be made")
    elif wrong:
        click.echo(f"{plural(wrong, 'error')}; everything else is published")


def tell_open(report: Report) -> None:
    """Print how many texts a person should look at, after an import."""
    if report.open:
        have = "has" if report.open == 1 else "have"
        click.echo(f"{plural(report.open, 'text')} {have} something to look at: commonweal review")


def plural(number: int, noun: str) -> str:
    """Return ``1 page``, ``2 pages``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def fitted(text: str) -> str:
    """Return *text* in one line, cut to the terminal's width."""
    line = text.replace("\n", " ").rstrip()
    width = max(shutil.get_terminal_size((100, 24)).columns, 40)
    return line if len(line) <= width else line[: width - 1] + "…"
