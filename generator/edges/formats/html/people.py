"""A page -> evidence for its authors: names that the page marks as such, and nothing guessed."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.edges.formats.html.article import fold
from generator.edges.formats.html.layout import Layout
from generator.edges.formats.html.lines import Line, collapse
from generator.edges.formats.html.names import BYLINES
from generator.edges.formats.html.tree import Node
from generator.model.extract import Evidence

_NAME_MAX = 60  # characters
_WORDS_MAX = 5  # words of a name
_ROLES = frozenset(
    "admin administrator root webmaster user author editor guest redaktion redaction redazione"
    " redaccion redakcja staff".split()
)
_NO_NAME = re.compile(r"[@\d<>{}]|https?:|www\.")
_WORD_END = re.compile(r"[\s|/.,;:·•()–—-]+")
_LABELLED = re.compile(r"\W*[^:：]{2,24}[:：]\s*(?P<name>\S.*)\Z")
_SEVERAL = re.compile(r"\s*[,;|/]\s*")


def authors(layout: Layout) -> tuple[Evidence, ...]:
    """Return the authors that a page names, each once, in its order.

    Elements marked as author's names count in the article's head; where JSON-LD or meta elements
    name authors too, those that are printed only count if all that is told is among them.
    """
    sites = layout.sites
    told = _told(layout, sites)
    marked = _marked(layout, sites)
    keys = {fold(found.value) for found in marked}
    if not told or all(fold(found.value) in keys for found in told):
        told = [*told, *(m for m in marked if fold(m.value) not in {fold(t.value) for t in told})]
    return tuple(_printed(found, layout) for found in told)


def bylines(layout: Layout) -> tuple[Line, ...]:
    """Return the lines that may print authors: short ones of the head, marked ones of the tail."""
    marked = (line for line in layout.tail if is_marked(line))
    return tuple(
        line
        for line in (*layout.head, *marked)
        if line is not layout.headline and len(line.text) <= 2 * _NAME_MAX
    )


def _told(layout: Layout, sites: frozenset[str]) -> list[Evidence]:
    """Return the authors of JSON-LD, else of meta elements."""
    names = [(n, "html.json-ld.author", 0.97) for n in layout.facts.described.authors]
    if not any(_is_name(name, sites) for name, _, _ in names):
        metas = ("author", "parsely-author", "article:author", "dc.creator", "dcterms.creator")
        first = next(filter(None, (layout.facts.meta(name) for name in metas)), ())
        names = [(n, "html.meta.author", 0.9) for text in first for n in _apart(text)]
    once: dict[str, Evidence] = {}
    for name, rule, certainty in names:
        if _is_name(name, sites):
            once.setdefault(fold(name), _evidence(name, rule, certainty))
    return list(once.values())


def _apart(text: str) -> list[str]:
    """Take a list of full names apart; ``Doe, Jane`` is one name."""
    parts = [part for part in _SEVERAL.split(text) if part]
    is_list = ";" in text or all(" " in part for part in parts)
    return parts if is_list else [text]


def _is_name(text: str, sites: frozenset[str]) -> bool:
    key = fold(text)
    return bool(
        0 < len(text) <= _NAME_MAX
        and key
        and key not in sites
        and key not in _ROLES
        and not _NO_NAME.search(text)
    )


def _marked(layout: Layout, sites: frozenset[str]) -> list[Evidence]:
    """Return the names of elements in the head that hold an author's name and nothing else."""
    found: dict[str, Evidence] = {}
    for line in bylines(layout):
        names = [(collapse(text), _name_rule(node)) for text, node in line.pieces]
        label = _LABELLED.match(line.text)
        if label and is_marked(line) and not any(rule for _, rule in names):
            names = [(name, "html.byline.labelled") for name in _apart(label["name"])]
        for name, rule in names:
            if rule and _is_name(name, sites) and len(name.split()) <= _WORDS_MAX:
                found.setdefault(fold(name), _evidence(name, rule, 0.9))
    return list(found.values())


def is_marked(line: Line) -> bool:
    """Say whether a line stands in an element that is marked as a byline."""
    near = (line.block, *line.block.near(1), *(node for _, node in line.pieces))
    return any(node.tokens & BYLINES for node in near)


def _name_rule(node: Node) -> str | None:
    """Give the rule by which the text of an element is an author's name."""
    near = (node, *node.near(3))
    for around in near:
        if "author" in around.attrs.get("rel", "").lower().split():
            return "html.rel-author"
        if around.attrs.get("itemprop", "").lower() == "author" and around.tag != "meta":
            is_plain = around is node or node.is_link
            return "html.itemprop.author" if is_plain else None
    is_linked = node.is_link and any(n.tokens & BYLINES for n in near)
    return "html.byline" if is_linked else None


def _evidence(name: str, rule: str, certainty: float) -> Evidence:
    return Evidence(field="authors", value=name, rule=rule, certainty=certainty, lines=())


def _printed(found: Evidence, layout: Layout) -> Evidence:
    """Add the line of the head that prints a name."""
    key = fold(found.value)
    line = next((line for line in bylines(layout) if key in fold(line.text)), None)
    return replace(found, lines=(line.number,)) if line else found


def is_read(line: Line, said: list[str]) -> bool:
    """Say whether a line holds nothing but what was *said* of it, and a label such as ``By``."""
    rest = line.text.casefold()
    for text in sorted(said, key=len, reverse=True):
        rest = rest.replace(text.casefold(), " ")
    if rest == line.text.casefold() or any(c.isdigit() for c in rest):
        return False
    original = {word.strip(".:") for word in line.text.split()}
    words = [word for word in _WORD_END.split(rest) if fold(word)]
    capitals = [w for w in words[1:] if w.title() in original and w.title() != w]
    has_case = any(word != word.upper() for word in words)
    most = 3 if has_case else 1
    return len(words) <= most and not capitals and sum(map(len, words)) <= _label_max(rest)


def _label_max(rest: str) -> int:
    """Return how long a label may be: in scripts without spaces a name could hide in it."""
    is_ideographic = any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in rest)
    return 3 if is_ideographic else 16
