"""The table of characters: what each document shows, for fonts made of a site's own characters."""

from __future__ import annotations

import sqlite3
from pathlib import PurePosixPath

from generator.model.ids import LangTag

SCHEMA = """
create table if not exists characters (path text primary key, used text not null) without rowid;
create trigger if not exists characters_go after delete on head
begin delete from characters where path = old.path; end;
"""
_BY_LANGUAGE = """
select lang, used from head join characters using (path) where is_public and not is_rejected
"""


class Characters:
    """The characters of documents; those of a document that is forgotten go with its head."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def put(self, path: PurePosixPath, used: str) -> None:
        """Store the characters of a document."""
        self._db.execute("insert or replace into characters values (?, ?)", (str(path), used))

    def by_language(self) -> dict[LangTag, frozenset[str]]:
        """Return the characters of the published documents of each language.

        Costs a walk over all documents; holds each character of a language once.
        """
        found: dict[LangTag, set[str]] = {}
        for lang, used in self._db.execute(_BY_LANGUAGE):
            found.setdefault(LangTag(lang), set()).update(used)
        return {lang: frozenset(used) for lang, used in sorted(found.items())}
