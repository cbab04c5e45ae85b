"""One line -> the rule by which it is no text but a page template's: buttons, tags, copyright."""

from __future__ import annotations

import re

from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import Vocabulary, as_noise

_COPYRIGHT = re.compile(
    r"\A\W{0,2}(?:[©ⓒ]|\(c\)\s?(?=\S)|copyright\b\W{0,3}(?=[©ⓒ\d(]|by\b))|[©ⓒ]\s*\d{4}",
    re.IGNORECASE,
)
_LOST_PICTURE = re.compile(
    r"!\[[^\]]*\]\([^)]*\)[\s|]*|\S+\.(?:jpe?g|png|gif|webp)\)?[\s|]*",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:\(?function\s*\(|var\s+\w+\s*=|jQuery\(|\$\(document\)|window\.\w+|document\.\w+\(|googletag\.)"
)
_ADVERT = re.compile(r"\[[^\W\d]{2,12}[_\s]?\d\]")  # [ad_1], and its machine translations
_HASHTAGS = re.compile(r"(?:[#＃][^\s#＃]+[\s,，、]*){2,}")
_BAR = re.compile(r"\s*[|·•/,，、]\s*|\s{2,}|(?<=\])\s*(?=\[)")
_AFTER_LABEL = re.compile(r"\s*[:：]\s*|\s+[-–—]\s+")
_SIGN = re.compile(r"[©ⓒ]")
_CREDIT = re.compile(r"[.!?…।。]\s*[©ⓒ]")
_CLAIM_WORDS = 10
# Lines without a word at a text's edge: a counter, `A+ A-`, `00:00`, a lone sign.
_MARKS = re.compile(r"\d{1,5}|[^\w\s]|(?:\d{1,2}:\d{2}[\s/]*){1,2}|(?:[Aa][+-]?\s*){1,3}")
_LINE_MAX = 200  # characters of such a line
_BUTTON_MAX = 16  # characters of a button's name
_BUTTONS_MAX = 8  # words of a line of buttons


def noise_of(piece: Piece, vocabulary: Vocabulary, *, is_edge: bool) -> str:
    """Return the rule by which a line is a template's, or nothing.

    Tags and bare marks count only at the text's edges (*is_edge*), since headings look like them.
    """
    text = piece.text
    if piece.weight > _LINE_MAX:
        return ""
    if _is_copyright(piece, is_edge=is_edge) or (is_edge and vocabulary.rights.search(text)):
        return "noise.copyright"
    if _LOST_PICTURE.fullmatch(text):
        return "noise.lost-picture"
    if _CODE.match(text):
        return "noise.code"
    if is_edge and _MARKS.fullmatch(text):
        return "noise.marks"
    is_listed = _HASHTAGS.fullmatch(text) or (is_edge and vocabulary.tags.match(text))
    if is_listed and not piece.ends_in_full_stop:
        return "noise.tags"
    is_noise = not piece.is_prose and _is_noise(text, vocabulary)
    return "noise" if is_noise else ""


def _is_copyright(piece: Piece, *, is_edge: bool) -> bool:
    """Say whether a line claims rights; behind a sentence the sign credits a picture."""
    found = _COPYRIGHT.search(piece.text)
    if found:
        return not (piece.is_prose and found.start() > 0)
    is_short = len(piece.text.split()) <= _CLAIM_WORDS
    return (
        is_edge and is_short and bool(_SIGN.search(piece.text)) and not _CREDIT.search(piece.text)
    )


def _is_noise(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether a line is a button, several in a row, or a button and what it offers."""
    if as_noise(text) in vocabulary.noise or _ADVERT.fullmatch(text):
        return True
    label, *offered = _AFTER_LABEL.split(text, maxsplit=1)
    if offered and as_noise(label) in vocabulary.noise:
        parts = _BAR.split(offered[0])
        return all(len(part.split()) <= 2 and len(part) <= _BUTTON_MAX for part in parts)  # noqa: PLR2004
    parts = [part.strip(" []") for part in _BAR.split(text)]
    if len(parts) > 1 and all(as_noise(part) in vocabulary.noise for part in parts if part):
        return True
    return _is_row_of_buttons(text.split(), vocabulary)


def _is_row_of_buttons(words: list[str], vocabulary: Vocabulary) -> bool:
    """Say whether the words are the names of buttons, one behind the other, but for a few."""
    if not 1 < len(words) <= _BUTTONS_MAX:
        return False
    known, start = 0, 0
    while start < len(words):
        ends = range(len(words), start, -1)
        end = next((e for e in ends if as_noise(" ".join(words[start:e])) in vocabulary.noise), 0)
        known += max(end - start, 0)
        start = end or start + 1
    return known > 1 and known * 3 >= len(words) * 2
