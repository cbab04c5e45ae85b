"""A site's folder: found, its settings read, its catalogue opened."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath

import generator
from generator.edges.catalogue import Catalogue
from generator.edges.theme import Theme
from generator.model import config as settings
from generator.model.config import CONFIG_PATH, SiteConfig
from generator.model.errors import ConfigError, Problem, Where
from generator.model.ids import Digest, digest
from generator.model.publication import Edition

STATE = ".commonweal"
EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site on disk: *root* holds ``site.toml``; *output* is where its pages go.

    *day* is the date by which texts are held back or taken away. *stated* is that day if the
    environment gives it, else None: a day that only the clock knows may stand in no file.
    """

    root: Path
    output: Path
    config: SiteConfig
    day: dt.date
    stated: dt.date | None = None

    def edition(self, *, with_drafts: bool = False) -> Edition:
        """Return the terms under which texts are published today."""
        return Edition(day=self.day, with_drafts=with_drafts)

    def theme(self) -> Theme:
        """Load the theme that the settings name."""
        return Theme(self.root / "themes", self.config.theme, digits=self.config.digits)

    def catalogue(self) -> Catalogue:
        """Open the site's memory, as it concerns this output."""
        output = self.output.resolve()
        root = self.root.resolve()
        name = output.relative_to(root).as_posix() if output.is_relative_to(root) else str(output)
        return Catalogue(self.root / STATE / "catalogue.sqlite", program_digest(), name)


def find_site(folder: Path | None) -> Path:
    """Return *folder*, or the nearest folder upwards from here that has a ``site.toml``.

    Raises:
        ConfigError: If there is none.
    """
    start = (folder or Path()).resolve()
    candidates = [start] if folder else [start, *start.parents]
    for candidate in candidates:
        if (candidate / CONFIG_PATH).is_file():
            return candidate
    what = f"no `site.toml` in {folder}" if folder else "no `site.toml` here or in a folder above"
    hint = "make a site with `commonweal init DIR`, or name one with --site DIR"
    where = Where(CONFIG_PATH)
    raise ConfigError(Problem(code="site-missing", where=where, what=what, hint=hint))


def open_site(
    folder: Path | None, *, output: Path | None = None, base_url: str | None = None
) -> Site:
    """Find a site and read its settings.

    Raises:
        ConfigError: If there is no site or its settings are wrong.
    """
    root = find_site(folder)
    try:
        text = (root / CONFIG_PATH).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        where = Where(CONFIG_PATH, 1)
        what = f"cannot be read: {error}"
        hint = "save it as UTF-8, readable"
        raise ConfigError(Problem(code="config", where=where, what=what, hint=hint)) from error
    config = settings.parse(text)
    if base_url:
        config = replace(
            config, base_url=settings.parse_base_url(base_url, Where(PurePosixPath("--base-url")))
        )
    chosen = (output or root / "output").absolute()
    _refuse_sources(root, chosen)
    stated = stated_day()
    day = stated or dt.datetime.now(dt.UTC).date()
    return Site(root=root, output=chosen, config=config, day=day, stated=stated)


def stated_day() -> dt.date | None:
    """Return the day of ``SOURCE_DATE_EPOCH`` in UTC, if it is set.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH.

    Raises:
        ConfigError: If the variable is no number of seconds.
    """
    value = os.environ.get(EPOCH)
    if not value:
        return None
    try:
        return dt.datetime.fromtimestamp(int(value), dt.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        what = f"`{EPOCH}` is no number of seconds since 1970: `{value}`"
        where = Where(PurePosixPath(EPOCH))
        hint = "write one, or take the variable away"
        raise ConfigError(Problem(code="config", where=where, what=what, hint=hint)) from error


@cache
def program_digest() -> Digest:
    """Hash the program's own code, so that nothing an older one made passes for fresh."""
    package = Path(generator.__file__).parent
    files = sorted(package.rglob("*.py"))
    return digest(generator.__version__, *(file.read_bytes() for file in files))


def _refuse_sources(root: Path, output: Path) -> None:
    """Raise if the output folder would be one that holds sources."""
    target = output.resolve()
    for name in ("", "seeds", "content", "themes", "rules", "fonts", STATE):
        source = (root / name).resolve()
        inside = name and target.is_relative_to(source)
        if inside or source == target or source.is_relative_to(target):
            where = Where(PurePosixPath(output.name or "/"))
            what = f"the output folder cannot be {output}: it holds sources"
            hint = "choose a folder of its own with --output"
            raise ConfigError(Problem(code="output", where=where, what=what, hint=hint))
