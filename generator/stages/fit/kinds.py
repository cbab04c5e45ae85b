"""Captions and headings that one version shows make those of the others, length permitting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from generator.model.extract import BlockKind, Decision, Extract, Fate
from generator.model.ids import LangTag
from generator.model.letters import weight
from generator.stages.fit.sibling import Sibling, explicit_rule, is_running_text, kept, redecide

_WEIGHT_MAX = {BlockKind.CAPTION: 300, BlockKind.HEADING: 150}
_RATIO_MAX = 2.5  # of two short lines that say the same


def carry_kinds(extract: Extract, siblings: Sequence[Sibling]) -> Extract:
    """Make paragraphs captions or headings where an aligned block is one by a rule of extract.

    Only what has running text behind it is touched: short lines at the end are credits oftener.
    Siblings that contradict each other settle nothing.
    """
    decisions = kept(extract)
    blocks = list(extract.blocks)
    end = max((at for at, block in enumerate(blocks) if is_running_text(block)), default=-1)
    changes: dict[Decision, tuple[Fate, str]] = {}
    for position, (kind, lang) in sorted(_told(extract, siblings).items()):
        if position in decisions and position < end:
            blocks[position] = replace(blocks[position], kind=kind)
            rule = f"sibling.{kind.value}:{lang}"
            changes[decisions[position]] = Fate.KEPT, rule
    if not changes:
        return extract
    return replace(extract, blocks=tuple(blocks), decisions=redecide(extract, changes))


def _told(extract: Extract, siblings: Sequence[Sibling]) -> dict[int, tuple[BlockKind, LangTag]]:
    """Return what siblings agree that a paragraph is, and the first language that says so."""
    found: defaultdict[int, dict[BlockKind, LangTag]] = defaultdict(dict)
    for sibling in siblings:
        for bead in sibling.beads:
            if not bead.is_pair:
                continue
            mine, theirs = extract.blocks[bead.mine[0]], sibling.extract.blocks[bead.theirs[0]]
            is_told = (
                mine.kind is BlockKind.PARAGRAPH
                and theirs.kind in _WEIGHT_MAX
                and explicit_rule(sibling.extract, bead.theirs[0]) is not None
                and _fits(weight(mine.text), weight(theirs.text), theirs.kind)
            )
            if is_told:
                found[bead.mine[0]].setdefault(theirs.kind, sibling.extract.lang)
    return {at: next(iter(told.items())) for at, told in found.items() if len(told) == 1}


def _fits(mine: int, theirs: int, kind: BlockKind) -> bool:
    shorter, longer = sorted((mine, theirs))
    return mine <= _WEIGHT_MAX[kind] and longer <= _RATIO_MAX * shorter
