"""Rule files -> Rules: words per language and portal profiles, the program's and the site's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any

from generator.model import lang
from generator.model.errors import ConfigError, Problem, Where
from generator.model.ids import digest
from generator.model.rules import SHAPE_PARTS, Labels, Portal, PortalExample, Rules

BUILT_IN = Path(__file__).parents[1] / "rules"
_DATE_ORDERS = ("dmy", "mdy")


def load_rules(*folders: Path) -> Rules:
    """Read ``labels/*.toml`` and ``portals/*.toml`` of each folder; later ones add to the first.

    Raises:
        ConfigError: If a file is not TOML or has an unknown or ill-typed key.
    """
    labels: list[Labels] = []
    portals: list[Portal] = []
    seen: list[str | bytes] = []
    for path, raw in _files(folders):
        table = _parse(path, raw)
        seen += [path.name, raw]
        if path.parent.name == "labels":
            labels.append(_labels(path, table))
        else:
            portals.append(_portal(path, table))
    return Rules(labels=tuple(labels), portals=tuple(portals), digest=digest(*seen))


def load_portal(path: Path) -> Portal:
    """Read one portal's profile, wherever it lies.

    Raises:
        ConfigError: If it cannot be read, is not TOML or has an unknown or ill-typed key.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        what, hint = f"cannot be read: {error.strerror}", "name a portal's profile, a TOML file"
        raise _fail(path, what, hint) from error
    return _portal(path, _parse(path, raw))


def _files(folders: tuple[Path, ...]) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for kind in ("labels", "portals"):
            for path in sorted((folder / kind).glob("*.toml")):
                yield path, path.read_bytes()


def _parse(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _fail(path, f"not TOML: {error}", "mend the line") from error


def _labels(path: Path, table: Mapping[str, Any]) -> Labels:
    known = {field.name for field in fields(Labels)}
    _refuse_unknown(path, table, known)
    try:
        tag = lang.parse(str(table.get("lang", "")))
    except ValueError as error:
        raise _fail(path, str(error), 'write lang = "…", a BCP 47 tag') from error
    words = {key: _texts(path, key, table[key]) for key in table.keys() - {"lang", "examples"}}
    return Labels(lang=tag, examples=_examples(path, table.get("examples", [])), **words)


def _examples(path: Path, value: object) -> tuple[tuple[str, str], ...]:
    pairs = value if isinstance(value, list) else [value]
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):  # noqa: PLR2004
        hint = 'write examples = [["Source: https://a.example/b", "source"]]'
        raise _fail(path, "`examples` is not a list of pairs", hint)
    return tuple((line, key) for line, key in (_texts(path, "examples", pair) for pair in pairs))


def _portal(path: Path, table: Mapping[str, Any]) -> Portal:
    _refuse_unknown(path, table, {field.name for field in fields(Portal)})
    if not table.get("site_line") and not table.get("hosts"):
        hint = "write site_line, the first line as a regular expression, or hosts"
        raise _fail(path, "neither `site_line` nor `hosts` tells the portal", hint)
    if table.get("date_order", "dmy") not in _DATE_ORDERS:
        what = f"`date_order` is `{table['date_order']}`"
        raise _fail(path, what, f"write one of: {', '.join(_DATE_ORDERS)}")
    return Portal(
        name=str(table.get("name", path.stem)),
        site_line=_pattern(path, "site_line", table.get("site_line", "")),
        hosts=_texts(path, "hosts", table.get("hosts", [])),
        shapes=tuple(_shape(path, shape) for shape in table.get("shapes", [])),
        date_order=str(table.get("date_order", "dmy")),
        shared_slugs=table.get("shared_slugs", False) is True,
        article_id=_pattern(path, "article_id", table.get("article_id", "")),
        noise=_texts(path, "noise", table.get("noise", [])),
        examples=tuple(_example(path, example) for example in table.get("examples", [])),
    )


def _pattern(path: Path, key: str, value: object) -> str:
    try:
        re.compile(str(value))
    except re.error as error:
        what = f"`{key}` is no regular expression: {error}"
        hint = "mend it; a \\ before ( ) [ ] . * + ? takes them as they are"
        raise _fail(path, what, hint) from error
    return str(value)


def _shape(path: Path, value: object) -> tuple[str, ...]:
    parts = _texts(path, "shapes", value)
    for part in parts:
        if part not in SHAPE_PARTS:
            raise _fail(path, f"unknown part `{part}`", f"use some of: {', '.join(SHAPE_PARTS)}")
    return parts


def _example(path: Path, value: object) -> PortalExample:
    known = {field.name for field in fields(PortalExample)}
    if not isinstance(value, dict) or "raw" not in value:
        raise _fail(path, "an example has no `raw`", 'write [[examples]] and raw = """…"""')
    _refuse_unknown(path, value, known)
    return PortalExample(**{key: str(text) for key, text in value.items()})


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _fail(path, f"`{key}` is not a list of texts", f'write {key} = ["…", "…"]')
    return tuple(value)


def _refuse_unknown(path: Path, table: Mapping[str, Any], known: set[str]) -> None:
    for key in sorted(table.keys() - known):
        raise _fail(path, f"unknown key `{key}`", f"use one of: {', '.join(sorted(known))}")


def _fail(path: Path, what: str, hint: str) -> ConfigError:
    folder = path.parents[1].name
    place = PurePosixPath(path.parent.name, path.name)
    where = Where(folder / place if folder == "rules" else place, 1)
    return ConfigError(Problem(code="rules", where=where, what=what, hint=hint))
