"""What the plan of a site depends on besides its articles, and what it asks of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from generator.model.article import Alternate
from generator.model.config import Surfaces
from generator.model.document import Head
from generator.model.entry import Entry, Shelf, Stock
from generator.model.ids import ArticleId, Digest, LangTag, UrlPath
from generator.model.ledger import Move
from generator.model.picture import Original, Picture, PictureSettings, published
from generator.model.route import Route
from generator.model.urls import Addresses

Pairs = tuple[tuple[LangTag, LangTag], ...]


class Library(Protocol):
    """Gives what lists show; everything is sorted, nothing is held."""

    def newest_first(self, lang: LangTag, shelf: Shelf | None = None) -> Iterable[Entry]:
        """Yield a language's texts, or those of a shelf: newest first, undated last."""
        ...

    def dated_heads(self, lang: LangTag, shelf: Shelf | None = None) -> Iterable[Head]:
        """Yield those of them that feeds tell of and whose date is a fact."""
        ...

    def undated_heads(self, lang: LangTag, shelf: Shelf | None = None) -> Iterable[Head]:
        """Yield the others that feeds tell of."""
        ...

    def shelves(self, lang: LangTag) -> tuple[Shelf, ...]:
        """Return a language's lists, sorted by section and key."""
        ...

    def absent(self, lang: LangTag, limit: int) -> tuple[ArticleId, ...]:
        """Return the newest articles that have no version in a language, *limit* at most."""
        ...

    def versions(self, article: ArticleId) -> tuple[Entry, ...]:
        """Return the versions of an article, sorted by language."""
        ...

    def articles(self) -> Iterable[ArticleId]:
        """Yield all articles by the date of their first version, newest first, undated last."""
        ...

    def article_counts(self) -> tuple[int, int]:
        """Return the number of articles with a date, and that of those without."""
        ...

    def letters(self, lang: LangTag) -> tuple[tuple[int, str, int], ...]:
        """Return the letters with which texts of a language begin: place, letter, texts."""
        ...

    def by_letter(self, lang: LangTag, letter: int) -> Iterable[Entry]:
        """Yield the texts of a language that begin with a letter, in its alphabetic order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplies:
    """What is published beside articles and lists, each stream read once.

    *assets* are the theme's static files with their digests, *originals* the pictures that texts
    show, *fonts* the files of the site's fonts, *tombstones* the texts that were taken away, sorted
    by article.
    """

    assets: Iterable[tuple[PurePosixPath, Digest]] = ()
    originals: Iterable[Original] = ()
    fonts: Iterable[Route] = ()
    tombstones: Iterable[Head] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """What the plan of a site depends on besides its articles.

    *stocks* are sorted by language. *pairs* are the languages that the settings want side by
    side; None stands for each version with its original, else with the default language.
    *alternates* are those of the pages that languages have one of: their home (``""``), overviews
    (``topics`` …), ``a-z``, ``about`` and ``feeds``. *original* gives the picture in a file of the
    content, if it can be shown; *linked* the alternates of an article, *link_pages* those of what
    else stands in several languages. *moves* lead from former addresses to present ones. *stated*
    is the day that the builder gave the build; *texts* is how many are published, without drafts;
    *spoken* are the languages that the theme has words in.
    """

    addresses: Addresses
    default_lang: LangTag
    page_size: int
    stocks: tuple[Stock, ...]
    pairs: Pairs | None
    alternates: Mapping[str, tuple[Alternate, ...]]
    pictures: PictureSettings
    original: Callable[[PurePosixPath], Original | None]
    surfaces: Surfaces
    stated: dt.date | None
    texts: int
    spoken: tuple[LangTag, ...]
    linked: Callable[[ArticleId], tuple[Alternate, ...]]
    moves: tuple[Move, ...]
    link_pages: Callable[[Mapping[LangTag, UrlPath]], tuple[Alternate, ...]]

    @property
    def languages(self) -> tuple[LangTag, ...]:
        """The languages of the archive, sorted."""
        return tuple(stock.lang for stock in self.stocks)

    def pictures_of(self, *heads: Head) -> tuple[Picture, ...]:
        """Return the pictures that texts show and that can be shown."""
        files = dict.fromkeys(file for head in heads for file in head.pictures)
        return tuple(filter(None, map(self.picture, files)))

    def picture(self, file: PurePosixPath | None) -> Picture | None:
        """Return the picture in a file of the content, if it can be shown."""
        original = self.original(file) if file else None
        return published(original, self.pictures, self.addresses) if original else None

    def alternates_of(self, name: str, path: UrlPath) -> tuple[Alternate, ...]:
        """Return those of one such page; none if search engines cannot name its language."""
        found = self.alternates[name]
        return found if any(alternate.path == path for alternate in found) else ()
