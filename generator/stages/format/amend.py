"""A content file, and new values for its fields -> the file with these values, else unchanged."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model import lang
from generator.model.errors import Problem, SourceError, Where
from generator.stages.format.edit_toml import set_toml, unset_toml, without_toml
from generator.stages.format.edit_yaml import set_yaml, unset_yaml, without_yaml
from generator.stages.format.load import KEYS, ROLES
from generator.stages.format.matter import Node, Parts, read_toml, read_yaml, split
from generator.stages.format.scalar import Plain

_LISTS = frozenset({"tags", "related", "review"})
_PATHS = {"source": ("source", "url"), "source.name": ("source", "name")}
_ORDER = (*KEYS, "name", "url")
_PERSON = re.compile(r"(?P<name>.*?)\s*\((?P<roles>[^()]*)\)\s*\Z")


def amend(text: str, changes: Mapping[str, str | None]) -> str:
    """Write *changes* into the front matter of *text*; not a character else is touched.

    Keys are those of the front matter, where ``source`` is the source's address and
    ``source.name`` its name. Values are as a person types them: names of authors are separated by
    ``;``, with roles behind in brackets, tags and the fields under ``review`` by commas. A value
    that is None or empty takes the key away. Where a list only becomes shorter, what stays of it
    stays as it was written.

    Raises:
        SourceError: If the file has no front matter, or it cannot be read.
    """
    for key, typed in changes.items():
        path = _PATHS.get(key, (key,))
        value = _parse(key, typed or "")
        text = _without(text, key, value) if key in _LISTS else text
        text = _edit(text, path, value)
    return text


def field_list(text: str, key: str) -> tuple[str, ...]:
    """Return the texts that a file lists under *key*.

    Raises:
        SourceError: If the file has no front matter, or it cannot be read.
    """
    node = _nodes(_cut(text)).get(key)
    values = node.value if node and isinstance(node.value, list) else []
    return tuple(item.value.strip() for item in values if isinstance(item.value, str))


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file cut so that *before*, *matter* and *after* joined give it back; lines are whole."""

    parts: Parts
    before: str
    matter: str
    after: str


def _cut(text: str) -> _File:
    parts = split(text)
    if parts is None:
        what, hint = "the file has no front matter", "begin the file with a line of ---"
        raise _fail("matter-missing", what, hint)
    start = len(parts.opening) + 1
    end = len(text) - len(parts.body) - 1 - len(parts.closing)
    if not text.endswith(f"{parts.closing}\n{parts.body}"):  # the fence is the last line
        end += 1
    return _File(parts=parts, before=text[:start], matter=text[start:end], after=text[end:])


def _nodes(file: _File) -> dict[str, Node]:
    read = read_toml if file.parts.fence == "+++" else read_yaml
    return read(file.matter.replace("\r\n", "\n"), PurePosixPath())


def _without(text: str, key: str, value: Plain) -> str:
    """Take items out of a list where they stand, if that is all that is to be done."""
    file = _cut(text)
    present = field_list(text, key)
    gone = frozenset(item for item in present if item not in value)
    kept = [item for item in present if item not in gone]
    if not gone or not kept or kept != value:
        return text
    without = without_toml if file.parts.fence == "+++" else without_yaml
    try:
        shorter = file.before + without(file.matter, key, gone) + file.after
        return shorter if list(field_list(shorter, key)) == value else text
    except (ValueError, SourceError):
        return text


def _edit(text: str, path: tuple[str, ...], value: Plain) -> str:
    file = _cut(text)
    is_toml = file.parts.fence == "+++"
    if path[0] in _LISTS and value and list(field_list(text, path[0])) == value:
        return text
    try:
        if value:
            put = set_toml if is_toml else set_yaml
            matter = put(file.matter, path, value, _ORDER)
        else:
            matter = unset_toml(file.matter, path) if is_toml else unset_yaml(file.matter, path)
    except ValueError as error:
        what = f"front matter cannot be edited: {error}"
        raise _fail("matter-syntax", what, "mend it by hand") from error
    return file.before + matter + file.after


def _parse(key: str, typed: str) -> Plain:
    """Return the plain value of what a person typed; what cannot be parsed stays as it is."""
    value = typed.strip()
    match key:
        case "authors":
            return [_person(name.strip()) for name in value.split(";") if name.strip()]
        case "tags" | "related" | "review":
            return [item.strip() for item in re.split("[,;]", value) if item.strip()]
        case "date":
            return _day(value)
        case "lang":
            return _tag(value)
        case _:
            return value


def _person(typed: str) -> Plain:
    found = _PERSON.match(typed)
    roles = [role.strip() for role in re.split("[,;]", found["roles"])] if found else []
    if found is None or not set(roles) & set(ROLES):
        return {"name": typed, "roles": ["text"]}
    return {"name": found["name"], "roles": list[Plain](roles)}


def _day(typed: str) -> str:
    try:
        return dt.datetime.fromisoformat(typed).date().isoformat()
    except ValueError:
        return typed


def _tag(typed: str) -> str:
    try:
        return lang.parse(typed)
    except ValueError:
        return typed


def _fail(code: str, what: str, hint: str) -> SourceError:
    where = Where(PurePosixPath("front matter"))
    return SourceError(Problem(code=code, where=where, what=what, hint=hint))
