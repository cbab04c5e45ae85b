"""``commonweal review``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.app import console


@click.command("review")
@console.common_options
def command(*, site: Path | None, as_json: bool, quiet: bool, verbose: bool) -> int:  # noqa: ARG001
    """List what a person should look at; exit status 1 if there is anything.

    To confirm a field, set it in the content file and take its name out of `review`.
    """
    from generator.app.inquiry import open_items  # noqa: PLC0415 - loads the content stages
    from generator.app.site import open_site  # noqa: PLC0415

    report, items = open_items(open_site(site))
    console.tell_problems(report)
    if as_json:
        console.tell_json({"items": [{"path": str(p), "fields": list(f)} for p, f in items]})
    elif not quiet:
        for path, fields in items:
            click.echo(f"{path}: {', '.join(fields)}")
        click.echo(f"{console.plural(len(items), 'file')} with something to look at")
    return 1 if items else report.exit_status()
