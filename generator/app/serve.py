"""The preview: the same build as `build`, run again when sources change, over HTTP."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path

import click

from generator.app import console
from generator.app.build import Options, build
from generator.app.site import Site, open_site
from generator.edges import server
from generator.edges.watch import Watcher
from generator.model.config import CONFIG_PATH
from generator.model.errors import CommonwealError

_SOURCES = ("seeds", "content", "themes", "rules")


def serve(folder: Path | None, *, host: str, port: int, open_browser: bool) -> None:
    """Build a site, serve its output, and rebuild what changes, until interrupted.

    Raises:
        CommonwealError: If the site cannot be built at all, or no port is free.
    """
    site = open_site(folder)
    listener = server.bind(host, port)
    _rebuild(site)
    bound = listener.getsockname()[1]
    if port not in {0, bound}:
        click.echo(f"port {port} is taken", err=True)
    address = f"http://{host}:{bound}/"
    if not site.output.is_dir():
        site.output.mkdir(parents=True)
    folders = [site.root / name for name in _SOURCES]
    for path in folders:
        path.mkdir(exist_ok=True)
    fonts = [site.root / choice.file for choice in site.config.fonts]
    files = [site.root / CONFIG_PATH, *(font for font in fonts if font.parent.is_dir())]
    with Watcher(folders, files) as watcher:
        thread = threading.Thread(target=_follow, args=(watcher, site), daemon=True)
        thread.start()

        def ready() -> None:
            click.echo(f"serving {site.output} on {address}  (end with Ctrl-C)")
            if open_browser:
                webbrowser.open(address)

        prefix = site.config.addresses.rooted().rstrip("/")
        server.run(site.output, listener, ready, prefix)


def _follow(watcher: Watcher, site: Site) -> None:
    """Rebuild after each flurry of changes; a mistake is told, and the next change awaited."""
    was_well = True
    for _ in watcher.flurries():
        try:
            is_well = _rebuild(open_site(site.root))
        except CommonwealError as error:
            for problem in error.problems:
                console.tell_problem(problem)
            is_well = False
        if is_well and not was_well:
            click.echo("all is well again")
        was_well = is_well


def _rebuild(site: Site) -> bool:
    """Build, tell what there is to tell, and say whether all is well."""
    report = build(site, Options(records=False))
    console.tell_problems(report)
    if report.written or report.removed or report.problems:
        console.tell_build(report)
    return not report.problems
