"""The account of one raw text: each piece is decided once, and the sum is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.errors import Problem, SourceError, Where
from generator.model.extract import Block, BlockKind, Decision, Evidence, Fate
from generator.model.ids import LangTag
from generator.model.source import Text

_TERMINAL = re.compile(r"[.!?…।॥。！？؟۔។៕။።།॰][\"'”’“»«)\]）」』›]*\Z")
_FULL_STOP = re.compile(r"[.।॥。۔។៕။።།][\"'”’“»«)\]）」』›]*\Z")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
_WITHOUT_STOPS = re.compile("[\u0e00-\u0eff]")  # Thai and Lao sentences end without a mark
_INVISIBLE = "\u200c\u200d\ufe0e\ufe0f\u2800\u3164\u115f\u1160"
_PROSE = 60  # characters of a sentence that counts as prose
_LONG = 200  # characters of a line that counts as prose whatever its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one line without outer white space; *gap* says that blank lines precede it."""

    line: int
    start: int
    text: str
    gap: bool

    @property
    def weight(self) -> int:
        """Length in characters, a Chinese, Japanese or Korean one counted as two and a half."""
        return len(self.text) + len(_WIDE.findall(self.text)) * 3 // 2

    @property
    def ends_sentence(self) -> bool:
        """Say whether the text ends in a mark that ends a sentence."""
        return _TERMINAL.search(self.text) is not None

    @property
    def ends_in_full_stop(self) -> bool:
        """Say whether the text ends in a full stop of its script."""
        return _FULL_STOP.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Say whether this reads as running text: a sentence of some length, or very long."""
        has_no_stops = len(_WITHOUT_STOPS.findall(self.text)) * 2 > len(self.text)
        ends = self.ends_sentence or has_no_stops
        return self.weight >= _LONG or (self.weight >= _PROSE and ends)


@dataclass(slots=True)
class Ledger:
    """What is still open, what was decided, and the evidence so far; lives for one document."""

    text: Text
    open: list[Piece] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    kinds: dict[Piece, tuple[BlockKind, str]] = field(default_factory=dict)
    votes: list[frozenset[LangTag]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)

    @classmethod
    def start(cls, text: Text) -> Ledger:
        """Open the account with every line that is not blank."""
        ledger = cls(text=text)
        gap = False
        for number, line in enumerate(text.lines, 1):
            stripped = _trimmed(line)
            if stripped:
                start = line.index(stripped)
                ledger.open.append(Piece(line=number, start=start, text=stripped, gap=gap))
            gap = not stripped
        return ledger

    def decide(self, pieces: Iterable[Piece], fate: Fate, rule: str) -> None:
        """Settle *pieces*, which must be open."""
        for piece in tuple(pieces):
            self.open.remove(piece)
            end = piece.start + len(piece.text)
            self.decisions.append(
                Decision(line=piece.line, start=piece.start, end=end, fate=fate, rule=rule)
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

    def mark(self, piece: Piece, kind: BlockKind, rule: str) -> None:
        """Keep *piece* in the body as something other than a paragraph."""
        self.kinds[piece] = (kind, rule)

    def split(self, piece: Piece, at: int) -> None:
        """Replace an open piece by two, the second beginning at character *at* of its text."""
        index = self.open.index(piece)
        head, tail = piece.text[:at].rstrip(), piece.text[at:]
        self.open[index : index + 1] = [
            Piece(line=piece.line, start=piece.start, text=head, gap=piece.gap),
            Piece(line=piece.line, start=piece.start + at, text=tail, gap=False),
        ]

    def last_prose(self) -> int:
        """Return the position of the last open piece that reads as running text, or -1."""
        return max((i for i, piece in enumerate(self.open) if piece.is_prose), default=-1)

    def close(self) -> tuple[Block, ...]:
        """Keep what is still open as the body; return its blocks in order.

        Raises:
            SourceError: If kept, moved and dropped do not add up to the raw text.
        """
        blocks = []
        for piece in tuple(self.open):
            kind, rule = self.kinds.get(piece, (BlockKind.PARAGRAPH, "body.paragraph"))
            self.decide([piece], Fate.KEPT, rule)
            blocks.append(Block(kind=kind, text=piece.text, line=piece.line))
        self.decisions.sort(key=lambda d: (d.line, d.start))
        self._check()
        return tuple(blocks)

    def _check(self) -> None:
        uncovered = [list(line) for line in self.text.lines]
        for decision in self.decisions:
            row = uncovered[decision.line - 1]
            if not all(row[decision.start : decision.end]):
                raise self._fault(decision.line, "is accounted for twice")
            row[decision.start : decision.end] = [""] * (decision.end - decision.start)
        for number, row in enumerate(uncovered, 1):
            if _trimmed("".join(row)):
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


def _trimmed(line: str) -> str:
    """Take white space and characters that show nothing off the ends of a line."""
    before = ""
    while line != before:
        before, line = line, line.strip().strip(_INVISIBLE)
    return line
