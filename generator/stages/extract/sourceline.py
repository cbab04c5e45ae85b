"""Where a text first stood: the source line, in one piece, over two lines, or a bare address."""

from __future__ import annotations

import re

from generator.model.document import Source
from generator.model.extract import Fate
from generator.model.urls import web_host
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL, Vocabulary, find_url

_NAME_WORDS = 8  # words of a source's name
_ARTICLE_PATH = re.compile(r"[^/]-[^/]*-[^/]|\d{3}")  # of an address: a title's words, or a number
_AFTER_ADDRESS = 60  # characters behind an address that are running text
_AROUND_URL = " \t-–—,;|()[]·"
_SCHEMELESS = re.compile(r"www\.[^\s/]+\.[a-z]{2,}/\S+", re.IGNORECASE)
_LABEL_MAX = 40  # characters of a line above an address that can only be its label


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
        what, value = ("source", source.url) if source.url else ("source.name", match["rest"])
        ledger.move(piece, what, value, "source.labelled", certainty)
        if source.url and source.name:
            ledger.note("source.name", source.name, "source.labelled", certainty, piece.line)
        return source
    return _bare_address(ledger)


def _source(rest: str) -> Source:
    found = find_url(rest)
    if found is None:
        bare = _SCHEMELESS.fullmatch(rest.strip())
        if bare:
            return Source(url=f"https://{bare[0]}")
        is_name = (
            "://" not in rest and len(rest.split()) <= _NAME_WORDS and rest[-1] not in ".!?。।"
        )
        return Source(name=rest) if is_name else Source()
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
    if named and not label:
        line = pieces[0].line
        ledger.note("source.name", named["rest"], "source.labelled", 0.98, line)
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
    is_article = _ARTICLE_PATH.search(found[0].text) is not None
    certainty = 0.85 if is_article else 0.75
    ledger.move(found[0], "source", found[0].text, "source.bare-address", certainty)
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
