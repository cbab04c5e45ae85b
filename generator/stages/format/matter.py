"""Text -> front matter with places, and the body under it: YAML (``---``) or TOML (``+++``).

YAML is read as texts, lists and maps only: no implicit types (``no`` is Norwegian), no tags, no
anchors, no key twice.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

import yaml

from generator.model.errors import Problem, SourceError, Where

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_DEPTH_MAX = 4


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the front matter and its place in the file."""

    value: Value
    line: int
    column: int


Value: TypeAlias = "str | list[Node] | dict[str, Node]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The parsed front matter, and the body as it stands under it without blank lines around."""

    path: PurePosixPath
    nodes: dict[str, Node]
    body: str

    def fail(
        self, node: Node | None, what: str, hint: str, code: str = "matter-value"
    ) -> SourceError:
        """Make the error for a value at *node*, or for the front matter as a whole."""
        where = Where(self.path, node.line, node.column) if node else Where(self.path, 1, 1)
        return SourceError(Problem(code=code, where=where, what=what, hint=hint))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A file cut at its fences, so that its five parts joined by line ends give it back."""

    opening: str
    matter: str
    closing: str
    body: str

    @property
    def fence(self) -> str:
        """``---`` for YAML, ``+++`` for TOML."""
        return self.opening.rstrip()


def split(text: str) -> Parts | None:
    """Cut a file at its fences, or return None if it has no front matter."""
    lines = text.split("\n")
    closing = FENCES.get(lines[0].rstrip())
    if closing is None:
        return None
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() in closing), None)
    if end is None:
        return None
    return Parts(
        opening=lines[0],
        matter="\n".join(lines[1:end]),
        closing=lines[end],
        body="\n".join(lines[end + 1 :]),
    )


def read_matter(text: str, path: PurePosixPath) -> Matter:
    """Read the front matter of a content file.

    Raises:
        SourceError: With line and column, if there is none, or it is not what it should be.
    """
    parts = split(text)
    if parts is None:
        fence = text.split("\n", 1)[0].rstrip()
        what = "the front matter has no end" if fence in FENCES else "the file has no front matter"
        hint = (
            f"close it with a line of {fence}"
            if fence in FENCES
            else "begin the file with a line of ---"
        )
        raise SourceError(
            Problem(code="matter-missing", where=Where(path, 1, 1), what=what, hint=hint)
        )
    read = read_toml if parts.fence == "+++" else read_yaml
    nodes = read(parts.matter, path)
    body = parts.body.strip("\n")
    return Matter(path=path, nodes=nodes, body=f"{body}\n" if body.strip() else "")


def read_yaml(matter: str, path: PurePosixPath) -> dict[str, Node]:
    """Read the YAML that stands under a fence in the file's first line."""
    try:
        events = iter(list(yaml.parse(matter, Loader=_LOADER)))
        return _Events(events, path).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        what = f"front matter is not YAML: {error.problem or error.context}"
        raise _fail(
            path, line, column, what, 'quote texts with a colon: title: "One: two"'
        ) from error
    except yaml.YAMLError as error:
        what = f"front matter is not YAML: {error}"
        raise _fail(path, 1, 1, what, "take the character out") from error


class _Events:
    """Builds nodes from YAML's events, refusing all that is not text, list or map."""

    def __init__(self, events: Iterator[yaml.Event], path: PurePosixPath) -> None:
        self._events = events
        self._path = path

    def document(self) -> dict[str, Node]:
        next(self._events)  # stream start
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return {}
        root = self._node(next(self._events), 0)
        if isinstance(root.value, str) and not root.value:
            return {}
        if not isinstance(root.value, dict):
            raise _fail(
                self._path, root.line, root.column, "front matter is no map", "write key: value"
            )
        return root.value

    def _node(self, event: yaml.Event, depth: int) -> Node:
        mark = event.start_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
        refused = (
            isinstance(event, yaml.AliasEvent)
            or getattr(event, "anchor", None)
            or getattr(event, "tag", None)
        )
        if refused or depth > _DEPTH_MAX:
            what = (
                "front matter nests too deep"
                if not refused
                else "front matter has a YAML tag or anchor"
            )
            raise _fail(self._path, line, column, what, "write the value out as plain text")
        if isinstance(event, yaml.ScalarEvent):
            return Node(event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(list(self._items(depth)), line, column)
        return Node(self._map(depth), line, column)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _map(self, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key.value, str) or key.value in found:
                what = (
                    f"`{key.value}` stands twice"
                    if isinstance(key.value, str)
                    else "a key is no text"
                )
                raise _fail(self._path, key.line, key.column, what, "keep one of the two lines")
            found[key.value] = Node(value.value, key.line, value.column)
        return found


def read_toml(matter: str, path: PurePosixPath) -> dict[str, Node]:
    """Read the TOML that stands under a fence in the file's first line."""
    try:
        table = tomllib.loads(matter)
        return {key: to_node(value, _toml_line(matter, key)) for key, value in table.items()}
    except RecursionError as error:
        raise _fail(path, 1, 1, "front matter nests too deep", "write it flat") from error
    except ValueError as error:  # also a number of too many digits
        found = re.search(r"line (\d+), column (\d+)", str(error))
        last = matter.split("\n")
        line, column = map(int, found.groups()) if found else (len(last), len(last[-1]) + 1)
        line += 1
        what = "front matter is not TOML: " + re.sub(r" \(at .*\)$", "", str(error))
        raise _fail(path, line, column, what, "mend the line") from error


def _toml_line(matter: str, key: str) -> int:
    found = re.search(rf'^\s*\[*"?{re.escape(key)}\b', matter, re.MULTILINE)
    return matter.count("\n", 0, found.end()) + 2 if found else 1


def to_node(value: object, line: int) -> Node:
    """Make a node of a value of TOML or JSON; a date is written out, and nothing is empty."""
    if isinstance(value, list):
        return Node([to_node(item, line) for item in value], line, 1)
    if isinstance(value, dict):
        return Node({key: to_node(item, line) for key, item in value.items()}, line, 1)
    if isinstance(value, bool):
        return Node(str(value).lower(), line, 1)
    if isinstance(value, dt.date | dt.datetime):
        return Node(value.isoformat(), line, 1)
    return Node("" if value is None else str(value), line, 1)


def _fail(path: PurePosixPath, line: int, column: int, what: str, hint: str) -> SourceError:
    where = Where(path, line, column)
    return SourceError(Problem(code="matter-syntax", where=where, what=what, hint=hint))
