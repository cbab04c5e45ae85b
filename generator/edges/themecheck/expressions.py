"""An expression of a template -> its type; every name in it that is not there is told."""

from __future__ import annotations

import inspect
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, get_type_hints

from jinja2 import Environment, nodes

from generator.edges.near import instead, listed
from generator.edges.themecheck.kinds import UNKNOWN, Kind, attributes, bare, items, places
from generator.model.contract import Html
from generator.model.functions import Functions

Scope = Mapping[str, Kind]
Tell = Callable[[str, int, str, str], None]
"""Takes the code, line, cause and hint of a problem."""

_SIGNATURES = {
    name: inspect.signature(getattr(Functions, name))
    for name in dir(Functions)
    if not name.startswith("_")
}
FUNCTION_NAMES = frozenset(_SIGNATURES)
_LENIENT = frozenset({"default", "d", "defined", "undefined"})
_OF_JINJA = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_SAME = frozenset({"sort", "reverse", "list", "unique"})
_BY_ATTRIBUTE = frozenset({"map", "sort", "unique", "groupby", "sum", "min", "max", "join"})
_CHOOSE = frozenset({"selectattr", "rejectattr"})


@dataclass(frozen=True, slots=True)
class Expressions:
    """Follows the types of expressions; *tell* gets what is wrong."""

    environment: Environment
    tell: Tell

    def kind(self, node: nodes.Node, scope: Scope) -> Kind:
        """Return the type of an expression, `UNKNOWN` where it is not followed."""
        follow = self._FOLLOW.get(type(node))
        if follow:
            return follow(self, node, scope)
        for child in node.iter_child_nodes():
            self.kind(child, scope)
        return UNKNOWN

    def _name(self, node: nodes.Name, scope: Scope) -> Kind:
        if node.ctx == "load" and node.name not in scope:
            values = (name for name, kind in scope.items() if kind is not Functions)
            variables = set(values) - _OF_JINJA
            hint = instead(node.name, scope, listed(variables))
            self.tell("theme-variable", node.lineno, f"unknown variable `{node.name}`", hint)
        return scope.get(node.name, UNKNOWN)

    def _getattr(self, node: nodes.Getattr, scope: Scope) -> Kind:
        return self._member(node.node, node.attr, node.lineno, self.kind(node.node, scope))

    def _getitem(self, node: nodes.Getitem, scope: Scope) -> Kind:
        holder = self.kind(node.node, scope)
        if not isinstance(node.arg, nodes.Const):
            self.kind(node.arg, scope)
            return UNKNOWN if not isinstance(node.arg, nodes.Slice) else holder
        if isinstance(node.arg.value, str):
            return self._member(node.node, node.arg.value, node.lineno, holder)
        parts = places(holder)
        if parts is None or not isinstance(node.arg.value, int):
            return items(holder)
        if not -len(parts) <= node.arg.value < len(parts):
            what = f"`{_spelt(node.node)}` has no `{node.arg.value}`: it has {len(parts)} values"
            self.tell("theme-variable", node.lineno, what, f"use 0 to {len(parts) - 1}")
            return UNKNOWN
        return parts[node.arg.value]

    def _member(self, holder: nodes.Node, name: str, line: int, kind: Kind) -> Kind:
        known = attributes(kind)
        if known is None or name in known or name.startswith("__"):
            return (known or {}).get(name, UNKNOWN)
        what = f"`{_spelt(holder)}` has no `{name}`"
        self.tell("theme-variable", line, what, instead(name, _said(kind, known)))
        return UNKNOWN

    def _call(self, node: nodes.Call, scope: Scope) -> Kind:
        for argument in (*node.args, *node.kwargs, node.dyn_args, node.dyn_kwargs):
            if argument is not None:
                self.kind(argument, scope)
        if not isinstance(node.node, nodes.Name):
            self.kind(node.node, scope)
            return UNKNOWN
        name = node.node.name
        if name not in scope:
            hint = instead(name, FUNCTION_NAMES | scope.keys(), listed(FUNCTION_NAMES))
            if name in FUNCTION_NAMES:
                hint = "import the file `with context`: by itself it gets no page's language"
            self.tell("theme-function", node.lineno, f"unknown function `{name}`", hint)
        if scope.get(name) is not Functions:
            return UNKNOWN
        self._arguments(name, node)
        return get_type_hints(getattr(Functions, name)).get("return", UNKNOWN)

    def _arguments(self, name: str, node: nodes.Call) -> None:
        """Hold a call of one of the contract's functions to its signature and its message."""
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            return
        keywords = {pair.key: pair.value for pair in node.kwargs}
        try:
            _SIGNATURES[name].bind(None, *node.args, **keywords)
        except TypeError as error:
            parameters = list(_SIGNATURES[name].parameters.values())[1:]
            hint = f"write {name}({', '.join(map(_parameter, parameters))})"
            self.tell("theme-function", node.lineno, f"`{name}`: {error}", hint)
            return
        given = keywords.keys() | ({"n"} if name == "nsay" else set())
        for value in _missing(node, given):
            what = f"`{name}`: the message has `{{{value}}}`, which is not given"
            hint = f"write {value}=… after the message, or {{{{{value}}}}} for the letters"
            self.tell("theme-function", node.lineno, what, hint)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        holder = self._looked_at(node, scope)
        for argument in (*node.args, *node.kwargs):
            self.kind(argument, scope)
        if node.name not in self.environment.filters:
            hint = instead(node.name, self.environment.filters, "see Jinja's list of filters")
            self.tell("theme-function", node.lineno, f"unknown filter `{node.name}`", hint)
        for path in _paths(node):
            self._attribute_path(path, node, items(holder))
        if node.name in _SAME:
            return holder
        return items(holder) if node.name in {"first", "last", "random"} else UNKNOWN

    def _attribute_path(self, path: str, node: nodes.Filter, kind: Kind) -> None:
        holder: nodes.Expr = nodes.Name(f"each of {_spelt(node.node)}", "load")
        for name in path.split("."):
            kind = self._member(holder, name, node.lineno, kind)
            holder = nodes.Getattr(holder, name, "load")

    def _test(self, node: nodes.Test, scope: Scope) -> Kind:
        self._looked_at(node, scope)
        for argument in (*node.args, *node.kwargs):
            self.kind(argument, scope)
        if node.name not in self.environment.tests:
            hint = instead(node.name, self.environment.tests, "see Jinja's list of tests")
            self.tell("theme-function", node.lineno, f"unknown test `{node.name}`", hint)
        return bool

    def _looked_at(self, node: nodes.Filter | nodes.Test, scope: Scope) -> Kind:
        """Follow what a filter or test is applied to; some are there for what may be missing."""
        if node.node is None:
            return UNKNOWN
        if node.name in _LENIENT and isinstance(node.node, nodes.Name):
            return scope.get(node.node.name, UNKNOWN)
        if node.name in _LENIENT and isinstance(node.node, nodes.Getattr | nodes.Getitem):
            self.kind(node.node.node, scope)
            return UNKNOWN
        return self.kind(node.node, scope)

    def _either(self, node: nodes.Or | nodes.And, scope: Scope) -> Kind:
        return _common(self.kind(node.left, scope), self.kind(node.right, scope))

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Kind:
        self.kind(node.test, scope)
        found = self.kind(node.expr1, scope)
        return _common(found, self.kind(node.expr2, scope)) if node.expr2 else found

    def _const(self, node: nodes.Const, _: Scope) -> Kind:
        return type(node.value) if isinstance(node.value, str | int) else UNKNOWN

    _FOLLOW: ClassVar[Mapping[type[nodes.Node], Callable[[Expressions, Any, Scope], Kind]]] = {
        nodes.Name: _name,
        nodes.Getattr: _getattr,
        nodes.Getitem: _getitem,
        nodes.Call: _call,
        nodes.Filter: _filter,
        nodes.Test: _test,
        nodes.Or: _either,
        nodes.And: _either,
        nodes.CondExpr: _choice,
        nodes.Const: _const,
    }


def _common(left: Kind, right: Kind) -> Kind:
    return left if left == right else UNKNOWN


def _said(kind: Kind, known: Mapping[str, Kind]) -> list[str]:
    """Return the attributes worth naming: a record's fields rather than the methods of text."""
    own = [name for name, held in known.items() if held is not UNKNOWN]
    return own if own and bare(kind) is not Html else list(known)


def _parameter(parameter: inspect.Parameter) -> str:
    is_rest = parameter.kind is inspect.Parameter.VAR_KEYWORD
    return "name=value, …" if is_rest else parameter.name


def _missing(node: nodes.Call, given: set[str]) -> Iterator[str]:
    """Yield the names in braces of a call's messages that it has no value for."""
    for argument in node.args:
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
            try:
                named = [name for _, name, _, _ in string.Formatter().parse(argument.value)]
            except ValueError:
                continue
            wanted = (name.split(".")[0].split("[")[0] for name in named if name is not None)
            yield from sorted(set(wanted) - given)


def _paths(node: nodes.Filter) -> Iterator[str]:
    """Yield the attributes that a filter takes from each item: ``map(attribute="lang")``."""
    wanted: list[nodes.Expr] = []
    if node.name in _BY_ATTRIBUTE:
        wanted += [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in _CHOOSE or node.name == "groupby":
        wanted += node.args[:1]
    for value in wanted:
        if isinstance(value, nodes.Const) and isinstance(value.value, str):
            yield value.value


def _spelt(node: nodes.Node | None) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_spelt(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{_spelt(node.node)}[…]"
        case nodes.Call():
            return f"{_spelt(node.node)}(…)"
        case nodes.Filter():
            return f"{_spelt(node.node)} | {node.name}"
        case _:
            return "this"
