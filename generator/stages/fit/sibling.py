"""A version as another sees it, and which decision of the account stands for which block."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from generator.model.extract import Block, BlockKind, Decision, Extract, Fate
from generator.model.letters import weight
from generator.stages.fit.align import Bead

_PLAIN = "body.paragraph"
_OWN = "sibling."
_TEXT_MIN = 100  # characters of a paragraph that is running text for sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """Another version and its *beads*, where ``mine`` are blocks of the version that looks."""

    extract: Extract
    beads: tuple[Bead, ...]


def is_running_text(block: Block) -> bool:
    """Say whether a block is a paragraph too long for a credit, a title or a label."""
    return block.kind is BlockKind.PARAGRAPH and weight(block.text) >= _TEXT_MIN


def kept(extract: Extract) -> dict[int, Decision]:
    """Return the decision that keeps each block, by the block's position.

    A block whose line holds more or fewer kept pieces than blocks is left out: it stays as it is.
    """
    by_line: defaultdict[int, list[Decision]] = defaultdict(list)
    for decision in extract.decisions:
        if decision.fate is Fate.KEPT:
            by_line[decision.line].append(decision)
    blocks_by_line: defaultdict[int, list[int]] = defaultdict(list)
    for position, block in enumerate(extract.blocks):
        blocks_by_line[block.line].append(position)
    return {
        position: decision
        for line, positions in blocks_by_line.items()
        if len(positions) == len(by_line[line])
        for position, decision in zip(positions, by_line[line], strict=True)
    }


def explicit_rule(extract: Extract, position: int) -> str | None:
    """Return the rule by which extract told what a block is, or None if it told nothing."""
    decision = kept(extract).get(position)
    if decision is None or decision.rule == _PLAIN or decision.rule.startswith(_OWN):
        return None
    return decision.rule


def redecide(extract: Extract, changes: dict[Decision, tuple[Fate, str]]) -> tuple[Decision, ...]:
    """Give decisions another fate and rule; each keeps its characters."""
    return tuple(
        replace(decision, fate=changes[decision][0], rule=changes[decision][1])
        if decision in changes
        else decision
        for decision in extract.decisions
    )
