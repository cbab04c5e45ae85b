"""``commonweal serve``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.app import console


@click.command("serve")
@console.site_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; if taken, one after it.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the site in the browser.")
def command(*, site: Path | None, host: str, port: int, open_browser: bool) -> int:
    """Build, serve output/ on this machine, and rebuild what changes."""
    from generator.app.serve import serve  # noqa: PLC0415 - loads the server

    serve(site, host=host, port=port, open_browser=open_browser)
    return 0
