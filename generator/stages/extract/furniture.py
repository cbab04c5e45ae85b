"""Page furniture: site line, template noise, and the trailer from the comment counter on."""

from __future__ import annotations

import re

from generator.model.extract import Fate
from generator.stages.extract.credit import in_brackets, read_credits
from generator.stages.extract.dates.minutes import is_reading_time
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.noise import noise_of
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL, Vocabulary

_HOST_LINE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}\s+[-–—|·]\s+\S.{0,100}\Z", re.IGNORECASE)
_UNKNOWN_COUNTER = re.compile(r"[^\W\d_][^\d():]{1,30}[(（]\s*\d+\s*[)）]\Z")
_BREADCRUMB = re.compile(r"[^>›»/.!?]{1,40}(?:\s*[>›»]\s*[^>›»]{1,60}|\s+/\s+[^/]{1,60}){1,6}")
_HEAD = 6  # open pieces that can be the head of a page
_TEASER = 300  # characters; a longer line after the comment counter is text, not a teaser


def drop_site_line(ledger: Ledger) -> bool:
    """Drop a first line that is a host's name and a slogan, over a line that stands apart."""
    first = ledger.open[0]
    following = ledger.open[1] if len(ledger.open) > 1 else None
    stands_apart = following and following.gap and not following.is_prose
    if _HOST_LINE.match(first.text) and not first.ends_in_full_stop and stands_apart:
        ledger.decide([first], Fate.DROPPED, "site-line.host")
        return True
    return False


def drop_noise(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop lines that a page template leaves behind: `No data`, `Share`, tags, copyright."""
    for piece in tuple(ledger.open):
        rule = noise_of(piece, vocabulary)
        if rule:
            ledger.decide([piece], Fate.DROPPED, rule)


def drop_reading_time(ledger: Ledger) -> None:
    """Drop a line under the headline that tells how long the article takes to read."""
    for piece in tuple(ledger.open[1:_HEAD]):
        if not piece.is_prose and is_reading_time(piece.text):
            ledger.decide([piece], Fate.DROPPED, "noise.reading-time")


def drop_tail(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop what stands after the first template line behind the text, but for credits."""
    last = ledger.open[ledger.last_prose()].line if ledger.last_prose() >= 0 else None
    if last is None:
        return
    markers = [
        decision.line
        for decision in ledger.decisions
        if decision.line > last and decision.rule.startswith("noise")
    ]
    for piece in tuple(ledger.open):
        if markers and piece.line > min(markers) and not _is_credit(ledger, piece, vocabulary):
            ledger.decide([piece], Fate.DROPPED, "trailer.after-noise")


def _is_credit(ledger: Ledger, piece: Piece, vocabulary: Vocabulary) -> bool:
    is_source = vocabulary.source.match(piece.text) or vocabulary.source_label.match(piece.text)
    is_marked = URL.fullmatch(piece.text) or in_brackets(piece.text)
    return bool(
        is_source or is_marked or read_credits(piece.text, vocabulary.credits, ledger.langs)
    )


def drop_breadcrumb(ledger: Ledger) -> bool:
    """Drop the line that tells a page's place in its site: `Home > Society > Care`."""
    found = [
        piece
        for piece in ledger.open[:_HEAD]
        if _BREADCRUMB.fullmatch(piece.text) and not piece.ends_in_full_stop
    ]
    ledger.decide(found[:1], Fate.DROPPED, "noise.breadcrumb")
    return bool(found)


def drop_see_also(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop a line that leads to another article: `Read also: …`."""
    for piece in tuple(ledger.open):
        if piece.weight <= _TEASER and vocabulary.see_also.match(piece.text):
            ledger.decide([piece], Fate.DROPPED, "noise.see-also")


def drop_trailer(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop the comment counter and what follows it, or what follows a heading of related texts.

    A counter with the text or with long text after it stands elsewhere: then it goes alone.
    """
    has_text = False
    for index, piece in enumerate(ledger.open):
        has_text = has_text or piece.is_prose
        counter = vocabulary.counter.match(piece.text)
        if counter:
            ledger.votes.append(
                vocabulary.langs_of("comments", counter["label"] or counter["after"])
            )
        rule = "trailer.comments" if counter else _other_trailer(ledger, vocabulary, index)
        if not rule:
            continue
        after = ledger.open[index + 1 :]
        is_text = _is_text(ledger.open[:index], after, vocabulary)
        if is_text or not has_text:
            if counter:
                ledger.decide([piece], Fate.DROPPED, rule)
                ledger.doubts |= {"body"} if has_text else set()
                drop_trailer(ledger, vocabulary)
                return
            continue
        ledger.decide([piece], Fate.DROPPED, rule)
        ledger.decide(after, Fate.DROPPED, f"{rule}.after")
        return


def _is_text(before: list[Piece], after: list[Piece], vocabulary: Vocabulary) -> bool:
    """Say whether what follows a counter is the article: long, or more than above, or credited."""
    if any(piece.weight > _TEASER or vocabulary.source.match(piece.text) for piece in after):
        return True
    above, below = (sum(p.weight for p in part if p.is_prose) for part in (before, after))
    return below > above


def _other_trailer(ledger: Ledger, vocabulary: Vocabulary, index: int) -> str:
    piece = ledger.open[index]
    if _is_related(piece, vocabulary):
        is_credited = any(vocabulary.source.match(above.text) for above in ledger.open[:index])
        return "trailer.related" if is_credited or index > ledger.last_prose() >= 0 else ""
    if (
        index > 0
        and _UNKNOWN_COUNTER.match(piece.text)
        and vocabulary.source.match(ledger.open[index - 1].text)
    ):
        return "trailer.counter-unlabelled"
    return ""


def _is_related(piece: Piece, vocabulary: Vocabulary) -> bool:
    return piece.text.rstrip(" :：").casefold() in vocabulary.related
