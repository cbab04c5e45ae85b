"""A line at a page's head that is no text: a date, a byline, a source's name twice, or several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.stages.extract.credit import Credits, looks_like_name, read_credits
from generator.stages.extract.dates import Dated, read_date
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import Vocabulary, as_noise

_DOUBLED = re.compile(r"(?P<name>\S.{0,60}?)\s*(?P=name)[\s•|·,–-]*(?P<date>\S.*)\Z")
_BAR = re.compile(r"\s*[|·•]\s*|\s{2,}|\u3000|\s+[-–—]\s+")
_OTHER_MAX = 60  # characters of a part that is neither date nor byline, such as a section's name
_LINE_MAX = 200  # characters
_ORDERED = 0.97  # certainty of a date whose order of day and month is known
_UNORDERED = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What such a line says; *name* is that of the source, *updated* is no date of publication."""

    date: Dated | None = None
    name: str | None = None
    credits: Credits | None = None
    updated: bool = False
    rule: str = ""

    @property
    def certainty(self) -> float:
        """Certainty of the date; doubtful where slashes leave open which number is the day."""
        if self.date is None:
            return 0.0
        return min(self.date.certainty, _UNORDERED if self.date.is_ambiguous else _ORDERED)


def read_meta(piece: Piece, vocabulary: Vocabulary, order: str) -> Meta | None:
    """Read a line that holds nothing but a date, a byline and the like; None for any other."""
    text = piece.text
    doubled = _DOUBLED.fullmatch(text)
    date = read_date(doubled["date"], order) if doubled else None
    if doubled and date:
        return Meta(date=date, name=doubled["name"], rule="dateline.doubled-source")
    if piece.weight > _LINE_MAX:
        return None
    return _single(text, vocabulary, order) or _several(text, vocabulary, order)


def _single(text: str, vocabulary: Vocabulary, order: str) -> Meta | None:
    date = read_date(text, order)
    if date:
        return Meta(date=date, rule="dateline.date")
    published = vocabulary.published.match(text)
    date = read_date(published["rest"], order) if published else None
    if date:
        return Meta(date=date, rule="date.labelled")
    updated = vocabulary.updated.match(text)
    if updated and read_date(updated["rest"], order):
        return Meta(updated=True, rule="date.updated")
    line = read_credits(text, vocabulary.credits)
    return Meta(credits=line, rule="byline.labelled") if line else None


def _several(text: str, vocabulary: Vocabulary, order: str) -> Meta | None:
    """Read a line of parts: one date at most, credits, and one part that is neither."""
    for parts in _cuts(text):
        known = [_single(part, vocabulary, order) for part in parts]
        rest = [part for part, meta in zip(parts, known, strict=True) if meta is None]
        others = [part for part in rest if as_noise(part) not in vocabulary.noise]
        dates = [meta for meta in known if meta and meta.date]
        lines = [meta for meta in known if meta and meta.credits]
        is_short = all(len(part) <= _OTHER_MAX and part[-1] not in ".!?" for part in others)
        if len(dates) <= 1 and (dates or lines) and len(others) <= 1 and is_short:
            rule = dates[0].rule if dates else "byline.labelled"
            return Meta(
                date=dates[0].date if dates else None,
                credits=lines[0].credits if lines else None,
                rule=rule,
            )
    return None


def _cuts(text: str) -> Iterator[list[str]]:
    """Yield the ways to cut a line: at bars and dashes, or once at a comma before a date."""
    parts = [part.strip() for part in _BAR.split(text) if part.strip()]
    if len(parts) > 1:
        yield parts
    for comma in re.finditer(r"[,،，]\s", text):
        head, tail = text[: comma.start()].strip(), text[comma.end() :].strip()
        if head and tail and looks_like_name(head):
            yield [head, tail]
