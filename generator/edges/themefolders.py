"""A theme's name -> its folder and those of the themes that it extends, as ``theme.toml`` says."""

from __future__ import annotations

import tomllib
from pathlib import Path, PurePosixPath
from typing import Any

from generator.edges.near import instead
from generator.model.errors import Problem, ThemeError, Where

_SETTINGS = frozenset({"name", "extends"})
_PACKAGE = Path(__file__).parents[1]
BUILT_IN = next(
    (folder for folder in (_PACKAGE / "themes", _PACKAGE.parent / "themes") if folder.is_dir()),
    _PACKAGE / "themes",
)
"""Themes that come with the program: inside the wheel, or beside the package in a checkout."""


def find_chain(site_themes: Path, name: str) -> tuple[Path, ...]:
    """Return the theme's folder and those that it extends, child first.

    Raises:
        ThemeError: If one is not there, or they extend each other in a circle.
    """
    found: list[Path] = []
    while name:
        folder = next((f / name for f in (site_themes, BUILT_IN) if (f / name).is_dir()), None)
        names = [each.name for each in found]
        if name in names or folder is None or "/" in name or name.startswith("."):
            raise _no_chain(site_themes, name, names)
        where = Where(PurePosixPath("themes", name, "theme.toml"), 1, 1)
        found.append(folder)
        name = str(_settings(folder, where).get("extends", ""))
    return tuple(found)


def is_built_in(folder: Path) -> bool:
    """Say whether a theme's folder is one that comes with the program."""
    return folder.resolve().parent == BUILT_IN.resolve()


def theme_names(site_themes: Path) -> tuple[str, ...]:
    """Return the names of all themes that a site can use, sorted."""
    folders = (path for root in (site_themes, BUILT_IN) if root.is_dir() for path in root.iterdir())
    return tuple(sorted({path.name for path in folders if _is_theme(path)}))


def _is_theme(path: Path) -> bool:
    is_named = not path.name.startswith(".")
    return is_named and ((path / "theme.toml").is_file() or (path / "templates").is_dir())


def _no_chain(site_themes: Path, name: str, seen: list[str]) -> ThemeError:
    """Say why a theme is none, at the line that names it if another theme does."""
    where = Where(PurePosixPath("themes", seen[-1] if seen else name, "theme.toml"), 1, 1)
    known = theme_names(site_themes)
    hint = instead(name, known, f"the themes that there are: {', '.join(known)}")
    what = f"there is no theme `{name}`"
    if seen:
        folder = next(f for f in (site_themes, BUILT_IN) if (f / seen[-1]).is_dir())
        lines = (folder / seen[-1] / "theme.toml").read_text("utf-8").splitlines()
        line = next((n for n, text in enumerate(lines, 1) if "extends" in text.split("=")[0]), 1)
        where = Where(where.path, line, 1)
        what = f"theme `{seen[-1]}` extends `{name}`, which does not exist"
    if name in seen:
        what, hint = f"theme `{name}` extends itself", "mend `extends`"
    return ThemeError(Problem(code="theme", where=where, what=what, hint=hint))


def _settings(folder: Path, where: Where) -> dict[str, Any]:
    try:
        table = tomllib.loads((folder / "theme.toml").read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        what = f"not TOML: {error}"
        raise ThemeError(Problem(code="theme", where=where, what=what, hint="mend it")) from error
    for key in sorted(table.keys() - _SETTINGS):
        hint = instead(key, _SETTINGS, "use one of: name, extends")
        what = f"unknown key `{key}`"
        raise ThemeError(Problem(code="theme", where=where, what=what, hint=hint))
    return table
