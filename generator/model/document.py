"""A normalised document: its head (kept for the whole site) and its body (not kept)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from generator.model.ids import ArticleId, Digest, LangTag, Slug, digest


class Standing(Enum):
    """What a version is to its article."""

    ORIGINAL = "original"
    HUMAN = "human"
    MACHINE = "machine"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A name as printed, and what the person did: ``text``, ``photo``, ``translation``."""

    name: str
    """The name as printed."""
    roles: tuple[str, ...] = ("text",)
    """What the person did: `text`, `photo`, `translation`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published the text first, and where."""

    name: str | None = None
    """What the source calls itself."""
    url: str | None = None
    """The page that the text was taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Everything that another page may need to know about a document.

    Indexes, feeds and hreflang links are made of heads alone, so an edit that leaves the head as
    it was touches one page. Exactly one of *title* and *label* is set: a label is cut from the
    lead where the source gives no title. *line* is where ``article`` stands in the file.
    *related* are articles about the same event that are not this one in another language;
    *pictures* are the picture files that the body shows, relative to the site's folder;
    *paragraphs* is how many of its blocks are numbered for readers, *excerpt* its first words.
    """

    path: PurePosixPath
    """The content file."""
    line: int
    """Where `article` stands in the file."""
    article: ArticleId
    """What the article is called in every language."""
    slug: Slug
    """The last part of this version's address."""
    lang: LangTag
    """Its language."""
    title: str | None
    """The source's headline; none where the source has none."""
    label: str | None
    """What stands in for the headline: the lead's first words. Mark it as such."""
    date: dt.date | None
    """When the source published it; none where the source does not say."""
    authors: tuple[Author, ...]
    """Who made it, as printed."""
    source: Source
    """Who published it first."""
    description: str | None
    """The source's standfirst."""
    tags: tuple[str, ...]
    """The ids of its topics."""
    translation: Standing
    """What this version is to the article."""
    draft: bool
    """Whether it is not published yet."""
    withdrawn: str | None
    """Why it was taken down."""
    imported: PurePosixPath | None
    """The raw file that it was made from."""
    review: tuple[str, ...]
    """The fields that nobody has checked yet."""
    pictures: tuple[PurePosixPath, ...]
    """The picture files that the text shows."""
    related: tuple[ArticleId, ...] = ()
    """Other articles about the same event."""
    paragraphs: int = 0
    """How many numbered paragraphs the text has."""
    excerpt: str | None = None
    """The first words of the text."""
    aliases: tuple[str, ...] = ()
    """Former addresses: slugs of the same language, or paths from the site's root."""
    embargo: dt.date | None = None
    """The first day on which it may be shown."""
    until: dt.date | None = None
    """The first day on which it may not be shown any more."""

    @property
    def name(self) -> str:
        """The title, or the label that stands in for it."""
        return self.title or self.label or self.slug

    @property
    def is_public(self) -> bool:
        """Say whether its front matter lets it be published at all: no draft, not withdrawn."""
        return not self.draft and self.withdrawn is None

    @property
    def digest(self) -> Digest:
        """Hash of all that a page can show: every field but the place of the file."""
        shown = (getattr(self, name) for name in Head.__slots__ if name not in {"path", "line"})
        return digest(*map(repr, shown))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A head with its Markdown *body*, which ends in a newline unless it is empty."""

    head: Head
    body: str
