"""Block -> evidence of fields, and the fate of each of its lines: the table of known keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.model.extract import Decision, Evidence, Fate
from generator.stages.format.foreign import values
from generator.stages.format.foreign.block import Block, Entry
from generator.stages.format.identity import host
from generator.stages.format.keys import is_language
from generator.stages.format.matter import Node

TRANSLATION_KEY = "translationkey"
"""The folded key that versions share within one site only."""

BUNDLES = frozenset({"index", "_index"})
"""Names of files that are alone, or with their versions, in a folder."""

_LISTS = frozenset({"authors", "tags"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Which folded *keys* give a field, best first, and how their values are read."""

    name: str
    keys: tuple[str, ...]
    read: Callable[[Node], list[str]]
    certainty: float = 0.98


FIELDS = (
    Field(name="title", keys=("title",), read=values.one),
    Field(name="lang", keys=("lang", "language", "locale", "hl"), read=values.languages),
    Field(name="article", keys=("article",), read=values.one),
    Field(name="article", keys=(TRANSLATION_KEY,), read=values.one),
    Field(name="slug", keys=("slug",), read=values.slugs),
    Field(name="slug", keys=("url", "permalink", "path"), read=values.slugs_of_path),
    Field(
        name="date",
        keys=("date", "publishdate", "pubdate", "published", "datepublished"),
        read=values.days,
    ),
    Field(name="authors", keys=("authors", "author", "byline"), read=values.people),
    Field(
        name="source",
        keys=(
            "source", "sourceurl", "originalurl", "canonical", "canonicalurl", "link",
            "externalurl",
        ),
        read=values.addresses,
    ),
    Field(name="source", keys=("url", "permalink"), read=values.addresses, certainty=0.9),
    Field(name="source.name", keys=("source", "sourcename"), read=values.source_names),
    Field(
        name="description",
        keys=("description", "subtitle", "standfirst", "dek"),
        read=values.one,
    ),
    Field(name="description", keys=("summary", "excerpt"), read=values.one, certainty=0.9),
    Field(
        name="tags",
        keys=("tags", "tag", "keywords", "categories", "category", "taxonomies"),
        read=values.labels,
    ),
    Field(name="draft", keys=("draft", "private"), read=values.is_draft),
    Field(name="draft", keys=("published", "publish"), read=values.is_unpublished),
    Field(name="draft", keys=("status",), read=values.is_draft_status),
    Field(name="draft", keys=("withdrawn",), read=values.is_withdrawn),
)  # fmt: skip
"""All that is read of a front matter; fields in the order of ours, the best key first."""

_KEYS = frozenset(key for field in FIELDS for key in field.keys)


def read_fields(block: Block) -> tuple[tuple[Entry, Evidence], ...]:
    """Return what each entry says, in the order of :data:`FIELDS`; one entry can say much.

    A person or tag that two keys name is told of each; :func:`given` tells it once.
    """
    entries = sorted(block.entries, key=lambda entry: entry.section != "")
    return tuple(
        (entry, _evidence(field, entry, value))
        for field in FIELDS
        for key in field.keys
        for entry in entries
        if _name(entry) == key
        for value in field.read(entry.node)
    )


def scoped(
    found: tuple[tuple[Entry, Evidence], ...], path: PurePosixPath
) -> tuple[tuple[Entry, Evidence], ...]:
    """Put the name of the site before a key that versions share within one site only.

    That is the host of the address that the file names, else the folder of the seed at *path*
    without a folder for a language or for the text alone.
    """
    urls = (said.value for _, said in found if said.field == "source")
    site = next(filter(None, map(host, urls)), None)
    if site is None:
        folder = path.parent.parent if path.stem.split(".")[0] in BUNDLES else path.parent
        site = "/".join(part for part in folder.parts if not is_language(part))
    return tuple(
        (entry, replace(said, value=f"{site}/{said.value}"))
        if said.field == "article" and _name(entry) == TRANSLATION_KEY
        else (entry, said)
        for entry, said in found
    )


def given(found: tuple[tuple[Entry, Evidence], ...]) -> tuple[Evidence, ...]:
    """List the evidence, best first; what several keys say of one person or tag stands once."""
    kept: dict[tuple[str, str, str], Evidence] = {}
    for _, said in found:
        rule = "" if said.field in _LISTS else said.rule
        kept.setdefault((said.field, said.value, rule), said)
    return tuple(kept.values())


def settle(lines: tuple[str, ...], block: Block, moved: tuple[Entry, ...]) -> tuple[Decision, ...]:
    """Settle each line of the front matter that is not blank, from its first to its last letter.

    A line that several keys share goes with the first that was moved.
    """
    sections = {entry.section for entry in moved}
    openers = (entry for entry in block.entries if not entry.section and entry.name in sections)
    moved_by: dict[int, str] = {}
    for entry in (*moved, *openers):
        for number in entry.lines:
            moved_by.setdefault(number, _rule(entry.key))
    of_keys = {number for entry in block.entries for number in entry.lines}
    decisions = []
    for number in block.lines:
        line = lines[number - 1]
        if not line.strip():
            continue
        if number in moved_by:
            decisions.append(whole_line(line, number, Fate.MOVED, moved_by[number]))
        else:
            rule = "matter.unmapped" if number in of_keys else _idle(line, number, block)
            decisions.append(whole_line(line, number, Fate.DROPPED, rule))
    return tuple(decisions)


def whole_line(line: str, number: int, fate: Fate, rule: str) -> Decision:
    """Decide on a *line* that is not blank, from its first to its last character that shows."""
    start = len(line) - len(line.lstrip())
    return Decision(line=number, start=start, end=len(line.rstrip()), fate=fate, rule=rule)


def _idle(line: str, number: int, block: Block) -> str:
    """Name the rule that drops a line of no key."""
    if number in block.fences:
        return "matter.fence"
    return "matter.comment" if line.lstrip().startswith("#") else "matter.unmapped"


def _evidence(field: Field, entry: Entry, value: str) -> Evidence:
    return Evidence(
        field=field.name,
        value=value,
        rule=_rule(entry.key),
        certainty=field.certainty,
        lines=entry.lines[:1],
    )


def _name(entry: Entry) -> str:
    """Return the key that the table knows; every taxonomy it does not know gives tags."""
    is_taxonomy = entry.section.startswith("taxonom") and entry.name not in _KEYS
    return "tags" if is_taxonomy else entry.name


def _rule(key: str) -> str:
    return f"matter.{values.clean(key)}"
