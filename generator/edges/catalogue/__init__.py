"""The program's memory in SQLite: documents, imports, readings, fonts, receipts of files.

It is a cache: deleting it costs time and nothing else. Held on disk, so that a build needs memory
for one article and one index page however many documents there are. One process writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from generator.edges.catalogue import (
    characters,
    checked,
    fonts,
    heads,
    imports,
    ledger,
    library,
    pending,
    pictures,
    receipts,
)
from generator.edges.catalogue.characters import Characters
from generator.edges.catalogue.checked import Checked
from generator.edges.catalogue.fonts import Fonts
from generator.edges.catalogue.heads import Heads
from generator.edges.catalogue.imports import ImportRow, Imports
from generator.edges.catalogue.ledger import Ledger
from generator.edges.catalogue.library import Library
from generator.edges.catalogue.names import nfc
from generator.edges.catalogue.pending import Pending, PendingRow
from generator.edges.catalogue.pictures import Pictures
from generator.edges.catalogue.receipts import Receipts
from generator.model.errors import OutputError, Problem, Where
from generator.model.ids import Digest
from generator.model.urls import MEDIA

__all__ = ["Catalogue", "ImportRow", "PendingRow", "nfc"]

_PROGRAM = "create table if not exists program (digest text not null)"
_PARTS = (heads, characters, fonts, imports, ledger, library, pending, pictures, receipts, checked)
_SCHEMA = "".join(part.SCHEMA for part in _PARTS)
# What another program left here may have another shape.
_DERIVED = (
    "alias", "characters", "checked", "entry", "font", "head", "import", "language", "ledger",
    "pending", "picture", "published", "shelved", "shown",
)  # fmt: skip
_FORGET_KEYS = "update receipt set key = '' where path not like ?"  # pictures tell their own maker
_NOT_ITS_FAULT = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN)
_LAST_RUN = "select max(seen) from (select seen from head union all select seen from receipt)"


class Catalogue:
    """The tables of one database. Rows seen in the present run are current.

    *program* is the digest of the code that runs: what another version derived is forgotten.
    *output* names the output folder, so that one site can be built into several.
    """

    def __init__(self, path: Path, program: Digest, output: str) -> None:
        try:
            self._db, run = _open_or_replace(path, program)
        except (OSError, sqlite3.Error) as error:
            where = Where(PurePosixPath(path.parent.name, path.name))
            what = f"the catalogue cannot be opened: {error}"
            hint = "allow writing there, or remove what stands in its place"
            raise OutputError(
                Problem(code="catalogue", where=where, what=what, hint=hint)
            ) from error
        self.heads = Heads(self._db, run)
        self.characters = Characters(self._db)
        self.fonts = Fonts(self._db)
        self.ledger = Ledger(self._db)
        self.library = Library(self._db)
        self.imports = Imports(self._db)
        self.pending = Pending(self._db)
        self.pictures = Pictures(self._db)
        self.receipts = Receipts(self._db, run, output)
        self.checked = Checked(self._db)

    def __enter__(self) -> Self:
        return self

    def commit(self) -> None:
        """Let what was stored so far outlive a program that is killed."""
        self._db.commit()

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Let what is stored meanwhile be forgotten at the end: a question changes nothing."""
        self._db.execute("savepoint trial")
        try:
            yield
        finally:
            self._db.execute("rollback to trial")
            self._db.execute("release trial")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.commit()
        self._db.close()


def _open_or_replace(path: Path, program: Digest) -> tuple[sqlite3.Connection, int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _open(path, program)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode in _NOT_ITS_FAULT:
            raise
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
        return _open(path, program)


def _open(path: Path, program: Digest) -> tuple[sqlite3.Connection, int]:
    """Open the database; return it with the number of this run."""
    db = sqlite3.connect(path, timeout=30)
    try:
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = normal")
        db.execute(_PROGRAM)
        is_known = db.execute("select digest from program").fetchone() == (program,)
        for table in () if is_known else _DERIVED:
            db.execute(f"drop table if exists {table}")
        receipts.upgrade(db)
        db.executescript(_SCHEMA)
        if not is_known:
            db.execute("delete from program")
            db.execute(_FORGET_KEYS, (f"{MEDIA}/%",))
            db.execute("insert into program values (?)", (program,))
            db.commit()
        run = (db.execute(_LAST_RUN).fetchone()[0] or 0) + 1
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db, run
