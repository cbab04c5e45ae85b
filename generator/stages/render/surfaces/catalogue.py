"""CatalogueRoute -> the archive as JSON Lines or CSV, one version a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.model.data import Form
from generator.model.route import CatalogueRoute
from generator.model.urls import Addresses
from generator.stages.render.surfaces.columns import COLUMNS

# Signs that JSON may hold and that many programs take for the end of a line.
_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def catalogue(route: CatalogueRoute, addresses: Addresses) -> str:
    """Write the rows of one file."""
    lines = _csv if route.form is Form.CSV else _json_lines
    return "".join(lines(route, addresses))


def _json_lines(route: CatalogueRoute, addresses: Addresses) -> Iterator[str]:
    """Yield an object a line, with every column in each. Source: jsonlines.org."""
    for row in route.rows:
        values = {column.name: column.value(row, addresses) for column in COLUMNS}
        yield json.dumps(values, ensure_ascii=False).translate(_BREAKS) + "\n"


def _csv(route: CatalogueRoute, addresses: Addresses) -> Iterator[str]:
    """Yield a header and a line for each row, every cell in quotes. Source: RFC 4180.

    Cells hold what the text has, even if a spreadsheet would read ``=`` as a formula: a catalogue
    whose titles are not the titles is wrong for everybody else.
    """
    yield _line(column.name for column in COLUMNS)
    for row in route.rows:
        yield _line(column.cell(row, addresses) for column in COLUMNS)


def _line(cells: Iterable[str]) -> str:
    quoted = (cell.replace('"', '""') for cell in cells)
    return ",".join(f'"{cell}"' for cell in quoted) + "\r\n"
