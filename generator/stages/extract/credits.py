"""Who wrote it and where it first stood: the source line and the byline at a text's end."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model.document import Author, Source
from generator.model.urls import web_host
from generator.stages.extract.ledger import Ledger, Piece
from generator.stages.extract.vocabulary import URL, Credit, Vocabulary

_NAME_MAX = 60  # characters
_WORDS_MAX = 6
_NOT_IN_NAMES = re.compile(r"[\d:;!?\"“”„«»()\[\]{}<>/\\@#*=+_|।。។]")
_PARTICLES = frozenset(
    "al and bin binti d' da das de del della den der di do dos du e el ibn la le van von y".split()
)
_BETWEEN_BARE = re.compile(r"\s+[-–—]\s+|\s*[,;/&]\s*")
_AROUND_URL = " \t-–—,;|()[]·"


def split_glued(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Give a source label its own piece where the page ran it into the line before."""
    for piece in tuple(ledger.open):
        found = None if vocabulary.source.match(piece.text) else vocabulary.glued.search(piece.text)
        if found:
            ledger.split(piece, found.start())


def move_source(ledger: Ledger, vocabulary: Vocabulary) -> Source:
    """Move the labelled source line, the last one that stands outside the body, to the field."""
    last = ledger.last_prose()
    for index in reversed(range(len(ledger.open))):
        piece = ledger.open[index]
        match = vocabulary.source.match(piece.text)
        if match is None or (piece.is_prose and not URL.search(match["rest"])):
            continue
        if _split_after_address(ledger, piece):
            return move_source(ledger, vocabulary)
        source = _source(match["rest"])
        if source == Source():
            continue
        is_outside = index > last >= 0 or index < 3  # noqa: PLR2004 - the head has three lines
        if not source.url and not index > last >= 0:
            continue
        ledger.votes.append(vocabulary.langs_of("source", match["label"]))
        ledger.move(piece, "source", match["rest"], "source.labelled", 0.98 if is_outside else 0.7)
        return source
    return Source()


def move_byline(ledger: Ledger, vocabulary: Vocabulary, *, has_source: bool) -> tuple[Author, ...]:
    """Move the byline between the body and the source line to the field.

    A line with a role label counts wherever it stands there; a bare name only as the very last
    line before a source line.
    """
    authors: list[Author] = []
    while len(ledger.open) > 1 and not ledger.open[-1].is_prose:
        piece = ledger.open[-1]
        found = _labelled(piece, ledger, vocabulary)
        if not found:
            break
        authors[:0] = found
        ledger.move(piece, "authors", piece.text, "byline.labelled", 0.95)
    if not authors and has_source and len(ledger.open) > 1 and ledger.open[-2].ends_sentence:
        authors = list(_bare(ledger, vocabulary))
    return tuple(_merged(authors))


def move_top_byline(ledger: Ledger, vocabulary: Vocabulary) -> tuple[Author, ...]:
    """Move a labelled byline that stands above the body (`By NAME`) to the field."""
    for piece in ledger.open[:3]:
        if piece.is_prose:
            break
        found = _labelled(piece, ledger, vocabulary)
        if found and "text" in {role for author in found for role in author.roles}:
            ledger.move(piece, "authors", piece.text, "byline.labelled", 0.95)
            return tuple(_merged(found))
    return ()


def looks_like_name(text: str) -> bool:
    """Say whether *text* can name a person or a desk: short, capitals where they exist."""
    words = text.split()
    if not words or len(text) > _NAME_MAX or len(words) > _WORDS_MAX or _NOT_IN_NAMES.search(text):
        return False
    if text[-1] in ".,…" and len(words[-1]) > 3:  # noqa: PLR2004 - an initial may end in a dot
        return False
    cased = [word for word in words if word[0].isupper() or word[0].islower()]
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in cased)


def _source(rest: str) -> Source:
    found = URL.search(rest)
    if found is None:
        return Source() if "://" in rest else Source(name=rest)
    if not web_host(found[0]):
        return Source()
    name = (rest[: found.start()] + " " + rest[found.end() :]).strip(_AROUND_URL)
    return Source(name=name or None, url=found[0])


def _split_after_address(ledger: Ledger, piece: Piece) -> bool:
    """Give running text that was glued behind an address its own piece."""
    found = URL.search(piece.text)
    rest = piece.text[found.end() :] if found else ""
    if found is None or len(rest.strip(_AROUND_URL)) < _NAME_MAX:
        return False
    ledger.split(piece, found.end() + len(rest) - len(rest.lstrip()))
    return True


def _labelled(piece: Piece, ledger: Ledger, vocabulary: Vocabulary) -> list[Author]:
    """Read a byline with a label; vote for the languages whose labels fit."""
    fitting: list[tuple[Credit, list[Author]]] = []
    for credit in vocabulary.credits:
        labelled = credit.labelled.match(piece.text)
        by = None if labelled else credit.by.match(piece.text)
        found = labelled or by
        if found is None:
            continue
        names = [name for name in credit.between_names.split(found["names"].strip()) if name]
        if not all(map(looks_like_name, names)) or (by and not _is_full(names)):
            continue
        roles = ("text",) if by else _roles(found["label"], credit)
        fitting.append((credit, [Author(name=name, roles=roles) for name in names]))
    if not fitting:
        return []
    ledger.votes.append(frozenset(credit.lang for credit, _ in fitting))
    return max((authors for _, authors in fitting), key=len)


def _is_full(names: list[str]) -> bool:
    """Say whether names behind a mere `By` are more than a single word, as in `By heart`."""
    return all(len(name.split()) > 1 or (name.isupper() and len(name) > 2) for name in names)  # noqa: PLR2004


def _roles(label: str, credit: Credit) -> tuple[str, ...]:
    found = (("text", credit.text.search(label)), ("photo", credit.photo.search(label)))
    return tuple(role for role, match in found if match)


def _bare(ledger: Ledger, vocabulary: Vocabulary) -> tuple[Author, ...]:
    """Read a line of mere names, with a person to look at it where capitals cannot tell."""
    piece = ledger.open[-1]
    names = _BETWEEN_BARE.split(piece.text)
    is_phrase = any(credit.by.match(piece.text) for credit in vocabulary.credits)
    if is_phrase or not all(map(looks_like_name, names)):
        return ()
    has_case = any(c.isupper() for c in piece.text)
    ledger.move(piece, "authors", piece.text, "byline.bare", 0.85 if has_case else 0.6)
    return tuple(Author(name=name) for name in names)


def _merged(authors: list[Author]) -> list[Author]:
    """Make one author of a name that stands twice, with the roles of both."""
    merged: dict[str, Author] = {}
    for author in authors:
        known = merged.get(author.name, replace(author, roles=()))
        roles = dict.fromkeys(known.roles + author.roles)
        merged[author.name] = replace(author, roles=tuple(roles))
    return list(merged.values())
