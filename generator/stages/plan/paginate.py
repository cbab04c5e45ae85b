"""A list of texts -> its pages, cut from the oldest end, so that a new text changes few of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[Item]):
    """One page of a list: the name of its file and of its neighbours.

    *name* is empty for the first page, else ``page-2``, ``page-3`` …, ``undated``, ``undated-2`` ….
    *number* is that of a later page.
    """

    name: str
    number: int | None
    items: tuple[Item, ...]
    newer: str | None
    older: str | None


def paginate(
    newest_first: Iterable[Item], dated: int, undated: int, size: int
) -> Iterator[Sheet[Item]]:
    """Cut a list, newest first and undated last, into pages of *size*; holds one page at a time.

    The first page holds the newest. If not all fit there, dated items are cut from the oldest on:
    ``page-2`` holds the oldest *size* for ever, ``page-3`` the next, and what the first page shows
    may stand on the newest of these too. Undated items have pages of their own, since a new one
    may stand anywhere among them; a list of undated items only goes on from its first page.
    """
    items = iter(newest_first)
    first = list(islice(items, size))
    if dated + undated <= size:
        yield Sheet(name="", number=None, items=tuple(first), newer=None, older=None)
        return
    full = max(0, -(-dated // size) - 1)
    rest = chain(first[dated - full * size if full else min(dated, size) :], items)
    names = [f"page-{number}" for number in range(full + 1, 1, -1)]
    if dated:
        pages = range(1, -(-undated // size) + 1)
        names += [f"undated-{number}" if number > 1 else "undated" for number in pages]
    else:
        rest = chain(items)
        names = [f"page-{number}" for number in range(2, -(-undated // size) + 1)]
    line = ["", *names]
    for at, name in enumerate(line):
        yield Sheet(
            name=name,
            number=_number(name),
            items=tuple(islice(rest, size) if at else first),
            newer=line[at - 1] if at else None,
            older=line[at + 1] if at + 1 < len(line) else None,
        )


def _number(name: str) -> int | None:
    last = name.rpartition("-")[2]
    return int(last) if last.isdigit() else None
