"""``commonweal check``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from generator.app import console
from generator.model.errors import Severity
from generator.model.urls import web_host

if TYPE_CHECKING:
    from generator.app.checking import Verdict
    from generator.edges.trees.files import Files

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_STALE_SHOWN = 5


@click.command("check")
@console.common_options
@click.argument("target", metavar="[DIR|URL]", required=False)
@click.option("--base-url", help="The tree's public address; else guessed from its canonicals.")
@click.option("--select", "selected", metavar="H,L3", help="Only these rules or families.")
@click.option("--ignore", "ignored", metavar="W,A4", help="All rules but these.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file of known problems: only others count.",
)
@click.option("--write-baseline", is_flag=True, help="Write what is found into that file.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How findings are printed; github: annotations of a workflow.",
)
@click.option(
    "--budget-kb",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="What a page may weigh with style sheets and scripts, gzipped.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    help="How much of a live site is read.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes; else one a processor.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
def command(  # noqa: PLR0913 - a command's flags
    *,
    site: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    target: str | None,
    base_url: str | None,
    selected: str | None,
    ignored: str | None,
    baseline: Path | None,
    write_baseline: bool,
    shape: str,
    budget_kb: int,
    max_pages: int,
    jobs: int | None,
    strict: bool,
) -> int:
    """Judge a built tree, ours or another system's: DIR, a live site's URL, or output/.

    Versions in several languages (hreflang), links, sitemaps, feeds, languages, HTML, access for
    all, weight, data. docs/check.md has all rules by number. Exit status 1 if there are errors,
    with --strict also if there are warnings.
    """
    from generator.app.checking import Options, check  # noqa: PLC0415 - loads the rules
    from generator.app.checking.select import select  # noqa: PLC0415

    if write_baseline and baseline is None:
        raise click.UsageError("--write-baseline needs --baseline FILE")
    try:
        numbers = select(selected, ignored)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if base_url is not None and web_host(base_url) is None:
        raise click.UsageError(f"--base-url takes an http(s) address, not `{base_url}`")
    options = Options(base_url=base_url, numbers=numbers, budget=budget_kb * 1024, jobs=jobs)
    with _opened(target, site, max_pages) as (files, folder):
        verdict = check(files, options)
    if not verdict.pages and not verdict.findings:
        raise click.ClickException(f"there is no page in {folder or target}")
    if files.left:
        click.echo(f"{files.left} addresses were not read: --max-pages {max_pages}", err=True)
    known = 0
    if baseline is not None and write_baseline:
        known = _write(verdict, baseline)
        verdict = replace(verdict, findings=())
    elif baseline is not None:
        verdict, known = _compare(verdict, baseline, numbers)
    _tell(verdict, known, folder, "json" if as_json else shape, quiet=quiet, verbose=verbose)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(told.severity in grave for told in verdict.findings))


@contextmanager
def _opened(
    target: str | None, site: Path | None, max_pages: int
) -> Iterator[tuple[Files, Path | None]]:
    """Give the files of a folder, or those of a live site for as long as they are looked at."""
    if target is None or not _ADDRESS.match(target):
        from generator.edges.trees.files import files_of  # noqa: PLC0415

        folder = _folder(target, site)
        yield files_of(folder), folder
        return
    from generator.app.checking.live import fetched  # noqa: PLC0415 - loads the HTTP client

    with TemporaryDirectory() as place:
        try:
            files = fetched(target, Path(place), max_pages)
        except (OSError, ValueError) as error:
            raise click.ClickException(f"cannot read {target}: {error}") from error
        yield files, None


def _folder(target: str | None, site: Path | None) -> Path:
    if target is None:
        from generator.app.site import open_site  # noqa: PLC0415

        folder = open_site(site).output
        hint = "; build it with  commonweal build"
    else:
        folder, hint = Path(target), ""
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}{hint}")
    return folder


def _write(verdict: Verdict, file: Path) -> int:
    from generator.app.checking import baseline  # noqa: PLC0415

    try:
        baseline.write(file, verdict.findings)
    except OSError as error:
        raise click.ClickException(f"cannot write {file}: {error.strerror}") from error
    return len(verdict.findings)


def _compare(verdict: Verdict, file: Path, numbers: frozenset[str]) -> tuple[Verdict, int]:
    """Take the known findings out; tell of those that are known and no longer there."""
    from generator.app.checking import baseline  # noqa: PLC0415

    new, left = baseline.sift(verdict.findings, baseline.read(file))
    stale = sorted(entry for entry in left.elements() if entry[0] in numbers)
    for rule, path, what in stale[:_STALE_SHOWN]:
        click.echo(f"{file}: no longer there: {rule} {path}: {what}", err=True)
    if stale:
        said = console.plural(len(stale), "known problem")
        click.echo(f"{said} no longer there; write the file anew: --write-baseline", err=True)
    return replace(verdict, findings=new), len(verdict.findings) - len(new)


def _tell(
    verdict: Verdict, known: int, folder: Path | None, shape: str, *, quiet: bool, verbose: bool
) -> None:
    from generator.app.checking import tell  # noqa: PLC0415

    if shape == "json":
        console.tell_json(tell.as_json(verdict, known))
        return
    if shape == "github":
        for line in tell.workflow_commands(verdict, folder):
            click.echo(line)
        return
    problems, left = tell.shown(verdict, is_long=verbose)
    for problem in problems:
        console.tell_problem(problem)
    for number, count in left.items():
        click.echo(f"{number}: {count} more like these; -v lists all", err=True)
    if quiet:
        return
    for line in tell.summary(verdict):
        click.echo(line)
    counts = Counter(told.severity for told in verdict.findings)
    found = ", ".join(console.plural(counts[s], s.value) for s in Severity if counts[s])
    rest = f" ({console.plural(known, 'known problem')} left out)" if known else ""
    click.echo(
        f"{console.plural(verdict.pages, 'page')} of {verdict.base} in"
        f" {verdict.seconds:.1f} s: {found or 'all is well'}{rest}"
    )
