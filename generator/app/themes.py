"""Themes of a site: looked at before a build, begun, and files of the parent copied into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.app.report import Report
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.edges.near import instead, listed
from generator.edges.theme import Theme
from generator.edges.themefolders import find_chain, theme_names
from generator.model.errors import Problem, Severity, ThemeError, Where
from generator.model.ids import digest

KINDS = ("templates", "locale", "static")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SETTINGS = 'name = "{name}"\nextends = "{parent}"\n'
_HEAD_PART = """\
{{% include "{parent}/parts/head.html" %}}
<link rel="stylesheet" href="{{{{ root }}}}assets/{name}.css">
"""
_SHEET = """\
/* The theme `{name}`. The style sheet of `{parent}` stands before this one, in layers: base,
   script, layout, parts, media. Write into the layer that you change, so that what is set for
   print, forced colours and more contrast (media) still goes over it. Take the comment marks off
   what you set. */

@layer base {{
  :root {{
    /* light-dark(by day, by night); keep words on paper at a contrast of 4.5 or more */
    /* --paper: light-dark(#ffffff, #101214); */
    /* --card: light-dark(#f6f6f6, #1a1d21); */
    /* --ink: light-dark(#1a1a1a, #eeeeee); */
    /* --soft: light-dark(#555555, #b5b5b5); */
    /* --line: light-dark(#d5d5d5, #3a3f45); */
    /* --link: light-dark(#0b5563, #7cc7d4); */
    /* --visited: light-dark(#5b3a72, #cdb4e2); */
    /* --accent: light-dark(#a83f25, #f0916f); */
  }}
}}

@layer script {{
  /* sizes, line heights and faces are set for each script, wherever `lang` is set */
  /* [lang]:lang(de) {{ --body: Georgia, serif; }} */
}}

@layer parts {{
  /* .brand {{ font-size: 1.25em; }} */
}}
"""


def require_sound(site: Site, theme: Theme, catalogue: Catalogue, report: Report) -> None:
    """Look at a theme of the site, once for each state of its files; note warnings.

    Raises:
        ThemeError: With all that is wrong in it.
    """
    if not _is_of_site(theme.chain[0], site.root / "themes"):
        return
    key = digest(theme.digest, *(str(folder) for folder in theme.chain))
    if catalogue.checked.has(key):
        return
    from generator.edges.themecheck import check_theme  # noqa: PLC0415 - for a changed theme only

    problems = check_theme(site.root / "themes", site.config.theme)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise ThemeError(*errors)
    for problem in problems:
        report.add(problem)
    if not problems:
        catalogue.checked.put(key)


def begin(site_themes: Path, name: str, parent: str) -> Iterator[Path]:
    """Make a theme that extends another and changes nothing yet; yield its files as written.

    Raises:
        ThemeError: If there is a theme of that name, the name is none, or the parent is not there.
    """
    where = Where(PurePosixPath("themes", name))
    if not _NAME.fullmatch(name):
        hint = "use small letters, digits and hyphens: themes/ gets a folder of that name"
        raise _fail(where, f"`{name}` is no name for a theme", hint)
    if name in theme_names(site_themes) or (site_themes / name).exists():
        hint = "choose another name, or work on that theme; nothing was written"
        raise _fail(where, f"there is a theme `{name}` already", hint)
    find_chain(site_themes, parent)
    words = {"name": name, "parent": parent}
    files = {
        "theme.toml": _SETTINGS,
        "templates/parts/head.html": _HEAD_PART,
        f"static/{name}.css": _SHEET,
    }
    for path, text in files.items():
        yield _write(site_themes / name / path, text.format(**words).encode(), where)


def ejectable(site_themes: Path, name: str) -> dict[str, Path]:
    """Return the files of a theme's parents by their place in a theme, the nearest parent's first.

    Raises:
        ThemeError: If the theme has no parent, or is one that comes with the program.
    """
    own, *parents = find_chain(site_themes, name)
    is_of_site = _is_of_site(own, site_themes)
    if not is_of_site or not parents:
        what = "it has no parent" if is_of_site else f"`{name}` is the program's own"
        hint = f"begin a theme of your own: commonweal theme new NAME --extends {name}"
        where = Where(PurePosixPath("themes", name))
        raise _fail(where, f"nothing can be copied into this theme: {what}", hint)
    found: dict[str, Path] = {}
    for folder in reversed(parents):
        paths = (path for kind in KINDS for path in (folder / kind).rglob("*") if path.is_file())
        names = {path.relative_to(folder).as_posix(): path for path in paths}
        found |= {name: path for name, path in names.items() if "/." not in f"/{name}"}
    return dict(sorted(found.items()))


def eject(site_themes: Path, name: str, wanted: str, *, over: bool) -> Path:
    """Copy a file of the parents into a theme; *wanted* may leave out the folder that it lies in.

    Raises:
        ThemeError: If no parent has it, several files answer to it, or the theme has it already
            and it is not to be written *over*.
    """
    files = ejectable(site_themes, name)
    full = _meant(files, wanted, Where(PurePosixPath("themes", name)))
    own = find_chain(site_themes, name)[0]
    where = Where(PurePosixPath("themes", name, full))
    if (own / full).exists() and not over:
        hint = "edit it, or write over it with --force"
        raise _fail(where, "the theme has this file already", hint)
    return _write(own / full, files[full].read_bytes(), where)


def _is_of_site(folder: Path, site_themes: Path) -> bool:
    return folder.parent == site_themes


def _meant(files: dict[str, Path], wanted: str, where: Where) -> str:
    name = wanted.removeprefix("./")
    found = [full for full in files if full == name] or [
        full for full in files if full.endswith(f"/{name}")
    ]
    short = [full for full in found if full == f"templates/{name}"]
    if len(found) == 1 or short:
        return (short or found)[0]
    if found:
        raise _fail(where, f"several files are called `{wanted}`", listed(found))
    known = files.keys() | {full.partition("/")[2] for full in files}
    hint = instead(name, known, "see commonweal theme eject --list")
    raise _fail(where, f"no parent of the theme has a file `{wanted}`", hint)


def _write(path: Path, content: bytes, where: Where) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise _fail(where, f"cannot be written: {error}", "allow writing there") from error
    return path


def _fail(where: Where, what: str, hint: str) -> ThemeError:
    return ThemeError(Problem(code="theme", where=where, what=what, hint=hint))
