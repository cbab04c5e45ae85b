"""The table of heads: one row for each content file that could be read."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.edges.catalogue.names import nfc
from generator.model.document import Head
from generator.model.ids import ArticleId, Digest, LangTag, Slug
from generator.model.publication import Edition, State

SCHEMA = """
create table if not exists head (
    path text primary key, seen integer not null, file text not null, body text not null,
    article text not null, lang text not null, slug text not null, date text,
    imported text, is_public integer not null, state text not null, is_rejected integer not null,
    head blob not null
) without rowid;
create index if not exists head_article on head (article, lang, path);
create index if not exists head_slug on head (slug);
create index if not exists head_imported on head (imported);
"""
_PUBLISHED = "is_public and not is_rejected"
_BY_ARTICLE = f"where {_PUBLISHED} order by article, lang"
# What was taken away keeps its address and its place in the article against all others.
_PLACED = "state in ('shown', 'withdrawn', 'expired') and not is_rejected"
_TWICE = (
    f"select {{0}} from head where {_PLACED} group by {{0}} having count(*) > 1 and max(is_public)"  # noqa: S608 - no input
)
_DOUBLES = f"""
where {_PLACED} and (article, lang) in ({_TWICE.format("article, lang")})
order by article, lang, is_public, path
"""
_CLASHES = f"""
where {_PLACED} and (lower(lang), slug) in ({_TWICE.format("lower(lang), slug")})
order by lower(lang), slug, is_public, path
"""
_TOMBSTONES = (
    "where state in ('withdrawn', 'expired') and not is_rejected order by article, lang, path"
)
_FIRSTS = (
    f"where path in (select min(path) from head where {_PUBLISHED} group by lang) order by path"  # noqa: S608 - no input
)
_HELD_BACK = "where state in ('ahead', 'expired') order by path"
_LANGUAGES = f"select lang, count(*) from head where {_PUBLISHED} group by lang order by lang"  # noqa: S608 - no input


class Heads:
    """Heads by file, by article, by address and by date."""

    def __init__(self, db: sqlite3.Connection, run: int) -> None:
        self._db = db
        self._run = run

    def keep(self, path: PurePosixPath, file: Digest, edition: Edition) -> bool:
        """Mark the head of an unchanged file as current; say whether it was known."""
        query = "select head from head where path = ? and file = ?"
        row = self._db.execute(query, (str(path), file)).fetchone()
        if row is None:
            return False
        state = edition.state(_head(row[0]))
        update = (
            "update head set seen = ?, is_rejected = 0, is_public = ?, state = ? where path = ?"
        )
        self._db.execute(update, (self._run, state is State.SHOWN, state.value, str(path)))
        return True

    def put(self, head: Head, file: Digest, body: Digest, edition: Edition) -> None:
        """Store a head with the digests of its file and its body."""
        state = edition.state(head)
        row = (
            str(head.path), self._run, file, body, head.article, head.lang, head.slug,
            head.date.isoformat() if head.date else None,
            str(nfc(head.imported)) if head.imported else None,
            state is State.SHOWN, state.value, 0, pickle.dumps(head),
        )  # fmt: skip
        query = "insert or replace into head values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self._db.execute(query, row)

    def drop(self, path: PurePosixPath) -> None:
        """Forget a document whose file can no longer be read."""
        self._db.execute("delete from head where path = ?", (str(path),))

    def sweep(self) -> None:
        """Forget documents that no file of this run holds."""
        self._db.execute("delete from head where seen < ?", (self._run,))

    def forget(self) -> None:
        """Forget all documents, so that every file is read anew."""
        self._db.execute("delete from head")

    def reject(self, path: PurePosixPath) -> None:
        """Keep a document out of this build."""
        self._db.execute("update head set is_rejected = 1 where path = ?", (str(path),))

    def all(self) -> Iterator[Head]:
        """Yield every head, sorted by path."""
        return self._select("order by path")

    def by_article(self) -> Iterator[Head]:
        """Yield the published heads sorted by (article, lang)."""
        return self._select(_BY_ARTICLE)

    def doubles(self) -> list[Head]:
        """Return the heads that share article and language; those taken away come first."""
        return list(self._select(_DOUBLES))

    def clashes(self) -> list[Head]:
        """Return the heads that share an address, sorted by it; those taken away come first."""
        return list(self._select(_CLASHES))

    def tombstones(self) -> Iterator[Head]:
        """Yield the heads of texts that were taken away, sorted by (article, lang, path)."""
        return self._select(_TOMBSTONES)

    def counts(self) -> dict[str, int]:
        """Return how many texts are in each state."""
        query = "select state, count(*) from head where not is_rejected group by state"
        return dict(self._db.execute(query))

    def first_of_languages(self) -> Iterator[Head]:
        """Yield the first published text, by path, of each language."""
        return self._select(_FIRSTS)

    def held_back(self) -> Iterator[Head]:
        """Yield the heads of texts that the day of the build keeps away, sorted by path."""
        return self._select(_HELD_BACK)

    def languages(self) -> tuple[tuple[LangTag, int], ...]:
        """Return each language that has published documents, with their number, sorted."""
        return tuple((LangTag(lang), count) for lang, count in self._db.execute(_LANGUAGES))

    def body_digest(self, path: PurePosixPath) -> Digest:
        """Return the digest of a document's body."""
        row = self._db.execute("select body from head where path = ?", (str(path),)).fetchone()
        return Digest(row[0])

    def imported_from(self, seed: PurePosixPath) -> list[Head]:
        """Return the heads of the documents that name a seed, wherever they lie, by path."""
        return list(self._select("where imported = ? order by path", str(nfc(seed))))

    def version(self, article: ArticleId, lang: LangTag) -> Head | None:
        """Return the head of a version, published or not."""
        clause = "where article = ? and lang = ? order by path limit 1"
        return next(self._select(clause, article, lang), None)

    def of_article(self, article: ArticleId) -> Iterator[Head]:
        """Yield the heads of an article's versions, published or not, sorted by path."""
        return self._select("where article = ? order by path", article)

    def published(self, article: ArticleId) -> Iterator[Head]:
        """Yield the published versions of an article, sorted by language."""
        return self._select(f"where article = ? and {_PUBLISHED} order by lang", article)

    def with_slug(self, slug: Slug) -> Iterator[Head]:
        """Yield the heads that have a slug, published or not, sorted by path."""
        return self._select("where slug = ? order by path", slug)

    def is_slug_taken(self, slug: Slug, article: ArticleId) -> bool:
        """Say whether another article has this slug in any language."""
        query = "select 1 from head where slug = ? and article != ? limit 1"
        return self._db.execute(query, (slug, article)).fetchone() is not None

    def _select(self, clause: str, *values: str) -> Iterator[Head]:
        query = f"select head from head {clause}"  # noqa: S608 - clauses of this file only
        for (blob,) in self._db.execute(query, values):
            yield _head(blob)


def _head(blob: bytes) -> Head:
    head: Head = pickle.loads(blob)  # noqa: S301 - written by this program into its own cache
    return head
