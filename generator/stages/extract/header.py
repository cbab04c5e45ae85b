"""The head of a full page: title, standfirst, and a line with source name and date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise

from generator.model.extract import Fate
from generator.model.rules import Portal
from generator.stages.extract.dates import parse_date
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL, Vocabulary

_DOUBLED = re.compile(r"(?P<name>\S.{0,60}?)\s*(?P=name)[\s•|·,–-]*(?P<date>\S.*)\Z")
_MONTHS = 12
_WINDOW = 6  # a header ends within so many lines
_TITLE_MAX = 250  # characters
_STANDFIRST_MIN = 40  # characters; a shorter line between title and date is something else
_STANDING_MAX = 150  # characters of a line that stands as a title by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a page's head gave; None where it gave nothing."""

    title: str | None = None
    description: str | None = None
    source_name: str | None = None
    date: dt.date | None = None


def move_header(ledger: Ledger, vocabulary: Vocabulary, portal: Portal | None) -> Header:
    """Move the page's head to its fields.

    A line with a doubled source name and a date marks the head: the line above all is the title,
    the one between is the standfirst. A labelled title or date is taken wherever the head has it.
    """
    title = _labelled_title(ledger, vocabulary)
    for index, piece in enumerate(ledger.open[:_WINDOW]):
        found = _dateline(piece, portal)
        is_late = found and found[0] is None and any(p.is_prose for p in ledger.open[:index])
        if found is None or is_late:
            continue
        name, date, rule = found
        ledger.decide([piece], Fate.MOVED, rule)
        is_sure = _has_order(portal) or not _is_ambiguous(piece.text, date)
        ledger.note("date", date.isoformat(), rule, 0.97 if is_sure else 0.75, piece.line)
        if name:
            ledger.note("source", name, rule, 0.97, piece.line)
        above = _without_site_line(ledger, ledger.open[:index], name)
        if name or portal:
            title = title or _title(ledger, above)
            return Header(
                title=title, description=_standfirst(ledger, above), source_name=name, date=date
            )
        return Header(title=title, date=date)
    labelled = _labelled_date(ledger, vocabulary, portal)
    if portal and not title:
        title = _site_title(ledger)
    return Header(title=title, date=labelled)


def move_standing_title(ledger: Ledger) -> str | None:
    """Move a first line that stands as a title to the field; such a title is always in doubt."""
    if len(ledger.open) < 2 or not stands_alone(ledger.open[0]):  # noqa: PLR2004 - title and text
        return None
    first, second = ledger.open[:2]
    if (
        first in ledger.kinds
        or not (second.gap or second.weight > 2 * first.weight)
        or not second.is_prose
    ):
        return None
    ledger.move(first, "title", first.text, "title.standing-line", 0.74)
    return first.text


def stands_alone(piece: Piece) -> bool:
    """Say whether a line can be a heading: short, no mark at its end that a sentence has."""
    if piece.weight > _STANDING_MAX or URL.search(piece.text) or piece.ends_in_full_stop:
        return False
    return piece.text[-1] not in ",;:：،…—–-" and any(c.isalpha() for c in piece.text)


def _dateline(piece: Piece, portal: Portal | None) -> tuple[str | None, dt.date, str] | None:
    order = portal.date_order if portal else "dmy"
    doubled = _DOUBLED.fullmatch(piece.text)
    if doubled:
        date = parse_date(doubled["date"], order)
        if date:
            return doubled["name"], date, "dateline.doubled-source"
    date = None if piece.is_prose else parse_date(piece.text, order)
    return (None, date, "dateline.date") if date else None


def _without_site_line(ledger: Ledger, above: list[Piece], name: str | None) -> list[Piece]:
    """Drop a first line that is the source's name, a dash and a slogan, if a headline follows."""
    slogan = rf"(?:\w+\s+)?{re.escape(name or '')}\s+[-–—|]\s+\S"
    if name is None or len(above) < 2 or not re.match(slogan, above[0].text, re.IGNORECASE):  # noqa: PLR2004
        return above
    ledger.decide([above[0]], Fate.DROPPED, "site-line.source-name")
    return above[1:]


def _title(ledger: Ledger, above: list[Piece]) -> str | None:
    """Take the title from the lines above the dateline, and out of *above*.

    One line is the title, two are title and standfirst. Of more lines the one before the
    standfirst is likeliest, and of two short ones the longer; a person should look at these.
    """
    for first, second in pairwise(tuple(above)):
        if first.text == second.text:
            ledger.decide([second], Fate.DROPPED, "text.doubled")
            above.remove(second)
    place, certainty = 0, 0.97
    if len(above) > 2:  # noqa: PLR2004 - more than title and standfirst
        place, certainty = len(above) - (2 if above[-1].is_prose else 1), 0.7
    elif len(above) == 2 and above[1].weight < _STANDFIRST_MIN:  # noqa: PLR2004
        place, certainty = int(above[1].weight > above[0].weight), 0.7
    piece = above[place] if above else None
    if piece is None or piece.weight > _TITLE_MAX or piece.ends_in_full_stop:
        return None
    ledger.move(piece, "title", piece.text, "title.header", certainty)
    del above[: place + 1]
    return piece.text


def _standfirst(ledger: Ledger, above: list[Piece]) -> str | None:
    if len(above) != 1 or above[0].weight < _STANDFIRST_MIN:
        return None
    ledger.move(above[0], "description", above[0].text, "standfirst.header", 0.95)
    return above[0].text


def _site_title(ledger: Ledger) -> str | None:
    """Take the line under a site line if it stands alone between blank lines; still in doubt."""
    if len(ledger.open) < 2:  # noqa: PLR2004 - title and text
        return None
    first, second = ledger.open[:2]
    if not (first.gap and second.gap and stands_alone(first)):
        return None
    ledger.move(first, "title", first.text, "title.under-site-line", 0.79)
    return first.text


def _labelled_title(ledger: Ledger, vocabulary: Vocabulary) -> str | None:
    for piece in ledger.open[:3]:
        match = vocabulary.title.match(piece.text)
        if match and piece.weight <= _TITLE_MAX:
            ledger.votes.append(vocabulary.langs_of("title", match["label"]))
            ledger.move(piece, "title", match["rest"], "title.labelled", 0.97)
            return match["rest"]
    return None


def _labelled_date(ledger: Ledger, vocabulary: Vocabulary, portal: Portal | None) -> dt.date | None:
    """Take a date behind a label; a mere `Date:` counts above the body only (events have some)."""
    last = ledger.last_prose()
    above = True
    for index, piece in enumerate(ledger.open):
        above = above and not piece.is_prose
        match = vocabulary.published.match(piece.text)
        kind = "published" if match else "date"
        match = match or (vocabulary.date.match(piece.text) if above else None)
        if match is None or (_WINDOW <= index <= last):
            continue
        date = parse_date(match["rest"], portal.date_order if portal else "dmy")
        if date:
            is_sure = _has_order(portal) or not _is_ambiguous(match["rest"], date)
            ledger.votes.append(vocabulary.langs_of(kind, match["label"]))
            ledger.move(piece, "date", date.isoformat(), "date.labelled", 0.95 if is_sure else 0.75)
            return date
    return None


def _has_order(portal: Portal | None) -> bool:
    """Say whether a profile, not only a site line, tells the order of day and month."""
    return portal is not None and portal.name != ""


def _is_ambiguous(printed: str, date: dt.date) -> bool:
    """Say whether slashes leave open which number is the day."""
    return "/" in printed and date.day <= _MONTHS and date.day != date.month
