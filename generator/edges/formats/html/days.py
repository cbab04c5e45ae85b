"""A page -> evidence for its day of publication: ISO dates only, never one of a change."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.edges.formats.html.layout import Layout
from generator.edges.formats.html.lines import Line
from generator.edges.formats.html.names import UPDATED
from generator.edges.formats.html.tree import Node
from generator.model.extract import Evidence

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?\Z", re.DOTALL | re.ASCII)
_YEARS = range(1800, 2200)
_METAS = (
    ("article:published_time", 0.97),
    ("og:article:published_time", 0.97),
    ("datepublished", 0.95),
    ("parsely-pub-date", 0.95),
    ("publish-date", 0.95),
    ("publish_date", 0.95),
    ("pubdate", 0.95),
    ("publication_date", 0.95),
    ("citation_publication_date", 0.95),
    ("dcterms.issued", 0.95),
    ("dc.date.issued", 0.95),
    ("sailthru.date", 0.9),
    ("dc.date", 0.9),
    ("date", 0.9),
)
_DISPUTED = 0.7


def dates(layout: Layout) -> tuple[Evidence, ...]:
    """Return the days of publication that a page tells, best first; in dispute none is sure."""
    found = [*_told(layout), *_printed(layout)]
    if len({evidence.value for evidence in found}) > 1:
        found = [replace(evidence, certainty=_DISPUTED) for evidence in found]
    return tuple(found)


def is_update(node: Node) -> bool:
    """Say whether an element, or one close around it, tells the day of a change."""
    near = (node, *node.near(2))
    return any(n.tokens & UPDATED and "published" not in n.tokens for n in near)


def _told(layout: Layout) -> Iterator[Evidence]:
    """Yield the days that JSON-LD and meta elements tell."""
    for text in layout.facts.described.dates:
        yield from _evidence(text, "html.json-ld.datePublished", 0.97, None)
    for name, certainty in _METAS:
        for text in layout.facts.meta(name)[:1]:
            yield from _evidence(text, f"html.meta.{name}", certainty, None)


def _printed(layout: Layout) -> Iterator[Evidence]:
    """Yield the days that elements of the article's head tell."""
    head = layout.head
    for node in layout.tree.nodes:
        is_item = "datepublished" in node.attrs.get("itemprop", "").lower().split()
        if not (is_item or node.tag == "time") or is_update(node) or node.is_hidden:
            continue
        line = next((ln for ln in head if any(node.holds(n) for _, n in ln.pieces)), None)
        is_near = line is not None or (is_item and layout.rules[node.index] is None)
        if not is_near:
            continue
        told = node.attrs.get("datetime") or node.attrs.get("content") or layout.tree.text_of(node)
        rule, certainty = ("html.itemprop.datePublished", 0.95) if is_item else ("html.time", 0.9)
        yield from _evidence(told, rule, certainty, line)


def _evidence(text: str, rule: str, certainty: float, line: Line | None) -> Iterator[Evidence]:
    """Yield evidence if a text is an ISO date; its day stands as printed, in its own zone."""
    match = _ISO.match(text.strip())
    if match is None:
        return
    try:
        day = dt.date(*map(int, match.groups()))
    except ValueError:
        return
    if day.year in _YEARS:
        lines = (line.number,) if line else ()
        yield Evidence(
            field="date", value=day.isoformat(), rule=rule, certainty=certainty, lines=lines
        )
