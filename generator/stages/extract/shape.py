"""The body's shape: captions of pictures that were lost, and section headings without marks."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from generator.model.extract import BlockKind, Fate
from generator.stages.extract.credit import looks_like_name
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.piece import Piece
from generator.stages.extract.title import stands_alone
from generator.stages.extract.vocabulary import Vocabulary

_CAPTION_MIN, _CAPTION_MAX = 16, 300  # characters
_FIRST_CAPTION_MAX = 140  # characters of a first sentence that is a caption, not a lead
_HEADING_MAX = 110  # characters
_INNER_STOP = re.compile(
    r"(?<![\s.][^\W\d_])(?<!\b[^\W\d_]{2})(?<!\d)[.!?।။۔؟]+[\"”’»)]*\s+(?=\S)"
    r"|[。！？][」』”]?(?=[^」』”\s])"
)
_LIST_MARK = re.compile(r"(?:(?P<mark>[-–—•*·▪●◦‣►▸])|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_TALK = re.compile(r"[?？؟;\"“”„«»]|[-–—] .*\s[-–—]\s")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_NONE = (None, "")


def merge_doubled(ledger: Ledger) -> None:
    """Keep one of several equal lines in a row; a short one among them is a picture's caption."""
    for _, group in groupby(tuple(ledger.open), key=lambda piece: piece.text):
        first, *others = group
        if not others:
            continue
        is_caption = _CAPTION_MIN <= first.weight <= _CAPTION_MAX
        if first.weight < _CAPTION_MIN:
            continue  # a refrain
        if is_caption:
            ledger.mark(first, BlockKind.CAPTION, "caption.doubled")
            if not first.ends_in_full_stop:
                ledger.doubt(
                    "a line that stands twice may be no caption", "caption.doubled", [first]
                )
        ledger.decide(others, Fate.DROPPED, "caption.doubled" if is_caption else "text.doubled")


def mark_first_caption(ledger: Ledger, *, is_page: bool) -> None:
    """Keep a single short sentence before the body as a caption, not as its lead.

    Pages that were saved without their headline begin with the caption of the first picture; of a
    text without the marks of a page (*is_page*) it may be the lead.
    """
    if len(ledger.open) < 2:  # noqa: PLR2004 - caption and text
        return
    first, second = ledger.open[:2]
    if (
        first.weight <= _FIRST_CAPTION_MAX
        and first.ends_in_full_stop
        and not _INNER_STOP.search(first.text)
        and second.is_prose
        and second.weight > first.weight
    ):
        ledger.mark(first, BlockKind.CAPTION, "caption.first-line")
        if not is_page:
            ledger.doubt("the first sentence may be no caption", "caption.first-line", [first])


def mark_credited_captions(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Keep lines that end in a photo credit as captions."""
    for piece in ledger.open:
        found = vocabulary.photo_credit.search(piece.text)
        if found is None or piece.weight > _CAPTION_MAX or piece in ledger.kinds:
            continue
        if (
            found["name"] is None
            or found["owner"]
            or looks_like_name(found["name"].rstrip(" .)]）"))
        ):
            ledger.mark(piece, BlockKind.CAPTION, "caption.credited")


def mark_items(ledger: Ledger) -> None:
    """Keep lines with the same list mark that stand together as a list's items.

    Hyphens begin the turns of a dialogue too: with a question among them they are no list.
    """
    for mark, group in groupby(tuple(ledger.open), key=_list_mark):
        items = list(group)
        is_talk = mark == "-" and any(_TALK.search(piece.text) for piece in items)
        is_counted = mark != "1" or _counts_up(items)
        is_free = all(piece not in ledger.kinds for piece in items)
        if mark and len(items) > 1 and is_counted and is_free and not is_talk:
            for piece in items:
                ledger.mark(piece, BlockKind.ITEM, "item.marked")


def _list_mark(piece: Piece) -> str:
    found = _LIST_MARK.match(piece.text)
    if found is None:
        return ""
    return "1" if found["number"] else "-" if found["mark"] in "-–—" else found["mark"]


def _counts_up(items: list[Piece]) -> bool:
    found = (_LIST_MARK.match(piece.text) for piece in items)
    numbers = [int(match["number"]) for match in found if match]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def mark_headings(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Keep a short line without a sentence's end as a heading where text or a list follows it.

    Two such lines in a row are a list or verse, so neither is a heading.
    """
    previous: Piece | None = None
    for piece, following in pairwise(ledger.open):
        is_list = ledger.kinds.get(following, _NONE)[0] is BlockKind.ITEM
        can_be = _is_heading(piece, ledger) and not _is_credited(piece, vocabulary)
        is_second = previous is not None and _is_heading(previous, ledger)
        leads = following.is_prose or (following.is_text and following.weight > piece.weight)
        if can_be and not is_second and (leads or is_list):
            ledger.mark(piece, BlockKind.HEADING, "heading.standing-line")
        previous = piece


def _is_credited(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Say whether a line has a sentence in it, or a mark of pictures, rights or time."""
    is_sentence = _INNER_STOP.search(piece.text) is not None
    is_marked = any(sign in piece.text for sign in "©ⓒ@") or _CLOCK.search(piece.text)
    is_labelled = vocabulary.photo_credit.search(piece.text) or vocabulary.published.match(
        piece.text
    )
    return bool(is_sentence or is_marked or is_labelled)


def _is_heading(piece: Piece, ledger: Ledger) -> bool:
    if piece in ledger.kinds or piece.weight > _HEADING_MAX or _LIST_MARK.match(piece.text):
        return False
    return stands_alone(piece)
