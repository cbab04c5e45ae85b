"""The one date that stands in a short line among other words, and where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from generator.model.ids import LangTag
from generator.stages.extract.dates.clocks import without_clock
from generator.stages.extract.dates.forms import Dated
from generator.stages.extract.dates.numerals import has_number
from generator.stages.extract.dates.reading import (
    MISMATCH,
    WITNESSES,
    agree,
    read_date,
    tongues_of,
    weighed,
)
from generator.stages.extract.dates.scan import Token, token_at
from generator.stages.extract.dates.surroundings import (
    Window,
    is_free,
    is_legal_text,
    names_another_day,
)
from generator.stages.extract.dates.words import (
    UNSPACED,
    Vocabulary,
    Word,
    fold,
    is_letter,
    vocabulary_of,
)

_LONGEST = 160  # characters of a line that is searched
_AMONG_WORDS = 0.75  # what the words around a date leave of its certainty
_WIDEST = 9  # numbers and words in a date, its weekday and clock included
_MANY = 12  # numbers, clocks apart: a table
SIGNS = " .,/-|()"
_NUMBERS = "ntyg"
_LATE_WEEKDAY = re.compile(r"C[ .,]*[Ww]\Z")  # a word of another meaning, such as Turkish `son`
_FULL = 6  # digits of day, month and a short year that no section's number has


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in a line, with the characters from *start* to *end* that print it."""

    dated: Dated
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    token: Token
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    dated: Dated
    start: int
    end: int
    is_free: bool

    @property
    def size(self) -> int:
        return self.end - self.start

    def holds(self, other: _Candidate) -> bool:
        return self.start <= other.start and other.end <= self.end


def find_date(text: str, order: str = "dmy", lang: LangTag | None = None) -> Found | None:
    """Find the one date in a short line, its weekday, time of day and zone included.

    None if the line has two dates, another day of a month, or a date whose numbers go on: a range,
    an address, a price. Among words a date has at most the certainty 0.75. *order* and *lang* are
    those of `read_date`.
    """
    if len(text) > _LONGEST or not has_number(text):
        return None
    whole = read_date(text, order, lang)
    if whole:
        start = len(text) - len(text.lstrip())
        return Found(dated=whole, start=start, end=max(start, len(text.rstrip())))
    folded, places = _folded(text)
    if sum(c.isdigit() for c in folded) < 3 and "年" not in folded:  # noqa: PLR2004
        return None
    plain = without_clock(folded)
    if is_legal_text(plain):
        return None
    pieces = _pieces(plain, folded, vocabulary_of(plain, lang or ""))
    tongues = tongues_of(text, lang)
    candidates = [one for run in _runs(pieces) for one in _candidates(run, plain, order, tongues)]
    best = _agreed(candidates, pieces, plain)
    if best is None:
        return None
    start, end = places[best.start][0], places[best.end - 1][1]
    return Found(
        dated=_weighed(best, pieces), start=start, end=start + len(text[start:end].rstrip())
    )


def _pieces(plain: str, folded: str, vocabulary: Vocabulary) -> list[_Piece]:
    """Split a line into the tokens of dates; what is none of them is of kind ``x``.

    *folded* is the line before its clocks were masked.
    """
    pieces: list[_Piece] = []
    place = 0
    while place < len(plain):
        token = token_at(plain, place, vocabulary) or _unknown(plain, place)
        start, end = place, place + token.width
        if token.kind == "C":
            start, end = _masked(plain, folded, place)
        pieces.append(_Piece(token, start, end))
        place = end
    return pieces


def _masked(plain: str, folded: str, place: int) -> tuple[int, int]:
    """Return where the clock stands whose sign is at *place*."""
    start, end = place - (folded[place - 1 : place].strip() != ""), place + 1
    if start < place and plain[start] != " ":
        start = place
    while plain[end : end + 1] == " ":
        end += 1
    return start, start + len(folded[start:end].rstrip())


def _unknown(plain: str, place: int) -> Token:
    """Take a word, a long number or one sign that no date has."""
    end = place + 1
    if plain[place].isdigit():
        while plain[end : end + 1].isdigit():
            end += 1
    elif is_letter(plain[place]) and not UNSPACED.match(plain[place]):
        while is_letter(plain[end : end + 1]):
            end += 1
    return Token(kind="x", text=plain[place:end], word=Word(), width=end - place)


def _runs(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """List the stretches without a strange word that have numbers enough for a date."""
    for is_known, run in groupby(pieces, lambda piece: piece.token.kind != "x"):
        stretch = list(run) if is_known else []
        if sum(piece.token.kind in _NUMBERS for piece in stretch) > 1:
            yield stretch


def _candidates(
    run: Sequence[_Piece], plain: str, order: str, tongues: frozenset[str]
) -> Iterator[_Candidate]:
    """Read all windows of a stretch, and say of which the neighbours leave them whole."""
    places = [place for place, piece in enumerate(run) if piece.token.kind not in SIGNS]
    for number, first in enumerate(places):
        if run[first].token.kind == "f":
            continue
        for last in places[number + 2 : number + _WIDEST]:
            tokens = tuple(piece.token for piece in run[first : last + 1])
            start, end = run[first].start, run[last].end
            kinds = "".join(token.kind for token in tokens)
            if not _is_enough(kinds, tokens, tongues):
                continue
            dated = weighed(tokens, order, tongues)
            if dated and not (dated.certainty == MISMATCH and _LATE_WEEKDAY.search(kinds)):
                window = Window(plain=plain, start=start, end=end, kinds=kinds)
                yield _Candidate(dated, start, end, is_free(window))


def _is_enough(kinds: str, tokens: Sequence[Token], tongues: frozenset[str]) -> bool:
    """Say whether a window can be a date: two or three numbers, or a year in two calendars."""
    numbers = [token for token in tokens if token.kind in _NUMBERS]
    if not 1 < len(numbers) <= 4 or kinds.count("C") > 1:  # noqa: PLR2004
        return False
    if any(token.kind in "ytg" for token in numbers) or "年" in kinds:
        return True
    if "E" in kinds:
        return "ja" in tongues
    if "M" in kinds or "B" in kinds:  # a Thai year
        return "th" in tongues
    return "C" in kinds or sum(len(token.text) for token in numbers) == _FULL


def _agreed(
    candidates: Sequence[_Candidate], pieces: Sequence[_Piece], plain: str
) -> _Candidate | None:
    """Return the widest of the windows if all that the line says is the one day."""
    free = [one for one in candidates if one.is_free]
    own = [one for one in free if one.dated.calendar not in WITNESSES]
    own.sort(key=lambda one: (one.dated.calendar != "gregorian", -one.size))
    if not own or not all(
        agree(own[0].dated, one.dated) or (not one.is_free and own[0].holds(one))
        for one in candidates
    ):
        return None
    covered = {place for one in free for place in range(one.start, one.end)}
    rest = "".join("\n" if place in covered else c for place, c in enumerate(plain))
    outside = [piece.token for piece in pieces if piece.start not in covered]
    return None if names_another_day(own[0].dated.date, rest, outside) else own[0]


def _weighed(best: _Candidate, pieces: Sequence[_Piece]) -> Dated:
    """Take certainty from a date that stands among other words."""
    outside = (piece for piece in pieces if not best.start <= piece.start < best.end)
    if all(piece.token.kind in f"{SIGNS}CWwPf" for piece in outside):
        return best.dated
    return replace(best.dated, certainty=min(_AMONG_WORDS, best.dated.certainty))


def _folded(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Fold a line, and tell of each folded character which ones of *text* it stands for."""
    plain: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _continues(text[end]):
            end += 1
        folded = _fold_cluster(text[start:end])
        plain.append(folded)
        places += [(start, end)] * len(folded)
        start = end
    return "".join(plain), places


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    return fold(cluster)


@lru_cache(maxsize=8192)
def _continues(c: str) -> bool:
    return unicodedata.category(c)[0] == "M" or "\u1160" <= c <= "\u11ff"
