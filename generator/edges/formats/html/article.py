"""Lines of a page -> where its article stands: the element that holds the bulk of its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import accumulate
from types import ModuleType

from generator.edges.formats.html import furniture
from generator.edges.formats.html.lines import Line
from generator.edges.formats.html.tree import Node, Tree

_BULK = 0.85  # share of the article's text that its element holds
_HEAVY = 0.3  # share of the article's text that no furniture holds
_PROSE_MIN = 40  # characters of a line that reads as running text
_WIDE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_WIDTH = 2  # characters of an alphabet that say as much as one of these
_FOLD = re.compile(r"\W+")
_NODE = 50  # characters of a page that weigh as much as an element
_PAGE_MAX = 1_000_000  # characters of a page that the extractor reads within seconds
_PARTS = frozenset("p li ul ol blockquote figure b strong em i".split())
_SEARCH_MAX = 300_000  # characters in which every line is searched for


def fold(text: str) -> str:
    """Reduce a text to its letters and digits, for comparison."""
    return _FOLD.sub("", text).casefold()


def weight(text: str) -> int:
    """Return how much a text says, in characters of an alphabet."""
    return len(text) + len(_WIDE.findall(text)) * (_WIDTH - 1)


def is_prose(line: Line) -> bool:
    """Say whether a line reads as running text of an article."""
    return weight(line.text) >= _PROSE_MIN and line.linked < 0.5 and not line.is_hidden  # noqa: PLR2004


def choose(
    trafilatura: ModuleType, tree: Tree, lines: Sequence[Line], decoded: str
) -> tuple[Line, ...]:
    """Return the lines that are likely the article's: as trafilatura sees it, else all prose."""
    text = None
    if not tree.is_deep and max(len(decoded), _NODE * len(tree.nodes)) <= _PAGE_MAX:
        text = trafilatura.extract(
            decoded, favor_recall=True, include_comments=False, with_metadata=False
        )
    rules = furniture.mark(tree, ())
    prose = tuple(line for line in lines if is_prose(line))
    clean = tuple(line for line in prose if rules[line.place.index] is None)
    chosen = _mapped(text or "", lines)
    return chosen or clean or prose


def _mapped(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines that stand in a text which an extractor made of the same page."""
    whole = fold(text)
    parts = {fold(part) for part in text.splitlines()}
    is_short = len(whole) <= _SEARCH_MAX
    folded = ((line, fold(line.text)) for line in lines if is_prose(line))
    return tuple(
        line for line, key in folded if key and (key in parts or (is_short and key in whole))
    )


def loads(tree: Tree, lines: Collection[Line]) -> tuple[int, ...]:
    """Return for each element how much of the *lines* stands in it."""
    own = [0] * len(tree.nodes)
    for line in lines:
        for text, node in line.pieces:
            own[node.index] += weight(text.strip())
    upto = (0, *accumulate(own))
    return tuple(upto[node.end] - upto[node.index] for node in tree.nodes)


def container(tree: Tree, chosen: Sequence[Line]) -> Node:
    """Return the innermost element that holds the bulk of the chosen lines.

    What of them stands outside it, but in the same ``<article>``, belongs to it.
    """
    load = loads(tree, chosen)
    node = tree.nodes[0]
    while True:
        inner = [child for child in node.children if isinstance(child, Node)]
        best = max(inner, key=lambda child: load[child.index], default=None)
        if best is None or load[best.index] < max(1, _BULK * load[node.index]):
            break
        node = best
    while node.parent is not None and node.tag != "body" and _is_part(node):
        node = node.parent
    article = next((n for n in node.ancestors() if n.tag == "article"), None)
    if article is not None and load[article.index] > load[node.index]:
        node = next(n for n in node.ancestors() if load[n.index] == load[article.index])
    return node


def _is_part(node: Node) -> bool:
    """Say whether an element is one block of a text, or has siblings that are called the same."""
    if node.tag in _PARTS:
        return True
    siblings = (
        node.parent.children if node.parent and (node.tokens or node.tag == "section") else ()
    )
    return any(
        isinstance(other, Node)
        and other is not node
        and (other.tag, other.tokens) == (node.tag, node.tokens)
        for other in siblings
    )


def heavy(tree: Tree, chosen: Sequence[Line]) -> tuple[Node, ...]:
    """Return the elements that hold too much of the chosen lines to be furniture."""
    load = loads(tree, chosen)
    least = max(1.0, _HEAVY * load[0])
    return tuple(node for node in tree.nodes if load[node.index] >= least)
