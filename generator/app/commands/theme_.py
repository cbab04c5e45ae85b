"""``commonweal theme new``, ``eject``, ``check`` and ``contract``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.app import console


@click.group("theme", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Begin a theme, copy files of its parent into it, check it, read what templates get."""


@command.command("new")
@console.site_option
@click.argument("name")
@click.option("--extends", "parent", default="archive", show_default=True, help="The parent theme.")
def new(*, site: Path | None, name: str, parent: str) -> int:
    """Make themes/NAME: a theme that extends another, with a style sheet of its own.

    Nothing that is there is overwritten.
    """
    from generator.app.site import find_site  # noqa: PLC0415 - not needed for the help
    from generator.app.themes import begin  # noqa: PLC0415

    root = find_site(site)
    for path in begin(root / "themes", name, parent):
        click.echo(f"wrote {path.relative_to(root)}")
    click.echo(
        f'next: write  theme = "{name}"  into site.toml, set colours in'
        f" themes/{name}/static/{name}.css,\n"
        f"      copy what you want to change: commonweal theme eject FILE --theme {name}"
    )
    return 0


@command.command("eject")
@console.site_option
@click.argument("files", metavar="FILE…", nargs=-1)
@click.option("--theme", "name", help="The theme to copy into; else the site's.")
@click.option("--force", is_flag=True, help="Write over files that the theme has already.")
@click.option("--list", "is_list", is_flag=True, help="List the files that can be copied.")
def eject(
    *, site: Path | None, files: tuple[str, ...], name: str | None, force: bool, is_list: bool
) -> int:
    """Copy FILES of the parent theme into the site's: templates, parts, catalogues, static files.

    What is copied no longer follows the program's next version; copy only what you change.
    """
    from generator.app.site import open_site  # noqa: PLC0415 - not needed for the help
    from generator.app.themes import eject as copy  # noqa: PLC0415
    from generator.app.themes import ejectable  # noqa: PLC0415

    opened = open_site(site)
    themes, theme = opened.root / "themes", name or opened.config.theme
    if is_list or not files:
        for path in ejectable(themes, theme):
            click.echo(path)
        return 0
    for file in files:
        written = copy(themes, theme, file, over=force)
        click.echo(f"wrote {written.relative_to(opened.root)}")
    return 0


@command.command("check")
@console.site_option
@console.json_option
@click.argument("name", required=False)
def check(*, site: Path | None, as_json: bool, name: str | None) -> int:
    """Look at a theme, the site's if no NAME is given, and tell all that is wrong in it.

    Templates are held to what `commonweal theme contract` says. Exit status 1 if there is anything
    to tell.
    """
    from generator.app.report import Report, problem_json  # noqa: PLC0415
    from generator.app.site import open_site  # noqa: PLC0415
    from generator.edges.themecheck import check_theme  # noqa: PLC0415 - loads Jinja

    opened = open_site(site)
    theme = name or opened.config.theme
    report = Report(problems=list(check_theme(opened.root / "themes", theme)))
    if as_json:
        problems = [problem_json(problem) for problem in report.problems]
        console.tell_json({"theme": theme, "problems": problems})
    else:
        console.tell_problems(report)
        count = (
            console.plural(len(report.problems), "problem") if report.problems else "all is well"
        )
        click.echo(f"theme {theme}: {count}")
    return int(bool(report.problems))


@command.command("contract")
def contract() -> int:
    """Print what templates are given, as Markdown: the page docs/themes-contract.md."""
    from generator.edges.contractpage import contract_page  # noqa: PLC0415 - loads Jinja

    click.echo(contract_page(), nl=False)
    return 0
