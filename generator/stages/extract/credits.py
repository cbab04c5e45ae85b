"""Who wrote it and where it first stood: the source line and the byline at a text's end."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model.document import Author, Source
from generator.model.urls import web_host
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL, Credit, Vocabulary, find_url

_NAME_MAX = 60  # characters
_WORDS_MAX = 6
_TOP_WORDS_MAX = 4
_NOT_IN_NAMES = re.compile(r"[\d:;!?\"“”„«»()\[\]{}<>/\\@#*=+_|।。។]")
_PARTICLES = frozenset(
    "al bin binti d' da das de del della den der di do dos du e el ibn la le van von y".split()
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
    first = next((i for i, piece in enumerate(ledger.open) if piece.is_prose), len(ledger.open))
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
        is_outside = index > last >= 0 or index < first
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


def move_top_byline(
    ledger: Ledger, vocabulary: Vocabulary, *, has_title: bool
) -> tuple[Author, ...]:
    """Move a labelled byline between title and body (`By NAME`) to the field.

    The first line of a text without a title is no byline: headlines begin with such words too.
    """
    for piece in ledger.open[0 if has_title else 1 : 3]:
        if piece.is_prose:
            break
        found = _labelled(piece, ledger, vocabulary)
        is_short = all(len(author.name.split()) <= _TOP_WORDS_MAX for author in found)
        if found and is_short and "text" in {role for author in found for role in author.roles}:
            has_case = any(c.isupper() for c in found[0].name)
            certainty = 0.9 if has_case else 0.6
            ledger.move(piece, "authors", piece.text, "byline.labelled", certainty)
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
    found = find_url(rest)
    if found is None:
        return Source() if "://" in rest else Source(name=rest)
    start, end = found
    if not web_host(rest[start:end]):
        return Source()
    name = (rest[:start] + " " + rest[end:]).strip(_AROUND_URL)
    is_name = any(c.isalpha() for c in name) and "://" not in name
    return Source(name=name if is_name else None, url=rest[start:end])


def _split_after_address(ledger: Ledger, piece: Piece) -> bool:
    """Give running text that was glued behind an address its own piece."""
    found = find_url(piece.text)
    rest = piece.text[found[1] :] if found else ""
    if found is None or len(rest.strip(_AROUND_URL)) < _NAME_MAX or "://" in rest:
        return False
    ledger.split(piece, found[1] + len(rest) - len(rest.lstrip()))
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
    is_sure = any(c.isupper() for c in piece.text) and all(" " in name for name in names)
    ledger.move(piece, "authors", piece.text, "byline.bare", 0.85 if is_sure else 0.6)
    return tuple(Author(name=name) for name in names)


def _merged(authors: list[Author]) -> list[Author]:
    """Make one author of a name that stands twice, with the roles of both."""
    merged: dict[str, Author] = {}
    for author in authors:
        known = merged.get(author.name, replace(author, roles=()))
        roles = dict.fromkeys(known.roles + author.roles)
        merged[author.name] = replace(author, roles=tuple(roles))
    return list(merged.values())
