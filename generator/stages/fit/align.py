"""Blocks of two versions -> beads: which block of one is which of the other.

The costs follow Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993):
lengths keep their proportion, and most blocks stand one to one. Numbers and names that both
blocks hold make a pair cheaper.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.extract import Block, BlockKind
from generator.model.letters import latin_names, weight
from generator.model.numbers import numbers

_STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
_GAP_COST, _GAP_LENGTH, _GAP_MAX = 1.5, 40, 7.0  # a block alone costs by its length
_MERGE_COST = 6.0
_MERGE_SHARE = 0.2  # of the two, that the smaller of two merged blocks has at least
_COST_MAX = 20.0  # of two lengths that do not fit
_SHARED_MAX = 6.0
_NAME_WEIGHT = 0.7
_RATIO_SPREAD = 0.25  # of the lengths of whole texts that say the same, as a logarithm
_BAND = 40  # blocks that the two may drift apart, beyond the difference of their numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """Positions of blocks that say the same; one side may be empty, both never are."""

    mine: tuple[int, ...]
    theirs: tuple[int, ...]

    @property
    def is_pair(self) -> bool:
        """Say whether one block stands against one."""
        return len(self.mine) == len(self.theirs) == 1

    def turned(self) -> Bead:
        """Return the same bead as the other version sees it."""
        return Bead(mine=self.theirs, theirs=self.mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What of a block is the same in any language: its *weight* and what it holds.

    *is_text* tells paragraphs from captions and headings, which are never run into others.
    """

    weight: int
    is_text: bool
    anchors: dict[str, float]


def profile(block: Block) -> Profile:
    """Measure one block."""
    anchors = dict.fromkeys(latin_names(block.text), _NAME_WEIGHT)
    anchors |= {number.significand: number.weight for number in numbers(block.text)}
    is_text = block.kind is BlockKind.PARAGRAPH
    return Profile(weight=weight(block.text), is_text=is_text, anchors=anchors)


def align(mine: Sequence[Profile], theirs: Sequence[Profile]) -> tuple[Bead, ...]:
    """Return the cheapest beads in order; all blocks are in them.

    How much longer one language is than the other is not known beforehand: the whole lengths
    mislead where blocks are lacking, so equal lengths are tried, too.
    Costs time and memory by the product of the two numbers of blocks, within a band.
    """
    whole = _ratio(mine, theirs)
    found = [_refined(mine, theirs, ratio) for ratio in (whole, 1.0)]
    return min(found, key=lambda costed: costed[0])[1]


def _refined(
    mine: Sequence[Profile], theirs: Sequence[Profile], ratio: float
) -> tuple[float, tuple[Bead, ...]]:
    """Align twice: the second time by the lengths of those blocks that stand together."""
    _, beads = _cheapest(mine, theirs, ratio)
    paired = [bead for bead in beads if bead.mine and bead.theirs]
    refined = _ratio(
        [mine[i] for bead in paired for i in bead.mine],
        [theirs[j] for bead in paired for j in bead.theirs],
    )
    cost, beads = _cheapest(mine, theirs, refined)
    return cost + (math.log(refined) / _RATIO_SPREAD) ** 2 / 2, beads


def _ratio(mine: Sequence[Profile], theirs: Sequence[Profile]) -> float:
    """Return how much longer their language says the same."""
    return (sum(p.weight for p in theirs) or 1) / (sum(p.weight for p in mine) or 1)


def _cheapest(
    mine: Sequence[Profile], theirs: Sequence[Profile], ratio: float
) -> tuple[float, tuple[Bead, ...]]:
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i, j in _cells(len(mine), len(theirs)):
        for a, b in _STEPS:
            before = best.get((i - a, j - b))
            if before is None:
                continue
            cost = before[0] + _cost(mine[i - a : i], theirs[j - b : j], ratio)
            if (i, j) not in best or cost < best[i, j][0]:
                best[i, j] = cost, (a, b)
    cost, _ = best[len(mine), len(theirs)]
    return cost, tuple(_path(best, len(mine), len(theirs)))


def _cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    band = _BAND + abs(rows - columns)
    for i in range(rows + 1):
        for j in range(max(0, i - band), min(columns, i + band) + 1):
            if i or j:
                yield i, j


def _path(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int) -> list[Bead]:
    beads = []
    while i or j:
        a, b = best[i, j][1]
        beads.append(Bead(mine=tuple(range(i - a, i)), theirs=tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads[::-1]


def _cost(mine: Sequence[Profile], theirs: Sequence[Profile], ratio: float) -> float:
    if not mine or not theirs:
        length = sum(p.weight for p in mine) * ratio + sum(p.weight for p in theirs)
        return min(_GAP_COST + length / _GAP_LENGTH, _GAP_MAX)
    cost = 0.0
    for side in (mine, theirs):
        if len(side) > 1:
            cost += _MERGE_COST
            smallest, total = min(p.weight for p in side), sum(p.weight for p in side)
            if smallest < _MERGE_SHARE * total or not all(p.is_text for p in side):
                return math.inf
    expected = sum(p.weight for p in mine) * ratio
    found = sum(p.weight for p in theirs)
    spread = 0.12 + 1.2 / math.sqrt(max(expected, found, 1))
    distance = math.log(max(found, 1) / max(expected, 1)) / spread
    return cost + min(distance**2 / 2, _COST_MAX) - _shared(mine, theirs)


def _shared(mine: Sequence[Profile], theirs: Sequence[Profile]) -> float:
    """Sum what shared anchors take off the cost."""
    ours, yours = _anchors(mine), _anchors(theirs)
    return min(sum(ours[key] for key in ours.keys() & yours.keys()), _SHARED_MAX)


def _anchors(side: Sequence[Profile]) -> dict[str, float]:
    if len(side) == 1:
        return side[0].anchors
    return {key: value for p in side for key, value in p.anchors.items()}
