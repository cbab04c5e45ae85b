"""The table of readings: sources that were read and wait for the others of their article.

It lets an import that was killed go on where it stood. A reading stays *held* as long as another
text has its place; nothing is done with it until that text is gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.ids import ArticleId, Digest, LangTag

SCHEMA = """
create table if not exists pending (
    seed text primary key, digest text not null, key text not null, lang text not null,
    own text, page text, article text, is_held integer not null, reading blob not null
);
create index if not exists pending_digest on pending (digest);
create index if not exists pending_page on pending (page) where page is not null;
create index if not exists pending_article on pending (article) where not is_held;
create temp table if not exists listed (path text primary key, listed blob) without rowid;
create temp table if not exists touched (article text primary key) without rowid;
create temp table if not exists sibling (seed text primary key) without rowid;
"""
_BATCH = 500  # rows that are held at a time
_LIGHT = "seed, digest, key, lang, own, page, article, is_held"
_OWNERS = """
select own from pending where page = ?1 and own is not null
union
select own from import where page = ?1 and own is not null
    and not exists (select 1 from pending where pending.seed = import.seed)
limit 2
"""
_TOUCHED = """
select article from pending where not is_held
union
select import.article from pending join import using (seed)
where not is_held and import.article is not null
"""
_WANTED = """
insert or ignore into sibling select ?1
where not exists (select 1 from pending where pending.seed = ?1)
"""
_SIBLINGS = """
select seed from touched join import using (article)
where not exists (select 1 from pending where pending.seed = import.seed)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRow:
    """A source that was read: the digest of its bytes and the key of all else that it was read by.

    *own* and *page* are by what the version is known, as in the table of imports.
    """

    seed: PurePosixPath
    digest: Digest
    key: str
    lang: LangTag
    own: ArticleId | None
    page: ArticleId | None
    article: ArticleId | None = None
    is_held: bool = False


class Pending:
    """Readings by seed and by article; *reading* is whatever the importer wants to have back."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def is_fresh(self, seed: PurePosixPath, digest: Digest, key: str) -> bool:
        """Say whether a source was read as it is now."""
        query = "select 1 from pending where seed = ? and digest = ? and key = ?"
        return self._db.execute(query, (str(seed), digest, key)).fetchone() is not None

    def with_bytes(self, digest: Digest) -> list[PurePosixPath]:
        """Return the sources that had these bytes when they were read, sorted."""
        query = "select seed from pending where digest = ? order by seed"
        return [PurePosixPath(seed) for (seed,) in self._db.execute(query, (digest,))]

    def put(self, row: PendingRow, reading: bytes) -> None:
        """Store a reading."""
        values = (
            str(row.seed), row.digest, row.key, row.lang, row.own, row.page, row.article,
            row.is_held, reading,
        )  # fmt: skip
        query = "insert or replace into pending values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self._db.execute(query, values)

    def place(self, seed: PurePosixPath, article: ArticleId, *, is_held: bool) -> None:
        """Note to which article a reading belongs, and whether it must wait."""
        query = "update pending set article = ?, is_held = ? where seed = ?"
        self._db.execute(query, (article, is_held, str(seed)))

    def drop(self, seed: PurePosixPath) -> None:
        """Forget a reading."""
        self._db.execute("delete from pending where seed = ?", (str(seed),))

    def all(self) -> Iterator[PendingRow]:
        """Yield what is known of all readings, sorted by path; rows may be changed meanwhile."""
        query = f"select {_LIGHT} from pending where seed > ? order by seed limit {_BATCH}"  # noqa: S608 - no input
        last = ""
        while rows := self._db.execute(query, (last,)).fetchall():
            yield from (_row(*row) for row in rows)
            last = rows[-1][0]

    def count(self) -> int:
        """Return how many readings there are."""
        found: int = self._db.execute("select count(*) from pending").fetchone()[0]
        return found

    def owner_of(self, page: ArticleId) -> ArticleId | None:
        """Return the article that versions of a page name themselves, if it is exactly one."""
        owners = self._db.execute(_OWNERS, (page,)).fetchall()
        return ArticleId(owners[0][0]) if len(owners) == 1 else None

    def next_article(self, after: str) -> ArticleId | None:
        """Return the first article after *after* that has readings to settle."""
        query = "select min(article) from pending where not is_held and article > ?"
        article: ArticleId | None = self._db.execute(query, (after,)).fetchone()[0]
        return article

    def of_article(self, article: ArticleId) -> list[PendingRow]:
        """Return what is known of an article's readings that need not wait, sorted by path."""
        query = f"select {_LIGHT} from pending where article = ? and not is_held order by seed"  # noqa: S608 - no input
        return [_row(*row) for row in self._db.execute(query, (article,))]

    def readings(self, article: ArticleId) -> tuple[bytes, ...]:
        """Return an article's readings that need not wait, sorted by path."""
        query = "select reading from pending where article = ? and not is_held order by seed"
        return tuple(reading for (reading,) in self._db.execute(query, (article,)))

    def touch(self, article: ArticleId) -> None:
        """Let the siblings of an article be read again, though none of it is new."""
        self._db.execute("insert or ignore into touched values (?)", (article,))

    def want(self, seed: PurePosixPath) -> None:
        """Let a source be read with the siblings, though its article is not touched."""
        self._db.execute(_WANTED, (str(seed),))

    def siblings(self) -> Iterator[PurePosixPath]:
        """Yield the imported sources, not read yet, of all articles that change, sorted."""
        self._db.execute(f"insert or ignore into touched {_TOUCHED}")
        self._db.execute(f"insert or ignore into sibling {_SIBLINGS}")
        last = ""
        query = f"select seed from sibling where seed > ? order by seed limit {_BATCH}"  # noqa: S608 - no input
        while rows := self._db.execute(query, (last,)).fetchall():
            yield from (PurePosixPath(seed) for (seed,) in rows)
            last = rows[-1][0]
        self._db.execute("delete from sibling")
        self._db.execute("delete from touched")

    def list_facts(self, path: PurePosixPath, listed: bytes) -> bool:
        """Store what a manifest says of a file; say whether nothing was known of it."""
        query = "insert or ignore into listed values (?, ?)"
        return self._db.execute(query, (str(path), listed)).rowcount > 0

    def listed(self, path: PurePosixPath) -> bytes | None:
        """Return what the manifests of this run say of a file."""
        query = "select listed from listed where path = ?"
        row = self._db.execute(query, (str(path),)).fetchone()
        return row[0] if row else None


def _row(  # noqa: PLR0913, PLR0917 - the columns of the table
    seed: str,
    digest: Digest,
    key: str,
    lang: LangTag,
    own: ArticleId | None,
    page: ArticleId | None,
    article: ArticleId | None,
    is_held: int,
) -> PendingRow:
    return PendingRow(
        seed=PurePosixPath(seed),
        digest=digest,
        key=key,
        lang=lang,
        own=own,
        page=page,
        article=article,
        is_held=bool(is_held),
    )
