"""Lines -> Block for front matter without fences: Pelican's ``Key: x``, Nikola's ``.. key: x``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.model.errors import Problem, SourceError, Where
from generator.stages.format.foreign.block import Block, Entry
from generator.stages.format.matter import Node

_PELICAN = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):(?:\s+(?P<value>.*))?")
_PELICAN_MORE = re.compile(r" {4,}\S")
_PELICAN_KEYS = frozenset(
    "title date slug author authors category tags summary lang status".split()
)
_NIKOLA = re.compile(r"\s*\.\. +(?P<key>[\w-]+):(?:\s+(?P<value>.*))?")
_OPEN, _CLOSE = "<!--", "-->"


def read_pelican(lines: tuple[str, ...]) -> Block | None:
    """Read ``Key: value`` lines up to a blank line or one that is none; indented ones go on.

    Source: Pelican, "Writing content", and Python-Markdown, "Meta-Data".
    """
    first = _first(lines)
    found: list[tuple[str, list[str], list[int]]] = []
    number = first
    for number in range(first, len(lines)):
        match = _PELICAN.fullmatch(lines[number])
        if match:
            found.append((match["key"], [match["value"] or ""], [number + 1]))
        elif found and _PELICAN_MORE.match(lines[number]):
            found[-1][1].append(lines[number])
            found[-1][2].append(number + 1)
        else:
            break
    if not any(key.lower() in _PELICAN_KEYS for key, _, _ in found):
        return None
    entries = [
        Entry(key=key, node=Node("\n".join(values), own[0], 1), lines=tuple(own))
        for key, values, own in found
    ]
    return _block(first, entries[-1].lines[-1], entries, frozenset())


def read_nikola(lines: tuple[str, ...], path: PurePosixPath) -> Block | None:
    """Read ``.. key: value`` lines, in an HTML comment or up to the first other line.

    Source: Nikola handbook, "Metadata formats".

    Raises:
        SourceError: If the comment around them has no end, or text stands behind its end.
    """
    first = _first(lines)
    if first == len(lines) or not lines[first].lstrip().startswith(_OPEN):
        return _nikola_lines(lines, first)
    below = next((line for line in lines[first + 1 :] if line.strip()), "")
    opening = lines[first].lstrip().removeprefix(_OPEN)
    if not _NIKOLA.match(opening if opening.strip() else below):
        return None
    last = next((n for n in range(first, len(lines)) if _CLOSE in lines[n]), None)
    if last is None:
        what = "the comment with the front matter has no end"
        raise _fail(path, first + 1, 1, what, "close it with a line of -->")
    inside, behind = lines[last].split(_CLOSE, 1)
    if behind.strip():
        what = "text stands behind the comment with the front matter"
        column = len(lines[last]) - len(behind.lstrip()) + 1
        raise _fail(path, last + 1, column, what, "begin the body on a line of its own")
    rows = dict(enumerate(lines[first:last], first + 1)) | {last + 1: inside}
    rows[first + 1] = rows[first + 1].lstrip().removeprefix(_OPEN)
    entries = [entry for number, line in rows.items() for entry in _nikola(number, line)]
    return _block(first, last + 1, entries, frozenset({first + 1, last + 1}))


def _nikola_lines(lines: tuple[str, ...], first: int) -> Block | None:
    entries: list[Entry] = []
    for number, line in enumerate(lines[first:], first + 1):
        found = _nikola(number, line)
        if not found:
            break
        entries += found
    return _block(first, entries[-1].lines[-1], entries, frozenset()) if entries else None


def _nikola(number: int, line: str) -> list[Entry]:
    match = _NIKOLA.fullmatch(line)
    if match is None:
        return []
    return [Entry(key=match["key"], node=Node(match["value"] or "", number, 1), lines=(number,))]


def _first(lines: tuple[str, ...]) -> int:
    return next((n for n, line in enumerate(lines) if line.strip()), len(lines))


def _block(first: int, last: int, entries: Iterable[Entry], fences: frozenset[int]) -> Block:
    return Block(entries=tuple(entries), lines=range(first + 1, last + 1), fences=fences)


def _fail(path: PurePosixPath, line: int, column: int, what: str, hint: str) -> SourceError:
    where = Where(path, line, column)
    return SourceError(Problem(code="matter-syntax", where=where, what=what, hint=hint))
