"""``commonweal import``."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from generator.app import console


@click.command("import")
@console.common_options
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that read sources; else one a processor."
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def command(
    *,
    site: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    jobs: int | None,
    files: tuple[Path, ...],
) -> int:
    """Turn raw texts in seeds/ into content/.

    Without FILES all that is new or changed is imported. A FILE that is named is imported even
    where a person removed what it had become. What a person edited is never overwritten.
    """
    from generator.app.build import import_seeds  # noqa: PLC0415 - loads the import stages
    from generator.app.site import open_site  # noqa: PLC0415

    opened = open_site(site)
    report = import_seeds(opened, [_inside(opened.root, file) for file in files], jobs)
    console.tell_problems(report)
    if as_json:
        console.tell_json(report.as_json())
    elif not quiet:
        click.echo(f"{console.plural(report.imported, 'text')} imported in {report.seconds:.2f} s")
        console.tell_open(report)
        if verbose:
            click.echo(f"site {opened.root}", err=True)
    return report.exit_status()


def _inside(root: Path, file: Path) -> PurePosixPath:
    """Return a seed's place in the site; it is named from here or from the site's folder."""
    found = file if file.is_file() else root / file
    if not found.is_file():
        raise click.UsageError(f"there is no file {file}")
    try:
        path = found.resolve().relative_to(root / "seeds")
    except ValueError as error:
        what = f"{file} does not lie in {root / 'seeds'}; copy it there first"
        raise click.UsageError(what) from error
    return PurePosixPath("seeds", path.as_posix())
