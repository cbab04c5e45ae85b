"""The table of imports: one row for each seed that left evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.ids import Digest

SCHEMA = """
create table if not exists import (
    seed text primary key, digest text not null, rules text not null, sidecar text not null,
    conflicts integer not null
) without rowid;
create index if not exists import_digest on import (digest);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """A seed: its digest, the rules that it was read by, its evidence, and open conflicts."""

    seed: PurePosixPath
    digest: Digest
    rules: str
    sidecar: PurePosixPath
    conflicts: int


class Imports:
    """What is known of seeds; the truth is the evidence files, this spares reading them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, seed: PurePosixPath) -> ImportRow | None:
        """Return what is known of a seed."""
        return next(self._select("where seed = ?", str(seed)), None)

    def with_bytes(self, digest: Digest) -> Iterator[ImportRow]:
        """Yield the seeds that had these bytes, sorted by path."""
        return self._select("where digest = ? order by seed", digest)

    def all(self) -> Iterator[ImportRow]:
        """Yield all that is known, sorted by path."""
        return self._select("order by seed")

    def put(self, row: ImportRow) -> None:
        """Store what is known of a seed."""
        values = (str(row.seed), row.digest, row.rules, str(row.sidecar), row.conflicts)
        self._db.execute("insert or replace into import values (?, ?, ?, ?, ?)", values)

    def drop(self, seed: PurePosixPath) -> None:
        """Forget a seed."""
        self._db.execute("delete from import where seed = ?", (str(seed),))

    def _select(self, clause: str, *values: str) -> Iterator[ImportRow]:
        query = f"select * from import {clause}"  # noqa: S608 - clauses of this file only
        for seed, digest, rules, sidecar, conflicts in self._db.execute(query, values).fetchall():
            yield ImportRow(
                seed=PurePosixPath(seed),
                digest=Digest(digest),
                rules=rules,
                sidecar=PurePosixPath(sidecar),
                conflicts=conflicts,
            )
