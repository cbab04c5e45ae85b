"""YAML front matter, edited where a value stands: all other characters stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.stages.format.scalar import Plain, quoted, scalar

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_QUOTED = frozenset({"title", "description", "withdrawn"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """A value and where it stands, the end excluded; a block ends with its last character."""

    start: int
    end: int
    text: str | None = None
    items: tuple[_Value, ...] | None = None
    entries: tuple[_Entry, ...] | None = None
    is_flow: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One key of a map and its value; *start* and *colon* are places in the text."""

    key: str
    start: int
    colon: int
    value: _Value


def set_yaml(matter: str, path: Sequence[str], value: Plain, order: Sequence[str]) -> str:
    """Return *matter* with *value* under the keys of *path*; a new key goes by *order*.

    Raises:
        ValueError: If the front matter is no map of plain values.
    """
    text, holder, rest = _holder(matter, path)
    entry = _entry(holder, rest[0])
    plain = value
    for key in reversed(rest[1:]):
        plain = {key: plain}
    written = _styled(path, plain) if rest == list(path) else _written(plain)
    if entry is None:
        return _insert(text, holder, rest[0], written, order)
    return _replace(text, entry, written)


def unset_yaml(matter: str, path: Sequence[str]) -> str:
    """Return *matter* without the key at *path*; a map that would be left empty goes with it.

    Raises:
        ValueError: If the front matter is no map of plain values.
    """
    text, holder, rest = _holder(matter, path)
    entry = _entry(holder, rest[0]) if len(rest) == 1 else None
    if entry is None:
        return text
    entries = holder.entries or ()
    if len(entries) == 1 and len(path) > 1:
        return unset_yaml(text, path[:-1])
    spans = [(one.start, max(one.value.end, one.colon)) for one in entries]
    return _cut(text, holder, spans, entries.index(entry), _between(text, entry))


def without_yaml(matter: str, key: str, gone: frozenset[str]) -> str:
    """Return *matter* with the items in *gone* taken out of the list under *key*.

    Raises:
        ValueError: If the front matter is no map of plain values, or the key holds no list.
    """
    text = matter
    while True:
        entry = _entry(_root(text), key)
        if entry is None or entry.value.items is None:
            raise ValueError("no list")
        items = entry.value.items
        place = next((n for n, item in enumerate(items) if item.text in gone), None)
        if place is None:
            return text
        text = _cut(text, entry.value, [(item.start, item.end) for item in items], place)


def _holder(matter: str, path: Sequence[str]) -> tuple[str, _Value, list[str]]:
    """Return the innermost map that there is on the way to *path*, and the keys under it."""
    holder, rest = _root(matter), list(path)
    while len(rest) > 1:
        entry = _entry(holder, rest[0])
        if entry is None or not entry.value.entries:
            break
        holder, rest = entry.value, rest[1:]
    return matter, holder, rest


def _entry(holder: _Value, key: str) -> _Entry | None:
    return next((entry for entry in holder.entries or () if entry.key == key), None)


def _replace(text: str, entry: _Entry, written: str) -> str:
    """Write a value in the place of another; what stood between, a remark, comes after it."""
    between = text[entry.colon : entry.value.start]
    if "\n" in between:
        remark = between.split("\n", 1)[0].rstrip()
        return f"{text[: entry.colon]} {written}{remark}{text[entry.value.end :]}"
    between = between or " "
    return f"{text[: entry.colon]}{between}{written}{text[entry.value.end :]}"


def _insert(text: str, holder: _Value, key: str, written: str, order: Sequence[str]) -> str:
    """Add a key behind the nearest one that goes before it in *order*."""
    before = None
    for entry in holder.entries or ():
        if entry.key in order and key in order and order.index(entry.key) < order.index(key):
            before = entry
    pair, entries = f"{key}: {written}", holder.entries or ()
    if not holder.is_flow:
        if before:
            at = _line_end(text, max(before.value.end, before.colon))
        else:
            at = text.rfind("\n", 0, entries[0].start) + 1 if entries else 0
        indent = entries[0].start - (text.rfind("\n", 0, entries[0].start) + 1) if entries else 0
        newline = "\r\n" if "\r\n" in text else "\n"
        return f"{text[:at]}{' ' * indent}{pair}{newline}{text[at:]}"
    if before:
        at = max(before.value.end, before.colon)
        return f"{text[:at]}, {pair}{text[at:]}"
    at = entries[0].start if entries else holder.start + 1
    return f"{text[:at]}{pair}{', ' if entries else ''}{text[at:]}"


def _between(text: str, entry: _Entry) -> str:
    """Return the remarks that have lines of their own between the items of a list."""
    items = () if entry.value.is_flow else entry.value.items or ()
    ends = [entry.colon, *(item.end for item in items[:-1])]
    gaps = (text[end : item.start] for end, item in zip(ends, items, strict=False))
    lines = (line for gap in gaps for line in gap.splitlines(keepends=True)[1:])
    return "".join(line for line in lines if line.lstrip().startswith("#"))


def _cut(
    text: str, holder: _Value, spans: Sequence[tuple[int, int]], place: int, between: str = ""
) -> str:
    """Take one entry or item out; a remark that follows a key in its line stays as a line.

    So do those *between* its items, and the remark of an item that stays.
    """
    start, end = spans[place]
    if holder.is_flow:
        if place + 1 < len(spans):
            return text[:start] + text[spans[place + 1][0] :]
        last = spans[place - 1][1] if place else start
        return text[: start if "#" in text[last:start] else last] + text[end:]
    first, last = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    remark = text[end:last].lstrip(" \t") if holder.entries is not None else ""
    indent = text[first:start]
    kept = f"{indent}{remark}" if remark.startswith("#") else ""
    return text[:first] + kept + between + text[last:]


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _styled(path: Sequence[str], value: Plain) -> str:
    """Write the value of a key as ``dump`` does: sentences in quotes, days bare."""
    if isinstance(value, str) and path[0] in _QUOTED:
        return quoted(value)
    if isinstance(value, str) and path[0] == "date" and _DAY.fullmatch(value):
        return value
    return _written(value)


def _written(value: Plain) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(item)}' for key, item in value.items())}}}"
    return f"[{', '.join(map(_written, value))}]"


def _root(matter: str) -> _Value:
    try:
        events = iter(list(yaml.parse(matter, Loader=_LOADER)))
    except yaml.YAMLError as error:
        raise ValueError("not YAML") from error
    next(events)  # stream start
    if isinstance(next(events), yaml.StreamEndEvent):
        return _Value(start=len(matter), end=len(matter), entries=(), is_flow=False)
    root = _value(matter, next(events), events)
    if root.entries is None:
        raise ValueError("no map")
    return root


def _value(text: str, event: yaml.Event, events: Iterator[yaml.Event]) -> _Value:
    start = _at(event.start_mark)
    is_flow = bool(getattr(event, "flow_style", True))
    if isinstance(event, yaml.ScalarEvent):
        length = len(text[start : _at(event.end_mark)].rstrip())
        return _Value(start=start, end=start + length, text=event.value)
    if isinstance(event, yaml.SequenceStartEvent):
        items, end = _items(text, events)
        end = end if is_flow or not items else items[-1].end
        return _Value(start=start, end=end, items=items, is_flow=is_flow)
    if isinstance(event, yaml.MappingStartEvent):
        entries, end = _entries(text, events)
        if entries and not is_flow:
            end = max(entries[-1].value.end, entries[-1].colon)
        return _Value(start=start, end=end, entries=entries, is_flow=is_flow)
    raise ValueError("an alias")


def _at(mark: object) -> int:
    """Return the place of a mark in characters; PyYAML has two classes of marks."""
    return int(getattr(mark, "index", 0))


def _items(text: str, events: Iterator[yaml.Event]) -> tuple[tuple[_Value, ...], int]:
    found: list[_Value] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        found.append(_value(text, event, events))
    return tuple(found), _at(event.end_mark)


def _entries(text: str, events: Iterator[yaml.Event]) -> tuple[tuple[_Entry, ...], int]:
    found: list[_Entry] = []
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        end = _at(event.end_mark)
        key = _value(text, event, events)
        value = _value(text, next(events), events)
        colon = text.find(":", end)
        # A key of a flow map may stand without colon and value.
        is_bare = colon < 0 or (value.start == value.end and colon >= value.start > end)
        place = end if is_bare else colon + 1
        found.append(_Entry(key=key.text or "", start=key.start, colon=place, value=value))
    return tuple(found), _at(event.end_mark)
