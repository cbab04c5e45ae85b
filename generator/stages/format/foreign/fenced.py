"""Lines -> Block for front matter between fences: YAML (``---``), TOML (``+++``), JSON."""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeAlias

from generator.model.errors import Problem, SourceError, Where
from generator.stages.format.foreign.block import SECTIONS, Block, Entry, fold
from generator.stages.format.foreign.values import clean
from generator.stages.format.matter import FENCES, Node, read_toml, read_yaml, to_node

_KEY = re.compile(r"\s*(?:[\"']?[\w.-]+[\"']?\s*[:=]|\[|#)")
_OBJECT = re.compile(r"\{\s*(?:\"|\}\s*$|$)")
_JSON = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_JSON_GAP = re.compile(r"[ \t\r\n:,]*")
_TOML_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)
_Path: TypeAlias = tuple[str, ...]


def read_fenced(lines: tuple[str, ...], path: PurePosixPath) -> Block | None:
    """Read the front matter at the top of a file, or return None if it begins otherwise.

    A fence under blank lines that no key follows is a rule of the body.

    Raises:
        SourceError: With line and column, if the front matter has no end or is malformed.
    """
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    opening = lines[first].rstrip() if first < len(lines) else ""
    if _OBJECT.match(opening):
        return _json(lines, first, path)
    if opening not in FENCES:
        return None
    if first and not _KEY.match(lines[first + 1] if first + 1 < len(lines) else ""):
        return None
    closing = FENCES[opening]
    end = next((n for n in range(first + 1, len(lines)) if lines[n].rstrip() in closing), None)
    if end is None:
        what = "the front matter has no end"
        hint = f"close it with a line of {opening}; if it is a rule, put a blank line above"
        raise _fail(path, (first + 1, 1), what, hint, "matter-missing")
    matter = "\n" * first + "\n".join(lines[first + 1 : end])
    read = _toml if opening == "+++" else _yaml
    return Block(
        entries=tuple(read(matter, lines[: end + 1], path)),
        lines=range(first + 1, end + 2),
        fences=frozenset({first + 1, end + 1}),
    )


def _yaml(matter: str, lines: tuple[str, ...], path: PurePosixPath) -> Iterator[Entry]:
    yield from _placed(read_yaml(matter, path), lines, len(lines), "")


def _placed(
    nodes: dict[str, Node], lines: tuple[str, ...], end: int, section: str
) -> Iterator[Entry]:
    """Give each key the lines up to the next; *end* is the line behind the last one's."""
    stops = [*(node.line for node in nodes.values()), end][1:]
    for (key, node), stop in zip(nodes.items(), stops, strict=True):
        inner = _section(key, node, section)
        if inner:
            start = next(iter(inner.values())).line
            opener = _trimmed(range(node.line, max(start, node.line + 1)), lines)
            yield Entry(key=key, node=Node("", node.line, 1), lines=opener)
            yield from _placed(inner, lines, stop, fold(key))
        else:
            span = _trimmed(range(node.line, max(stop, node.line + 1)), lines)
            yield Entry(key=key, node=node, lines=span, section=section)


def _section(key: str, node: Node, section: str) -> dict[str, Node]:
    is_section = not section and fold(key) in SECTIONS and isinstance(node.value, dict)
    return node.value if is_section and isinstance(node.value, dict) else {}


def _trimmed(span: range, lines: tuple[str, ...]) -> tuple[int, ...]:
    """Take blank lines and comments no deeper than the key off the end; the key's line stays."""
    stop = min(span.stop, len(lines) + 1)
    depth = _depth(lines[span.start - 1]) if span.start <= len(lines) else 0
    while stop - 1 > span.start and _is_idle(lines[stop - 2], depth):
        stop -= 1
    return tuple(range(span.start, max(stop, span.start + 1)))


def _is_idle(line: str, depth: int) -> bool:
    return not line.strip() or (line.lstrip().startswith("#") and _depth(line) <= depth)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _toml(matter: str, lines: tuple[str, ...], path: PurePosixPath) -> Iterator[Entry]:
    nodes = read_toml(matter, path)
    lines_of = _toml_lines(matter, len(lines))
    for key, node in nodes.items():
        inner = _section(key, node, "")
        own = tuple(lines_of.get((key,), ()))
        yield Entry(key=key, node=Node("", 0, 0) if inner else node, lines=own)
        for name, value in inner.items():
            place = tuple(lines_of.get((key, name), ()))
            yield Entry(key=name, node=value, lines=place, section=fold(key))


def _toml_lines(matter: str, end: int) -> dict[_Path, list[int]]:
    """Map each key of the top level, and each key of a section, to the lines that set it."""
    lines_of: defaultdict[_Path, list[int]] = defaultdict(list)
    table: _Path = ()
    line = 2
    for statement in _statements(matter):
        following = line + statement.count("\n") + 1
        keys = _keys(statement)
        if statement.lstrip().startswith("["):
            table = keys[0]
            places = [table]
        else:
            places = [table + key for key in keys]
        for place in dict.fromkeys(_cut(place) for place in places):
            lines_of[place] += range(line, min(following, end))
        line = following
    return lines_of


def _cut(place: _Path) -> _Path:
    return place[:2] if fold(place[0]) in SECTIONS else place[:1]


def _statements(matter: str) -> Iterator[str]:
    """Cut TOML that is known to be right where statements end: a line end outside of values."""
    depth = start = 0
    for token in _TOML_TOKEN.finditer(matter + "\n"):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if token[0] == "\n" and not depth:
            yield matter[start : token.start()]
            start = token.end()


def _keys(statement: str) -> list[_Path]:
    """List the dotted keys that one statement sets; a table's header sets one."""
    table = tomllib.loads(statement)
    if len(table) != 1:
        return []
    key, value = next(iter(table.items()))
    inner = value[0] if isinstance(value, list) and value else value
    is_table = isinstance(inner, dict) and (value is inner or statement.lstrip().startswith("["))
    return [(key, name) for name in inner] if is_table and inner else [(key,)]


def _json(lines: tuple[str, ...], first: int, path: PurePosixPath) -> Block:
    text = "\n".join(lines[first:])
    try:
        _, end = _JSON.raw_decode(text)
        entries = tuple(_members(text, 1, first + 1, path))
    except json.JSONDecodeError as error:
        what = f"front matter is not JSON: {error.msg}"
        place = (first + error.lineno, error.colno)
        raise _fail(path, place, what, "mend the place") from error
    except RecursionError as error:
        what = "front matter nests too deep"
        raise _fail(path, (first + 1, 1), what, "write it flat") from error
    last = first + text.count("\n", 0, end) + 1
    behind = text[end:].split("\n", 1)[0]
    if behind.strip():
        column = len(lines[last - 1]) - len(behind.lstrip()) + 1
        what = "text stands behind the end of the front matter"
        raise _fail(path, (last, column), what, "begin the body on a line of its own")
    return Block(
        entries=entries, lines=range(first + 1, last + 1), fences=frozenset({first + 1, last})
    )


def _members(
    text: str, at: int, line: int, path: PurePosixPath, section: str = ""
) -> Iterator[Entry]:
    """Yield the members of an object, known to be right, that opens before character *at*."""
    seen: set[str] = set()
    start = _after_gap(text, at)
    while text[start] == '"':
        line += text.count("\n", at, start)
        key, colon = _JSON.raw_decode(text, start)
        opening = _after_gap(text, colon)
        value, at = _JSON.raw_decode(text, opening)
        if key in seen:
            column = start - text.rfind("\n", 0, start)
            what = f"`{clean(key)}` stands twice"
            raise _fail(path, (line, column), what, "keep one of the two lines")
        seen.add(key)
        node = to_node(value, line)
        last = line + text.count("\n", start, at)
        if _section(key, node, section):
            yield Entry(key=key, node=Node("", line, 1), lines=(line, last))
            inner = line + text.count("\n", start, opening)
            yield from _members(text, opening + 1, inner, path, fold(key))
        else:
            lines = tuple(range(line, last + 1))
            yield Entry(key=key, node=node, lines=lines, section=section)
        line = last
        start = _after_gap(text, at)


def _after_gap(text: str, at: int) -> int:
    found = _JSON_GAP.match(text, at)
    return found.end() if found else at


def _fail(
    path: PurePosixPath, place: tuple[int, int], what: str, hint: str, code: str = "matter-syntax"
) -> SourceError:
    return SourceError(Problem(code=code, where=Where(path, *place), what=what, hint=hint))
