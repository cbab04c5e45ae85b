"""Raw lines -> pieces: what the rules judge as one, with its places in the raw text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from generator.model.source import Text

_TERMINAL = re.compile(r"[.!?…।॥。！？؟۔។៕။።།॰։][\"'”’“»«)\]）」』›]*\Z")
_FULL_STOP = re.compile(r"[.।॥。۔។៕။።།։][\"'”’“»«)\]）」』›]*\Z")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")
_WITHOUT_STOPS = re.compile("[\u0e00-\u0eff]")  # Thai and Lao sentences end without a mark
_INVISIBLE = "\u200c\u200d\ufe0e\ufe0f\u2800\u3164\u115f\u1160"
_PROSE = 60  # characters of a sentence that counts as prose
_RUNNING, _CLAUSES = 110, 2  # characters, and spaces between clauses, of such a line
_LONG = 200  # characters of a line that counts as prose whatever its end
_WIDTHS = range(50, 121)  # characters to which programs wrap lines
_WRAPPED_MIN = 5  # wrapped line ends that show that a text is wrapped

Span = tuple[int, int, int]
"""Line (from 1), start and end (from 0, end excluded)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text without outer white space; *gap* says that blank lines precede it.

    It has one span, or one for each line where a program had wrapped a paragraph.
    """

    spans: tuple[Span, ...]
    text: str
    gap: bool

    @property
    def line(self) -> int:
        """Number of the line where it begins."""
        return self.spans[0][0]

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
        """Say whether this reads as running text: a sentence of some length, or very long.

        Where sentences end without a mark, spaces between clauses or a certain length tell it.
        """
        has_no_stops = len(_WITHOUT_STOPS.findall(self.text)) * 2 > len(self.text)
        is_running = self.weight >= _RUNNING or self.text.count(" ") >= _CLAUSES
        ends = self.ends_sentence or (has_no_stops and is_running)
        return self.weight >= _LONG or (self.weight >= _PROSE and ends)

    @property
    def is_text(self) -> bool:
        """Say whether this is text at any length: running, or a sentence with its full stop.

        Three dots end a teaser, and a question or a call a headline.
        """
        is_teaser = self.text.endswith(("...", "…", "[…]", "[...]"))
        return self.is_prose or (self.ends_in_full_stop and not is_teaser)

    @property
    def is_running(self) -> bool:
        """Say whether this is running text even in a head, where headlines are long."""
        has_no_stops = len(_WITHOUT_STOPS.findall(self.text)) * 2 > len(self.text)
        if has_no_stops:
            return self.weight >= _RUNNING
        return self.weight >= _LONG or (self.is_prose and self.ends_in_full_stop)

    def split(self, at: int) -> tuple[Piece, Piece]:
        """Cut at character *at* of the text; white space around the cut goes to nobody."""
        head, tail = self.text[:at].rstrip(), self.text[at:]
        first, second = [], []
        offset = 0
        for line, start, end in self.spans:
            length = end - start
            here = min(max(len(head) - offset, 0), length)
            there = min(max(at - offset, 0), length)
            if here:
                first.append((line, start, start + here))
            if there < length:
                second.append((line, start + there, end))
            offset += length
            offset += self.text[offset : offset + 1] == " "
        return (
            Piece(spans=tuple(first), text=head, gap=self.gap),
            Piece(spans=tuple(second), text=tail, gap=False),
        )


def pieces_of(text: Text) -> list[Piece]:
    """List the lines that are not blank nor settled; what a program had wrapped is one again."""
    settled = {decision.line for decision in text.settled}
    width = _wrapping_width(text.lines) if not text.kinds else 0
    found: list[Piece] = []
    gap = False
    for number, line in enumerate(text.lines, 1):
        stripped = trimmed(line)
        if stripped and number not in settled:
            start = line.index(stripped)
            span = (number, start, start + len(stripped))
            if width and found and not gap and _is_wrapped(found[-1], stripped, text, width):
                found[-1] = _joined(found[-1], stripped, span)
            else:
                found.append(Piece(spans=(span,), text=stripped, gap=gap))
        gap = not stripped
    return found


def trimmed(line: str) -> str:
    """Take white space and characters that show nothing off the ends of a line."""
    before = ""
    while line != before:
        before, line = line, line.strip().strip(_INVISIBLE)
    return line


def _wrapping_width(lines: tuple[str, ...]) -> int:
    """Return the width to which a program wrapped the text's lines, 0 where none did.

    A line was wrapped if the next line's first word would not have fitted; a text was if most
    of its line ends without a blank line behind them are such.
    """
    width = max((len(line) for line in lines if "://" not in line), default=0)
    if width not in _WIDTHS:
        return 0
    ends = [_fits(one, other, width) for one, other in pairwise(lines) if one and other]
    wrapped = ends.count(False)
    return width if wrapped >= _WRAPPED_MIN and wrapped * 3 >= len(ends) * 2 else 0


def _is_wrapped(piece: Piece, following: str, text: Text, width: int) -> bool:
    line = text.lines[piece.spans[-1][0] - 1]
    return not _fits(line.rstrip(), following, width)


def _fits(line: str, following: str, width: int) -> bool:
    """Say whether the first word of the following line would have fitted into the line."""
    if "://" in line or "://" in following:
        return True
    word = following.split(maxsplit=1)
    return len(line) + 1 + len(word[0] if word else "") <= width


def _joined(piece: Piece, text: str, span: Span) -> Piece:
    is_unspaced = _UNSPACED.match(text) and _UNSPACED.match(piece.text[-1])
    joint = "" if is_unspaced else " "
    return Piece(spans=(*piece.spans, span), text=piece.text + joint + text, gap=piece.gap)
