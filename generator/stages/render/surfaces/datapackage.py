"""DataPackageRoute -> the description of the catalogue's files and of each of their columns."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from generator.model.config import SiteConfig, worded
from generator.model.data import PACKAGE, DataFile, Form
from generator.model.route import DataPackageRoute
from generator.stages.render.surfaces.columns import COLUMNS, Column

_SCHEMAS = "https://datapackage.org/profiles/2.0"
_KEY = ["article", "lang"]
_SAYS = (
    "Every published text of the archive, one version a row, sorted by article and language."
    " Rows with one value of `article` are one article in several languages. The CSV and the JSON"
    " Lines hold the same. A cell of the CSV may begin with `=`, `+`, `-` or `@` as its text does:"
    " import the columns as text into a spreadsheet, do not let it open the file by itself."
    " Nothing is said here of rights in the texts."
)


def data_package(route: DataPackageRoute, config: SiteConfig) -> str:
    """Write what the files hold. Source: Data Package 2.0, Table Schema 2.0.

    It states no licence, since none is known, and no date, since none is any file's own.
    """
    title = worded(config.title, config.default_lang, config.default_lang)
    package = {
        "$schema": f"{_SCHEMAS}/datapackage.json",
        "name": "catalogue",
        "id": config.addresses.absolute(PACKAGE),
        "title": title[1] if title else "Archive",
        "description": _SAYS,
        "homepage": config.addresses.base_url + "/",
        "resources": [_resource(file) for file in route.files],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(file: DataFile) -> dict[str, Any]:
    is_csv = file.form is Form.CSV
    path = PurePosixPath(file.path)
    kind: dict[str, Any] = {
        "name": path.name.lower().replace(".", "-"),
        "path": path.name,
        "type": "table",
        "format": file.form.value,
        "mediatype": "text/csv" if is_csv else "application/jsonl",
        "encoding": "utf-8",
    }
    if is_csv:
        kind["dialect"] = {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
        }
    fields = [_field(column, is_csv=is_csv) for column in COLUMNS]
    return kind | {"schema": {"fields": fields, "primaryKey": _KEY}}


def _field(column: Column, *, is_csv: bool) -> dict[str, Any]:
    is_text = is_csv and column.kind == "array"
    found: dict[str, Any] = {
        "name": column.name,
        "type": "string" if is_text else column.kind,
        "description": column.meaning_in_csv if is_csv else column.says,
    }
    if column.uri:
        found["format"] = "uri"
    return found | ({"constraints": dict(column.rules)} if column.rules else {})
