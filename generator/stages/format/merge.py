"""Base, theirs, mine -> merged: what a person wrote stays, what the source changed comes in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.stages.format.matter import split

_Region = tuple[list[str], list[str], tuple[int, int]]
_KEY = re.compile(r"[^\s#-][^:=]*")
_BLANK = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The merged file, and the pieces of *theirs* that gave way to what a person wrote."""

    text: str
    conflicts: tuple[str, ...]


def merge(base: str, theirs: str, mine: str) -> Merged:
    """Merge three states of a content file: fields by key, the body by blocks.

    *base* is what was imported last, *theirs* what would be imported now, *mine* the file. Where
    both changed the same thing, mine stands and theirs is listed as a conflict.
    """
    files = [split(text) for text in (base, theirs, mine)]
    if any(parts is None for parts in files):
        return Merged(text=mine, conflicts=() if theirs == mine else (theirs,))
    (_, base_matter, base_body), (_, new_matter, new_body), (fence, my_matter, my_body) = (
        parts for parts in files if parts
    )
    matter, lost_fields = _merge_matter(base_matter, new_matter, my_matter)
    body, lost_blocks = _merge_body(base_body, new_body, my_body)
    return Merged(
        text="\n".join([fence, *matter, fence, body]), conflicts=(*lost_fields, *lost_blocks)
    )


def _merge_matter(base: str, theirs: str, mine: str) -> tuple[list[str], list[str]]:
    """Merge front matter key by key, in the order of mine; new keys come last."""
    was, new, own = (_by_key(matter) for matter in (base, theirs, mine))
    merged, conflicts = [], []
    for key in dict.fromkeys([*own, *new]):
        before, after, present = was.get(key), new.get(key), own.get(key)
        if present in {before, after} or after == before:
            chosen = after if present == before else present
        else:
            chosen = present
            conflicts.append(after or f"{key}: (removed)")
        if chosen is not None:
            merged.append(chosen)
    return merged, conflicts


def _by_key(matter: str) -> dict[str, str]:
    """Map each top-level key to its lines; comments go with the key after them."""
    found: dict[str, str] = {}
    pending: list[str] = []
    key = ""
    for line in matter.split("\n"):
        match = _KEY.match(line)
        if match:
            key = match[0].strip()
            found[key] = "\n".join([*pending, line])
            pending = []
        elif line.startswith("#") or not key:
            pending.append(line)
        else:
            found[key] += "\n".join(["", *pending, line])
            pending = []
    if pending:
        found["#"] = "\n".join(pending)
    return {name: text for name, text in found.items() if text.strip()}


def _merge_body(base: str, theirs: str, mine: str) -> tuple[str, list[str]]:
    was, new = _blocks(base), _blocks(theirs)
    own, gaps = _blocks(mine), _BLANK.findall(mine.strip("\n"))
    merged: list[tuple[str, str]] = []
    conflicts: list[str] = []
    for old, incoming, (start, end) in _singly(_regions(was, new, own)):
        present = own[start:end]
        if present != old and incoming not in (old, present):
            conflicts.append("\n\n".join(incoming))
        keep = present if present != old else incoming
        for offset, block in enumerate(keep):
            place = start + offset - 1
            gap = gaps[place] if keep is present and 0 <= place < len(gaps) else "\n\n"
            merged.append((gap, block))
    text = "".join(block if n == 0 else gap + block for n, (gap, block) in enumerate(merged))
    lead = mine[: len(mine) - len(mine.lstrip("\n"))] or "\n"
    return f"{lead}{text}\n", conflicts


def _singly(regions: Iterator[_Region]) -> Iterator[_Region]:
    """Take a stretch block by block where all three have the same number of blocks in it."""
    for old, incoming, (start, end) in regions:
        if len(old) == len(incoming) == end - start:
            for offset, (one, other) in enumerate(zip(old, incoming, strict=True)):
                yield [one], [other], (start + offset, start + offset + 1)
        else:
            yield old, incoming, (start, end)


def _blocks(body: str) -> list[str]:
    return _BLANK.split(body.strip("\n"))[::2]


def _regions(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> Iterator[_Region]:
    """Yield stretches of the three texts, in order, alternating between differing and equal.

    Each is (blocks of base, blocks of theirs, start and end in mine), as diff3 makes them.
    """
    at_base = at_theirs = at_mine = 0
    for start_base, start_theirs, start_mine, size in _common(base, theirs, mine):
        yield (
            list(base[at_base:start_base]),
            list(theirs[at_theirs:start_theirs]),
            (at_mine, start_mine),
        )
        at_base, at_theirs, at_mine = start_base + size, start_theirs + size, start_mine + size
        same = list(base[start_base:at_base])
        yield same, same, (start_mine, at_mine)
    yield list(base[at_base:]), list(theirs[at_theirs:]), (at_mine, len(mine))


def _common(
    base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of base that both others have: start in each of the three, and size."""
    to_theirs = dict(_matches(base, theirs))
    to_mine = dict(_matches(base, mine))
    for place in range(len(base)):
        if place in to_theirs and place in to_mine:
            yield place, to_theirs[place], to_mine[place], 1


def _matches(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    for match in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        for offset in range(match.size):
            yield match.a + offset, match.b + offset
