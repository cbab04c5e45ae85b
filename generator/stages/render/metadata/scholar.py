"""Subject -> citation metadata of the head: Highwire's names, then Dublin Core.

Google Scholar reads the first, Zotero both. ``citation_journal_title`` is left out, since it would
make a journal article of the text; ``DC.type`` makes a newspaper article of it, and the first
``DC.source`` is where Zotero looks for the newspaper.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.urls import web_host
from generator.stages.render.metadata.subject import Subject


def citation_names(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield names of ``<meta>`` with their contents."""
    yield from _highwire(subject)
    yield from _dublin_core(subject)


def _highwire(subject: Subject) -> Iterator[tuple[str, str]]:
    record = subject.record
    yield "citation_title", record.cited_title
    for name in record.names("text"):
        yield "citation_author", name
    if record.date:
        yield "citation_publication_date", record.date.isoformat().replace("-", "/")
    yield "citation_language", record.lang
    if record.newspaper:
        yield "citation_publisher", record.newspaper
    yield "citation_public_url", subject.address


def _dublin_core(subject: Subject) -> Iterator[tuple[str, str]]:
    record = subject.record
    writers = record.names("text")
    yield "DC.type", "newspaperArticle"
    yield "DC.title", record.cited_title
    for name in writers:
        yield "DC.creator", name
    others = (name for role in ("photo", "translation") for name in record.names(role))
    for name in dict.fromkeys(others):
        if name not in writers:
            yield "DC.contributor", name
    if record.date:
        yield "DC.date", record.date.isoformat()
    yield "DC.language", record.lang
    yield "DC.identifier", subject.address
    address = record.source.url
    paper = record.newspaper or (web_host(address) if address else None)
    if paper:
        yield "DC.source", paper
    if address:
        yield "DC.source", address
    yield "DC.publisher", subject.site.title
    for topic in subject.topics:
        yield "DC.subject", topic
