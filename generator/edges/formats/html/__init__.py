"""SourceFile -> Page: a web page as lines, what it says of itself, and which lines are its article.

Nothing is fetched. Every line of visible text is there; what is no part of the article is settled
by a named rule, and in case of doubt a line stays.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.edges.formats import extras
from generator.edges.formats.html import article, furniture
from generator.edges.formats.html.encoding import decode_page
from generator.edges.formats.html.facts import gather
from generator.edges.formats.html.fields import fields, moved
from generator.edges.formats.html.headline import titles
from generator.edges.formats.html.layout import Layout
from generator.edges.formats.html.lines import Line, cut
from generator.edges.formats.html.settle import drops, kinds
from generator.edges.formats.html.tree import parse
from generator.model.characters import visible
from generator.model.extract import Decision, Evidence, Fate
from generator.model.source import Page, SourceFile

__all__ = ["read_html"]


def read_html(file: SourceFile, encoding: str | None = None) -> Page:
    """Read a web page; *encoding* is the one that a person named, for a page that is not UTF-8.

    Raises:
        SourceError: If the extra ``html`` is not installed, or the bytes are not in the page's
            encoding; the problem names line and column.
    """
    trafilatura = extras.load("trafilatura", "html", file)
    etree = extras.load("lxml.etree", "html", file)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it thinks of a page is noise
    decoded = decode_page(file, encoding)
    tree = parse(etree, decoded)
    lines = cut(tree)
    facts = gather(tree)
    if not lines:
        return Page(lines=(), removed=_markup(decoded, ()))
    chosen = article.choose(trafilatura, tree, lines, decoded)
    body = article.container(tree, chosen)
    start = next((line.number for line in lines if body.holds(line.place)), 1)
    title, headline = titles(tree, facts, lines, start)
    around = (headline.place, *headline.place.ancestors()) if headline else ()
    layout = Layout(
        tree=tree,
        facts=facts,
        lines=lines,
        rules=furniture.mark(tree, (*article.heavy(tree, chosen), *around)),
        body=body,
        headline=headline,
    )
    given = (*title, *fields(layout))
    dropped = drops(layout, chosen)
    settled = _settle(layout, given, dropped)
    return Page(
        lines=tuple(line.text for line in lines),
        removed=_markup(decoded, lines),
        given=_clean(given),
        settled=settled,
        kinds=kinds(layout, {decision.line: decision.rule for decision in settled}),
    )


def _clean(given: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Take out of values what the lines will lose too; escapes can hold what no page can."""
    found = (replace(said, value=visible(said.value).strip()) for said in given)
    return tuple(said for said in found if said.value)


def _settle(
    layout: Layout, given: tuple[Evidence, ...], dropped: Mapping[int, str]
) -> tuple[Decision, ...]:
    """Return the fate of every line that is not left open."""
    fates = {number: (Fate.DROPPED, rule) for number, rule in dropped.items()}
    for number, rule, is_moved in moved(layout, given):
        fates[number] = (Fate.MOVED if is_moved else Fate.DROPPED, rule)
    return tuple(
        Decision(line=number, start=0, end=len(layout.lines[number - 1].text), fate=fate, rule=rule)
        for number, (fate, rule) in sorted(fates.items())
    )


def _markup(decoded: str, lines: Sequence[Line]) -> tuple[tuple[str, int], ...]:
    """Count the characters of a page that are no visible text."""
    return (("markup", max(0, len(decoded) - sum(len(line.text) for line in lines))),)
