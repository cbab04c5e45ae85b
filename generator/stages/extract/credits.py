"""Who wrote it and where it first stood: the credits and the source line at a text's end."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model.document import Author, Source
from generator.model.extract import Fate
from generator.model.urls import web_host
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
from generator.stages.extract.vocabulary import URL, Vocabulary, find_url

_AFTER_ADDRESS = 60  # characters behind an address that are running text
_BETWEEN_BARE = re.compile(r"\s+[-–—]\s+|\s*[,;/&]\s*")
_AROUND_URL = " \t-–—,;|()[]·"
_BARE_MAX = 2  # bylines without a label that stand below each other
_LABEL_MAX = 40  # characters of a line above an address that can only be its label
_SIGNATURE_WORDS = 5  # of a source's name under the credits
_OPENING = 100  # characters of a first paragraph in which an agency stands
_SCHEMELESS = re.compile(r"www\.[^\s/]+\.[a-z]{2,}/\S+", re.IGNORECASE)


def split_glued(ledger: Ledger, vocabulary: Vocabulary) -> None:
    """Give a source label its own piece where the page ran it into the line before."""
    for piece in tuple(ledger.open):
        found = None if vocabulary.source.match(piece.text) else vocabulary.glued.search(piece.text)
        if found:
            ledger.split(piece, found.start())


def move_source(ledger: Ledger, vocabulary: Vocabulary) -> Source:
    """Move the source line that stands outside the body, the last one if there are several."""
    last = ledger.last_prose()
    first = next((i for i, piece in enumerate(ledger.open) if piece.is_prose), len(ledger.open))
    for index in reversed(range(len(ledger.open))):
        piece = ledger.open[index]
        is_outside = index > last >= 0 or index < first
        source = _over_two_lines(ledger, vocabulary, index) if is_outside else None
        if source:
            return source
        match = vocabulary.source.match(piece.text)
        if match is None or (piece.is_prose and not URL.search(match["rest"])):
            continue
        if _split_after_address(ledger, piece):
            return move_source(ledger, vocabulary)
        source = _source(match["rest"])
        if source == Source() or (not source.url and not index > last >= 0):
            continue
        certainty = 0.98 if is_outside else 0.7
        if source.url and "://" not in match["rest"]:
            certainty = 0.7
        ledger.votes.append(vocabulary.langs_of("source", match["label"]))
        ledger.move(piece, "source", source.url or match["rest"], "source.labelled", certainty)
        return source
    return _bare_address(ledger)


def move_byline(ledger: Ledger, vocabulary: Vocabulary, *, has_source: bool) -> Found:
    """Move the credits between the body and the source line to their fields.

    A line with a role label counts wherever it stands there, a bare name only where nothing else
    follows. A line in brackets that names the agency of the first paragraph names the source.
    """
    authors: list[Author] = []
    agency: str | None = None
    while len(ledger.open) > 1 and not ledger.open[-1].is_prose:
        piece = ledger.open[-1]
        line = read_credits(piece.text, vocabulary.credits, ledger.langs)
        if line:
            authors[:0] = move_credits(ledger, piece, line)
            continue
        named = in_brackets(piece.text)
        if named and _move_bracketed(ledger, piece, named, authors):
            agency = agency or (named if _is_agency(ledger, named) else None)
        elif agency is None and _is_signature(ledger, vocabulary):
            agency = piece.text
            ledger.move(piece, "source", agency, "source.bare-name", 0.6)
        else:
            break
    has_writer = any("text" in author.roles for author in authors)
    if not has_writer and len(ledger.open) > 1:
        authors[:0] = _bare(ledger, vocabulary, has_source=has_source or bool(authors))
    return tuple(merged(authors)), agency


Found = tuple[tuple[Author, ...], str | None]
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


def _source(rest: str) -> Source:
    found = find_url(rest)
    if found is None:
        bare = _SCHEMELESS.fullmatch(rest.strip())
        if bare:
            return Source(url=f"https://{bare[0]}")
        return Source() if "://" in rest else Source(name=rest)
    start, end = found
    if not web_host(rest[start:end]):
        return Source()
    name = (rest[:start] + " " + rest[end:]).strip(_AROUND_URL)
    is_name = any(c.isalpha() for c in name) and "://" not in name
    return Source(name=name if is_name else None, url=rest[start:end])


def _over_two_lines(ledger: Ledger, vocabulary: Vocabulary, index: int) -> Source | None:
    """Read a label, with or without a name behind it, over a line that is an address."""
    pieces = ledger.open[index : index + 2]
    if len(pieces) < 2 or not _is_address(pieces[1]):  # noqa: PLR2004 - label and address
        return None
    label = vocabulary.source_label.match(pieces[0].text)
    named = vocabulary.source.match(pieces[0].text)
    if label is None and (named is None or URL.search(named["rest"])):
        return None
    printed = label or named
    ledger.votes.append(vocabulary.langs_of("source", printed["label"] if printed else ""))
    ledger.decide(pieces[:1], Fate.MOVED, "source.labelled")
    ledger.move(pieces[1], "source", pieces[1].text, "source.labelled", 0.98)
    return Source(name=named["rest"] if named and not label else None, url=pieces[1].text)


def _bare_address(ledger: Ledger) -> Source:
    """Move a first or last line that is an address with a path, if there is but one such line."""
    found = [piece for piece in ledger.open if _is_address(piece)]
    if len(found) != 1 or len(ledger.open) < 2 or found[0] not in (ledger.open[0], ledger.open[-1]):  # noqa: PLR2004
        return Source()
    has_path = re.fullmatch(r"https?://[^/]+/\S+", found[0].text, re.IGNORECASE)
    if not has_path:
        return Source()
    place = ledger.open.index(found[0])
    above = ledger.open[place - 1] if place else None
    if above and above.text[-1] in ":：" and above.weight <= _LABEL_MAX:
        ledger.decide([above], Fate.MOVED, "source.bare-address")
    ledger.move(found[0], "source", found[0].text, "source.bare-address", 0.85)
    return Source(url=found[0].text)


def _is_address(piece: Piece) -> bool:
    return bool(URL.fullmatch(piece.text)) and web_host(piece.text) is not None


def _split_after_address(ledger: Ledger, piece: Piece) -> bool:
    """Give running text that was glued behind an address its own piece."""
    found = find_url(piece.text)
    rest = piece.text[found[1] :] if found else ""
    if found is None or len(rest.strip(_AROUND_URL)) < _AFTER_ADDRESS or "://" in rest:
        return False
    ledger.split(piece, found[1] + len(rest) - len(rest.lstrip()))
    return True


def _is_agency(ledger: Ledger, name: str) -> bool:
    """Say whether the first paragraph opens with this agency: `TOWN (AGENCY) - …`."""
    opening = next((piece.text for piece in ledger.open if piece.is_prose), "")[:_OPENING]
    return name.casefold() in opening.casefold()


def _is_signature(ledger: Ledger, vocabulary: Vocabulary) -> bool:
    """Say whether the last line is a name under a line of credits or under the source's address."""
    last, above = ledger.open[-1], ledger.open[-2]
    is_below = any(d.rule.startswith("source.") and d.line < last.line for d in ledger.decisions)
    is_credited = read_credits(above.text, vocabulary.credits, ledger.langs) is not None
    is_short = len(last.text.split()) <= _SIGNATURE_WORDS and not last.ends_sentence
    is_name = is_short and not last.text[0].islower() and last.text[-1] not in ":：,"
    return is_name and last not in ledger.kinds and (is_credited or is_below)


def _move_bracketed(ledger: Ledger, piece: Piece, name: str, authors: list[Author]) -> bool:
    """Move a line that is a name in brackets: the agency, or a person, who is then in doubt."""
    if _is_agency(ledger, name):
        ledger.move(piece, "source", name, "source.agency-mark", 0.85)
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
    stands apart in a script that has capitals.
    """
    authors: list[Author] = []
    for _ in range(_BARE_MAX):
        piece, before = ledger.open[-1], ledger.open[-2] if len(ledger.open) > 1 else None
        names = _BETWEEN_BARE.split(piece.text)
        if before is None or piece in ledger.kinds or not all(map(looks_like_name, names)):
            break
        languages = vocabulary.credits.likely(ledger.langs)
        if any(credit.by.match(piece.text) for credit in languages):
            break
        is_last = before.ends_sentence or before.is_prose
        is_pair = looks_like_name(before.text) and is_full_name(before.text)
        if not (is_last or is_pair) or not _is_believable(piece, names, has_source=has_source):
            break
        is_sure = has_source and _has_capitals(piece) and all(" " in name for name in names)
        certainty = 0.85 if is_sure else 0.6
        ledger.move(piece, "authors", "; ".join(names), "byline.bare", certainty)
        authors[:0] = [Author(name=name) for name in names]
        if is_last:
            break
    return authors


def _is_believable(piece: Piece, names: list[str], *, has_source: bool) -> bool:
    if has_source:
        return True
    is_full = all(len(name.split()) in range(2, 5) for name in names)
    has_initial = re.search(r"(?:^|\s)\w\.(?=\s|-)", piece.text) is not None
    return is_full and (piece.text.isupper() or has_initial or (piece.gap and _has_capitals(piece)))


def _has_capitals(piece: Piece) -> bool:
    return any(c.isupper() for c in piece.text)
