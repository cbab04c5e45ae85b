"""``commonweal build``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.app import console


@click.command("build")
@console.common_options
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="Where the pages go."
)
@click.option("--base-url", help="The site's public address, instead of the one in site.toml.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that make pages; else one a processor."
)
@click.option("--clean", is_flag=True, help="Make every file anew.")
@click.option("--drafts", is_flag=True, help="Publish drafts too.")
@click.option("--no-import", is_flag=True, help="Leave seeds/ alone; publish content/ as it is.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
def command(  # noqa: PLR0913 - a command's flags
    *,
    site: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    output: Path | None,
    base_url: str | None,
    jobs: int | None,
    clean: bool,
    drafts: bool,
    no_import: bool,
    strict: bool,
) -> int:
    """Import what is new and publish the site into output/.

    All that is right is published; all that is wrong is reported. Exit status 1 if there are
    errors, with --strict also if there are warnings, or fields that a person has to look at.
    """
    from generator.app.build import Options, build  # noqa: PLC0415 - loads every stage
    from generator.app.site import open_site  # noqa: PLC0415

    opened = open_site(site, output=output, base_url=base_url)
    report = build(opened, Options(jobs=jobs, clean=clean, drafts=drafts, imports=not no_import))
    if strict:
        from generator.app.inquiry import open_problems  # noqa: PLC0415

        for problem in open_problems(opened):
            report.add(problem)
    console.tell_problems(report)
    if as_json:
        console.tell_json(report.as_json())
    elif not quiet:
        console.tell_build(report)
        if verbose:
            click.echo(f"site {opened.root}, output {opened.output}", err=True)
    return report.exit_status(strict=strict)
