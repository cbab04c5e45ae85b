"""What lists say of a version, and the lists that a language has: topics, newspapers, years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from generator.model.document import Head, Standing
from generator.model.ids import ArticleId, LangTag, Slug
from generator.model.urls import web_host

UNDATED = "undated"
"""Key of the list of texts whose date is not known, among those of the years."""


class Section(Enum):
    """The kinds of lists; the value is the name of the folder in their addresses."""

    TOPICS = "topics"
    NEWSPAPERS = "newspapers"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a list, an article's hub and the coverage table say of a version.

    Exactly one of *title* and *label* is set. *summary* is the source's standfirst or the first
    words, *source* the newspaper's printed name, *host* that of its address, *picture* the file
    of the first picture.
    """

    article: ArticleId
    lang: LangTag
    slug: Slug
    title: str | None
    label: str | None
    summary: str | None
    date: dt.date | None
    source: str | None
    host: str | None
    tags: tuple[str, ...]
    translation: Standing
    picture: PurePosixPath | None

    @property
    def name(self) -> str:
        """The title, or the label that stands in for it."""
        return self.title or self.label or self.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What a language has: its number of texts, *undated* among them, and the newest date.

    *is_fed* says that some are told in feeds, as drafts are not, *is_dated* that the date of one of
    those is a fact.
    """

    lang: LangTag
    count: int
    undated: int
    newest: dt.date | None
    is_fed: bool
    is_dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A list of one language: how many texts it holds, *undated* among them.

    *key* is the id of a topic, the host or name of a newspaper, a year (``2025``), a month
    (``2025-10``) or ``undated``. *name* is the newspaper's name as it is most often printed in
    this language. *is_fed* and *is_dated* are as for a stock.
    """

    section: Section
    key: str
    count: int
    undated: int
    name: str | None = None
    is_fed: bool = False
    is_dated: bool = False

    @property
    def dated(self) -> int:
        """How many of the texts have a date."""
        return self.count - self.undated


def entry_of(head: Head) -> Entry:
    """Take out of a head what lists show."""
    return Entry(
        article=head.article,
        lang=head.lang,
        slug=head.slug,
        title=head.title,
        label=head.label,
        summary=head.description or head.excerpt,
        date=head.date,
        source=head.source.name,
        host=_host(head),
        tags=head.tags,
        translation=head.translation,
        picture=head.pictures[0] if head.pictures else None,
    )


def newspaper_of(head: Head) -> str | None:
    """Return the key of a text's newspaper: the host of its address, else its name."""
    name = head.source.name
    return _host(head) or (name if name and name.strip() else None)


def shelves_of(head: Head) -> Iterator[tuple[Section, str]]:
    """Yield the lists that a version stands in, besides that of all texts of its language."""
    for tag in filter(str.strip, dict.fromkeys(head.tags)):
        yield Section.TOPICS, tag
    newspaper = newspaper_of(head)
    if newspaper:
        yield Section.NEWSPAPERS, newspaper
    if head.date:
        yield Section.YEARS, f"{head.date.year:04}"
        yield Section.YEARS, f"{head.date.year:04}-{head.date.month:02}"
    else:
        yield Section.YEARS, UNDATED


def _host(head: Head) -> str | None:
    found = web_host(head.source.url) if head.source.url else None
    return found.removeprefix("www.") if found else None
