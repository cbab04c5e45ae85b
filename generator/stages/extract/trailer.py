"""What a page prints under its text: comment counter, related articles, buttons and the like."""

from __future__ import annotations

import re

from generator.model.extract import Fate
from generator.stages.extract.credit import in_brackets, read_credits
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL, Vocabulary

_UNKNOWN_COUNTER = re.compile(r"[^\W\d_][^\d():]{1,30}[(（]\s*(?P<count>\d{1,5})\s*[)）]\Z")
_YEARS = range(1900, 2101)
_TEASER = 300  # characters; a longer line after the comment counter is text, not a teaser
_BOX_MAX = 4  # headlines in a box of related articles within a text
_MARKS_MIN = 2  # template lines that show that the page's foot begins
_TITLE_WORDS = 8  # words; a longer line that is dropped as furniture is for a person to see
_KEPT = re.compile(r"(?:\D*\d){7,}|[\"“„«‘]|(?:[-–—•*·▪►]|\d{1,3}[.)])\s|.*[:：]\Z")


def drop_trailer(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop the comment counter, and what follows it if that is no text.

    What follows a heading of related articles goes up to the next text. Whatever of this is a
    sentence makes a person look at the body.
    """
    has_text = False
    for piece in tuple(ledger.open):
        if piece not in ledger.open:
            continue
        has_text = has_text or piece.is_prose
        if vocabulary.counter.match(piece.text):
            is_end = _drop_counter(ledger, piece, vocabulary, has_text=has_text)
        elif _is_unknown_counter(ledger, piece, vocabulary):
            is_end = _drop_after(ledger, piece, "trailer.counter-unlabelled")
        elif piece.text.rstrip(" :：").casefold() in vocabulary.related and has_text:
            is_end = _drop_related(ledger, piece, vocabulary)
        else:
            is_end = False
        if is_end:
            return


def drop_tail(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop the short lines behind the template lines under the text, but for credits and lists."""
    last = ledger.last_text()
    marks = [d for d in ledger.decisions if d.line > last > 0 and d.rule.startswith("noise")]
    is_foot = len(marks) >= _MARKS_MIN or any(d.rule == "noise.copyright" for d in marks)
    if not is_foot:
        return
    first = min(decision.line for decision in marks)
    for piece in tuple(ledger.open):
        if (
            piece.line > first
            and not _KEPT.match(piece.text)
            and not _is_credit(ledger, piece, vocabulary)
        ):
            ledger.decide([piece], Fate.DROPPED, "trailer.after-noise")
            if len(piece.text.split()) > _TITLE_WORDS:
                ledger.doubt(
                    "a long line under the text was dropped", "trailer.after-noise", [piece]
                )


def doubt_edges(ledger: Ledger) -> None:
    """Ask a person to look where several short lines stand before or behind all text."""
    texts = [piece.line for piece in ledger.open if piece.is_text]
    if not texts:
        return
    plain = [piece for piece in ledger.open if piece not in ledger.kinds]
    for edge in (
        [piece for piece in plain if piece.line < min(texts)],
        [piece for piece in plain if piece.line > max(texts)],
    ):
        if len(edge) > 1:
            ledger.doubt("short lines beside the text may be a page's", "body.edge", edge)


def _drop_counter(ledger: Ledger, piece: Piece, vocabulary: Vocabulary, *, has_text: bool) -> bool:
    """Drop the counter, and all behind it unless the article goes on there."""
    match = vocabulary.counter.match(piece.text)
    if match:
        ledger.votes.append(vocabulary.langs_of("comments", match["label"] or match["after"]))
    place = ledger.open.index(piece)
    before, after = ledger.open[:place], ledger.open[place + 1 :]
    is_text = _goes_on(before, after, vocabulary)
    if not has_text or is_text:
        ledger.decide([piece], Fate.DROPPED, "trailer.comments")
        if has_text:
            ledger.doubt("text goes on behind a comment counter", "trailer.comments", [piece])
        return False
    return _drop_after(ledger, piece, "trailer.comments")


def _goes_on(before: list[Piece], after: list[Piece], vocabulary: Vocabulary) -> bool:
    """Say whether the article goes on behind a counter.

    It does if its source stands there, or a long line, or any sentence before a heading of related
    articles; comments themselves are not told from text, so they stay, and a person looks.
    """
    if any(p.weight > _TEASER or vocabulary.source.match(p.text) for p in after):
        return True
    above, below = (sum(p.weight for p in part if p.is_prose) for part in (before, after))
    if below > above:
        return True
    for piece in after:
        if piece.text.rstrip(" :：").casefold() in vocabulary.related:
            return False
        if piece.is_text:
            return True
    return False


def _is_unknown_counter(ledger: Ledger, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Say whether a word and a number in brackets stand right under the source line."""
    found = _UNKNOWN_COUNTER.match(piece.text)
    place = ledger.open.index(piece)
    is_under = place > 0 and vocabulary.source.match(ledger.open[place - 1].text)
    return bool(found and is_under and int(found["count"]) not in _YEARS)


def _drop_related(ledger: Ledger, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Drop a heading of related articles and their titles; say whether nothing follows."""
    place = ledger.open.index(piece)
    before, after = ledger.open[:place], ledger.open[place + 1 :]
    sources = [n for n, p in enumerate(before) if vocabulary.source.match(p.text)]
    is_credited = any(p.is_prose for p in before[: max(sources, default=0)])
    end = next((n for n, p in enumerate(after) if p.is_text), None)
    if end is None or is_credited:
        return _drop_after(ledger, piece, "trailer.related")
    box = after[:end]
    if len(box) > 1 and box[-1].gap:
        box.pop()  # the heading of what follows
    if not box or len(box) > _BOX_MAX:
        return False
    ledger.decide([piece, *box], Fate.DROPPED, "noise.related")
    ledger.doubt("titles within the text were dropped", "noise.related", [piece, *box])
    return False


def _drop_after(ledger: Ledger, piece: Piece, rule: str) -> bool:
    after = ledger.open[ledger.open.index(piece) + 1 :]
    ledger.decide([piece], Fate.DROPPED, rule)
    texts = [p for p in after if p.is_text]
    if texts:
        ledger.doubt("sentences under the text were dropped", f"{rule}.after", texts)
    ledger.decide(after, Fate.DROPPED, f"{rule}.after")
    return True


def _is_credit(ledger: Ledger, piece: Piece, vocabulary: Vocabulary) -> bool:
    is_source = vocabulary.source.match(piece.text) or vocabulary.source_label.match(piece.text)
    is_marked = URL.fullmatch(piece.text) or in_brackets(piece.text)
    return bool(
        is_source or is_marked or read_credits(piece.text, vocabulary.credits, ledger.langs)
    )
