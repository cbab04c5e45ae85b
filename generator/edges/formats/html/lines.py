"""Elements -> lines: one for each block of visible text, with the elements it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.edges.formats.html import tables
from generator.edges.formats.html.names import BLOCKS, CAPTIONS, HEADINGS, SILENT
from generator.edges.formats.html.tree import Node, Tree, walk
from generator.model.extract import BlockKind

_ASCII_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r"\s{2,}")
_SHAPES = frozenset({"li", "blockquote", "figcaption", "figure", "table", "pre"}) | HEADINGS
_KINDS = {
    "li": BlockKind.ITEM,
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "figure": BlockKind.CAPTION,
} | dict.fromkeys(HEADINGS, BlockKind.HEADING)
_CAPTION_MAX = 400  # characters
_ROW_MAX = 20  # pieces of a row of elements
_DATE_MAX = 40  # characters of an element that is a date and little else
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MARKS = " \t\r\n\u00a0|/·•,;–—-"


@dataclass(eq=False, slots=True)
class Line:
    """A line of visible text; *pieces* are its parts with the elements that print them."""

    number: int
    text: str
    kind: BlockKind
    block: Node
    pieces: tuple[tuple[str, Node], ...]

    @property
    def place(self) -> Node:
        """Return the element in which the line begins."""
        return self.pieces[0][1]

    @property
    def is_hidden(self) -> bool:
        """Say whether a reader of the page sees nothing of the line."""
        return all(node.is_hidden for _, node in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Say whether the whole line is set in bold."""
        return all(node.is_bold for _, node in self.pieces)

    @property
    def linked(self) -> float:
        """Return the share of the line's text that is a link."""
        linked = sum(len(text) for text, node in self.pieces if node.is_link)
        return linked / max(1, sum(len(text) for text, _ in self.pieces))


def cut(tree: Tree) -> tuple[Line, ...]:
    """Cut a page into lines, its menus and hidden parts included."""
    if not tree.nodes:
        return ()
    cutter = _Cutter(tree)
    for step, node in walk(tree.nodes[0]):
        cutter.take(step, node)
    cutter.flush()
    return tuple(cutter.lines)


def collapse(text: str) -> str:
    """Collapse white space; a single no-break space between words stays what it is."""
    return _SPACES.sub(" ", _ASCII_SPACE.sub(" ", text)).strip()


@dataclass(slots=True)
class _Cutter:
    """The line that is being gathered, and the lines so far."""

    tree: Tree
    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[str, Node]] = field(default_factory=list)
    breaks: int = 0
    shallowest: int = 0
    skipped: Node | None = None
    cells_end: int = 0  # index at which the row of a data table ends
    blocks: list[Node] = field(default_factory=list)
    shapes: list[Node] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)

    def take(self, step: str | bool, node: Node) -> None:  # noqa: FBT001 - a step of a walk
        """Take the next step of a walk over the page."""
        if self.skipped is not None and self.skipped.holds(node):
            return
        if isinstance(step, str):
            self.write(step, node)
        elif step:
            self.enter(node)
        else:
            self.leave(node)

    def enter(self, node: Node) -> None:
        """Begin an element."""
        if node.tag in SILENT or self.is_unseen(node):
            self.skipped = node
            return
        if node.index < self.cells_end:
            cell = node.tag in {"td", "th"}
            first = cell and node.index == (node.parent.index + 1 if node.parent else 0)
            self.pieces.append((" | " if cell and not first else " ", node))
        elif node.tag == "br":
            self.cut_at_break(node)
        elif node.tag in BLOCKS or self.is_date(node):
            self.flush()
            self.blocks.append(node)
            if node.tag == "tr" and tables.is_data_row(node, self.tree):
                self.cells_end = node.end
            if node.tag == "li" and node.parent and node.parent.tag == "ol":
                self.count(node, node.parent)
        elif self.is_glued(node):
            self.pieces.append((" ", node))
        if node.tag in _SHAPES or node.tokens & CAPTIONS:
            self.shapes.append(node)

    def leave(self, node: Node) -> None:
        """End an element."""
        if self.blocks and self.blocks[-1] is node:
            self.flush()
            self.blocks.pop()
            self.cells_end = 0 if node.tag == "tr" else self.cells_end
        elif node.tag in BLOCKS:
            self.pieces.append((" ", node))
        if self.shapes and self.shapes[-1] is node:
            self.shapes.pop()

    def write(self, text: str, node: Node) -> None:
        """Add text to the line."""
        if "pre" in {shape.tag for shape in self.shapes[-1:]}:
            for part in text.splitlines():
                self.pieces.append((part, node))
                self.flush()
            return
        if text.strip():
            self.breaks = 0
            self.shallowest = min(self.shallowest or node.depth, node.depth)
        self.pieces.append((text, node))

    def cut_at_break(self, node: Node) -> None:
        """End the line at a second break, or at one that follows a run of text set apart."""
        self.breaks += 1
        is_apart = self.shallowest > (node.parent.depth if node.parent else 0)
        if self.breaks > 1 or is_apart:
            self.flush()
        else:
            self.pieces.append((" ", node))

    def flush(self) -> None:
        """End the line."""
        text = collapse("".join(text for text, _ in self.pieces)).strip("|").strip()
        kept = tuple((text, node) for text, node in self.pieces if text.strip(_MARKS))
        self.pieces, self.breaks, self.shallowest = [], 0, 0
        if not text or not kept:
            return
        kind, mark = self.shape(text)
        block = self.blocks[-1] if self.blocks else kept[0][1]
        self.lines.append(
            Line(number=len(self.lines) + 1, text=mark + text, kind=kind, block=block, pieces=kept)
        )

    def shape(self, text: str) -> tuple[BlockKind, str]:
        """Return the kind of a line, and the number with which a numbered item begins."""
        shape = self.shapes[-1] if self.shapes else None
        if shape is None:
            return BlockKind.PARAGRAPH, ""
        if shape.tag == "li":
            if shape.index in self.begun:
                return BlockKind.PARAGRAPH, ""
            self.begun.add(shape.index)
            number = self.numbers.get(shape.index)
            return BlockKind.ITEM, f"{number}. " if number is not None else ""
        kind = _KINDS.get(shape.tag, BlockKind.PARAGRAPH)
        if shape.tag not in HEADINGS and shape.tokens & CAPTIONS:
            kind = BlockKind.CAPTION
        is_long = kind is BlockKind.CAPTION and len(text) > _CAPTION_MAX
        return (BlockKind.PARAGRAPH if is_long else kind), ""

    def count(self, item: Node, parent: Node) -> None:
        """Give an item of an ordered list its number."""
        last = self.numbers.get(-parent.index)
        start = _integer(parent.attrs.get("start"), 1)
        number = _integer(item.attrs.get("value"), start if last is None else last + 1)
        self.numbers[-parent.index] = self.numbers[item.index] = number

    def is_unseen(self, node: Node) -> bool:
        """Say whether an element is hidden within a line, where it shows nothing to anybody."""
        if not node.is_hidden or node.tag in BLOCKS or node.parent is None:
            return False
        if node.parent.is_hidden:
            return False
        siblings = node.parent.children[:_ROW_MAX]
        place = siblings.index(node) if node in siblings else 0
        before = next((n for n in reversed(siblings[:place]) if isinstance(n, Node)), None)
        spells_out = before is not None and before.attrs.get("aria-hidden") == "true"
        return not (spells_out and "aria-hidden" not in node.attrs)

    def is_glued(self, node: Node) -> bool:
        """Say whether an element follows upon a link or a label without a space."""
        last, before = self.pieces[-1] if self.pieces else ("", node)
        is_label = last.endswith((":", "：")) and not last[-2:-1].isdigit()
        return node.tag in {"a", "span"} and (
            is_label or (node.tag == before.tag == "a" and before.parent is node.parent)
        )

    def is_date(self, node: Node) -> bool:
        """Say whether an element in a row of elements is a date, which makes a line of its own."""
        parent = node.parent
        if parent is None or parent.tag in {"p", "a", *HEADINGS} or parent.tag not in BLOCKS:
            return False
        if node.tag not in {"time", "span", "small", "em", "i"} or len(parent.children) > _ROW_MAX:
            return False
        if parent.own_text.strip(_MARKS):
            return False
        text = self.tree.text_of(node)
        return len(text) <= _DATE_MAX and (node.tag == "time" or bool(_YEAR.search(text)))


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 7 else default  # noqa: PLR2004
