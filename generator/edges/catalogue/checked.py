"""The table of what was looked at and found right, by digest, so that it is looked at once."""

from __future__ import annotations

import sqlite3

from generator.model.ids import Digest

SCHEMA = "create table if not exists checked (digest text primary key) without rowid;\n"


class Checked:
    """Digests of themes without a problem."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def has(self, digest: Digest) -> bool:
        """Say whether something was found right before."""
        query = "select 1 from checked where digest = ?"
        return self._db.execute(query, (digest,)).fetchone() is not None

    def put(self, digest: Digest) -> None:
        """Note that something is right, and forget what stood there before."""
        self._db.execute("delete from checked")
        self._db.execute("insert into checked values (?)", (digest,))
