"""HTML pages to come: a type for each kind, which names all that the page is made from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Alternate
from generator.model.data import DataFile
from generator.model.document import Head, Standing
from generator.model.entry import Entry, Section, Shelf, Stock
from generator.model.ids import LangTag, UrlPath
from generator.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """One version of an article as its other versions show it.

    *paragraphs* is the number of its numbered paragraphs.
    """

    lang: LangTag
    path: UrlPath
    standing: Standing
    paragraphs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The page that shows a version beside that in another language."""

    lang: LangTag
    path: UrlPath


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRoute:
    """The page of one version; *siblings* include itself, *missing* are the other languages.

    *related* are articles about the same event, each in the language nearest to this one's;
    *pictures* are those that the body shows and the site has.
    """

    path: UrlPath
    lang: LangTag
    head: Head
    siblings: tuple[Sibling, ...]
    alternates: tuple[Alternate, ...]
    missing: tuple[LangTag, ...]
    hub: UrlPath
    beside: tuple[Beside, ...]
    related: tuple[Entry, ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRoute:
    """A version beside another of the same article; the reader's language comes first.

    *swapped* is the page with the other language first, if there is one.
    """

    path: UrlPath
    lang: LangTag
    head: Head
    other: Head
    hub: UrlPath
    swapped: UrlPath | None
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRoute:
    """The neutral address of an article: all its versions, and how to cite it.

    *alternates* are those of the versions where this page is their ``x-default``, else none.
    """

    path: UrlPath
    lang: LangTag
    versions: tuple[Head, ...]
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRoute:
    """The front page of a language: its newest texts, and the ways into all others.

    *picture* is that of the newest; *absent* are some of the *absent_count* articles that have no
    version in this language.
    """

    path: UrlPath
    lang: LangTag
    stock: Stock
    picture: Picture | None
    entries: tuple[Entry, ...]
    older: UrlPath | None
    shelves: tuple[Shelf, ...]
    absent: tuple[Entry, ...]
    absent_count: int
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRoute:
    """One page of a list: of a shelf, or, without one, of all texts of a language.

    *number* is that of a later page; pages are numbered from the oldest, the second first.
    *months* are the months of a year, on its first page; only there are texts counted, since a
    later page shall not change with every new text.
    """

    path: UrlPath
    lang: LangTag
    shelf: Shelf | None
    entries: tuple[Entry, ...]
    number: int | None
    newer: UrlPath | None
    older: UrlPath | None
    months: tuple[Shelf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRoute:
    """All topics, newspapers or years of a language, with their numbers of texts."""

    path: UrlPath
    lang: LangTag
    section: Section
    shelves: tuple[Shelf, ...]
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter of a language's index: its place there, how it is written, its texts.

    *path* is where they are listed if not on the index itself.
    """

    number: int
    label: str
    count: int
    path: UrlPath | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphabetRoute:
    """The texts of a language by their first letter: all of them, or one letter's."""

    path: UrlPath
    lang: LangTag
    letters: tuple[Letter, ...]
    current: int | None
    entries: tuple[Entry, ...]
    previous: UrlPath | None
    next: UrlPath | None
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRoute:
    """Which article there is in which language; *rows* are versions by article, newest first.

    *counts* are the texts in each language, on the first page only.
    """

    path: UrlPath
    lang: LangTag
    rows: tuple[tuple[Entry, ...], ...]
    counts: tuple[tuple[LangTag, int], ...]
    number: int | None
    newer: UrlPath | None
    older: UrlPath | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserRoute:
    """The front door: every language with what it has.

    *alternates* are the front pages where this page is their ``x-default``, else none.
    """

    path: UrlPath
    lang: LangTag
    stocks: tuple[Stock, ...]
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRoute:
    """A page that each language has once: ``about`` the archive, or its ``feeds``.

    *data* are the files that the latter names. *is_spoken* says that the theme has words in the
    language; else the page is in English.
    """

    path: UrlPath
    lang: LangTag
    name: str
    is_spoken: bool
    alternates: tuple[Alternate, ...]
    data: tuple[DataFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundRoute:
    """What a host shows for an address that is none."""

    path: UrlPath
    lang: LangTag


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnRoute:
    """What stands in the place of a text that was taken away: nothing of it but the *reason*."""

    path: UrlPath
    lang: LangTag
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedRoute:
    """What leads from a former address to the present one, *target*."""

    path: UrlPath
    lang: LangTag
    target: UrlPath


HtmlRoute = (
    VersionRoute
    | PairRoute
    | HubRoute
    | HomeRoute
    | ListRoute
    | OverviewRoute
    | AlphabetRoute
    | CoverageRoute
    | ChooserRoute
    | NoticeRoute
    | NotFoundRoute
    | WithdrawnRoute
    | MovedRoute
)
