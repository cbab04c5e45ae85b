"""``commonweal portal test`` and ``commonweal portal list``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.app import console

if TYPE_CHECKING:
    from generator.app.inquiry.portals import Change, Trial


@click.group("portal", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Try a portal's profile on its examples and on the seeds; list the profiles in force."""


@command.command("list")
@console.common_options
def list_(*, site: Path | None, as_json: bool, quiet: bool, verbose: bool) -> int:
    """List the profiles in force, in the order in which they are tried."""
    from generator.app.inquiry.portals import portals  # noqa: PLC0415 - loads the rules
    from generator.app.site import open_site  # noqa: PLC0415

    found = portals(open_site(site))
    if as_json:
        rows = [
            {
                "name": portal.name,
                "site_line": portal.site_line,
                "hosts": list(portal.hosts),
                "examples": len(portal.examples),
            }
            for portal in found
        ]
        console.tell_json({"portals": rows})
        return 0
    for portal in found:
        known_by = [portal.site_line] if portal.site_line else []
        known_by += portal.hosts
        click.echo(f"{portal.name}: {', '.join(known_by)}" if not quiet else portal.name)
        if verbose:
            click.echo(f"    {console.plural(len(portal.examples), 'example')}")
    return 0


@command.command("test")
@console.common_options
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def test(*, site: Path | None, as_json: bool, quiet: bool, verbose: bool, file: Path) -> int:
    """Try the profile in FILE, which need not be in force; nothing is written.

    Its examples are read, and every seed of the site with and without it. Exit status 1 if an
    example is not read as it says, or a seed could be read without the profile only.
    """
    from generator.app.inquiry.portals import try_portal  # noqa: PLC0415 - loads the rules
    from generator.app.site import open_site  # noqa: PLC0415

    trial = try_portal(open_site(site), file)
    console.tell_problems(trial.report)
    if as_json:
        console.tell_json(_as_json(trial))
    else:
        _tell(trial, quiet=quiet, verbose=verbose)
    return 0 if trial.is_good else 1


def _as_json(trial: Trial) -> dict[str, object]:
    wrong = [
        {
            "example": number,
            "changes": [{"name": c.name, "wanted": c.before, "found": c.after} for c in changes],
        }
        for number, changes in trial.wrong
    ]
    return {
        "portal": trial.portal.name,
        "examples": len(trial.portal.examples),
        "wrong": wrong,
        "seeds": [seed.as_json() for seed in trial.seeds],
    }


def _tell(trial: Trial, *, quiet: bool, verbose: bool) -> None:
    for number, changes in trial.wrong:
        click.echo(f"example {number} is not read as it says")
        for change in changes:
            click.echo(
                f"    {change.name}: {_shown(change.before)}, but found {_shown(change.after)}"
            )
    for seed in trial.seeds:
        if seed.is_worse or not quiet:
            known = "recognised" if seed.is_known else "not recognised"
            click.echo(f"{seed.path}: {'WORSE' if seed.is_worse else known}")
            _tell_changes(seed.changes, is_long=verbose)
    if not quiet:
        total = len(trial.portal.examples)
        seeds = sum(seed.is_known for seed in trial.seeds)
        differing = sum(bool(seed.changes) for seed in trial.seeds)
        worse = sum(seed.is_worse for seed in trial.seeds)
        click.echo(f"{total - len(trial.wrong)} of {console.plural(total, 'example')} right")
        click.echo(
            f"{console.plural(seeds, 'seed')} recognised, {differing} read otherwise, {worse} worse"
        )


def _tell_changes(changes: Iterable[Change], *, is_long: bool) -> None:
    for change in changes:
        name = f"{change.name}: " if change.name else ""
        said = f"    {name}{_shown(change.before)} -> {_shown(change.after)}"
        click.echo(said if is_long else console.fitted(said))


def _shown(value: str | None) -> str:
    return "nothing" if value is None else value
