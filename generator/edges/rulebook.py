"""Rule files -> Rules: words per language and portal profiles, the program's and the site's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
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
        ConfigError: If a file cannot be read, is not TOML or has an unknown or ill-typed key.
    """
    labels: list[Labels] = []
    portals: list[Portal] = []
    seen: list[str | bytes] = []
    for path, raw in _files(folders):
        found = _read(path, raw)
        seen += [path.name, raw]
        if isinstance(found, Labels):
            labels.append(found)
        else:
            portals.append(found)
    return Rules(labels=tuple(labels), portals=tuple(portals), digest=digest(*seen))


@lru_cache(maxsize=1024)
def _read(path: Path, raw: bytes) -> Labels | Portal:
    """Read one file's content; a preview asks for the same again and again."""
    table = _parse(path, raw)
    return _labels(path, table) if path.parent.name == "labels" else _portal(path, table)


def load_portal(path: Path) -> Portal:
    """Read one portal's profile, wherever it lies.

    Raises:
        ConfigError: If it cannot be read, is not TOML or has an unknown or ill-typed key.
    """
    return _portal(path, _parse(path, _raw(path)))


def _files(folders: tuple[Path, ...]) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for kind in ("labels", "portals"):
            for path in sorted((folder / kind).glob("*.toml")):
                yield path, _raw(path)


def _raw(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "put a TOML file there that can be read, or take it away"
        raise _fail(path, f"cannot be read: {error.strerror}", hint) from error


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
    hosts = _texts(path, "hosts", table.get("hosts", []))
    if not all(host.strip(".") for host in hosts):
        raise _fail(path, "`hosts` has an empty one", 'write hosts = ["portal.example"]')
    return Portal(
        name=_text(path, "name", table.get("name", path.stem)) or path.stem,
        site_line=_pattern(path, "site_line", table.get("site_line", "")),
        hosts=hosts,
        shapes=tuple(_shape(path, shape) for shape in _list(path, "shapes", table)),
        date_order=str(table.get("date_order", "dmy")),
        shared_slugs=_flag(path, "shared_slugs", table.get("shared_slugs", False)),
        article_id=_pattern(path, "article_id", table.get("article_id", "")),
        noise=_texts(path, "noise", table.get("noise", [])),
        examples=tuple(_example(path, example) for example in _list(path, "examples", table)),
    )


def _pattern(path: Path, key: str, value: object) -> str:
    pattern = _text(path, key, value)
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        what = f"`{key}` is no regular expression: {error}"
        hint = "mend it; a \\ before ( ) [ ] . * + ? takes them as they are"
        raise _fail(path, what, hint) from error
    return pattern


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
    return PortalExample(**{key: _text(path, key, text) for key, text in value.items()})


def _list(path: Path, key: str, table: Mapping[str, Any]) -> list[object]:
    value = table.get(key, [])
    if not isinstance(value, list):
        hint = "write [[examples]]" if key == "examples" else 'write shapes = [["title"]]'
        raise _fail(path, f"`{key}` is not a list", hint)
    return value


def _text(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _fail(path, f"`{key}` is not text", f'write {key} = "…"')
    return value


def _flag(path: Path, key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _fail(path, f"`{key}` is neither true nor false", f"write {key} = true")
    return value


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
