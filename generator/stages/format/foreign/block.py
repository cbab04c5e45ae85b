"""What the readers of all dialects return: the entries of a front matter and their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.stages.format.matter import Node

SECTIONS = frozenset({"extra", "params", "taxonomies", "taxonomy"})
"""Maps whose keys count like those of the top level (Zola, Hugo, Grav), folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A key as printed, its value, and the *lines* of both in order; the key is in the first.

    *section* is the folded key of the map around it, empty at the top level. An entry that opens
    a section has an empty value.
    """

    key: str
    node: Node
    lines: tuple[int, ...]
    section: str = field(default="")

    @property
    def name(self) -> str:
        """The key as all dialects spell it alike: ``canonicalURL`` is ``canonical_url``."""
        return fold(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A front matter: its entries, all its *lines*, and those of them with fences."""

    entries: tuple[Entry, ...]
    lines: range
    fences: frozenset[int]


def fold(key: str) -> str:
    """Return *key* without case, hyphens, underscores and spaces."""
    return re.sub(r"[-_ ]", "", key).lower()
