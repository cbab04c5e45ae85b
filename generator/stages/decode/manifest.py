"""sources.csv or sources.jsonl -> what a scraper knew of the files beside it."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.model import lang
from generator.model.errors import Problem, Severity, Where
from generator.model.extract import Evidence
from generator.model.source import Text
from generator.model.urls import web_host
from generator.stages.decode.legacy import python_codec

_CERTAINTY = 0.98
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
    `licence` and `encoding`; empty cells say nothing.
    """
    is_table = text.path.suffix.lower() == ".csv"
    seen: set[PurePosixPath] = set()
    for line, row in _table(text) if is_table else _objects(text):
        if isinstance(row, Problem):
            yield row
            continue
        yield from _listed(text, line, row, seen)


def _table(text: Text) -> Iterator[tuple[int, dict[str, str] | Problem]]:
    """Read comma-separated rows; the first line names the columns."""
    separator = ";" if text.lines[0].count(";") > text.lines[0].count(",") else ","
    reader = csv.reader((f"{line}\n" for line in text.lines), delimiter=separator)
    header: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip().lower() for cell in cells]
                unknown = [name for name in header if name not in _FIELD_OF]
                for name in unknown:
                    yield reader.line_num, _unknown(text, reader.line_num, name)
                continue
            yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        yield reader.line_num, _fail(text, reader.line_num, f"not CSV: {error}", "mend the line")


def _objects(text: Text) -> Iterator[tuple[int, dict[str, str] | Problem]]:
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
        known = {}
        for key, value in row.items():
            if key.lower() not in _FIELD_OF:
                yield number, _unknown(text, number, key)
            elif value is not None:
                known[key.lower()] = str(value)
        yield number, known


def _listed(
    text: Text, line: int, row: Mapping[str, str], seen: set[PurePosixPath]
) -> Iterator[Listed | Problem]:
    cells = {_FIELD_OF[key]: cell.strip() for key, cell in row.items() if key in _FIELD_OF}
    name = cells.pop("file", "")
    if not name or name.startswith("/") or ".." in name.split("/"):
        hint = "name a file beside the manifest or in a folder under it"
        yield _fail(text, line, f"the row names no file: `{name}`", hint)
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
            yield _fail(text, line, f"{error}; `{name}` is read without it", _HINTS[field])
            continue
        rule = f"manifest.{field}"
        given.append(Evidence(field=field, value=value, rule=rule, certainty=_CERTAINTY, lines=()))
    encoding = cells.get("encoding") or None
    if encoding and not python_codec(encoding):
        what = f"`encoding` is unknown: `{encoding}`"
        yield _fail(text, line, what, "write a name such as windows-1251")
        encoding = None
    yield Listed(path=path, line=line, given=tuple(given), encoding=encoding)


def _address(cell: str) -> str:
    if not web_host(cell):
        raise ValueError(f"no web address: `{cell}`")
    return cell


def _date(cell: str) -> str:
    try:
        return dt.datetime.fromisoformat(cell).date().isoformat()
    except ValueError as error:
        raise ValueError(f"no calendar date: `{cell}`") from error


def _text(cell: str) -> str:
    return " ".join(cell.split())


_PARSERS: Mapping[str, Callable[[str], str]] = {
    "page": _address,
    "source": _address,
    "lang": lang.parse,
    "title": _text,
    "date": _date,
    "authors": _text,
    "fetched": _date,
    "licence": _text,
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
    problem = _fail(text, line, f"unknown column `{name}`; it is passed over", hint)
    return replace(problem, severity=Severity.WARNING)


def _fail(text: Text, line: int, what: str, hint: str) -> Problem:
    return Problem(code="manifest", where=Where(text.path, line), what=what, hint=hint)
