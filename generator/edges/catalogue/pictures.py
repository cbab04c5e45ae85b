"""The tables of pictures: which texts show a file, and what was found in it."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.model.errors import Problem
from generator.model.ids import Digest
from generator.model.picture import Original

SCHEMA = """
create table if not exists shown (
    document text not null, file text not null, primary key (document, file)
) without rowid;
create table if not exists picture (
    file text primary key, stamp text not null, digest text not null, finding blob not null
) without rowid;
"""
_SHOWN = """
select shown.file, min(shown.document) from shown join head on head.path = shown.document
where is_public and not is_rejected group by shown.file order by shown.file
"""


class Pictures:
    """What is known of the pictures that published texts show.

    A finding is the picture, or why it cannot be shown; a stamp is the file's size and times.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def show(self, document: PurePosixPath, files: Iterable[PurePosixPath]) -> None:
        """Note which files a text shows, in place of what it showed before."""
        self._db.execute("delete from shown where document = ?", (str(document),))
        rows = ((str(document), str(file)) for file in files)
        self._db.executemany("insert or ignore into shown values (?, ?)", rows)

    def shown(self) -> list[tuple[PurePosixPath, PurePosixPath]]:
        """Return each file that published texts show, with the first of them, sorted by file."""
        found = self._db.execute(_SHOWN)
        return [(PurePosixPath(file), PurePosixPath(document)) for file, document in found]

    def seen(self, file: PurePosixPath) -> tuple[str, Digest, Original | Problem] | None:
        """Return a file's stamp and digest when it was last looked at, and the finding."""
        query = "select stamp, digest, finding from picture where file = ?"
        row = self._db.execute(query, (str(file),)).fetchone()
        return (row[0], Digest(row[1]), _finding(row[2])) if row else None

    def put(
        self, file: PurePosixPath, stamp: str, digest: Digest, finding: Original | Problem
    ) -> None:
        """Store what was found in a file."""
        row = (str(file), stamp, digest, pickle.dumps(finding))
        self._db.execute("insert or replace into picture values (?, ?, ?, ?)", row)

    def drop(self, file: PurePosixPath) -> None:
        """Forget a file that is not there."""
        self._db.execute("delete from picture where file = ?", (str(file),))

    def forget(self) -> None:
        """Forget all findings, so that every file is looked at anew."""
        self._db.execute("delete from picture")

    def sweep(self) -> None:
        """Forget what no text shows any more."""
        self._db.execute("delete from shown where document not in (select path from head)")
        self._db.execute("delete from picture where file not in (select file from shown)")

    def original(self, file: PurePosixPath) -> Original | None:
        """Return a picture, if it is there and can be shown."""
        seen = self.seen(file)
        return seen[2] if seen and isinstance(seen[2], Original) else None

    def originals(self) -> Iterator[Original]:
        """Yield each picture that published texts show, sorted by file."""
        for file, _ in self.shown():
            if original := self.original(file):
                yield original


def _finding(blob: bytes) -> Original | Problem:
    finding: Original | Problem = pickle.loads(blob)  # noqa: S301 - this program's own cache
    return finding
