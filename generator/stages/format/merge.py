"""Base, theirs, mine -> merged: what a person wrote stays, what the source changed comes in.

So does what a person decided: a field that they took out of ``review`` is theirs from then on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model.errors import SourceError
from generator.stages.format.amend import amend, field_list
from generator.stages.format.load import KEYS
from generator.stages.format.matter import Parts, split

_Region = tuple[list[str], list[str], tuple[int, int]]
_KEY = re.compile(r"[^\s#-][^:=]*")
_GONE, _OMITTED = ": (removed)", "(removed) "  # how a conflict says that theirs has it no more
_DECIDABLE = ("title", "lang", "date", "authors", "source", "description")
_BLANK = re.compile(r"(\n[ \t]*(?:\n[ \t]*)+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The merged file, and the pieces of *theirs* that gave way to what a person wrote.

    *decided* are the fields that a person has set or confirmed, now or before.
    """

    text: str
    conflicts: tuple[str, ...]
    decided: tuple[str, ...] = ()


def merge(base: str, theirs: str, mine: str, decided: Collection[str] = ()) -> Merged:
    """Merge three states of a content file: fields by key, the body by blocks.

    *base* is what was imported last, *theirs* what would be imported now, *mine* the file. Where
    both changed the same thing, mine stands and theirs is listed as a conflict. A field that base
    lists under ``review`` and mine does not is confirmed, as are those *decided* before and those
    whose value a person changed: it stays as it is in mine and out of ``review``, until a person
    lists it there. What theirs lists anew comes in, what it no longer lists goes.
    """
    was, new, own = split(base), split(theirs), split(mine)
    if was is None or new is None or own is None:
        is_theirs = mine == base
        is_lost = not is_theirs and theirs not in {base, mine}
        return Merged(text=theirs if is_theirs else mine, conflicts=(theirs,) if is_lost else ())
    closed = _decided(base, mine, was, own, decided)
    if theirs in {base, mine}:
        return Merged(text=mine, conflicts=(), decided=closed)
    if mine == base and not closed:
        return Merged(text=theirs, conflicts=())
    confirmed, review = _merge_review(base, theirs, mine, closed)
    matter, lost_fields = _merge_matter(was, new, own, confirmed)
    body, lost_blocks = _merge_body(was.body, new.body, own.body)
    if "body" in confirmed:
        body, lost_blocks = own.body, _news(was.body, new.body, own.body)
    text = "\n".join([own.opening, *matter, own.closing, body])
    if review is not None:
        text = amend(text, {"review": ",".join(review)})
    return Merged(text=text, conflicts=(*lost_fields, *lost_blocks), decided=closed)


def is_said(conflict: str, theirs: str) -> bool:
    """Say whether a conflict of an earlier merge is what *theirs* still says."""
    if conflict.endswith(_GONE):
        return f"\n{conflict.removesuffix(_GONE)}:" not in theirs
    if conflict.startswith(_OMITTED):
        return conflict.removeprefix(_OMITTED) not in theirs
    return conflict in theirs


def _decided(
    base: str, mine: str, was: Parts, own: Parts, decided: Collection[str]
) -> tuple[str, ...]:
    """Name the fields that are a person's: changed, taken out of ``review``, or decided before."""
    try:
        listed, still = field_list(base, "review"), field_list(mine, "review")
    except SourceError:
        return tuple(sorted(decided))
    before, present = _by_key(was.matter), _by_key(own.matter)
    is_same_kind = was.fence == own.fence
    changed = {key for key in _DECIDABLE if is_same_kind and before.get(key) != present.get(key)}
    return tuple(sorted((changed | set(listed) | set(decided)) - set(still)))


def _merge_review(
    base: str, theirs: str, mine: str, decided: Collection[str]
) -> tuple[frozenset[str], list[str] | None]:
    """Return the fields that a person confirmed, and what is open, in the order of front matter.

    None stands for a list that is merged like any other key, where a file cannot be read.
    """
    try:
        was, new, own = (field_list(text, "review") for text in (base, theirs, mine))
    except SourceError:
        return frozenset(), None
    confirmed = (frozenset(was) | frozenset(decided)) - frozenset(own)
    if "source" in confirmed:
        confirmed |= {"article"}  # which an import takes from the source
    dropped = frozenset(was) - frozenset(new)
    still = [name for name in own if name not in dropped]
    come = [name for name in new if name not in confirmed and name not in still]
    if not come:
        return confirmed, still
    ranks = {name: rank for rank, name in enumerate((*KEYS[:-1], "body"))}
    merged = dict.fromkeys([*still, *come])
    return confirmed, sorted(merged, key=lambda name: ranks.get(name, len(ranks)))


def _merge_matter(
    base: Parts, theirs: Parts, mine: Parts, confirmed: frozenset[str]
) -> tuple[list[str], list[str]]:
    """Merge front matter key by key in the order of mine; a new key goes behind its neighbour.

    What is open is no part of this. Front matter that a person turned from YAML to TOML stays.
    """
    was, new, own = (_by_key(parts.matter) for parts in (base, theirs, mine))
    if mine.fence != theirs.fence:
        changed = [key for key in new if key != "review" and was.get(key) != new[key]]
        return [mine.matter], [new[key] for key in changed]
    merged: dict[str, str] = {}
    conflicts: list[str] = []
    for key in _in_order(list(own), list(new)):
        before, after, present = was.get(key), new.get(key), own.get(key)
        is_mine = present != before or key in confirmed or key == "review"
        chosen = present if is_mine else after
        if is_mine and key != "review" and after not in {before, present}:
            conflicts.append(after or f"{key}{_GONE}")
        if chosen is not None:
            merged[key] = chosen
    return list(merged.values()), conflicts


def _in_order(mine: list[str], theirs: list[str]) -> list[str]:
    order = list(mine)
    for place, key in enumerate(theirs):
        if key not in order:
            before = next((k for k in reversed(theirs[:place]) if k in order), None)
            order.insert(order.index(before) + 1 if before else 0, key)
    return order


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
            conflicts.append("\n\n".join(incoming) or _OMITTED + "\n\n".join(old))
        keep = present if present != old else incoming
        for offset, block in enumerate(keep):
            place = start + offset - 1
            gap = gaps[place] if keep is present and 0 <= place < len(gaps) else "\n\n"
            merged.append((gap, block))
    text = "".join(block if n == 0 else gap + block for n, (gap, block) in enumerate(merged))
    lead = mine[: len(mine) - len(mine.lstrip("\n"))]
    return lead + text + mine[len(mine.rstrip("\n")) :], conflicts


def _news(base: str, theirs: str, mine: str) -> list[str]:
    """Return what they changed in a body that stays mine."""
    own = _blocks(mine)
    return [
        "\n\n".join(incoming) or _OMITTED + "\n\n".join(old)
        for old, incoming, (start, end) in _singly(_regions(_blocks(base), _blocks(theirs), own))
        if incoming not in (old, own[start:end])
    ]


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
    for start_base, start_theirs, start_mine in _common(base, theirs, mine):
        yield (
            list(base[at_base:start_base]),
            list(theirs[at_theirs:start_theirs]),
            (at_mine, start_mine),
        )
        same = [base[start_base]]
        yield same, same, (start_mine, start_mine + 1)
        at_base, at_theirs, at_mine = start_base + 1, start_theirs + 1, start_mine + 1
    yield list(base[at_base:]), list(theirs[at_theirs:]), (at_mine, len(mine))


def _common(
    base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """Yield the blocks of base that both others have, as their places in the three."""
    to_theirs = dict(_matches(base, theirs))
    to_mine = dict(_matches(base, mine))
    for place in range(len(base)):
        if place in to_theirs and place in to_mine:
            yield place, to_theirs[place], to_mine[place]


def _matches(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    for match in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        for offset in range(match.size):
            yield match.a + offset, match.b + offset
