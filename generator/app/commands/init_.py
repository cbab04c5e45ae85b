"""``commonweal init``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="Archive", show_default=True, help="What the site is called.")
@click.option("--base-url", default="https://archive.example", show_default=True)
@click.option("--lang", default="en", show_default=True, help="The site's default language.")
def command(*, folder: Path, title: str, base_url: str, lang: str) -> int:
    """Make a new site in DIR. Nothing that is there is overwritten."""
    from generator.app.scaffold import scaffold  # noqa: PLC0415

    for path in scaffold(folder, title=title, base_url=base_url, lang=lang):
        click.echo(f"wrote {path}")
    click.echo(
        f"next: put raw texts into {folder / 'seeds'}, then  commonweal build --site {folder}"
    )
    return 0
