"""Record -> an entry in RIS, the type NEWS. Source: RIS format specifications (2001)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.record import Record
from generator.model.urls import Addresses
from generator.stages.render.citations.line import on_one_line


def ris(record: Record, addresses: Addresses, archive: str) -> str:
    """Write an entry; what is not known has no line. *archive* is the site's name."""
    lines = (f"{tag}  - {on_one_line(value)}\n" for tag, value in _tags(record, addresses, archive))
    return f"TY  - NEWS\n{''.join(lines)}ER  - \n"


def _tags(record: Record, addresses: Addresses, archive: str) -> Iterator[tuple[str, str]]:
    yield "T1", record.cited_title
    for name in record.names("text"):
        yield "AU", name
    for name in record.names("translation"):
        yield "A4", name
    if record.newspaper:
        yield "JF", record.newspaper
    if record.date:
        yield "PY", f"{record.date.year:04}"
        yield "DA", record.date.isoformat().replace("-", "/")
    yield "LA", record.lang
    if record.standfirst:  # first words are no abstract
        yield "N2", record.standfirst
    yield "DB", archive
    yield "UR", addresses.absolute(record.path)
    if record.source.url:
        yield "UR", record.source.url
