"""What is known of a page when its evidence is weighed: lines, furniture, and where the body is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.edges.formats.html.article import fold, is_prose
from generator.edges.formats.html.facts import Facts
from generator.edges.formats.html.lines import Line
from generator.edges.formats.html.names import STANDFIRSTS
from generator.edges.formats.html.tree import Node, Tree
from generator.model.extract import BlockKind

_HEAD_MAX = 12  # lines between a headline and the body, or above it


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A page that has at least one line; *rules* name the furniture by element.

    *headline* is the line that prints the title, None if none does; *body* holds the article.
    """

    tree: Tree
    facts: Facts
    lines: tuple[Line, ...]
    rules: tuple[str | None, ...]
    body: Node
    headline: Line | None

    def furniture(self, line: Line) -> str | None:
        """Give the rule by which all of a line is furniture."""
        found = [self.rules[node.index] for _, node in line.pieces]
        return found[0] if all(found) else None

    def is_open(self, line: Line) -> bool:
        """Say whether a reader sees the line and it is no furniture."""
        return not line.is_hidden and self.furniture(line) is None

    @cached_property
    def first(self) -> int:
        """Return the number of the first line of the body."""
        found = (line.number for line in self.lines if self.body.holds(line.place))
        return next(found, self.lines[0].number)

    @cached_property
    def text_start(self) -> int:
        """Return the number of the line with which the body's running text begins."""
        after = self.headline.number if self.headline else 0
        for line in self.lines:
            if line.number > after and self.body.holds(line.place) and self.is_text(line):
                return line.number
        return self.first

    def is_text(self, line: Line) -> bool:
        """Say whether a line is running text of the body, and not named as its standfirst."""
        if not (is_prose(line) and line.kind is BlockKind.PARAGRAPH and self.is_open(line)):
            return False
        near = (line.place, line.block, *line.block.near(1))
        is_named = any(n.tokens & STANDFIRSTS and not n.holds(self.body) for n in near)
        return not is_named and fold(line.text) not in self.told

    @cached_property
    def sites(self) -> frozenset[str]:
        """Return the names of the site, folded."""
        return frozenset(fold(name) for _, name in self.facts.sites())

    @cached_property
    def told(self) -> frozenset[str]:
        """Return what the page's head tells as its description, folded."""
        return frozenset(map(fold, self.facts.meta("description", "og:description")))

    @cached_property
    def head_end(self) -> int:
        """Return the number of the last line that may belong to the head.

        The first text may be a standfirst that nothing tells from a paragraph.
        """
        for line in self.lines[self.text_start : self.text_start + _HEAD_MAX]:
            if self.is_text(line):
                return line.number - 1
        return self.text_start

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """Return the open lines of the article's head: some above the headline to the body."""
        start, end = self.first, max(self.first, self.head_end)
        if self.headline is not None:
            start = min(start, self.headline.number)
        before = [
            line for line in self.lines if line.number < start and self._beside_headline(line)
        ]
        inside = [line for line in self.lines if start <= line.number <= end]
        return tuple(line for line in (*before[-_HEAD_MAX:], *inside) if self.is_open(line))

    @cached_property
    def text_end(self) -> int:
        """Return the number of the body's last line of running text."""
        found = (ln.number for ln in self.lines if self.body.holds(ln.place) and self.is_text(ln))
        return max(found, default=self.first)

    @cached_property
    def tail(self) -> tuple[Line, ...]:
        """Return the open lines after the body's last text, some of them outside the body."""
        nearby = self.lines[self.text_end : self.text_end + _HEAD_MAX]
        return tuple(ln for ln in nearby if self.is_open(ln) and not self._is_foreign(ln))

    def _is_foreign(self, line: Line) -> bool:
        """Say whether a line stands in another article, such as one that is recommended."""
        near = (line.block, *line.block.ancestors())
        return any(node.tag == "article" and not node.holds(self.body) for node in near)

    def _beside_headline(self, line: Line) -> bool:
        """Say whether a line above the head stands in one small element with it."""
        anchor = self.headline.block if self.headline else self.body
        parent = anchor.parent
        if parent is None or parent.tag in {"body", "html"}:
            return False
        return parent.holds(line.place)
