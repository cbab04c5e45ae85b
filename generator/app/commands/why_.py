"""``commonweal why``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.app import console


@click.command("why")
@console.common_options
@click.argument("target", metavar="PATH|URL")
@click.argument("field", required=False)
def command(
    *, site: Path | None, as_json: bool, quiet: bool, verbose: bool, target: str, field: str | None
) -> int:
    """Tell where each field and each line of a text came from.

    PATH|URL is a content file, a seed, a file of the output or a page's address. With FIELD only
    that field is told; with -v every line of the raw text.
    """
    from generator.app.inquiry import evidence_of  # noqa: PLC0415 - loads the content stages
    from generator.app.site import open_site  # noqa: PLC0415

    record = evidence_of(open_site(site), target)
    if as_json:
        console.tell_json(record)
        return 0
    if not quiet:
        click.echo(f"{record['content']}  from  {record['seed']}")
    for found in record["fields"]:
        if field in {None, found["field"]}:
            lines = ", ".join(map(str, found["lines"])) or "the whole text"
            click.echo(f"{found['field']} = {found['value']}")
            click.echo(
                f"    line {lines}; rule {found['rule']}; certainty {found['certainty']:.2f}"
            )
    if not field:
        for name in record["review"]:
            click.echo(f"{name}: under review")
        for line in record["lines"]:
            if verbose or line["fate"] == "dropped":
                click.echo(f"line {line['line']}: {line['fate']} by {line['rule']}")
    return 0
