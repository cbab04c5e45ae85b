"""``commonweal review``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.app import console

if TYPE_CHECKING:
    from generator.app.inquiry import Item, Settled
    from generator.app.site import Site

_CANDIDATES_SHOWN = 3


@click.command("review")
@console.common_options
@click.argument("targets", metavar="[PATH]...", nargs=-1)
@click.option("--field", "fields", multiple=True, help="List only this field; repeatable.")
@click.option("--accept", "accepted", multiple=True, help="Confirm a field, or all; repeatable.")
@click.option("--set", "assigned", multiple=True, metavar="FIELD=VALUE", help="Set a field.")
def command(  # noqa: PLR0913 - a command's flags
    *,
    site: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    targets: tuple[str, ...],
    fields: tuple[str, ...],
    accepted: tuple[str, ...],
    assigned: tuple[str, ...],
) -> int:
    """List what a person should look at, and take the answers.

    PATH is a content file, a seed or a folder. Exit status 1 if anything is open.

    --accept FIELD confirms a field as it stands. --set FIELD=VALUE writes a value and confirms it;
    an empty VALUE says that there is none. FIELD is title, date, lang, authors (names separated by
    `;`, as `NAME (photo)`), source (its address), source.name, description, article,
    translation, tags, or related (articles about the same event that are not this one).
    """
    from generator.app.site import open_site  # noqa: PLC0415 - loads the content stages

    opened = open_site(site)
    if accepted or assigned:
        if fields:
            raise click.UsageError("--field cuts the list; name the field with --accept FIELD")
        return _settle(opened, targets, accepted, assigned, as_json=as_json, quiet=quiet)
    return _list(opened, targets, fields, as_json=as_json, quiet=quiet, verbose=verbose)


def _list(
    site: Site,
    targets: tuple[str, ...],
    fields: tuple[str, ...],
    *,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    from generator.app.inquiry import FIELDS, review  # noqa: PLC0415

    _refuse_unknown(fields, FIELDS)
    report, items = review(site, targets, fields)
    console.tell_problems(report)
    still = [item for item in items if item.is_open]
    files = len({item.path for item in still})
    if as_json:
        rows = [item.as_json() for item in items]
        console.tell_json({"items": rows, "open": len(still), "files": files})
    elif quiet:
        click.echo(len(still))
    else:
        for item in items:
            _tell(item, is_long=verbose)
        count = f"{console.plural(len(still), 'item')} in {console.plural(files, 'file')}"
        click.echo(f"{count} with something to look at")
    return 1 if still else report.exit_status()


def _settle(
    site: Site,
    targets: tuple[str, ...],
    accepted: tuple[str, ...],
    assigned: tuple[str, ...],
    *,
    as_json: bool,
    quiet: bool,
) -> int:
    from generator.app.inquiry import is_folder, settle  # noqa: PLC0415
    from generator.app.inquiry.settle import ACCEPTABLE, SETTABLE  # noqa: PLC0415

    values = dict(_pair(text, SETTABLE) for text in assigned)
    _refuse_unknown(accepted, ACCEPTABLE)
    if not targets:
        raise click.UsageError("name the file: commonweal review PATH --accept FIELD")
    if len(values) < len(assigned):
        raise click.UsageError("--set names a field twice")
    if values and (len(targets) > 1 or is_folder(site, targets[0])):
        raise click.UsageError("--set takes one file")
    done = settle(site, targets, accepted, values)
    if as_json:
        console.tell_json({"settled": [one.as_json() for one in done]})
    elif not quiet:
        for one in done:
            _tell_settled(one)
    return 0


def _pair(text: str, known: Iterable[str]) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f"--set takes FIELD=VALUE, not `{text}`")
    _refuse_unknown([field], known)
    return field, value


def _refuse_unknown(fields: Iterable[str], known: Iterable[str]) -> None:
    for field in fields:
        if field not in known:
            near = difflib.get_close_matches(field, known, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"write one of: {', '.join(known)}"
            raise click.UsageError(f"no field `{field}`; {hint}")


def _tell(item: Item, *, is_long: bool) -> None:
    """Print an item in a line or three; at length with all that is known of it."""
    if not item.is_open:
        numbers = ", ".join(str(line.line) for line in item.lines)
        click.echo(f"{item.path}: note: {item.what}{f' (line {numbers})' if numbers else ''}")
        return
    rule = f" ({item.rule}, certainty {item.certainty:.2f})" if item.certainty is not None else ""
    value = f": {item.value}" if item.value and item.field != "article" else ""
    said = f"{item.path}:{item.line}: {item.field}: {item.what}{value}{rule}"
    click.echo(said)
    shown = None if is_long else _CANDIDATES_SHOWN
    for line in item.lines[: None if is_long else 1]:
        text = f"    line {line.line}: {line.text}"
        click.echo(text if is_long else console.fitted(text))
    others = [f"{other.value} ({other.rule} {other.certainty:.2f})" for other in item.candidates]
    if item.field == "conflict":
        others = [other.value for other in item.candidates]
    if others:
        text = f"    {'source' if item.field == 'conflict' else 'or'}: {'; '.join(others[:shown])}"
        click.echo(text if is_long else console.fitted(text))
    for kind, found in item.shared:
        click.echo(console.fitted(f"    same {kind}: {', '.join(found[:shown])}"))
    if is_long:
        _tell_more(item)


def _tell_more(item: Item) -> None:
    if item.seed:
        click.echo(f"    from {item.seed}")
    for lang, path in item.siblings:
        click.echo(f"    also in {lang}: {path}")


def _tell_settled(one: Settled) -> None:
    said = [f"confirmed {', '.join(one.confirmed)}"] if one.confirmed else []
    said += [f"set {', '.join(one.changed)}"] if one.changed else []
    rest = f"; open: {', '.join(one.open)}" if one.open else ""
    click.echo(f"{one.path}: {'; '.join(said) or 'nothing of this was open'}{rest}")
    if one.article:
        click.echo(
            f"    its article has no address yet; to name it by its source:"
            f" commonweal review {one.path} --set article={one.article}"
        )
