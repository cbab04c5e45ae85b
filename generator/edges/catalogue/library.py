"""The lists of a site: what stands in each of them, in the order of its pages."""

from __future__ import annotations

import datetime as dt
import pickle
import sqlite3
from collections.abc import Iterator

from generator.edges import collation
from generator.model.document import Head
from generator.model.entry import Entry, Section, Shelf, Stock, entry_of, newspaper_of, shelves_of
from generator.model.ids import ArticleId, LangTag
from generator.model.record import date_of

SCHEMA = """
create table if not exists entry (
    path text primary key, file text not null, lang text not null, article text not null,
    date text not null, newspaper text, name text, letter integer not null,
    collation blob not null, told integer, entry blob not null
) without rowid;
create index if not exists entry_date on entry (lang, date desc, article);
create index if not exists entry_told on entry (lang, told, date desc, article);
create index if not exists entry_newest on entry (date desc, article);
create index if not exists entry_article on entry (article, lang);
create index if not exists entry_letter on entry (lang, letter, collation, article);
create table if not exists shelved (
    lang text not null, section text not null, key text not null, date text not null,
    article text not null, path text not null, told integer,
    primary key (lang, section, key, date desc, article, path)
) without rowid;
create index if not exists shelved_path on shelved (path);
"""
_GONE = """
select path from entry where not exists (
    select 1 from head where head.path = entry.path and head.file = entry.file
    and is_public and not is_rejected)
"""
_NEW = """
select head.path, head.file, head.head from head
where is_public and not is_rejected and not exists (
    select 1 from entry where entry.path = head.path)
"""
_STOCKS = """
select lang, count(*), sum(date = ''), max(date), count(told), max(told) from entry
group by lang order by lang
"""
_NEWEST = "select entry from entry where lang = ? order by date desc, article"
_SHELF = """
select entry from shelved join entry using (path)
where shelved.lang = ? and section = ? and key = ? order by shelved.date desc, shelved.article
"""
_TOLD_HEADS = """
select head.head from entry join head using (path) where entry.lang = ? and entry.told = ?
order by entry.date desc, entry.article
"""
_SHELF_TOLD_HEADS = """
select head.head from shelved join head using (path)
where shelved.lang = ? and told = ? and section = ? and key = ?
order by shelved.date desc, shelved.article
"""
_SHELVES = """
select section, key, count(*), sum(date = ''), count(told), max(told) from shelved where lang = ?
group by section, key order by section, key
"""
_NAMES = """
select newspaper, name from entry where lang = ? and name is not null
group by newspaper, name order by newspaper, count(*), name desc
"""
_ABSENT = """
select article from entry where not exists (
    select 1 from entry as own where own.article = entry.article and own.lang = ?)
order by date desc, article
"""
_FIRST_DATES = "select article, min(nullif(date, '')) as first from entry group by article"
_ARTICLES = f"{_FIRST_DATES} order by first desc, article"
_ARTICLE_COUNTS = f"select count(first), count(*) - count(first) from ({_FIRST_DATES})"  # noqa: S608
_LETTERS = "select letter, count(*) from entry where lang = ? group by letter order by letter"
_BY_LETTER = """
select entry from entry where lang = ? and letter = ? order by collation, article
"""


class Library:
    """What lists show of the published documents.

    Dates are kept as ISO texts, empty where there is none: so the undated sort last. *told* is 1
    for texts that feeds tell of with their date, 0 for those without, null for those that they
    leave out.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def refresh(self) -> None:
        """Bring the lists up to date with the heads that are published."""
        for (path,) in self._db.execute(_GONE).fetchall():
            self._db.execute("delete from shelved where path = ?", (path,))
            self._db.execute("delete from entry where path = ?", (path,))
        for path, file, blob in self._db.execute(_NEW):
            self._put(path, file, pickle.loads(blob))  # noqa: S301 - written by this program

    def stocks(self) -> tuple[Stock, ...]:
        """Return what each language has that has published documents, sorted."""
        return tuple(
            Stock(
                lang=LangTag(lang),
                count=count,
                undated=undated,
                newest=dt.date.fromisoformat(newest) if newest else None,
                is_fed=told > 0,
                is_dated=bool(is_dated),
            )
            for lang, count, undated, newest, told, is_dated in self._db.execute(_STOCKS)
        )

    def newest_first(self, lang: LangTag, shelf: Shelf | None = None) -> Iterator[Entry]:
        """Yield a language's texts, or a shelf's, newest first, undated last, ties by article."""
        if shelf is None:
            return self._entries(_NEWEST, lang)
        return self._entries(_SHELF, lang, shelf.section.value, shelf.key)

    def dated_heads(self, lang: LangTag, shelf: Shelf | None = None) -> Iterator[Head]:
        """Yield those of them that feeds tell of and whose date is a fact."""
        return self._told(1, lang, shelf)

    def undated_heads(self, lang: LangTag, shelf: Shelf | None = None) -> Iterator[Head]:
        """Yield the others that feeds tell of."""
        return self._told(0, lang, shelf)

    def shelves(self, lang: LangTag) -> tuple[Shelf, ...]:
        """Return a language's lists, sorted by section and key."""
        names = dict(self._db.execute(_NAMES, (lang,)))  # the last is the most frequent
        return tuple(
            Shelf(
                section=Section(section),
                key=key,
                count=count,
                undated=undated,
                name=names.get(key) if section == Section.NEWSPAPERS.value else None,
                is_fed=told > 0,
                is_dated=bool(is_dated),
            )
            for section, key, count, undated, told, is_dated in self._db.execute(_SHELVES, (lang,))
        )

    def has(self, lang: LangTag, section: Section) -> bool:
        """Say whether a language has lists of a kind."""
        query = "select 1 from shelved where lang = ? and section = ? limit 1"
        return self._db.execute(query, (lang, section.value)).fetchone() is not None

    def absent(self, lang: LangTag, limit: int) -> tuple[ArticleId, ...]:
        """Return the newest articles that have no version in a language, *limit* at most."""
        found: dict[ArticleId, None] = {}
        for (article,) in self._db.execute(_ABSENT, (lang,)):
            found[ArticleId(article)] = None
            if len(found) == limit:
                break
        return tuple(found)

    def versions(self, article: ArticleId) -> tuple[Entry, ...]:
        """Return the versions of an article, sorted by language."""
        query = "select entry from entry where article = ? order by lang"
        return tuple(self._entries(query, article))

    def articles(self) -> Iterator[ArticleId]:
        """Yield all articles by the date of their first version, newest first, undated last."""
        for article, _ in self._db.execute(_ARTICLES):
            yield ArticleId(article)

    def article_counts(self) -> tuple[int, int]:
        """Return the number of articles with a date, and that of those without."""
        dated, undated = self._db.execute(_ARTICLE_COUNTS).fetchone()
        return dated, undated

    def letters(self, lang: LangTag) -> tuple[tuple[int, str, int], ...]:
        """Return the letters with which texts of a language begin: place, letter, texts."""
        labels = collation.index_letters(lang)
        return tuple((at, labels[at], n) for at, n in self._db.execute(_LETTERS, (lang,)))

    def by_letter(self, lang: LangTag, letter: int) -> Iterator[Entry]:
        """Yield the texts of a language that begin with a letter, in its alphabetic order."""
        return self._entries(_BY_LETTER, lang, letter)

    def _put(self, path: str, file: str, head: Head) -> None:
        date = head.date.isoformat() if head.date else ""
        told = None if head.draft else int(date_of(head) is not None)
        row = (
            path, file, head.lang, head.article, date, newspaper_of(head), head.source.name,
            _letter(head.name, head.lang), collation.sort_key(head.name, head.lang),
            told, pickle.dumps(entry_of(head)),
        )  # fmt: skip
        self._db.execute("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        rows = (
            (head.lang, section.value, key, date, head.article, path, told)
            for section, key in shelves_of(head)
        )
        self._db.executemany("insert into shelved values (?, ?, ?, ?, ?, ?, ?)", rows)

    def _told(self, told: int, lang: LangTag, shelf: Shelf | None) -> Iterator[Head]:
        if shelf is None:
            return self._heads(_TOLD_HEADS, lang, told)
        return self._heads(_SHELF_TOLD_HEADS, lang, told, shelf.section.value, shelf.key)

    def _heads(self, query: str, *values: str | int) -> Iterator[Head]:
        for (blob,) in self._db.execute(query, values):
            head: Head = pickle.loads(blob)  # noqa: S301 - written by this program
            yield head

    def _entries(self, query: str, *values: str | int) -> Iterator[Entry]:
        for (blob,) in self._db.execute(query, values):
            entry: Entry = pickle.loads(blob)  # noqa: S301 - written by this program
            yield entry


def _letter(name: str, lang: LangTag) -> int:
    return collation.index_letters(lang).index(collation.letter(name, lang))
