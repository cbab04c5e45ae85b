"""The contract of templates -> docs/themes-contract.md: read from the code, so that it is true."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from pathlib import PurePath
from typing import Any, NewType, get_args, get_type_hints

from jinja2 import nodes

from generator.edges.theme import environment
from generator.edges.themecheck.given import FRAME
from generator.edges.themecheck.kinds import (
    UNKNOWN,
    Kind,
    attributes,
    bare,
    fields,
    items,
    variants,
)
from generator.edges.themecheck.library import Library, Template
from generator.edges.themefolders import BUILT_IN
from generator.model.contract import PAGES, PARTS, Common, Html
from generator.model.errors import Problem
from generator.model.functions import Functions
from generator.model.ids import LangTag

_INTRO = """\
# What templates get

Made from the code by `commonweal theme contract`: do not edit. How themes work stands in
[themes.md](themes.md). `commonweal theme check` holds the templates of a theme to this page.

Text is escaped when a template writes it; HTML is HTML already. Test a value that may be none with
`{% if … %}` first. A name that is not here is an error.
"""
_WORDS: dict[Kind, str] = {
    str: "text",
    int: "whole number",
    bool: "true or false",
    dt.date: "date",
    LangTag: "language tag",
    Html: "HTML",
    UNKNOWN: "anything",
}


def contract_page() -> str:
    """Return the page as Markdown."""
    chain = (BUILT_IN / "archive",)
    library = Library(chain, environment(chain))
    records: list[type] = []
    lines = [_INTRO, "## Every page", "", *_described(Common, records)]
    lines += [f"The frame `{FRAME}` gets these only. {_blocks(library, FRAME)}", ""]
    lines += ["## Pages", ""]
    for name, page in PAGES.items():
        lines += [f"### {name}", "", *_described(page, records), _blocks(library, name), ""]
    lines += ["## Parts", ""]
    lines += ["A part gets its inputs and nothing else. Equal inputs are filled once and kept.", ""]
    for name, part in PARTS.items():
        lines += [f"### parts/{name}.html", "", *_described(part, records)]
    lines += ["## Records", ""]
    for record in records:  # grows while it is walked: records hold records
        lines += [f"### {record.__name__}", "", *_described(record, records)]
    lines += [*_functions()]
    return "\n".join(lines).rstrip() + "\n"


def _described(record: type, records: list[type]) -> Iterator[str]:
    """Yield a record's docstring and a table of what can stand after its dot."""
    yield inspect.getdoc(record) or ""
    yield ""
    said = _said(record)
    known = attributes(record) or {}
    members = [*fields(record), *(n for n in known if isinstance(getattr(record, n, 0), property))]
    if not members:
        return
    yield "| name | type | |"
    yield "|---|---|---|"
    for name in members:
        yield f"| `{name}` | {_spelt(known[name], records)} | {said.get(name, '')} |"
    yield ""


def _said(record: type) -> dict[str, str]:
    """Return the texts below a class's fields, and the first lines of its properties."""
    module = ast.parse(inspect.getsource(sys.modules[record.__module__]))
    (tree,) = (n for n in module.body if isinstance(n, ast.ClassDef) and n.name == record.__name__)
    said: dict[str, str] = {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=text)):
                said[name] = " ".join(str(text).split())
            case _:
                pass
    for method in tree.body:
        if isinstance(method, ast.FunctionDef):
            said[method.name] = (ast.get_docstring(method) or "").partition("\n")[0]
    return said


def _spelt(kind: Kind, records: list[type]) -> str:
    """Return a type in a theme author's words; note the records that it speaks of."""
    options = variants(kind)
    words = " or ".join(_one(option, records) for option in options)
    return f"{words} or none" if type(None) in get_args(kind) else words


def _one(kind: Kind, records: list[type]) -> str:
    plain: Any = bare(kind)
    if kind in _WORDS:
        return _WORDS[kind]
    if isinstance(kind, NewType):
        return f"{_one(plain, records)} ({_phrase(kind.__name__)})"
    if get_args(plain):
        item = items(kind)
        if item is not UNKNOWN:
            return f"list of {_spelt(item, records)}"
        return f"({', '.join(_spelt(part, records) for part in get_args(plain))})"
    if issubclass(plain, Enum):
        return f"`.value`: {', '.join(f'`{each.value}`' for each in plain)}"
    if isinstance(plain, type) and is_dataclass(plain):
        if plain not in records:
            records.append(plain)
        return f"[{plain.__name__}](#{plain.__name__.lower()})"
    return _WORDS.get(plain, "path" if issubclass(plain, PurePath) else plain.__name__)


def _phrase(name: str) -> str:
    """Return ``LangTag`` as ``lang tag``."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _blocks(library: Library, name: str) -> str:
    """Name the blocks of a built-in template that a child can fill."""
    tree = library.tree(Template(library.chain[0], name))
    found = [] if isinstance(tree, Problem) else [b.name for b in tree.find_all(nodes.Block)]
    return f"Blocks: {', '.join(f'`{block}`' for block in found)}."


def _functions() -> Iterator[str]:
    yield from ["## Functions", "", inspect.getdoc(Functions) or "", "", "| call | gives | |"]
    yield "|---|---|---|"
    for name, function in vars(Functions).items():
        if name.startswith("_"):
            continue
        *_, result = get_type_hints(function).values()
        parameters = list(inspect.signature(function).parameters.values())[1:]
        spelt = ", ".join(
            "name=value, …" if p.kind is p.VAR_KEYWORD else p.name for p in parameters
        )
        said = " ".join((inspect.getdoc(function) or "").split())
        yield f"| `{name}({spelt})` | {_spelt(result, [])} | {said} |"
