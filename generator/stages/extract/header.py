"""The head of a page: kicker, title, standfirst, and the lines with source name, date, byline."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import unquote

from generator.model.document import Author, Source
from generator.model.extract import Fate
from generator.model.rules import Portal
from generator.stages.extract.credits import merged, move_credits
from generator.stages.extract.dates import read_date
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.metaline import Meta, read_meta
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL, Vocabulary

_WINDOW = 8  # a head ends within so many lines
_TITLE_MAX = 250  # characters
_STANDFIRST_MIN = 40  # characters; a shorter line between title and date is something else
_STANDING_MAX = 150  # characters of a line that stands as a title by itself
_KICKER_MAX, _KICKER_WORDS = 40, 4  # characters and words of a line above the title
_SURE, _UNDER_META, _GROUPED, _STANDING = 0.97, 0.79, 0.78, 0.74  # certainty of a title
_CANDIDATE = 0.4
_UNORDERED = 0.75  # certainty of a date where slashes leave open which number is the day
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
    ledger: Ledger, vocabulary: Vocabulary, portal: Portal | None, *, is_headed: bool
) -> Header:
    """Move the page's head to its fields.

    A line with a doubled source name and a date marks the head of a known shape, as a profile or
    a site line does (*is_headed*): then the title is sure. Lines that hold only a date or a byline
    mark a head too, but a title above them is for a person to confirm.
    """
    order = portal.date_order if portal else "dmy"
    title = _labelled_title(ledger, vocabulary)
    metas = _metas(ledger, vocabulary, order)
    lines = [piece for piece, _ in metas]
    end = ledger.open.index(lines[-1]) if lines else 0
    above = [piece for piece in ledger.open[:end] if piece not in lines]
    found = _move_metas(ledger, metas, portal)
    is_sure = bool(found.source_name or portal or is_headed)
    description = None
    if above:
        above = _without_site_line(ledger, above, found.source_name)
        title = title or _title(ledger, above, _SURE if is_sure else _UNDER_META)
        description = _standfirst(ledger, above) if title or is_sure else None
    elif not title and is_headed is False and not metas:
        title, description = _grouped(ledger)
    if is_sure and not title and not metas:
        title, description = _grouped(ledger)
        title = title or _site_title(ledger)
    date = found.date or _labelled_date(ledger, vocabulary, order, is_ordered=portal is not None)
    return replace(found, title=title, description=description, date=date)


def move_standing_title(ledger: Ledger, source: Source, *, is_caption_likely: bool) -> str | None:
    """Move a first line that stands as a title to the field; such a title is always in doubt.

    Where a caption is likelier the line stays in the body and is a mere candidate, unless the
    address of the source has its words.
    """
    if len(ledger.open) < 2 or not stands_alone(ledger.open[0]):  # noqa: PLR2004 - title and text
        return None
    first, second = ledger.open[:2]
    if (
        first in ledger.kinds
        or not (second.gap or second.weight > 2 * first.weight)
        or not second.is_prose
    ):
        return None
    if is_caption_likely and not _is_in_address(first.text, source.url or ""):
        ledger.note("title", first.text, "title.candidate", _CANDIDATE, first.line)
        return None
    ledger.move(first, "title", first.text, "title.standing-line", _STANDING)
    return first.text


def _is_in_address(title: str, url: str) -> bool:
    """Say whether most words of a title stand in the last part of an address."""
    place = unquote(url).rstrip("/").rsplit("/", 1)[-1]
    in_address = set(re.findall(r"[^\W_]+", _plain_letters(place)))
    words = [word for word in re.findall(r"[^\W_]+", _plain_letters(title)) if len(word) > 2]  # noqa: PLR2004
    return len(words) > 1 and sum(word in in_address for word in words) * 2 > len(words)


def _plain_letters(text: str) -> str:
    """Fold case and take marks off letters, as addresses do."""
    split = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(c for c in split if not unicodedata.combining(c))


def stands_alone(piece: Piece) -> bool:
    """Say whether a line can be a heading: short, no mark at its end that a sentence has."""
    if piece.weight > _STANDING_MAX or URL.search(piece.text) or piece.ends_in_full_stop:
        return False
    return piece.text[-1] not in ",;:：،…—–-" and any(c.isalpha() for c in piece.text)


def _metas(ledger: Ledger, vocabulary: Vocabulary, order: str) -> list[tuple[Piece, Meta]]:
    """List the lines of the head that hold only a date, a byline or the like.

    They stand before the text, or behind one sentence that is the standfirst. A first line that
    reads like a byline is none: headlines begin with such words too.
    """
    found: list[tuple[Piece, Meta]] = []
    before: Piece | None = None
    prose = 0
    for index, piece in enumerate(ledger.open[:_WINDOW]):
        meta = read_meta(piece, vocabulary, order)
        is_behind = prose == 0 or (prose == 1 and index > 1 and not ledger.open[0].is_prose)
        is_near = before is None or before.is_prose or bool(found and found[-1][0] is before)
        if meta and (meta.name or (is_behind and (prose == 0 or is_near))):
            if _counts(meta, index, is_after_meta=bool(found and found[-1][0] is before)):
                found.append((piece, meta))
        elif piece.is_prose:
            prose += 1
        before = piece
    return found


def _counts(meta: Meta, index: int, *, is_after_meta: bool) -> bool:
    """Say whether a line of credits belongs to the head, not to a picture or to a headline."""
    if meta.credits is None or meta.date:
        return True
    names = [author.name for author in meta.credits.authors]
    roles = {role for author in meta.credits.authors for role in author.roles}
    is_short = all(len(name.split()) <= _NAME_WORDS for name in names)
    return index > 0 and is_short and ("text" in roles or is_after_meta or not names)


def _move_metas(ledger: Ledger, metas: list[tuple[Piece, Meta]], portal: Portal | None) -> Header:
    """Move these lines; the first date that is no date of change counts, and all names."""
    date, name = None, None
    authors: list[Author] = []
    for piece, meta in metas:
        if meta.credits:
            authors += move_credits(ledger, piece, meta.credits)
        else:
            ledger.decide([piece], Fate.MOVED, meta.rule)
        if meta.name and name is None:
            name = meta.name
            ledger.note("source", name, meta.rule, _SURE, piece.line)
        if meta.date and date is None:
            date = meta.date.date
            certainty = _SURE if portal else meta.certainty
            ledger.note("date", date.isoformat(), meta.rule, certainty, piece.line)
    return Header(source_name=name, date=date, authors=tuple(merged(authors)))


def _without_site_line(ledger: Ledger, above: list[Piece], name: str | None) -> list[Piece]:
    """Drop a first line that is the source's name, a dash and a slogan, if a headline follows."""
    slogan = rf"(?:\w+\s+)?{re.escape(name or '')}\s+[-–—|]\s+\S"
    if name is None or len(above) < 2 or not re.match(slogan, above[0].text, re.IGNORECASE):  # noqa: PLR2004
        return above
    ledger.decide([above[0]], Fate.DROPPED, "site-line.source-name")
    return above[1:]


def _title(ledger: Ledger, above: list[Piece], certainty: float) -> str | None:
    """Take the title from the lines above the dateline, and out of *above*.

    One line is the title, two are title and standfirst; a short one above them is a kicker. Of
    more lines the one before the standfirst is likeliest, and of two short ones the longer; a
    person should look at these.
    """
    for first, second in pairwise(tuple(above)):
        if first.text == second.text:
            ledger.decide([second], Fate.DROPPED, "text.doubled")
            above.remove(second)
    _drop_kicker(ledger, above)
    place = 0
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


def _drop_kicker(ledger: Ledger, above: list[Piece]) -> None:
    """Drop a line of a few words above the headline, where a longer one stands right under it."""
    if len(above) < 2:  # noqa: PLR2004 - kicker and title
        return
    kicker, title = above[:2]
    is_short = kicker.weight <= _KICKER_MAX and len(kicker.text.split()) <= _KICKER_WORDS
    is_title = stands_alone(title) and title.weight > kicker.weight * 3 // 2
    has_standfirst = len(above) > 2 and above[2].weight >= _STANDFIRST_MIN  # noqa: PLR2004
    if is_short and is_title and (has_standfirst or not title.is_prose) and stands_alone(kicker):
        ledger.decide([kicker], Fate.DROPPED, "header.kicker")
        above.remove(kicker)


def _standfirst(ledger: Ledger, above: list[Piece]) -> str | None:
    if len(above) != 1 or above[0].weight < _STANDFIRST_MIN:
        return None
    ledger.move(above[0], "description", above[0].text, "standfirst.header", 0.95)
    return above[0].text


def _grouped(ledger: Ledger) -> tuple[str | None, str | None]:
    """Take title and standfirst, under a kicker or not, that stand as one group above the text."""
    gaps = (index for index, piece in enumerate(ledger.open) if index and piece.gap)
    end = next(gaps, 0)
    if end not in {2, 3} or not ledger.open[end].is_prose:
        return None, None
    above = list(ledger.open[:end])
    _drop_kicker(ledger, above)
    if len(above) != 2 or not stands_alone(above[0]) or above[1].weight < _STANDFIRST_MIN:  # noqa: PLR2004
        return None, None
    if above[0] in ledger.kinds or above[1].weight > _TITLE_MAX + _STANDFIRST_MIN:
        return None, None
    title, standfirst = above
    if not (standfirst.ends_sentence or standfirst.weight > title.weight):
        return None, None
    ledger.move(title, "title", title.text, "title.grouped", _GROUPED)
    ledger.move(standfirst, "description", standfirst.text, "standfirst.grouped", _GROUPED)
    return title.text, standfirst.text


def _site_title(ledger: Ledger) -> str | None:
    """Take the line under a site line if it stands alone between blank lines; still in doubt."""
    if len(ledger.open) < 2:  # noqa: PLR2004 - title and text
        return None
    first, second = ledger.open[:2]
    if not (first.gap and second.gap and stands_alone(first)):
        return None
    ledger.move(first, "title", first.text, "title.under-site-line", _UNDER_META)
    return first.text


def _labelled_title(ledger: Ledger, vocabulary: Vocabulary) -> str | None:
    for piece in ledger.open[:3]:
        match = vocabulary.title.match(piece.text)
        if match and piece.weight <= _TITLE_MAX:
            ledger.votes.append(vocabulary.langs_of("title", match["label"]))
            ledger.move(piece, "title", match["rest"], "title.labelled", _SURE)
            return match["rest"]
    return None


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
        if match is None or (_WINDOW <= index <= last):
            continue
        found = read_date(match["rest"], order)
        if found:
            is_sure = is_ordered or not found.is_ambiguous
            certainty = min(found.certainty, 0.95) if is_sure else _UNORDERED
            ledger.votes.append(vocabulary.langs_of(kind, match["label"]))
            ledger.move(piece, "date", found.date.isoformat(), "date.labelled", certainty)
            return found.date
    return None
