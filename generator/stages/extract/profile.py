"""A portal's profile: how its pages are known, and the order in which it prints their heads."""

from __future__ import annotations

from dataclasses import replace

from generator.model.extract import Fate
from generator.model.rules import Portal
from generator.model.urls import web_host
from generator.stages.extract.header import Header
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.metaline import Meta, read_meta
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import Vocabulary

_CERTAINTY = 0.97


def find_portal(ledger: Ledger, vocabulary: Vocabulary, page: str | None) -> Portal | None:
    """Return the profile of the portal that printed the page, and drop its site line."""
    first = ledger.open[0] if ledger.open else None
    for portal, pattern in vocabulary.portals:
        if first and pattern and pattern.match(first.text):
            ledger.decide([first], Fate.DROPPED, f"portal.{portal.name}.site-line")
            return portal
    host = web_host(page) if page else None
    for portal, _ in vocabulary.portals:
        if host and any(host == name or host.endswith(f".{name}") for name in portal.hosts):
            return portal
    return None


def move_profiled_header(ledger: Ledger, vocabulary: Vocabulary, portal: Portal) -> Header | None:
    """Move the head of a page by the first of its portal's shapes that fits; None if none does."""
    for shape in portal.shapes:
        pieces = ledger.open[: len(shape)]
        metas = [read_meta(piece, vocabulary, portal.date_order, ledger.langs) for piece in pieces]
        if len(pieces) == len(shape) and all(map(_fits, shape, pieces, metas)):
            header = Header()
            for part, piece, meta in zip(shape, pieces, metas, strict=True):
                header = _move(ledger, f"portal.{portal.name}.{part}", piece, meta, header)
            return header
    return None


def _fits(part: str, piece: Piece, meta: Meta | None) -> bool:
    is_dateline = meta is not None and meta.date is not None
    match part:
        case "title":
            return not piece.ends_in_full_stop and not is_dateline
        case "standfirst":
            return not is_dateline
        case "dateline":
            return is_dateline
        case _:
            return not piece.is_prose


def _move(ledger: Ledger, rule: str, piece: Piece, meta: Meta | None, header: Header) -> Header:
    match rule.rsplit(".", 1)[1]:
        case "title":
            ledger.move(piece, "title", piece.text, rule, _CERTAINTY)
            return replace(header, title=piece.text)
        case "standfirst":
            ledger.move(piece, "description", piece.text, rule, _CERTAINTY)
            return replace(header, description=piece.text)
        case "dateline" if meta and meta.date:
            ledger.move(piece, "date", meta.date.date.isoformat(), rule, _CERTAINTY)
            if meta.name:
                ledger.note("source.name", meta.name, rule, _CERTAINTY, piece.line)
            return replace(header, source_name=meta.name, date=meta.date.date)
        case _:
            ledger.decide([piece], Fate.DROPPED, rule)
            return header
