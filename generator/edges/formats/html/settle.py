"""Lines of a page -> the rules by which some are no part of the article, and kinds of the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.edges.formats.html.article import fold, is_prose, weight
from generator.edges.formats.html.layout import Layout
from generator.edges.formats.html.lines import Line
from generator.edges.formats.html.names import BYLINES, HEADINGS
from generator.edges.formats.html.people import bylines
from generator.edges.formats.html.tree import Node
from generator.model.extract import BlockKind

_LINKED = 0.9  # share of a line that is mere link
_SHORT = 120  # characters of a link that is no paragraph
_LIST_MAX = 30  # lines of an element that is a list of links
_LABEL_MAX = 40  # characters of a label before links
_HEADING_MAX = 110  # characters of a heading that is only set in bold
_OUTSIDE_MIN = 80  # characters of a paragraph that counts though it stands apart
_SEE_ALSO = re.compile(r"\W*(?P<label>[^:：]{2,40})[:：]\s*(?P<link>\S.*)\Z")
_STOPS = ".!?।။។。！？…:：;,"
_CLAIM_MAX = 200  # characters
_COPYRIGHT = re.compile(r"\A\W*(?:©|\(c\)|copyright)|©.*\d{4}|\d{4}.*©", re.IGNORECASE)
_PULLED = frozenset("pullquote pull-quote quote-pull".split())


def drops(layout: Layout, chosen: Sequence[Line]) -> dict[int, str]:
    """Give by line number the rules by which lines are no part of the article."""
    numbers = {line.number for line in chosen}
    outside = ((line.number, _outside(layout, line, numbers)) for line in layout.lines)
    found = {number: rule for number, rule in outside if rule}
    links = _Links(layout)
    for line in layout.lines:
        if line.number not in found:
            rule = links.rule(line)
            if rule:
                found[line.number] = rule
    found |= dict(_idle_headings(layout, found))
    found |= dict(_pull_quotes(layout, found))
    return found


def kinds(layout: Layout, settled: Mapping[int, str]) -> tuple[tuple[int, BlockKind], ...]:
    """Give the kinds of the lines that are left open, but for the article's head and paragraphs."""
    left = [line for line in layout.lines if line.number not in settled]
    head = layout.text_start
    found = []
    for line, after in pairwise((*left, None)):
        if line is None or line is layout.headline:
            continue
        kind = line.kind
        if line.number < head and kind is not BlockKind.CAPTION:
            continue
        if after is not None and line.number > head and is_standing(line):
            kind = BlockKind.HEADING
        if kind is not BlockKind.PARAGRAPH:
            found.append((line.number, kind))
    return tuple(found)


def is_standing(line: Line) -> bool:
    """Say whether a paragraph is a heading: an ``h1`` of the body, or short and all in bold."""
    if line.kind is not BlockKind.PARAGRAPH or weight(line.text) > _HEADING_MAX:
        return False
    is_bold = line.is_bold and line.block.tag in {"p", "div", "td", "center", "body", "article"}
    return line.block.tag == "h1" or (is_bold and line.text[-1] not in _STOPS)


def _outside(layout: Layout, line: Line, chosen: Collection[int]) -> str | None:
    """Give the rule by which a line stands outside the article."""
    if line.is_hidden:
        return "html.hidden"
    rule = layout.furniture(line)
    if rule:
        return rule
    if line is layout.headline:
        return None
    if _is_copyright(layout, line):
        return "html.copyright"
    head = {h.number for h in layout.head} if line.number <= layout.text_start else set()
    is_inside = layout.body.holds(line.place)
    if not is_inside and line.number not in head and line not in bylines(layout):
        is_apart = line.number in chosen and weight(line.text) >= _OUTSIDE_MIN and is_prose(line)
        return None if is_apart else "html.outside-article"
    if fold(line.text) in layout.sites:
        return "html.site-name"
    if layout.headline and line.number < layout.headline.number and _is_kicker(line):
        return "html.above-headline"
    return None


def _is_copyright(layout: Layout, line: Line) -> bool:
    """Say whether a line at the end claims the page; a picture's credit or a paragraph does not."""
    is_end = line.number >= layout.text_end and line.number > layout.text_start
    is_short = len(line.text) <= _CLAIM_MAX and line.kind is not BlockKind.CAPTION
    return is_end and is_short and bool(_COPYRIGHT.search(line.text))


def _is_kicker(line: Line) -> bool:
    """Say whether a line above the headline is a section's name: short, no date, no name."""
    names = {token for _, node in line.pieces for token in node.tokens} | line.block.tokens
    is_told = bool(names & BYLINES) or any(char.isdigit() for char in line.text)
    return weight(line.text) <= _LABEL_MAX and not is_told


class _Links:
    """Judges lines by their links; knows which lines stand in an element."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._places = [line.block.index for line in layout.lines]

    def rule(self, line: Line) -> str | None:
        """Give the rule by which a line leads away from the article."""
        if line is self._layout.headline:
            return None
        if self._is_link(line):
            return "html.link-only"
        if _is_tags(line):
            return "html.tags"
        if line.number > self._layout.text_start and _is_see_also(line):
            return "html.see-also"
        is_label = weight(line.text) <= _LABEL_MAX and line.block.tag not in HEADINGS
        if is_label and line.number > self._layout.text_start and self._heads_links(line):
            return "html.link-label"
        return None

    def _is_link(self, line: Line) -> bool:
        if line.linked < _LINKED or _is_person(line):
            return False
        return weight(line.text) <= _SHORT or line.kind is BlockKind.ITEM

    def _heads_links(self, line: Line) -> bool:
        """Say whether a short line shares its element with links and with nothing else."""
        for node in (line.block, *line.block.ancestors()):
            if node.holds(self._layout.body):
                return False
            others = [other for other in self._inside(node) if other is not line]
            if len(others) > _LIST_MAX:
                return False
            if others:
                has_link = any(self._is_link(other) for other in others)
                return has_link and all(
                    self._is_link(o) or weight(o.text) <= _LABEL_MAX for o in others
                )
        return False

    def _inside(self, node: Node) -> Sequence[Line]:
        start, end = bisect_left(self._places, node.index), bisect_left(self._places, node.end)
        return self._layout.lines[start : min(end, start + _LIST_MAX + 2)]


def _is_person(line: Line) -> bool:
    """Say whether a link names an author."""
    return any(
        "author" in node.attrs.get("rel", "").split() or node.tokens & BYLINES
        for _, node in line.pieces
    ) or bool(line.block.tokens & BYLINES)


def _is_tags(line: Line) -> bool:
    """Say whether a line is a label and links that are marked as tags."""
    links = [node for _, node in line.pieces if node.is_link]
    rest = sum(weight(text.strip()) for text, node in line.pieces if not node.is_link)
    return bool(links) and rest <= _LABEL_MAX and all(n.attrs.get("rel") == "tag" for n in links)


def _is_see_also(line: Line) -> bool:
    """Say whether a line is a label and a link to another page of the site."""
    match = _SEE_ALSO.match(line.text)
    last = line.pieces[-1][1]
    if match is None or not last.is_link or line.kind is BlockKind.ITEM or _is_person(line):
        return False
    link = next(n for n in (last, *last.ancestors()) if n.tag == "a")
    is_whole = fold(match["link"]) == fold(
        "".join(text for text, node in line.pieces if node.is_link)
    )
    is_away = link.attrs["href"].lower().startswith(("http:", "https:", "mailto:", "tel:"))
    return is_whole and not is_away and weight(match["link"]) >= 16  # noqa: PLR2004 - a headline


def _idle_headings(layout: Layout, found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield headings under which nothing is left."""
    gone, kept = False, False
    for line in reversed(layout.lines):
        if line.number in found:
            gone = gone or not line.is_hidden
        elif line is not layout.headline and (line.kind is BlockKind.HEADING or is_standing(line)):
            if gone and not kept and line.number > layout.text_start:
                yield line.number, "html.link-heading"
            gone, kept = False, False
        else:
            gone, kept = False, True


def _pull_quotes(layout: Layout, found: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield lines set apart that only repeat what another line says."""
    kept = [(line, fold(line.text)) for line in layout.lines if line.number not in found]
    for line in layout.lines:
        is_pulled = any(n.tokens & _PULLED for n in (line.block, *line.block.near(3)))
        if found.get(line.number) != "html.aside" and not is_pulled:
            continue
        key = fold(line.text)
        if len(key) > 8 and any(key in text for other, text in kept if other is not line):  # noqa: PLR2004
            yield line.number, "html.pull-quote"
