"""What machines are told of a version: only what its source says and nobody has still to check."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.model.document import Author, Head, Source, Standing
from generator.model.ids import ArticleId, LangTag, UrlPath
from generator.model.urls import Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One version in feeds, citations and data.

    A field that stands under ``review`` is left out here, so that no guess passes for a fact.
    *title* is the source's headline; *name* is that or what stands in for it. *path* is its page,
    *hub* that of the article. *summary* is the source's *standfirst*, else the text's first words.
    """

    article: ArticleId
    lang: LangTag
    path: UrlPath
    hub: UrlPath
    title: str | None
    name: str
    summary: str | None
    date: dt.date | None
    authors: tuple[Author, ...]
    source: Source
    tags: tuple[str, ...]
    translation: Standing
    standfirst: str | None = None

    @property
    def cited_title(self) -> str:
        """The title; in square brackets where the source does not give it.

        Source: DACS 2.3 and ISBD, supplied titles.
        """
        return self.title or f"[{self.name}]"

    @property
    def newspaper(self) -> str | None:
        """The newspaper's name as printed, if it has one."""
        return (self.source.name or "").strip() or None

    def names(self, role: str) -> tuple[str, ...]:
        """Return the names of those who did something: ``text``, ``photo``, ``translation``."""
        return tuple(author.name for author in self.authors if role in author.roles)


def date_of(head: Head) -> dt.date | None:
    """Return the date of a text if nobody has still to check it."""
    return None if "date" in head.review else head.date


def record_of(head: Head, addresses: Addresses) -> Record:
    """Take out of a head what may be told as a fact."""
    unsure = set(head.review)
    return Record(
        article=head.article,
        lang=head.lang,
        path=addresses.version(head.lang, head.slug),
        hub=addresses.hub(head.article),
        title=None if "title" in unsure else head.title,
        name=head.name,
        summary=None if "description" in unsure else head.description or head.excerpt,
        date=date_of(head),
        authors=() if "authors" in unsure else head.authors,
        source=Source() if "source" in unsure else head.source,
        tags=head.tags,
        translation=head.translation,
        standfirst=None if "description" in unsure else head.description,
    )
