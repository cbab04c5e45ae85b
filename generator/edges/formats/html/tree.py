"""Text of a page -> its elements in document order, each knowing its parent and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from types import ModuleType

from generator.edges.formats.html.names import BOLD, is_hidden, tokens_of

_DEEP = 2000  # levels; the parser gives up some 48 levels further down and loses the rest
_DTD = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_NOTHING = re.compile(r"&#(?:0+|x0+|[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2});?")
_FLAT = re.compile(
    r"</?(?!(?:html|head|body|title|meta|link|script|style|p|br|hr)\b)[a-z][^<>]*>", re.IGNORECASE
)


@dataclass(eq=False, slots=True)
class Node:
    """An element; *index* counts in document order, its descendants lie before *end*."""

    index: int
    tag: str
    attrs: dict[str, str]
    parent: Node | None
    depth: int
    is_link: bool
    is_bold: bool
    is_hidden: bool
    tokens: frozenset[str]
    end: int = 0
    children: list[Node | str] = field(default_factory=list)

    def holds(self, other: Node) -> bool:
        """Say whether *other* is this element or stands in it."""
        return self.index <= other.index < self.end

    def ancestors(self) -> Iterator[Node]:
        """Yield the elements in which this one stands, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def near(self, levels: int) -> tuple[Node, ...]:
        """Return the nearest elements in which this one stands."""
        return tuple(islice(self.ancestors(), levels))

    @property
    def own_text(self) -> str:
        """Return the text that stands in the element itself, not in a child of it."""
        return "".join(child for child in self.children if isinstance(child, str))


@dataclass(frozen=True)
class Tree:
    """The elements of a page in document order; none for an empty page."""

    nodes: tuple[Node, ...]

    @cached_property
    def is_deep(self) -> bool:
        """Say whether elements are nested deeper than some libraries can bear."""
        return any(node.depth > 500 for node in self.nodes)  # noqa: PLR2004 - Python's limit is 1000

    def inside(self, node: Node) -> tuple[Node, ...]:
        """Return an element and its descendants."""
        return self.nodes[node.index : node.end]

    def text_of(self, node: Node) -> str:
        """Return the text of an element, white space collapsed."""
        return " ".join("".join(step for step, _ in walk(node) if isinstance(step, str)).split())


def parse(etree: ModuleType, decoded: str) -> Tree:
    """Read markup, however broken; *etree* is lxml's. Nothing is fetched, no entity is expanded."""
    clean = _NOTHING.sub("", _DTD.sub("", decoded.replace("\0", "")))
    tree = _build(etree, clean)
    if any(node.depth > _DEEP for node in tree.nodes):
        tree = _build(etree, _FLAT.sub("<hr>", clean))
    return tree


def walk(root: Node) -> Iterator[tuple[str | bool, Node]]:
    """Yield ``(True, node)`` at an element's start, ``(False, node)`` at its end, text between."""
    yield True, root
    stack = [(root, iter(root.children))]
    while stack:
        node, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield False, node
        elif isinstance(child, str):
            yield child, node
        else:
            yield True, child
            stack.append((child, iter(child.children)))


def _build(etree: ModuleType, text: str) -> Tree:
    parser = etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except etree.LxmlError:
        return Tree(())
    nodes: list[Node] = []
    parent: Node | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")) if root is not None else ():
        if event == "start":
            parent = _node(len(nodes), str(element.tag), dict(element.attrib), parent)
            nodes.append(parent)
            if element.text:
                parent.children.append(element.text)
        elif parent is not None:
            parent.end = len(nodes)
            parent = parent.parent
            if element.tail and parent is not None:
                parent.children.append(element.tail)
    return Tree(tuple(nodes))


def _is_link(tag: str, attrs: dict[str, str]) -> bool:
    """Say whether an element leads elsewhere; a link to a part of the same page does not."""
    return tag == "a" and not re.match(r"#\w|\Z", attrs.get("href", ""))


def _node(index: int, tag: str, attrs: dict[str, str], parent: Node | None) -> Node:
    node = Node(
        index=index,
        tag=tag,
        attrs=attrs,
        parent=parent,
        depth=parent.depth + 1 if parent else 0,
        is_link=_is_link(tag, attrs) or (parent is not None and parent.is_link),
        is_bold=tag in BOLD or (parent is not None and parent.is_bold),
        is_hidden=is_hidden(tag, attrs) or (parent is not None and parent.is_hidden),
        tokens=tokens_of(tag, attrs),
    )
    if parent is not None:
        parent.children.append(node)
    return node
