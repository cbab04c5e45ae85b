"""Numbers of aligned blocks -> findings: a figure that most siblings have, or that none has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.extract import Extract
from generator.model.finding import Finding
from generator.model.ids import LangTag
from generator.model.numbers import Number, numbers
from generator.stages.fit.sibling import Sibling


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """A *number* that stands here or there only; *langs* are the siblings that differ."""

    number: Number
    is_here: bool
    langs: tuple[LangTag, ...]


def compare_numbers(extract: Extract, siblings: Sequence[Sibling]) -> Iterator[Finding]:
    """Compare the numbers of aligned blocks as sets: order and repetition are the language's.

    A number counts where more than half of the siblings with that block differ. Numbers up to
    twelve are told apart as ``numbers-small``: many languages spell them out.
    """
    for line, odds in sorted(_by_line(extract, siblings).items()):
        for code, is_small in (("numbers", False), ("numbers-small", True)):
            told = [odd for odd in odds if odd.number.is_small is is_small]
            if told:
                yield Finding(
                    code=code,
                    langs=tuple(sorted({lang for odd in told for lang in odd.langs})),
                    lines=(line,),
                    what=_said(told),
                )


def _by_line(extract: Extract, siblings: Sequence[Sibling]) -> dict[int, list[Odd]]:
    counts: defaultdict[int, int] = defaultdict(int)
    votes: defaultdict[tuple[int, bool, str], list[tuple[LangTag, Number]]] = defaultdict(list)
    for sibling in siblings:
        for bead in sibling.beads:
            if not bead.mine or not bead.theirs:
                continue
            line = extract.blocks[bead.mine[0]].line
            counts[line] += 1
            mine = _numbers(extract, bead.mine)
            theirs = _numbers(sibling.extract, bead.theirs)
            for is_here, ours, yours in ((False, theirs, mine), (True, mine, theirs)):
                for key in ours.keys() - yours.keys():
                    votes[line, is_here, key].append((sibling.extract.lang, ours[key]))
    found: defaultdict[int, list[Odd]] = defaultdict(list)
    for (line, is_here, _), voters in sorted(votes.items()):
        if 2 * len(voters) > counts[line]:
            langs = tuple(lang for lang, _ in voters)
            found[line].append(Odd(number=voters[0][1], is_here=is_here, langs=langs))
    return found


def _numbers(extract: Extract, positions: tuple[int, ...]) -> dict[str, Number]:
    """Return the numbers of some blocks by significand, a large one before a small one."""
    found = [number for at in positions for number in numbers(extract.blocks[at].text)]
    return {
        number.significand: number
        for number in sorted(found, key=lambda number: number.is_small, reverse=True)
    }


def _said(odds: list[Odd]) -> str:
    parts = []
    for is_here, words in ((False, "not here"), (True, "only here")):
        printed = ", ".join(f"`{odd.number.printed}`" for odd in odds if odd.is_here is is_here)
        if printed:
            parts.append(f"{words}: {printed}")
    return "; ".join(parts)
