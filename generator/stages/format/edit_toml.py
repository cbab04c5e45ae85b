"""TOML front matter, edited where a value stands: all other characters stay as they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.stages.format.scalar import Plain, quoted

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TABLE = re.compile(r"\s*(\[{1,2})(?P<keys>[^\[\]]+)\]{1,2}\s*(?:#.*)?")
_ITEM = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\]|\\.)*"|\'[^\']*\'|#[^\n]*', re.DOTALL
)

_ITEM_END = re.compile(r"\A\s*,?[ \t]*(?:#[^\r\n]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """One assignment or the head of a table: whole lines from *start* to *end*.

    *path* names the key with its table; *equals* is the place behind ``=``, 0 for a head.
    """

    path: tuple[str, ...]
    start: int
    end: int
    equals: int
    is_tabled: bool


def set_toml(matter: str, path: Sequence[str], value: Plain, order: Sequence[str]) -> str:
    """Return *matter* with *value* under the keys of *path*; a new key goes by *order*.

    Raises:
        ValueError: If the front matter is not TOML.
    """
    wanted = tuple(path)
    statements = list(_statements(matter))
    found = next((s for s in statements if s.path == wanted and s.equals), None)
    if found:
        start, end = _value_span(matter, found)
        return f"{matter[:start]}{_written(value, path)}{matter[end:]}"
    kin = [s for s in statements if s.path[0] == wanted[0]]
    if not kin:
        return _insert(matter, statements, wanted, value, order)
    if len(wanted) > 1 and len(kin[-1].path) == len(wanted) and kin[-1].equals:
        return _insert_beside(matter, kin[-1], wanted, value)
    whole = _merged(tomllib.loads(matter).get(wanted[0]), wanted[1:], value)
    text = unset_toml(matter, wanted[:1])
    return _insert(text, list(_statements(text)), wanted[:1], whole, order)


def unset_toml(matter: str, path: Sequence[str]) -> str:
    """Return *matter* without the key at *path*; a table that would be left empty goes with it.

    Raises:
        ValueError: If the front matter is not TOML.
    """
    wanted, statements = tuple(path), list(_statements(matter))
    kin = [s for s in statements if s.path[: len(wanted)] == wanted]
    if not kin and len(wanted) > 1:
        return _unset_within(matter, wanted)
    rest = [s for s in statements if s.path[0] == wanted[0] and s.equals and s not in kin]
    if not rest:
        kin = [s for s in statements if s.path[0] == wanted[0]]
    text = matter
    for statement in reversed(kin):
        remark = _remark(matter, statement)
        text = text[: statement.start] + remark + text[statement.end :]
    return text


def without_toml(matter: str, key: str, gone: frozenset[str]) -> str:
    """Return *matter* with the items in *gone* taken out of the list under *key*.

    Raises:
        ValueError: If the front matter is not TOML, or the key holds no list of texts.
    """
    text = matter
    while True:
        found = next((s for s in _statements(text) if s.path == (key,) and s.equals), None)
        if found is None:
            raise ValueError("no list")
        start, end = _value_span(text, found)
        spans = [m.span() for m in _ITEM.finditer(text, start, end) if m[0][0] != "#"]
        items = [tomllib.loads(f"x = {text[one:other]}")["x"] for one, other in spans]
        place = next((n for n, item in enumerate(items) if item in gone), None)
        if place is None:
            return text
        text = _without_item(text, spans, place)


def _without_item(text: str, spans: Sequence[tuple[int, int]], place: int) -> str:
    """Take an item out with the remark behind it; others keep theirs, and lines of remarks stay."""
    start, end = spans[place]
    if place + 1 < len(spans):
        after = spans[place + 1][0]
        _, _, below = text[end:after].partition("\n")
        return text[:start] + (below.lstrip(" \t") if "#" in below else "") + text[after:]
    before = spans[place - 1][1] if place else start
    if "#" not in text[before:start]:
        return text[:before] + text[end:]
    rest = _ITEM_END.sub("", text[end:])
    return text[:start].rstrip() + ("" if rest.lstrip("\r")[:1] == "\n" else "\n") + rest


def _unset_within(matter: str, path: tuple[str, ...]) -> str:
    """Take a key out of a table that stands in one line."""
    table = tomllib.loads(matter).get(path[0])
    if not isinstance(table, dict) or path[1] not in table:
        return matter
    rest = {key: value for key, value in table.items() if key != path[1]}
    return set_toml(matter, path[:1], rest, ()) if rest else unset_toml(matter, path[:1])


def _insert(
    matter: str,
    statements: Sequence[_Statement],
    path: tuple[str, ...],
    value: Plain,
    order: Sequence[str],
) -> str:
    """Add a key above all tables, behind the nearest one that goes before it in *order*."""
    plain = value
    for key in reversed(path[1:]):
        plain = {key: plain}
    at = 0
    for statement in statements:
        key = statement.path[0]
        if statement.is_tabled or key not in order or path[0] not in order:
            continue
        if order.index(key) < order.index(path[0]):
            at = statement.end
    return _with_line(matter, at, f"{path[0]} = {_written(plain, path)}")


def _insert_beside(matter: str, kin: _Statement, path: tuple[str, ...], value: Plain) -> str:
    """Add a key behind another one of its table."""
    name = path[-1] if kin.is_tabled else ".".join(path)
    return _with_line(matter, kin.end, f"{name} = {_written(value, path)}")


def _with_line(matter: str, at: int, line: str) -> str:
    newline = "\r\n" if "\r\n" in matter else "\n"
    return f"{matter[:at]}{line}{newline}{matter[at:]}"


def _merged(present: object, path: tuple[str, ...], value: Plain) -> Plain:
    if not path:
        return value
    known: dict[str, Plain] = {}
    if isinstance(present, dict):
        known = {key: str(item) for key, item in present.items()}
    return known | {path[0]: value}


def _written(value: Plain, path: Sequence[str]) -> str:
    """Write a value in one line; a day and a truth value are TOML's own."""
    if isinstance(value, str):
        is_bare = path[-1] == "date" and _DAY.fullmatch(value)
        return value if is_bare else quoted(value)
    if isinstance(value, dict):
        pairs = (f"{key} = {_written(item, [*path, key])}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(_written(item, [*path, '']) for item in value)}]"


def _statements(matter: str) -> Iterator[_Statement]:
    """Cut the text into statements: each is the fewest lines that TOML can read."""
    tomllib.loads(matter)
    lines = [f"{line}\n" for line in matter.split("\n")]
    prefix: tuple[str, ...] = ()
    place = number = 0
    while number < len(lines):
        first = number
        number += 1
        if not lines[first].strip() or lines[first].lstrip().startswith("#"):
            place += len(lines[first])
            continue
        head = _TABLE.fullmatch(lines[first].rstrip())
        while not head and not _reads("".join(lines[first:number])):
            number += 1
        text = "".join(lines[first:number])
        keys = _keys(head["keys"] if head else text[: _equals(text) - 1])
        prefix = keys if head else prefix
        yield _Statement(
            path=keys if head else (*prefix, *keys),
            start=place,
            end=place + len(text),
            equals=0 if head else place + _equals(text),
            is_tabled=bool(prefix),
        )
        place += len(text)


def _reads(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


def _equals(text: str) -> int:
    """Return the place behind the ``=`` of an assignment; a quoted key may hold one."""
    places = (n for n, c in enumerate(text) if c == "=" and _reads(f"{text[:n]}= 1"))
    return next(places) + 1


def _keys(written: str) -> tuple[str, ...]:
    """Return the parts of a key, dotted or in quotes."""
    table: Any = tomllib.loads(f"{written} = 1")
    found: list[str] = []
    while isinstance(table, dict):
        found += table
        table = table[found[-1]]
    return tuple(found)


def _value_span(matter: str, statement: _Statement) -> tuple[int, int]:
    """Return where a value stands, without the remark behind it."""
    text = matter[statement.equals : statement.end]
    wanted = tomllib.loads(f"x ={text}")["x"]
    ends = (n for n, c in enumerate(text) if c == "#")
    end = next((n for n in ends if _is_value(text[:n], wanted)), len(text))
    start = len(text) - len(text.lstrip())
    return statement.equals + start, statement.equals + len(text[:end].rstrip())


def _is_value(text: str, wanted: object) -> bool:
    try:
        return bool(tomllib.loads(f"x ={text}")["x"] == wanted)
    except ValueError:
        return False


def _remark(matter: str, statement: _Statement) -> str:
    """Return the remark behind a value as a line of its own, or nothing."""
    if not statement.equals:
        return ""
    remark = matter[_value_span(matter, statement)[1] : statement.end].lstrip(" \t")
    return remark if remark.startswith("#") else ""
