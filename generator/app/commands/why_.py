"""``commonweal why``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator.app import console


@click.command("why")
@console.common_options
@click.argument("target", metavar="PATH|URL")
@click.argument("field", required=False)
def command(
    *, site: Path | None, as_json: bool, quiet: bool, verbose: bool, target: str, field: str | None
) -> int:
    """Tell what a page was made from, and where each field and line of its text came from.

    PATH|URL is a content file, a seed, a file of the output or an address of the site. Told are
    texts, templates, messages, settings and files of the page, and why each alternate is there.
    With FIELD only that field of a text is told; with -v every line of the raw text, every message.
    """
    from generator.app.inquiry import explain  # noqa: PLC0415 - loads the content stages
    from generator.app.site import open_site  # noqa: PLC0415

    record = explain(open_site(site), target, with_page=as_json or not field)
    known = [value["field"] for value in record["values"]]
    if field and not known:
        what = f"`{record['page']['path']}` is no page of one text, so it has no field `{field}`"
        raise click.UsageError(f"{what}; leave it out")
    if field and field not in known:
        raise click.UsageError(f"no field `{field}`; write one of: {', '.join(known)}")
    if as_json:
        console.tell_json(record)
        return 0
    if not quiet and record["content"]:
        origin = f"from  {record['seed']}" if record["seed"] else "written by hand"
        click.echo(f"{record['content']}  {origin}")
    for value in record["values"]:
        if value["field"] == field or (not field and (verbose or value["status"] != "none")):
            _tell_value(value)
    if not field:
        _tell_lines(record, with_kept=verbose)
    if not (field or quiet):
        _tell_page(record, verbose=verbose)
    return 0


def _tell_page(record: Mapping[str, Any], *, verbose: bool) -> None:
    from generator.app.inquiry.telling import page_lines  # noqa: PLC0415 - as above

    if record["unpublished"]:
        click.echo(f"not published: {record['unpublished']}")
    for line in page_lines(record["page"], with_all=verbose) if record["page"] else ():
        click.echo(line)


def _tell_value(value: Mapping[str, Any]) -> None:
    status, is_decided = value["status"], "person" in value["status"]
    nothing = f"(none; {status})" if is_decided and value["field"] != "body" else f"({status})"
    click.echo(f"{value['field']} = {nothing if value['value'] is None else value['value']}")
    if value["rule"]:
        numbers = ", ".join(str(line["line"]) for line in value["lines"])
        place = f"line {numbers}" if numbers else value["place"]
        click.echo(f"    {place}; rule {value['rule']}; certainty {value['certainty']:.2f}")
    elif value["place"] and not is_decided:
        click.echo(f"    {value['place']}")
    for line in value["lines"]:
        click.echo(console.fitted(f"    {line['line']}: {line['text']}"))
    if value["value"] is not None and is_decided:
        click.echo(f"    {status}")
    if value["review"]:
        click.echo("    under review")
    for other in value["alternatives"]:
        said = f"    or {other['value']}  (rule {other['rule']}; certainty {other['certainty']:.2f}"
        lines = ", ".join(str(line["line"]) for line in other["lines"])
        click.echo(console.fitted(f"{said}{f'; line {lines}' if lines else ''})"))


def _tell_lines(record: Mapping[str, Any], *, with_kept: bool) -> None:
    for row in record["lines"]:
        if with_kept or row["fate"] != "kept":
            text = row.get("text") or record["raw"].get(str(row["line"]), "")
            said = f"line {row['line']}: {row['fate']} by {row['rule']}: {text}"
            click.echo(console.fitted(said))
