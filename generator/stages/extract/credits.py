"""Who wrote it: the credits above and under a text, and the agency that signs it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from generator.model.document import Author
from generator.model.extract import Fate
from generator.model.ids import LangTag
from generator.stages.extract.credit import (
    Credits,
    has_case,
    in_brackets,
    is_full_name,
    looks_like_name,
    read_credits,
)
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import Vocabulary, as_noise

_BETWEEN_BARE = re.compile(r"\s+[-–—]\s+|\s*[,;/&]\s*")
_BARE_MAX = 2  # bylines without a label that stand below each other
BESIDE = 0.9
"""Certainty of `By NAME` beside a date or a source line."""

_MARKED, _MARKED_PART = 0.9, 0.7  # certainty of a name that the page marks, whole line or part
_SIGNATURE_WORDS = 5  # of a source's name under the credits
_OPENING = 100  # characters of a first paragraph in which an agency stands


def move_byline(ledger: Ledger, vocabulary: Vocabulary, *, has_source: bool) -> Signed:
    """Move the credits between the body and the source line to their fields.

    A line with a role label counts wherever it stands there, a bare name only where nothing else
    follows. A line in brackets that names the agency of the first paragraph names the source.
    """
    authors: list[Author] = []
    agency: str | None = None
    is_guessed = False
    while len(ledger.open) > 1 and not ledger.open[-1].is_prose:
        piece = ledger.open[-1]
        line = read_credits(piece.text, vocabulary.credits, ledger.langs)
        if line and not _is_turn(ledger, piece, line):
            is_beside = has_source and line.is_by and not authors
            authors[:0] = move_credits(
                ledger, piece, replace(line, certainty=BESIDE) if is_beside else line
            )
            continue
        named = in_brackets(piece.text)
        if named and _move_bracketed(ledger, piece, named, authors):
            if _is_agency(ledger, named):
                agency, is_guessed = named, False
        elif agency is None and _is_signature(ledger, vocabulary):
            ledger.move(piece, "source.name", piece.text, "source.bare-name", 0.6)
            is_guessed = True
            agency = piece.text  # in doubt, as the source without an address is
        else:
            break
    has_writer = any("text" in author.roles for author in authors)
    if not has_writer and len(ledger.open) > 1:
        authors[:0] = _bare(ledger, vocabulary, has_source=has_source or bool(authors))
    return tuple(merged(authors)), None if has_source and is_guessed else agency


Signed = tuple[tuple[Author, ...], str | None]
"""Authors, and the name of the agency."""


def move_credits(ledger: Ledger, piece: Piece, line: Credits) -> tuple[Author, ...]:
    """Move a line of credits to its fields; editors are kept as evidence only."""
    ledger.votes.append(line.langs)
    for name in line.editors:
        ledger.note("editor", name, "credit.editor", line.certainty, piece.line)
    if not line.authors:
        ledger.decide([piece], Fate.MOVED, "credit.editor")
        return ()
    is_lower = any(has_case(c) for c in piece.text) and not _has_capitals(piece)
    certainty = min(line.certainty, 0.6) if is_lower else line.certainty
    ledger.move(piece, "authors", _names(line.authors), "byline.labelled", certainty)
    return line.authors


def _is_turn(ledger: Ledger, piece: Piece, line: Credits) -> bool:
    """Say whether a line is a turn of an interview: its label begins other lines too."""
    is_written = any("text" in author.roles for author in line.authors)
    return is_written and ledger.is_speaker(piece)


def read_byline(text: str, vocabulary: Vocabulary, langs: tuple[LangTag, ...]) -> Credits | None:
    """Read a line that the page's format marks as a byline, so that mere names count too.

    What follows a name behind a comma, such as a place or a desk, is no name.
    """
    line = read_credits(text, vocabulary.credits, langs)
    if line and line.authors:
        return line
    by = next(
        (c.by.match(text) for c in vocabulary.credits.likely(langs) if c.by.match(text)), None
    )
    first = re.split(r"\s*[,，|·•/]\s*|\s+[-–—]\s+", by["names"] if by else text)[0]
    if not (looks_like_name(first) and (by or is_full_name(first))):
        return None
    certainty = _MARKED if first == text or by else _MARKED_PART
    return Credits(
        authors=(Author(name=first),), editors=(), langs=frozenset(), certainty=certainty
    )


def move_names_on_top(ledger: Ledger) -> tuple[Author, ...]:
    """Move a first line that is nothing but names, on a page that marks what headings are."""
    if len(ledger.open) < 2 or ledger.open[0] in ledger.kinds:  # noqa: PLR2004 - names and text
        return ()
    piece = ledger.open[0]
    names = _BETWEEN_BARE.split(piece.text)
    names = list(takewhile(lambda name: looks_like_name(name) and " " in name, names))
    if not _has_capitals(piece):
        names = names[:1]  # what stands behind a comma may be a place
    if piece.is_prose or not names:
        return ()
    ledger.move(piece, "authors", "; ".join(names), "byline.on-top", 0.7)
    return tuple(Author(name=name) for name in names)


def merged(authors: list[Author]) -> list[Author]:
    """Make one author of a name that stands twice, with the roles of both."""
    found: dict[str, Author] = {}
    for author in authors:
        known = found.get(author.name, replace(author, roles=()))
        roles = dict.fromkeys(known.roles + author.roles)
        found[author.name] = replace(author, roles=tuple(roles))
    return list(found.values())


def _names(authors: tuple[Author, ...]) -> str:
    return "; ".join(author.name for author in authors)


def _is_agency(ledger: Ledger, name: str) -> bool:
    """Say whether the first paragraph opens with this agency: `TOWN (AGENCY) - …`."""
    opening = next((piece.text for piece in ledger.open if piece.is_prose), "")[:_OPENING]
    return name.casefold() in opening.casefold()


def _is_signature(ledger: Ledger, vocabulary: Vocabulary) -> bool:
    """Say whether the last line is a name under a line of credits or under the source's address."""
    last, above = ledger.open[-1], ledger.open[-2]
    lines = range(last.line - 1, 0, -1)
    before = next((n for n in lines if ledger.text.lines[n - 1].strip()), 0)
    is_below = any(d.rule.startswith("source.") and d.line == before for d in ledger.decisions)
    is_credited = read_credits(above.text, vocabulary.credits, ledger.langs) is not None
    is_short = len(last.text.split()) <= _SIGNATURE_WORDS and not last.ends_sentence
    is_name = is_short and not last.text[0].islower() and last.text[-1] not in ":：,"
    return is_name and last not in ledger.kinds and (is_credited or is_below)


def _move_bracketed(ledger: Ledger, piece: Piece, name: str, authors: list[Author]) -> bool:
    """Move a line that is a name in brackets: the agency, or a person, who is then in doubt."""
    if _is_agency(ledger, name):
        ledger.move(piece, "source.name", name, "source.agency-mark", 0.85)
        return True
    names = [part for part in _BETWEEN_BARE.split(name) if part]
    if not names or not all(looks_like_name(part) and is_full_name(part) for part in names):
        return False
    ledger.move(piece, "authors", "; ".join(names), "byline.bracketed", 0.75)
    authors[:0] = [Author(name=part) for part in names]
    return True


def _bare(ledger: Ledger, vocabulary: Vocabulary, *, has_source: bool) -> list[Author]:
    """Read the last lines as mere names, with a person to look at them where that is in doubt.

    Without a source line under it a name counts only if it is in capitals or has an initial, or
    stands apart in a script that has capitals. A row of such lines is a list, not a byline.
    """
    authors: list[Author] = []
    for _ in range(_BARE_MAX):
        piece, before = ledger.open[-1], ledger.open[-2] if len(ledger.open) > 1 else None
        names = _BETWEEN_BARE.split(piece.text)
        if before is None or not _is_signed(ledger, vocabulary, piece, names):
            break
        is_last = before.ends_sentence or before.is_prose
        above = ledger.open[-3] if len(ledger.open) > 2 else None  # noqa: PLR2004
        is_pair = looks_like_name(before.text) and is_full_name(before.text)
        is_pair = is_pair and (above is None or above.ends_sentence or above.is_prose)
        if not (is_last or is_pair) or not _is_believable(piece, names, has_source=has_source):
            break
        is_full = has_source and all(" " in name for name in names)
        is_page = any(decision.rule == "trailer.comments" for decision in ledger.decisions)
        is_sure = is_full and (piece.text.isupper() or (is_page and _has_capitals(piece)))
        certainty = 0.85 if is_sure else 0.75 if _has_capitals(piece) else 0.6
        ledger.move(piece, "authors", "; ".join(names), "byline.bare", certainty)
        authors[:0] = [Author(name=name) for name in names]
        if is_last or not piece.gap:
            break
    return authors


def _is_signed(ledger: Ledger, vocabulary: Vocabulary, piece: Piece, names: list[str]) -> bool:
    """Say whether a line can be nothing but names: no sentence, no button, no `By heart`."""
    text = piece.text
    if piece in ledger.kinds or piece.ends_sentence or not all(map(looks_like_name, names)):
        return False
    is_known = text.casefold() in vocabulary.related or as_noise(text) in vocabulary.noise
    languages = vocabulary.credits.likely(ledger.langs)
    return not is_known and not any(credit.by.match(text) for credit in languages)


def _is_believable(piece: Piece, names: list[str], *, has_source: bool) -> bool:
    if has_source:
        return True
    is_full = all(len(name.split()) in range(2, 5) for name in names)
    has_initial = re.search(r"(?:^|\s)\w\.(?=\s|-)", piece.text) is not None
    return is_full and (piece.text.isupper() or has_initial or (piece.gap and _has_capitals(piece)))


def _has_capitals(piece: Piece) -> bool:
    return any(c.isupper() for c in piece.text)
