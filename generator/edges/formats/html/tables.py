"""Tables that hold data, as against those that lay out a page."""

from __future__ import annotations

from generator.edges.formats.html.tree import Node, Tree

_CELL_MAX = 200  # characters of a cell that holds a datum, not an article
_PARTS_MAX = 40  # elements in such a cell
_PARTS = frozenset("table h1 h2 h3 h4 h5 h6 ul ol div figure form article section".split())


def is_data_row(row: Node, tree: Tree) -> bool:
    """Say whether a row has several cells, each of which holds a datum and nothing larger."""
    cells = [cell for cell in row.children if isinstance(cell, Node) and cell.tag in {"td", "th"}]
    if len(cells) < 2:  # noqa: PLR2004 - one cell is no row
        return False
    return all(_is_datum(cell, tree) for cell in cells)


def _is_datum(cell: Node, tree: Tree) -> bool:
    if cell.end - cell.index > _PARTS_MAX:
        return False
    inside = tree.inside(cell)
    breaks = sum(node.tag in {"br", "p"} for node in inside)
    if breaks > 2 or any(node.tag in _PARTS for node in inside[1:]):  # noqa: PLR2004
        return False
    return len(tree.text_of(cell)) <= _CELL_MAX
