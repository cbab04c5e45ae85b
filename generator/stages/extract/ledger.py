"""The account of one raw text: each piece is decided once, and the sum is checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.model.errors import Problem, SourceError, Where
from generator.model.extract import Block, BlockKind, Decision, Evidence, Fate
from generator.model.ids import LangTag
from generator.model.source import Text
from generator.stages.extract.piece import Piece, pieces_of, trimmed

_DOUBT = 0.7  # certainty of a body that a person should look at
_LABEL = re.compile(r"(?P<label>[^:：\s][^:：]{0,30}?)\s*[:：](?!//)")
_BULLET = re.compile(r"\A[-–—•*·▪●◦‣►▸]\s+(?=\S)")  # the mark of an item, which markup stands for


@dataclass(slots=True)
class Ledger:
    """What is still open, what was decided, and the evidence so far; lives for one document.

    *langs* are the languages that the text is likely in, likeliest first; *speakers* are labels
    that begin several lines, as in an interview.
    """

    text: Text
    open: list[Piece] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    kinds: dict[Piece, tuple[BlockKind, str]] = field(default_factory=dict)
    votes: list[frozenset[LangTag]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    langs: tuple[LangTag, ...] = ()
    speakers: frozenset[str] = frozenset()

    @classmethod
    def start(cls, text: Text) -> Ledger:
        """Open the account with every line that is not blank and that its format left open."""
        ledger = cls(text=text, open=pieces_of(text), decisions=list(text.settled))
        kinds = dict(text.kinds)
        labels = Counter(_label(piece.text) for piece in ledger.open)
        ledger.speakers = frozenset(label for label, n in labels.items() if label and n > 1)
        for piece in ledger.open:
            if piece.line in kinds:
                kind = kinds[piece.line]
                ledger.mark(piece, kind, f"format.{kind.value}")
        return ledger

    def is_speaker(self, piece: Piece) -> bool:
        """Say whether a line begins with a label that begins others too."""
        return _label(piece.text) in self.speakers

    def decide(self, pieces: Iterable[Piece], fate: Fate, rule: str) -> None:
        """Settle *pieces*, which must be open."""
        for piece in tuple(pieces):
            self.open.remove(piece)
            self.decisions += (
                Decision(line=line, start=start, end=end, fate=fate, rule=rule)
                for line, start, end in piece.spans
            )

    def move(self, piece: Piece, field_name: str, value: str, rule: str, certainty: float) -> None:
        """Settle *piece* as the place where a field's value stands."""
        self.decide([piece], Fate.MOVED, rule)
        self.note(field_name, value, rule, certainty, piece.line)

    def note(self, field_name: str, value: str, rule: str, certainty: float, line: int) -> None:
        """Record evidence for a field; a certainty under 0.8 asks for a person."""
        self.evidence.append(
            Evidence(field=field_name, value=value, rule=rule, certainty=certainty, lines=(line,))
        )
        if certainty < 0.8:  # noqa: PLR2004 - the line drawn in docs/normalising.md
            self.doubts.add(field_name)

    def doubt(self, value: str, rule: str, pieces: Iterable[Piece]) -> None:
        """Ask a person to look at the body, at these lines and for this reason."""
        lines = tuple(piece.line for piece in pieces)
        self.evidence.append(
            Evidence(field="body", value=value, rule=rule, certainty=_DOUBT, lines=lines)
        )
        self.doubts.add("body")

    def mark(self, piece: Piece, kind: BlockKind, rule: str) -> None:
        """Keep *piece* in the body as something other than a paragraph."""
        self.kinds[piece] = (kind, rule)

    def split(self, piece: Piece, at: int) -> None:
        """Replace an open piece by two, the second beginning at character *at* of its text."""
        index = self.open.index(piece)
        self.open[index : index + 1] = piece.split(at)

    def last_text(self) -> int:
        """Return the number of the last raw line that is text, 0 if none is."""
        return max((piece.line for piece in self.open if piece.is_text), default=0)

    def last_prose(self) -> int:
        """Return the position of the last open piece that reads as running text, or -1."""
        return max((i for i, piece in enumerate(self.open) if piece.is_prose), default=-1)

    def close(self) -> tuple[Block, ...]:
        """Keep what is still open as the body; return its blocks in order.

        Raises:
            SourceError: If kept, moved and dropped do not add up to the raw text.
        """
        blocks: list[Block] = []
        for piece in tuple(self.open):
            kind, rule = self.kinds.get(piece, (BlockKind.PARAGRAPH, "body.paragraph"))
            self.decide([piece], Fate.KEPT, rule)
            last = blocks[-1] if blocks else None
            if kind is BlockKind.MARKDOWN and last and last.kind is kind:
                blocks[-1] = replace(last, text=self._verbatim(last.line, piece.line))
            elif kind is BlockKind.MARKDOWN:
                blocks.append(
                    Block(kind=kind, text=self._verbatim(piece.line, piece.line), line=piece.line)
                )
            else:
                text = _BULLET.sub("", piece.text) if kind is BlockKind.ITEM else piece.text
                blocks.append(Block(kind=kind, text=text, line=piece.line))
        self.decisions.sort(key=lambda d: (d.line, d.start))
        self._check()
        return tuple(blocks)

    def _verbatim(self, first: int, last: int) -> str:
        """Return the lines that are open or kept from *first* to *last* as they stand."""
        gone = {d.line for d in self.decisions if d.fate is not Fate.KEPT}
        lines = enumerate(self.text.lines[first - 1 : last], first)
        return "\n".join(line.rstrip() for number, line in lines if number not in gone)

    def _check(self) -> None:
        uncovered = [list(line) for line in self.text.lines]
        for decision in self.decisions:
            row = uncovered[decision.line - 1]
            if not all(row[decision.start : decision.end]):
                raise self._fault(decision.line, "is accounted for twice")
            row[decision.start : decision.end] = [""] * (decision.end - decision.start)
        for number, row in enumerate(uncovered, 1):
            if trimmed("".join(row)):
                raise self._fault(number, "is not accounted for")

    def _fault(self, line: int, what: str) -> SourceError:
        return SourceError(
            Problem(
                code="import-account",
                where=Where(self.text.path, line),
                what=f"a piece of this line {what}; nothing was imported from the file",
                hint="report this as a bug of Commonweal, with the file",
            )
        )


def _label(text: str) -> str:
    """Return what stands before a colon at a line's beginning, folded."""
    found = _LABEL.match(text)
    return found["label"].casefold() if found else ""
