"""What font files say of themselves and CLDR of languages, so that these are opened once."""

from __future__ import annotations

import pickle
import sqlite3

from generator.model.digits import Digits
from generator.model.fonts import FontFacts, Language
from generator.model.ids import Digest, LangTag

SCHEMA = """
create table if not exists font (file text primary key, facts blob not null) without rowid;
create table if not exists language (
    tag text not null, digits text not null, name text not null,
    characters text not null, primary key (tag, digits)
) without rowid;
"""


class Fonts:
    """Facts of font files by the digests of their bytes, and of languages by their tags."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, file: Digest) -> FontFacts | None:
        """Return the facts of a font file, if it was opened before."""
        row = self._db.execute("select facts from font where file = ?", (file,)).fetchone()
        if row is None:
            return None
        facts: FontFacts = pickle.loads(row[0])  # noqa: S301 - written by this program into its own cache
        return facts

    def put(self, file: Digest, facts: FontFacts) -> None:
        """Store the facts of a font file."""
        query = "insert or replace into font values (?, ?)"
        self._db.execute(query, (file, pickle.dumps(facts)))

    def language(self, tag: LangTag, digits: Digits) -> Language | None:
        """Return what is known of a language, if it was asked before."""
        query = "select name, characters from language where tag = ? and digits = ?"
        row = self._db.execute(query, (tag, digits)).fetchone()
        return Language(name=row[0], characters=row[1]) if row else None

    def put_language(self, tag: LangTag, language: Language, digits: Digits) -> None:
        """Store what is known of a language."""
        row = (tag, digits, language.name, language.characters)
        self._db.execute("insert or replace into language values (?, ?, ?, ?)", row)
