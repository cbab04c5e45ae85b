"""``commonweal status``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.app import console


@click.command("status")
@console.common_options
def command(*, site: Path | None, as_json: bool, quiet: bool, verbose: bool) -> int:
    """Show which article there is in which language.

    A letter tells the standing of a version: o original, h human, m machine, ? unknown.
    """
    from generator.app.inquiry import coverage  # noqa: PLC0415 - loads the content stages
    from generator.app.site import open_site  # noqa: PLC0415

    report, languages, rows = coverage(open_site(site))
    console.tell_problems(report)
    if as_json:
        articles = [
            {"article": article, "versions": {lang: s.value for lang, s in versions.items()}}
            for article, versions in rows
        ]
        console.tell_json({"languages": languages, "articles": articles})
        return report.exit_status()
    if not quiet:
        if not rows:
            click.echo("no articles yet: put raw texts into seeds/ and run  commonweal build")
            return report.exit_status()
        width = max((len(article) for article, _ in rows), default=0)
        width = width if verbose or not sys.stdout.isatty() else min(width, 60)
        click.echo(" " * width + "  " + " ".join(f"{tag:>3}" for tag in languages))
        for article, versions in rows:
            marks = {
                lang: standing.value[0].replace("u", "?") for lang, standing in versions.items()
            }
            cells = " ".join(f"{marks.get(tag, '.'):>{max(3, len(tag))}}" for tag in languages)
            name = article if len(article) <= width else "…" + article[-(width - 1) :]
            click.echo(f"{name:<{width}}  {cells}")
        click.echo("o original  h human  m machine  ? not known  . none")
    return report.exit_status()
