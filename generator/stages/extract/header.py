"""The head of a page: kicker, title, standfirst, and the lines with source name, date, byline."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from generator.model.document import Author
from generator.model.extract import Fate
from generator.model.rules import Portal
from generator.stages.extract.credit import looks_like_name
from generator.stages.extract.credits import BESIDE, merged, move_credits
from generator.stages.extract.dates import read_date
from generator.stages.extract.language import first_of
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.metaline import Meta, read_meta
from generator.stages.extract.nearby import move_name_under_title, names_beside
from generator.stages.extract.piece import Piece
from generator.stages.extract.title import (
    SURE,
    UNDER_META,
    labelled_title,
    move_grouped,
    move_site_title,
    move_standfirst,
    move_title,
    without_site_line,
)
from generator.stages.extract.vocabulary import Vocabulary

_WINDOW = 8  # a head ends within so many lines
_AGENCY = 0.85  # certainty of a source's name behind town and date
_ONE_OF_SEVERAL = 0.7  # certainty of a date that another one in the head contradicts
_UNORDERED = 0.75  # certainty of a date where slashes leave open which number is the day
_LABELLED = re.compile(r"[^\W\d_][^:：]{0,25}[:：]\s*\S")
_DATE_MAX = 60  # characters of a line that is a date
_NAME_WORDS = 4  # words of a name in a byline above the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a page's head gave; None where it gave nothing."""

    title: str | None = None
    description: str | None = None
    source_name: str | None = None
    date: dt.date | None = None
    authors: tuple[Author, ...] = ()


def move_header(
    ledger: Ledger,
    vocabulary: Vocabulary,
    portal: Portal | None,
    *,
    is_headed: bool,
    is_titled: bool,
) -> Header:
    """Move the page's head to its fields.

    A line with a doubled source name and a date marks the head of a known shape, as a profile or
    a site line does (*is_headed*): then the title is sure. Lines that hold only a date or a byline
    mark a head too, but a title above them is for a person to confirm. No line is a title where
    one is known already (*is_titled*).
    """
    order = portal.date_order if portal else "dmy"
    title = labelled_title(ledger, vocabulary)
    metas = _metas(ledger, vocabulary, order, is_titled=is_titled)
    lines = [piece for piece, _ in metas]
    end = max((ledger.open.index(line) for line in lines), default=0)
    above = [piece for piece in ledger.open[:end] if piece not in lines]
    found = _move_metas(ledger, metas, portal)
    if is_titled:
        standfirst = move_standfirst(ledger, above, UNDER_META)
        date = found.date or _labelled_date(ledger, vocabulary, order, is_ordered=bool(portal))
        return replace(found, description=standfirst, date=date)
    is_doubled = any(meta.is_doubled for _, meta in metas)
    is_sure = bool(is_doubled or portal or is_headed)
    description = None
    if above:
        above = without_site_line(ledger, above, found.source_name if is_doubled else None)
        certainty = SURE if is_sure else UNDER_META
        title = title or move_title(ledger, above, certainty)
        description = move_standfirst(ledger, above, certainty) if title or is_sure else None
    elif not title and not metas:
        title, description = move_grouped(ledger)
        title = title or (move_site_title(ledger) if is_sure else None)
    if title and not metas and not found.authors:
        found = replace(found, authors=move_name_under_title(ledger, vocabulary))
    date = found.date or _labelled_date(ledger, vocabulary, order, is_ordered=portal is not None)
    return replace(found, title=title, description=description, date=date)


def _metas(
    ledger: Ledger, vocabulary: Vocabulary, order: str, *, is_titled: bool
) -> list[tuple[Piece, Meta]]:
    """List the lines of the head that hold only a date, a byline or the like.

    They stand before the text, or behind one sentence that is the standfirst. A first line that
    reads like a byline is none: headlines begin with such words too.
    """
    found: list[tuple[Piece, Meta]] = []
    before: Piece | None = None
    prose = 0
    headings = _diary(ledger, order)
    first = 0 if is_titled else 1
    for index, piece in enumerate(ledger.open[:_WINDOW]):
        is_open = piece.line not in headings
        meta = read_meta(piece, vocabulary, order, ledger.langs) if is_open else None
        is_behind = prose == 0 or (prose == 1 and index > first and not ledger.open[0].is_running)
        is_after = bool(found and found[-1][0] is before)
        is_near = before is None or before.is_prose or is_after or looks_like_name(before.text)
        if meta and (meta.is_doubled or (is_behind and (prose == 0 or is_near))):
            if _counts(meta, index - first + 1, is_after_meta=is_after):
                found.append((piece, meta))
        elif piece.is_running:
            prose += 1
        before = piece
    return [*found, *names_beside(ledger, vocabulary, found, is_titled=is_titled)]


def _diary(ledger: Ledger, order: str) -> frozenset[int]:
    """Return the lines that are dates, if several of them stand between texts as headings do."""
    short = [piece for piece in ledger.open if not piece.is_prose and piece.weight <= _DATE_MAX]
    lang = first_of(ledger.langs)
    dates = [piece.line for piece in short if read_date(piece.text, order, lang)]
    texts = [piece.line for piece in ledger.open if piece.is_running]
    gaps = {sum(line < date for line in texts) for date in dates}
    is_between = len(gaps) > 1 and gaps - {0, len(texts)}
    return frozenset(dates) if is_between else frozenset()


def _certainty(meta: Meta) -> float:
    """Return how sure a source's name is: printed twice, or an agency behind town and date."""
    return SURE if meta.is_doubled else _AGENCY


def _counts(meta: Meta, index: int, *, is_after_meta: bool) -> bool:
    """Say whether a line of credits belongs to the head, not to a picture or to a headline."""
    if meta.credits is None or meta.date:
        return True
    names = [author.name for author in meta.credits.authors]
    roles = {role for author in meta.credits.authors for role in author.roles}
    is_short = all(len(name.split()) <= _NAME_WORDS for name in names)
    return index > 0 and is_short and ("text" in roles or is_after_meta or not names)


def _move_metas(ledger: Ledger, metas: list[tuple[Piece, Meta]], portal: Portal | None) -> Header:
    """Move these lines; of several dates the one that says it is that of publication counts.

    Else it is the one nearest to the text, since pages print the day of the visit on top; where
    they differ a person should look.
    """
    dated = [(piece, meta, meta.date.date) for piece, meta in metas if meta.date]
    told = [found for found in dated if found[1].is_told]
    name = None
    authors: list[Author] = []
    for piece, meta in metas:
        if meta.credits:
            line = meta.credits
            is_beside = line.is_by and bool(dated)
            authors += move_credits(
                ledger, piece, replace(line, certainty=BESIDE) if is_beside else line
            )
        else:
            ledger.decide([piece], Fate.MOVED, meta.rule)
        if meta.name and name is None:
            name = meta.name
            ledger.note("source.name", name, meta.rule, _certainty(meta), piece.line)
    header = Header(source_name=name, authors=tuple(merged(authors)))
    if not dated:
        return header
    piece, meta, day = told[0] if told else dated[-1]
    is_sure = bool(told) or len({found[2] for found in dated}) == 1
    certainty = SURE if portal else meta.certainty
    certainty = certainty if is_sure else _ONE_OF_SEVERAL
    ledger.note("date", day.isoformat(), meta.rule, certainty, piece.line)
    return replace(header, date=day)


def _labelled_date(
    ledger: Ledger, vocabulary: Vocabulary, order: str, *, is_ordered: bool
) -> dt.date | None:
    """Take a date behind a label; a mere `Date:` counts above the body only (events have some)."""
    last = ledger.last_prose()
    above = True
    for index, piece in enumerate(ledger.open):
        above = above and not piece.is_prose
        match = vocabulary.published.match(piece.text)
        kind = "published" if match else "date"
        match = match or (vocabulary.date.match(piece.text) if above else None)
        if (
            match is None
            or (_WINDOW <= index <= last)
            or (kind == "date" and _is_event(ledger, index))
        ):
            continue
        found = read_date(match["rest"], order, first_of(ledger.langs))
        if found:
            is_sure = is_ordered or not found.is_ambiguous
            certainty = min(found.certainty, 0.95) if is_sure else _UNORDERED
            ledger.votes.append(vocabulary.langs_of(kind, match["label"]))
            ledger.move(piece, "date", found.date.isoformat(), "date.labelled", certainty)
            return found.date
    return None


def _is_event(ledger: Ledger, index: int) -> bool:
    """Say whether lines with other labels stand beside a mere `Date:`, as time and place do."""
    around = ledger.open[max(index - 1, 0) : index] + ledger.open[index + 1 : index + 2]
    return any(_LABELLED.match(piece.text) and not piece.is_prose for piece in around)
