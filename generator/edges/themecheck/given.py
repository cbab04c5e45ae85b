"""Which names each template gets: by the contract, and by the templates that it is used in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.edges.themecheck.expressions import FUNCTION_NAMES, Scope
from generator.edges.themecheck.kinds import UNKNOWN, Kind, fields
from generator.edges.themecheck.library import Library, Template
from generator.edges.themecheck.statements import assigned
from generator.model.contract import PAGES, PARTS, Common
from generator.model.errors import Problem
from generator.model.functions import Functions

FRAME = "page.html"
"""The template that those of pages extend."""
_GLOBAL = frozenset({"autonym", "direction"})  # what a template has that is imported by itself
_SPOKEN: Scope = dict.fromkeys(FUNCTION_NAMES, Functions)
_SELF: Scope = {"self": UNKNOWN}
ENTRIES: Mapping[str, Scope] = {
    **{name: {**fields(Common), **fields(page)} for name, page in PAGES.items()},
    FRAME: fields(Common),
    **{f"parts/{name}.html": fields(part) for name, part in PARTS.items()},
}
"""The templates that the program fills, or that all of these extend, with what they get."""
Uses = Mapping[Template, tuple[tuple[str, Template], ...]]
"""For each template those that name it, and how: ``extends``, ``include``, ``import``."""


def uses(library: Library, templates: Iterable[Template]) -> Uses:
    """Follow all references from *templates* on; the keys are all that is reached."""
    found: dict[Template, tuple[tuple[str, Template], ...]] = dict.fromkeys(templates, ())
    waiting = list(found)
    while waiting:
        user = waiting.pop()
        for reference in library.references(user):
            for used in filter(None, map(library.find, reference.names)):
                if used not in found:
                    waiting.append(used)
                found[used] = (*found.get(used, ()), (reference.kind, user))
    return found


def given(library: Library, used: Uses, template: Template) -> Scope:
    """Return the names that a template sees, with their types where they are known."""
    relatives = _relatives(library, used, template)
    own = {name for each in relatives for name in _assigned(library, each)}
    kinds = _kinds(used, template, frozenset())
    return {**_SELF, **kinds, **dict.fromkeys(own, UNKNOWN)}


def _kinds(used: Uses, template: Template, seen: frozenset[Template]) -> Scope:
    if template.name in ENTRIES:
        return {**_SPOKEN, **ENTRIES[template.name]}
    users = used.get(template, ())
    ways = {way for way, _ in users}
    if ways == {"import"}:
        return dict.fromkeys(_GLOBAL, Functions)
    if ways == {"extends"}:
        scopes = [_kinds(used, user, seen | {template}) for _, user in users if user not in seen]
        return _in_all(scopes) if scopes else _ANY
    return _ANY


def _in_all(scopes: Iterable[Scope]) -> Scope:
    """Return what a template gets whichever of others it is used for."""
    (first, *others) = scopes
    names = [name for name in first if all(name in other for other in others)]
    return {name: _shared(scope[name] for scope in (first, *others)) for name in names}


def _in_any(scopes: Iterable[Scope]) -> Scope:
    held = list(scopes)
    names = {name for scope in held for name in scope}
    return {name: _shared(scope[name] for scope in held if name in scope) for name in names}


def _shared(kinds: Iterable[Kind]) -> Kind:
    (first, *others) = kinds
    return first if all(first == other for other in others) else UNKNOWN


_ANY: Scope = {**_SPOKEN, **_in_any(ENTRIES.values())}


def _assigned(library: Library, template: Template) -> set[str]:
    tree = library.tree(template)
    return set() if isinstance(tree, Problem) else assigned(tree)


def _relatives(library: Library, used: Uses, template: Template) -> set[Template]:
    """Return the templates that share a context with this one: its own names may come from them."""
    found = {template}
    waiting = [template]
    while waiting:
        current = waiting.pop()
        near = {user for way, user in used.get(current, ()) if way != "import"}
        for reference in library.references(current):
            if reference.kind != "import":
                near |= set(filter(None, map(library.find, reference.names)))
        waiting += near - found
        found |= near
    return found
