"""The table of imports: one row for each seed that left evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.edges.catalogue.names import nfc
from generator.model.ids import ArticleId, Digest

SCHEMA = """
create table if not exists import (
    seed text primary key, digest text not null, rules text not null, sidecar text not null,
    conflicts integer not null, own text, page text, article text
) without rowid;
create index if not exists import_digest on import (digest);
create index if not exists import_sidecar on import (sidecar);
create index if not exists import_page on import (page) where page is not null;
create index if not exists import_article on import (article);
"""
_BATCH = 500  # rows that are held at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """A seed: its digest, what it was read by, its evidence, and how many conflicts are open.

    *rules* is the key of all but its bytes that made it what it is: empty if that is not known.
    *own* and *page* are by what the version is known, *article* is the one that they made it.
    """

    seed: PurePosixPath
    digest: Digest
    rules: str
    sidecar: PurePosixPath
    conflicts: int
    own: ArticleId | None = None
    page: ArticleId | None = None
    article: ArticleId | None = None


class Imports:
    """What is known of seeds; the truth is the evidence files, this spares reading them.

    Seeds are known by their names in NFC.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, seed: PurePosixPath) -> ImportRow | None:
        """Return what is known of a seed."""
        return next(self._select("where seed = ?", str(nfc(seed))), None)

    def with_bytes(self, digest: Digest) -> Iterator[ImportRow]:
        """Yield the seeds that had these bytes, sorted by path."""
        return self._select("where digest = ? order by seed", digest)

    def has_sidecar(self, sidecar: PurePosixPath) -> bool:
        """Say whether the import that left this evidence is known."""
        query = "select 1 from import where sidecar = ?"
        return self._db.execute(query, (str(sidecar),)).fetchone() is not None

    def with_conflicts(self) -> Iterator[ImportRow]:
        """Yield the imports with open conflicts, sorted by path."""
        return self._select("where conflicts order by seed")

    def with_page_only(self) -> Iterator[ImportRow]:
        """Yield the imports that are known by their page alone, sorted by path."""
        return self._select("where page is not null and own is null order by seed")

    def is_empty(self) -> bool:
        """Say whether nothing was ever imported."""
        return self._db.execute("select 1 from import limit 1").fetchone() is None

    def all(self) -> Iterator[ImportRow]:
        """Yield all that is known, sorted by path; rows may be changed meanwhile."""
        last = ""
        while rows := list(self._select(f"where seed > ? order by seed limit {_BATCH}", last)):
            yield from rows
            last = str(rows[-1].seed)

    def put(self, row: ImportRow) -> None:
        """Store what is known of a seed."""
        values = (
            str(nfc(row.seed)), row.digest, row.rules, str(row.sidecar), row.conflicts,
            row.own, row.page, row.article,
        )  # fmt: skip
        self._db.execute("insert or replace into import values (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def drop(self, seed: PurePosixPath) -> None:
        """Forget a seed."""
        self._db.execute("delete from import where seed = ?", (str(nfc(seed)),))

    def _select(self, clause: str, *values: str) -> Iterator[ImportRow]:
        query = f"select * from import {clause}"  # noqa: S608 - clauses of this file only
        rows = self._db.execute(query, values).fetchall()
        for seed, digest, rules, sidecar, conflicts, own, page, article in rows:
            yield ImportRow(
                seed=PurePosixPath(seed),
                digest=Digest(digest),
                rules=rules,
                sidecar=PurePosixPath(sidecar),
                conflicts=conflicts,
                own=own,
                page=page,
                article=article,
            )
