"""A template and the names that it gets -> what is wrong in it, with scopes as Jinja makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from jinja2 import nodes

from generator.edges.themecheck.expressions import Expressions, Scope
from generator.edges.themecheck.kinds import UNKNOWN, Kind, items, places

_IN_MACRO: Scope = {"caller": UNKNOWN, "varargs": UNKNOWN, "kwargs": UNKNOWN}
_IN_LOOP: Scope = {"loop": UNKNOWN}
_IN_BLOCK: Scope = {"super": UNKNOWN, "self": UNKNOWN}


@dataclass(frozen=True, slots=True)
class Statements:
    """Walks a template. *outer* are the names that every block of it sees."""

    expressions: Expressions
    outer: Scope

    def walk(self, node: nodes.Node, scope: Scope) -> None:
        """Look at a node and all below it."""
        if isinstance(node, nodes.Expr):
            self.expressions.kind(node, scope)
            return
        look = self._LOOK.get(type(node))
        if look:
            look(self, node, scope)
        else:
            self._all(node.iter_child_nodes(), scope)

    def _all(self, found: Iterator[nodes.Node] | list[nodes.Node], scope: Scope) -> None:
        for node in found:
            self.walk(node, scope)

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        seen = scope if node.scoped else self.outer
        self._all(node.body, {**seen, **_IN_BLOCK})

    def _for(self, node: nodes.For, scope: Scope) -> None:
        kind = items(self.expressions.kind(node.iter, scope))
        inside = {**scope, **_IN_LOOP, **self._bound(node.target, kind)}
        if node.test is not None:
            self.walk(node.test, inside)
        self._all(node.body, inside)
        self._all(node.else_, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inside = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            inside |= self._bound(target, self.expressions.kind(value, scope))
        self._all(node.body, inside)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        if isinstance(node, nodes.CallBlock):
            self.walk(node.call, scope)
        self._all(list(node.defaults), scope)
        arguments = {argument.name: UNKNOWN for argument in node.args}
        self._all(node.body, {**scope, **_IN_MACRO, **arguments})

    def _filter_block(self, node: nodes.FilterBlock | nodes.AssignBlock, scope: Scope) -> None:
        if node.filter is not None:
            self.expressions.kind(node.filter, scope)
        self._all(node.body, scope)

    def _bound(self, target: nodes.Node, kind: Kind) -> dict[str, Kind]:
        """Return the names of a target with their types: ``for tag, href in indexes``."""
        if isinstance(target, nodes.Name):
            return {target.name: kind}
        if not isinstance(target, nodes.Tuple):
            return {}
        parts = places(kind)
        if parts is not None and len(parts) != len(target.items):
            names = ", ".join(getattr(item, "name", "…") for item in target.items)
            what = f"`{names}` are {len(target.items)} names for {len(parts)} values"
            hint = f"write {len(parts)} names"
            self.expressions.tell("theme-variable", target.lineno, what, hint)
            parts = None
        kinds = parts or tuple(UNKNOWN for _ in target.items)
        bound: dict[str, Kind] = {}
        for item, part in zip(target.items, kinds, strict=True):
            bound |= self._bound(item, part)
        return bound

    _LOOK: ClassVar[Mapping[type[nodes.Node], Callable[[Statements, Any, Scope], None]]] = {
        nodes.Block: _block,
        nodes.For: _for,
        nodes.With: _with,
        nodes.Macro: _macro,
        nodes.CallBlock: _macro,
        nodes.FilterBlock: _filter_block,
        nodes.AssignBlock: _filter_block,
    }


def assigned(tree: nodes.Template) -> set[str]:
    """Return the names that a template makes itself, or asks for with ``is defined``."""
    targets = [node.target for node in tree.find_all(nodes.Assign)]
    targets += [node.target for node in tree.find_all(nodes.AssignBlock)]
    found = {name for target in targets for name in _names(target)}
    found |= {macro.name for macro in tree.find_all(nodes.Macro)}
    found |= {node.target for node in tree.find_all(nodes.Import)}
    for node in tree.find_all(nodes.FromImport):
        found |= {name if isinstance(name, str) else name[1] for name in node.names}
    for test in tree.find_all(nodes.Test):
        if test.name in {"defined", "undefined"} and isinstance(test.node, nodes.Name):
            found.add(test.node.name)
    return found


def _names(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    for name in target.find_all(nodes.Name):
        yield name.name
