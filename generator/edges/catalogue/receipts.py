"""The table of receipts: one row for each file that this program put into an output folder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from generator.model.ids import Digest, Sha256, UrlPath
from generator.model.route import Receipt

SCHEMA = """
create table if not exists receipt (
    output text not null, path text not null, seen integer not null, key text not null,
    size integer not null, mtime_ns integer not null, cause text not null,
    sha256 text not null default '', primary key (output, path)
) without rowid;
"""


def upgrade(db: sqlite3.Connection) -> None:
    """Give a table that an older program left the columns that it lacks."""
    columns = [row[1] for row in db.execute("pragma table_info(receipt)")]
    if columns and "sha256" not in columns:
        db.execute("alter table receipt add column sha256 text not null default ''")


class Receipts:
    """What lies in one output folder, and why."""

    def __init__(self, db: sqlite3.Connection, run: int, output: str) -> None:
        self._db = db
        self._run = run
        self._output = output

    def of(self, path: UrlPath) -> Receipt | None:
        """Return the receipt of a file."""
        query = "select key, size, mtime_ns, sha256 from receipt where output = ? and path = ?"
        row = self._db.execute(query, (self._output, path)).fetchone()
        if row is None:
            return None
        key, size, mtime_ns, sha256 = row
        return Receipt(
            path=path,
            key=Digest(key),
            size=size,
            mtime_ns=mtime_ns,
            sha256=Sha256(sha256),
            is_new=False,
        )

    def cause(self, path: UrlPath) -> str | None:
        """Return why a file exists, if it is known."""
        query = "select cause from receipt where output = ? and path = ?"
        row = self._db.execute(query, (self._output, path)).fetchone()
        return str(row[0]) if row else None

    def keep(self, path: UrlPath) -> None:
        """Mark a file as wanted."""
        query = "update receipt set seen = ? where output = ? and path = ?"
        self._db.execute(query, (self._run, self._output, path))

    def in_the_way(self, path: UrlPath) -> list[tuple[UrlPath, str]]:
        """Return known files inside of *path*, or named like a folder of it, with their causes."""
        query = "select path, cause from receipt where output = ? and path >= ? and path < ?"
        found = list(self._db.execute(query, (self._output, f"{path}/", f"{path}0")))  # / before 0
        parts = path.split("/")
        query = "select path, cause from receipt where output = ? and path = ?"
        for end in range(1, len(parts)):
            found += self._db.execute(query, (self._output, "/".join(parts[:end])))
        return [(UrlPath(name), cause) for name, cause in found]

    def begin_anew(self) -> None:
        """Take all files as not wanted, as they were when this run began."""
        query = "update receipt set seen = ? where output = ? and seen = ?"
        self._db.execute(query, (self._run - 1, self._output, self._run))

    def put(self, receipt: Receipt, cause: str) -> None:
        """Store what was written and why the file exists."""
        values = (
            self._output, receipt.path, self._run, receipt.key, receipt.size, receipt.mtime_ns,
            cause, receipt.sha256,
        )  # fmt: skip
        self._db.execute("insert or replace into receipt values (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def adopt(self, path: str, cause: str) -> None:
        """Know a file as the program's own without knowing what it was made from."""
        query = "insert or ignore into receipt values (?, ?, ?, '', -1, -1, ?, '')"
        self._db.execute(query, (self._output, path, self._run - 1, cause))

    def drop(self, path: UrlPath) -> None:
        """Forget a file that was removed."""
        query = "delete from receipt where output = ? and path = ?"
        self._db.execute(query, (self._output, path))

    def is_empty(self) -> bool:
        """Say whether no file of this output is known."""
        query = "select 1 from receipt where output = ? limit 1"
        return self._db.execute(query, (self._output,)).fetchone() is None

    def stale(self) -> list[tuple[UrlPath, str]]:
        """Return the files that no route of this run makes, each with its cause, sorted."""
        query = "select path, cause from receipt where output = ? and seen < ? order by path"
        found = self._db.execute(query, (self._output, self._run))
        return [(UrlPath(path), cause) for path, cause in found]

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield every file with its cause, sorted by path."""
        query = "select path, cause from receipt where output = ? order by path"
        yield from self._db.execute(query, (self._output,))

    def checksums(self) -> Iterator[tuple[UrlPath, Sha256]]:
        """Yield every file with the digest of its bytes, if that is known, sorted by path."""
        query = "select path, sha256 from receipt where output = ? and sha256 <> '' order by path"
        yield from self._db.execute(query, (self._output,))

    def without_checksum(self) -> list[UrlPath]:
        """Return the files whose bytes were neither written nor compared, sorted by path."""
        query = "select path from receipt where output = ? and sha256 = '' order by path"
        return [UrlPath(path) for (path,) in self._db.execute(query, (self._output,))]

    def put_checksum(self, path: UrlPath, sha256: Sha256) -> None:
        """Store the digest of a file's bytes."""
        query = "update receipt set sha256 = ? where output = ? and path = ?"
        self._db.execute(query, (sha256, self._output, path))
