"""Names without a label, beside a date or under a headline: bylines for a person to confirm."""

from __future__ import annotations

from generator.model.document import Author
from generator.model.ids import LangTag
from generator.stages.extract.credit import Credits, is_full_name, looks_like_name
from generator.stages.extract.credits import move_credits
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.metaline import Meta
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import Vocabulary

_BESIDE_A_DATE = 0.7  # certainty of a byline without a label
_NAME_WORDS = 4  # words of a name in a byline above the text


def names_beside(
    ledger: Ledger,
    vocabulary: Vocabulary,
    found: list[tuple[Piece, Meta]],
    *,
    is_titled: bool,
) -> list[tuple[Piece, Meta]]:
    """Read the line right above or below a date as a byline if nothing else is one."""
    if any(_is_written(meta) for _, meta in found):
        return []
    first = 0 if is_titled else 1
    for piece, meta in found:
        place = ledger.open.index(piece)
        for near in (place - 1, place + 1):
            other = ledger.open[near] if first <= near < len(ledger.open) else None
            is_together = other and not (other if near > place else piece).gap
            line = (
                _unlabelled(other, vocabulary, ledger.langs)
                if other and is_together and meta.date
                else None
            )
            if other and line:
                return [(other, Meta(credits=line, rule="byline.beside-date"))]
    return []


def _is_written(meta: Meta) -> bool:
    """Say whether a line names who wrote the text, not only who took the pictures."""
    authors = meta.credits.authors if meta.credits else ()
    return any("text" in author.roles for author in authors)


def _unlabelled(piece: Piece, vocabulary: Vocabulary, langs: tuple[LangTag, ...]) -> Credits | None:
    """Read a line beside a date as a byline: a mere name, or `By our newsroom`."""
    languages = vocabulary.credits.likely(langs)
    by = next((found for c in languages if (found := c.by.match(piece.text))), None)
    name = by["names"] if by else piece.text
    is_name = is_full_name(name) and looks_like_name(name)
    words = len(name.split())
    if words > _NAME_WORDS or piece.ends_sentence or not (by or (is_name and words > 1)):
        return None
    author = Author(name=name)
    return Credits(authors=(author,), editors=(), langs=frozenset(), certainty=_BESIDE_A_DATE)


def move_name_under_title(ledger: Ledger, vocabulary: Vocabulary) -> tuple[Author, ...]:
    """Take the one line between a title and the text as a byline, if it is a name."""
    if len(ledger.open) < 2:  # noqa: PLR2004 - a name and the text under it
        return ()
    first, following = ledger.open[:2]
    is_apart = following.gap and following.is_prose and not first.gap
    line = _unlabelled(first, vocabulary, ledger.langs) if is_apart else None
    return move_credits(ledger, first, line) if line else ()
