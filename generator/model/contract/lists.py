"""What lists of texts get."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.model.contract.common import FeedLink, Html, Link, Tongue
from generator.model.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front page of a language."""

    lead: Html | None
    """Part `lead` for the newest text."""
    entries: tuple[Html, ...]
    """Part `entry` for each of the next."""
    older: str | None
    """Page with older texts."""
    count: int
    """Number of texts in this language."""
    topics: tuple[Link, ...]
    """The topics with most texts."""
    newspapers: tuple[Link, ...]
    """The newspapers with most texts."""
    years: tuple[Link, ...]
    """All years, newest first."""
    undated: Link | None
    """Texts whose date is not known."""
    absent: tuple[Html, ...]
    """Part `elsewhere` for some articles that are not in this language."""
    absent_count: int
    """Number of articles that are not in this language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a topic, newspaper, year or month, or of all texts of a language."""

    section: str
    """`topics`, `newspapers`, `years`, or empty for all texts."""
    subject: Link | None
    """What is listed; none for all texts."""
    host: str | None
    """Of a newspaper, the host of its address."""
    entries: tuple[Html, ...]
    """Part `entry` for each text."""
    page_number: int | None
    """Number of a later page; pages are numbered from the oldest."""
    newest: dt.date | None
    """Date of the first text of a later page."""
    oldest: dt.date | None
    """Date of its last text."""
    is_undated: bool
    """Whether it lists texts without a date only."""
    newer: str | None
    """Page with newer texts."""
    older: str | None
    """Page with older texts."""
    months: tuple[Link, ...]
    """Of a year, its months."""
    feeds: tuple[FeedLink, ...]
    """Of a topic or newspaper, its feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """All topics, newspapers or years of a language."""

    section: str
    """`topics`, `newspapers` or `years`."""
    subjects: tuple[Link, ...]
    """All of them; years newest first, others by name."""
    months: tuple[Link, ...]
    """Among the years, all months."""
    undated: Link | None
    """Among the years, texts whose date is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphabetLetter:
    """One letter of a language's index."""

    label: str
    """The letter."""
    href: str
    """Where its texts are listed."""
    count: int
    """Number of its texts."""
    id: str
    """Its place on the page."""
    entries: tuple[Html, ...]
    """Part `line` for each of its texts, if they stand on this page."""
    is_current: bool
    """Whether the page is about this letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphabetPage:
    """The texts of a language by first letter."""

    letters: tuple[AlphabetLetter, ...]
    """The letters in their order."""
    current: AlphabetLetter | None
    """The letter that the page is about; none on the index itself."""
    previous: str | None
    """Page before this one of the same letter."""
    next: str | None
    """Page after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """An article in the table of coverage."""

    article: Entry
    """The version that names it."""
    href: str
    """Its hub."""
    cells: tuple[tuple[Entry, str] | None, ...]
    """For each language the version and its page, or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """Which article there is in which language."""

    languages: tuple[Tongue, ...]
    """The columns."""
    rows: tuple[CoverageRow, ...]
    """The articles."""
    has_counts: bool
    """Whether texts are counted: on the first page only, so that later ones need not change."""
    page_number: int | None
    """Number of a later page; pages are numbered from the oldest."""
    is_undated: bool
    """Whether no version of any of them has a date."""
    newer: str | None
    """Page with newer articles."""
    older: str | None
    """Page with older articles."""
