"""An article: one identity, one version in each of its languages, and how they link."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import Head
from generator.model.errors import Problem
from generator.model.ids import ArticleId, UrlPath

X_DEFAULT = "x-default"
"""What stands for readers of all other languages among alternates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Versions are sorted by language; no language occurs twice; at least one version."""

    id: ArticleId
    versions: tuple[Head, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A head that cannot be published, and why."""

    head: Head
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """One ``hreflang`` value, ``x-default`` included, and the page that it stands for."""

    hreflang: str
    path: UrlPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An article whose versions know each other; *alternates* are the same on all of them."""

    article: Article
    alternates: tuple[Alternate, ...]
