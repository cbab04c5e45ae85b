"""Page furniture above and between the text: site line, breadcrumb, template lines, links."""

from __future__ import annotations

import re

from generator.model.extract import Fate
from generator.stages.extract.dates.minutes import is_reading_time
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.noise import noise_of
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import Vocabulary
from generator.stages.extract.words import QUOTED

_HOST_LINE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}\s+[-–—|·]\s+\S.{0,100}\Z", re.IGNORECASE)
_SEPARATORS = tuple(
    re.compile(sign) for sign in (r"\s*>\s*", r"\s+›\s+", r"\s+»\s+", r"\s+/\s+", r"\s+→\s+")
)
_PART_MAX = 40  # characters of a part of a breadcrumb
_HEAD = 6  # open pieces that can be the head of a page
_LINK_MAX = 300  # characters of a line that leads to another article


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
    texts = [piece.line for piece in ledger.open if piece.is_prose]
    first, last = (min(texts), max(texts)) if texts else (0, 0)
    for piece in tuple(ledger.open):
        is_edge = not first < piece.line < last
        rule = noise_of(piece, vocabulary, is_edge=is_edge)
        if rule:
            ledger.decide([piece], Fate.DROPPED, rule)


def drop_reading_time(ledger: Ledger) -> None:
    """Drop a line under the headline that tells how long the article takes to read."""
    for piece in tuple(ledger.open[1:_HEAD]):
        if not piece.is_prose and is_reading_time(piece.text):
            ledger.decide([piece], Fate.DROPPED, "noise.reading-time")


def drop_breadcrumb(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop the line that tells a page's place in its site: `Home > Society > Care`."""
    for piece in ledger.open[:_HEAD]:
        if piece.is_prose:
            return
        if _is_breadcrumb(piece, vocabulary):
            ledger.decide([piece], Fate.DROPPED, "noise.breadcrumb")
            return


def _is_breadcrumb(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Ask for a word that means home in front, or for two separators; quotes are none."""
    text = QUOTED.sub(" ", piece.text)
    for separator in _SEPARATORS:
        parts = [part.strip() for part in separator.split(text)]
        is_short = all(0 < len(part) <= _PART_MAX for part in parts)
        is_home = parts[0].casefold() in vocabulary.home
        if len(parts) > 1 and is_short and (is_home or len(parts) > 2):  # noqa: PLR2004
            return ":" not in text and not piece.ends_in_full_stop
    return False


def drop_see_also(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Drop a line that leads to another article: `Read also: …`."""
    for piece in tuple(ledger.open):
        is_link = piece.weight <= _LINK_MAX and not piece.ends_in_full_stop
        if is_link and vocabulary.see_also.match(piece.text):
            ledger.decide([piece], Fate.DROPPED, "noise.see-also")
