"""A page -> evidence for its fields, and what of its head is fully read by them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.edges.formats.html.article import fold, is_prose
from generator.edges.formats.html.days import dates, is_update
from generator.edges.formats.html.facts import Facts, is_whole
from generator.edges.formats.html.layout import Layout
from generator.edges.formats.html.lines import Line, collapse
from generator.edges.formats.html.names import STANDFIRSTS
from generator.edges.formats.html.people import authors, bylines, is_marked, is_read
from generator.model import lang
from generator.model.extract import Evidence

_STANDFIRST = range(20, 800)  # characters
_SHORT = 80  # characters of a line that only tells a date
_ABSOLUTE = re.compile(r"https?://\S+", re.IGNORECASE)


def fields(layout: Layout) -> tuple[Evidence, ...]:
    """Return what the page tells of all fields but its title."""
    return (
        *dates(layout),
        *authors(layout),
        *(_plain("page", url, rule, 0.97) for rule, url in layout.facts.addresses()),
        *_languages(layout.facts),
        *(_plain("source.name", name, rule, 0.95) for rule, name in layout.facts.sites()),
        *_standfirst(layout),
        *_bylines(layout),
        *_alternates(layout.facts),
    )


def moved(layout: Layout, given: tuple[Evidence, ...]) -> Iterator[tuple[int, str, bool]]:
    """Yield number and rule of the head's lines that evidence reads in full, True if moved.

    Lines that only tell of a change of the page are not moved but dropped.
    """
    people = [found for found in given if found.field == "authors"]
    days = {number for found in given if found.field == "date" for number in found.lines}
    for line in layout.head:
        if line is layout.headline or len(line.text) > 2 * _SHORT:
            continue
        names = [found.value for found in people if line.number in found.lines]
        times = list(_times(line))
        said = names + times + [name for _, name in layout.facts.sites()]
        if (names or line.number in days) and is_read(line, said):
            yield line.number, "html.byline" if names else "html.time", True
        elif _is_update(line):
            yield line.number, "html.updated", False


def _times(line: Line) -> Iterator[str]:
    """Yield the parts of a line that are marked as times."""
    for text, node in line.pieces:
        near = (node, *node.near(2))
        if any(n.tag == "time" or "datepublished" in n.tokens for n in near) and text.strip():
            yield collapse(text)


def _is_update(line: Line) -> bool:
    dated = [node for text, node in line.pieces if any(char.isdigit() for char in text)]
    return len(line.text) <= _SHORT and bool(dated) and all(is_update(node) for node in dated)


def _plain(field: str, value: str, rule: str, certainty: float) -> Evidence:
    return Evidence(field=field, value=value, rule=rule, certainty=certainty, lines=())


def _languages(facts: Facts) -> Iterator[Evidence]:
    """Yield the languages that the page names; what is no language tag is left out."""
    told = [*facts.langs, *(("html.json-ld.inLanguage", tag) for tag in facts.described.langs)]
    seen = set()
    for rule, text in told:
        try:
            tag = lang.parse(text)
        except ValueError:
            continue
        if tag not in seen:
            seen.add(tag)
            yield _plain("page.lang", tag, rule, 0.8)


def _alternates(facts: Facts) -> Iterator[Evidence]:
    """Yield the addresses of the page's versions in other languages, as ``de https://…``."""
    for rel, href, text in facts.links:
        if rel != "alternate" or not text or not _ABSOLUTE.fullmatch(href) or not is_whole(href):
            continue
        try:
            tag = lang.parse(text)
        except ValueError:
            continue
        yield _plain("page.alternate", f"{tag} {href}", "html.hreflang", 0.9)


def _bylines(layout: Layout) -> Iterator[Evidence]:
    """Yield the lines that are marked as a byline, labels and all, for who can read these."""
    for line in bylines(layout):
        if is_marked(line) and any(char.isalpha() for char in line.text):
            yield Evidence(
                field="byline",
                value=line.text,
                rule="html.byline.line",
                certainty=0.9,
                lines=(line.number,),
            )


def _standfirst(layout: Layout) -> Iterator[Evidence]:
    """Yield the line of the head that is a standfirst by its class, or is told as description."""
    for line in layout.head:
        if line is layout.headline or len(line.text) not in _STANDFIRST:
            continue
        near = (line.place, line.block, *line.block.near(2))
        is_named = any(
            (n.tokens & STANDFIRSTS or n.attrs.get("itemprop") == "description")
            and not n.holds(layout.body)
            for n in near
        )
        is_before = line.number < layout.text_start
        is_bold = _is_bold_lead(layout, line)
        is_told = fold(line.text) in layout.told and (
            is_before or not layout.body.holds(line.place)
        )
        if is_told or is_bold or (is_named and is_before):
            rule = "html.standfirst" if is_named else "html.meta.description"
            rule = rule if is_told or is_named else "html.bold-lead"
            yield Evidence(
                field="description",
                value=line.text,
                rule=rule,
                certainty=0.95 if is_told else 0.9,
                lines=(line.number,),
            )
            return


def _is_bold_lead(layout: Layout, line: Line) -> bool:
    """Say whether the text begins with a paragraph all in bold, and goes on without."""
    after = next((ln for ln in layout.lines[line.number :] if layout.is_text(ln)), None)
    is_first = line.number == layout.text_start and line.is_bold and is_prose(line)
    return is_first and after is not None and not after.is_bold
