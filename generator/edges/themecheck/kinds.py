"""The types of the contract as templates see them: what a value has, what a list is made of."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from typing import NewType, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from generator.model.contract import Html

Kind = object
"""A type as the contract writes it."""
UNKNOWN: Kind = object
"""The type of what is not followed: it may have any attribute."""
Fields = Mapping[str, Kind]


def fields(record: type) -> Fields:
    """Return the fields of a dataclass with their types, in their order."""
    hints = get_type_hints(record)
    return {name: hints[name] for name in getattr(record, "__dataclass_fields__", {})}


def variants(kind: Kind) -> tuple[Kind, ...]:
    """Return what a value can be when it is there: ``X | None`` is X."""
    if get_origin(kind) in {types.UnionType, Union}:
        return tuple(v for part in get_args(kind) if part is not type(None) for v in variants(part))
    return (kind,)


def bare(kind: Kind) -> Kind:
    """Return the type below a ``NewType``."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    return kind


def attributes(kind: Kind) -> Fields | None:
    """Return what can stand after the dot, or None if anything may."""
    found: dict[str, Kind] = {}
    for variant in variants(kind):
        own = _attributes(variant)
        if own is None:
            return None
        found |= {name: UNKNOWN if name in found else held for name, held in own.items()}
    return found


@cache
def _attributes(kind: Kind) -> Fields | None:
    if kind is Html:
        return _public(Markup)
    plain = bare(kind)
    cls = get_origin(plain) or plain
    if not isinstance(cls, type) or cls is object or issubclass(cls, Mapping):
        return None
    if issubclass(cls, Enum):
        return _public(cls) | {"name": str, "value": type(next(iter(cls)).value)}
    return {**_public(cls), **(fields(cls) if is_dataclass(cls) else {})}


def _public(cls: type) -> dict[str, Kind]:
    names = [name for name in dir(cls) if not name.startswith("_")]
    return {name: _of_property(getattr(cls, name)) for name in names}


def _of_property(member: object) -> Kind:
    if isinstance(member, property) and member.fget:
        try:
            return get_type_hints(member.fget).get("return", UNKNOWN)
        except (NameError, TypeError):
            return UNKNOWN
    return UNKNOWN


def items(kind: Kind) -> Kind:
    """Return what a loop over a value of this type gets."""
    (only, *more) = variants(kind)
    match get_origin(bare(only)), get_args(bare(only)):
        case _ if more:
            return UNKNOWN
        case origin, (item, last) if origin is tuple and last is Ellipsis:
            found: Kind = item
            return found
        case _:
            return str if bare(only) is str else UNKNOWN


def places(kind: Kind) -> tuple[Kind, ...] | None:
    """Return the types of a tuple of fixed length, or None if it is none."""
    (only, *more) = variants(kind)
    parts = get_args(bare(only))
    is_tuple = get_origin(bare(only)) is tuple and not more and Ellipsis not in parts
    return parts if is_tuple else None
