"""``commonweal i18n extract``, ``update``, ``compile`` and ``status``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.app import console
from generator.model import lang
from generator.model.ids import LangTag

if TYPE_CHECKING:
    from generator.app.i18n import Catalogues, Written
    from generator.edges.messages.check import Coverage


_theme_option = click.option(
    "--theme", metavar="NAME", help="The theme; else that which site.toml names."
)


def _tags(_: click.Context, __: click.Parameter, spelt: tuple[str, ...]) -> tuple[LangTag, ...]:
    try:
        return tuple(lang.parse(text) for text in spelt)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.group("i18n", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Keep the message catalogues of a theme: locale/messages.pot, <lang>.po and <lang>.mo."""


@command.command("extract")
@console.common_options
@_theme_option
def extract(*, site: Path | None, theme: str | None, as_json: bool, quiet: bool, **_: bool) -> int:
    """Write what the theme's templates say to locale/messages.pot.

    Of a theme that extends another, only what the other does not say.
    """
    catalogues = _open(site, theme)
    written = catalogues.extract()
    if as_json:
        _tell_json(catalogues, messages=catalogues.size, files=[_file(written)])
    elif not quiet:
        click.echo(f"{_told(written)}: {console.plural(catalogues.size, 'message')}")
    return 0


@command.command("update")
@console.common_options
@_theme_option
@click.argument("languages", nargs=-1, callback=_tags, metavar="[LANG]...")
def update(
    *, site: Path | None, theme: str | None, languages: tuple[LangTag, ...], as_json: bool,
    quiet: bool, **_: bool,
) -> int:  # fmt: skip
    """Merge locale/messages.pot into the catalogues of each LANG, or of all that there are.

    A LANG without one gets it. Translations stay; what is only like an older message is marked
    fuzzy and not shown until a person has looked at it; what is said no more is kept at the end.
    """
    catalogues = _open(site, theme)
    written = list(catalogues.update(languages))
    console.tell_problems(catalogues.report)
    if as_json:
        _tell_json(catalogues, files=[_file(file) for file in written])
    elif not quiet:
        for file in written:
            counts = f": {_counts(file.coverage)}" if file.coverage else ""
            click.echo(f"{_told(file)}{counts}")
    return catalogues.report.exit_status()


@command.command("compile")
@console.common_options
@_theme_option
def compile_(*, site: Path | None, theme: str | None, as_json: bool, quiet: bool, **_: bool) -> int:
    """Check every catalogue; write the .mo of each that nothing is wrong with.

    A site needs no .mo, it only starts sooner. One that is not made from its .po is never read.
    """
    catalogues = _open(site, theme)
    written = list(catalogues.compile())
    console.tell_problems(catalogues.report)
    if as_json:
        _tell_json(catalogues, files=[_file(file) for file in written])
    elif not quiet:
        new = sum(file.is_new for file in written)
        click.echo(f"{console.plural(len(written), 'catalogue')} compiled, {new} written")
    return catalogues.report.exit_status()


@command.command("status")
@console.common_options
@_theme_option
def status(
    *, site: Path | None, theme: str | None, as_json: bool, quiet: bool, verbose: bool
) -> int:
    """Show how far each language has come; -v lists what is missing.

    Exit status 1 if a catalogue is broken.
    """
    catalogues = _open(site, theme)
    languages = list(catalogues.status())
    console.tell_problems(catalogues.report)
    if as_json:
        rows = [
            {
                "lang": row.lang,
                "translated": row.translated,
                "fuzzy": row.fuzzy,
                "missing": list(row.missing),
                "percent": row.percent,
                "checked": row.is_checked,
            }
            for row in languages
        ]
        _tell_json(catalogues, messages=catalogues.size, languages=rows)
    elif not quiet:
        click.echo(f"theme {catalogues.theme}: {console.plural(catalogues.size, 'message')}")
        for row in languages:
            checked = "" if row.is_checked else "; not checked by a native reader"
            click.echo(f"{row.lang:<8} {row.percent:>3} %  {_counts(row)}{checked}")
            for message in row.missing if verbose else ():
                click.echo(f"    {message}")
    return catalogues.report.exit_status()


def _open(site: Path | None, theme: str | None) -> Catalogues:
    from generator.app.i18n import Catalogues  # noqa: PLC0415 - loads Babel
    from generator.app.site import open_site  # noqa: PLC0415

    return Catalogues(open_site(site), theme)


def _tell_json(catalogues: Catalogues, **more: object) -> None:
    from generator.app.report import problem_json  # noqa: PLC0415

    problems = [problem_json(problem) for problem in catalogues.report.sorted_problems()]
    console.tell_json({"theme": catalogues.theme, **more, "problems": problems})


def _told(file: Written) -> str:
    return f"{file.path} {'written' if file.is_new else 'unchanged'}"


def _counts(row: Coverage) -> str:
    return f"{row.translated} translated, {row.fuzzy} fuzzy, {len(row.missing)} missing"


def _file(file: Written) -> dict[str, object]:
    return {"path": str(file.path), "written": file.is_new}
