"""sources.csv or sources.jsonl -> what a scraper knew of the files beside it."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeAlias

from generator.model import lang
from generator.model.characters import INVISIBLE, clean, is_clean
from generator.model.errors import Problem, Severity, Where
from generator.model.extract import Evidence
from generator.model.source import Text
from generator.model.urls import web_host
from generator.stages.decode.legacy import python_codec

_CERTAINTY = 0.98
_NAME_MAX = 255  # bytes of a file's name that file systems take
_SHOWN = 80  # characters of a name that is refused
_COLUMNS = {
    "file": ("file", "filename", "path", "name"),
    "page": ("url", "page", "page_url", "link"),
    "source": ("source", "source_url", "original_url"),
    "lang": ("lang", "language"),
    "title": ("title", "headline"),
    "date": ("date", "published"),
    "authors": ("author", "authors", "byline"),
    "fetched": ("fetched", "fetched_on", "retrieved", "crawled"),
    "licence": ("licence", "license"),
    "encoding": ("encoding", "charset"),
}
_FIELD_OF = {name: field for field, names in _COLUMNS.items() for name in names}
Row: TypeAlias = tuple[tuple[str, str], ...]
"""Names of columns, in lower case, and their cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What *line* of a manifest says of one file; *encoding* is a name that Python knows."""

    path: PurePosixPath
    line: int
    given: tuple[Evidence, ...]
    encoding: str | None


def read_manifest(text: Text) -> Iterator[Listed | Problem]:
    """Yield a row's facts for each file, or what is wrong with a row; other rows still count.

    The first column names the file, relative to the manifest. Columns are `file`, `url` (of the
    page that was read), `source` (of the original), `lang`, `title`, `date`, `author`, `fetched`,
    `licence` and `encoding`; empty cells say nothing. A row of a table stands in one line.
    """
    is_table = text.path.suffix.lower() == ".csv"
    seen: set[PurePosixPath] = set()
    for line, row in _table(text) if is_table else _objects(text):
        if isinstance(row, Problem):
            yield row
            continue
        yield from _listed(text, line, row, seen)


def _table(text: Text) -> Iterator[tuple[int, Row | Problem]]:
    """Read comma-separated rows, each of one line; the first line names the columns."""
    separator = ";" if text.lines[0].count(";") > text.lines[0].count(",") else ","
    header: list[str] = []
    for number, line in enumerate(text.lines, 1):
        try:
            cells = next(csv.reader([line], delimiter=separator, strict=True), [])
        except csv.Error as error:
            what = f"the row does not end in its line, or is not CSV: {error}"
            yield number, _fail(text, number, what, "close its quotes; write a row in one line")
            if not header:
                return
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if header:
            yield number, tuple(zip(header, cells, strict=False))
            continue
        header = [cell.strip().lower() for cell in cells]
        for problem in _wrong_names(text, number, header, set()):
            yield number, problem


def _objects(text: Text) -> Iterator[tuple[int, Row | Problem]]:
    """Read an object a line; its keys are the columns."""
    told: set[str] = set()
    for number, line in enumerate(text.lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, _fail(text, number, f"not JSON: {error}", "write one object a line")
            continue
        if not isinstance(row, dict):
            yield number, _fail(text, number, "no JSON object", "write one object a line")
            continue
        known = {key.lower(): _cell(value) for key, value in row.items() if value is not None}
        for problem in _wrong_names(text, number, list(known), told):
            yield number, problem
        yield number, tuple(known.items())


def _cell(value: object) -> str:
    """Spell a value of JSON as a cell of a table does: the parts of a list between semicolons."""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _wrong_names(text: Text, line: int, names: Sequence[str], told: set[str]) -> Iterator[Problem]:
    """Tell of names that no column has, and of those that mean the same as one before them."""
    first: dict[str, str] = {}
    for name in names:
        field = _FIELD_OF.get(name)
        if field is None:
            yield _unknown(text, line, clean(name))
        elif field not in first:
            first[field] = name
        elif name not in told:
            told.add(name)
            what = f"`{name}` means the same as `{first[field]}`, and counts where that is empty"
            yield _warn(text, line, what, "keep one of the two columns")


def _listed(
    text: Text, line: int, row: Row, seen: set[PurePosixPath]
) -> Iterator[Listed | Problem]:
    cells: dict[str, str] = {}
    for key, cell in row:
        if key in _FIELD_OF and not cells.get(_FIELD_OF[key]):
            cells[_FIELD_OF[key]] = cell.strip()
    name = cells.pop("file", "")
    if not _is_name(name):
        hint = "name a file beside the manifest or in a folder under it"
        yield _fail(text, line, f"the row names no file: `{clean(name)[:_SHOWN]}`", hint)
        return
    path = text.path.parent / name
    if path in seen:
        yield _fail(text, line, f"`{name}` stands twice", "keep one of the two rows")
        return
    seen.add(path)
    given = []
    for field, cell in cells.items():
        if not cell or field == "encoding":
            continue
        try:
            value = _PARSERS[field](cell)
        except ValueError as error:
            what = f"{clean(str(error))}; `{name}` is read without it"
            yield _fail(text, line, what, _HINTS[field])
            continue
        if not value:
            continue
        rule = f"manifest.{field}"
        given.append(Evidence(field=field, value=value, rule=rule, certainty=_CERTAINTY, lines=()))
    encoding = cells.get("encoding") or None
    if encoding and not python_codec(encoding):
        what = f"`encoding` is unknown: `{clean(encoding)}`"
        yield _fail(text, line, what, "write a name such as windows-1251")
        encoding = None
    yield Listed(path=path, line=line, given=tuple(given), encoding=encoding)


def _is_name(name: str) -> bool:
    """Say whether a file can have this name, in a folder under the manifest's."""
    parts = name.split("/")
    is_whole = not INVISIBLE.search(name) and ".." not in parts and not name.startswith("/")
    return bool(name) and is_whole and max(len(part.encode()) for part in ["", *parts]) <= _NAME_MAX


def _address(cell: str) -> str:
    if not web_host(cell) or not is_clean(cell):
        raise ValueError(f"no web address: `{cell}`")
    return cell


def _date(cell: str) -> str:
    try:
        return dt.datetime.fromisoformat(cell).date().isoformat()
    except ValueError as error:
        raise ValueError(f"no calendar date: `{cell}`") from error


_PARSERS: Mapping[str, Callable[[str], str]] = {
    "page": _address,
    "source": _address,
    "lang": lang.parse,
    "title": clean,
    "date": _date,
    "authors": clean,
    "fetched": _date,
    "licence": clean,
}
_HINTS = {
    "page": "write https://…, or leave the cell empty",
    "source": "write https://…, or leave the cell empty",
    "lang": "write a BCP 47 tag such as de, pt-BR or zh-Hans",
    "date": "write year-month-day",
    "fetched": "write year-month-day",
}


def _unknown(text: Text, line: int, name: str) -> Problem:
    near = difflib.get_close_matches(name, _FIELD_OF, n=1)
    known = ", ".join(names[0] for names in _COLUMNS.values())
    hint = f"did you mean `{near[0]}`?" if near else f"use some of: {known}"
    return _warn(text, line, f"unknown column `{name}`; it is passed over", hint)


def _warn(text: Text, line: int, what: str, hint: str) -> Problem:
    return replace(_fail(text, line, what, hint), severity=Severity.WARNING)


def _fail(text: Text, line: int, what: str, hint: str) -> Problem:
    return Problem(code="manifest", where=Where(text.path, line), what=what, hint=hint)
