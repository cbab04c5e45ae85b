"""The tables of addresses: those once published, those of now, and the aliases of texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from generator.model.document import Head
from generator.model.ids import ArticleId, Digest, LangTag, Slug, UrlPath
from generator.model.ledger import Move, Published, published
from generator.model.urls import Addresses

SCHEMA = """
create table if not exists ledger (digest text not null);
create table if not exists published (
    address text primary key, lang text not null, article text not null, file text not null,
    is_gone integer not null
) without rowid;
create index if not exists published_article on published (article, lang);
create table if not exists alias (
    file text not null, alias text not null, primary key (file, alias)
) without rowid;
create trigger if not exists alias_go after delete on head
begin delete from alias where file = old.path; end;
"""
# What has an address in this build: pages and tombstones, and the hubs of their articles.
_CURRENT = """
create temp table if not exists present (
    address text primary key, lang text not null, article text not null, file text not null,
    is_shown integer not null
) without rowid
"""
_VERSIONS = """
insert or ignore into present select version(lang, slug), lang, article, path, is_public from head
where state in ('shown', 'withdrawn', 'expired') and not is_rejected
"""
_HUBS = """
insert or ignore into present select hub(article), '', article, '', max(is_shown) from present
group by article
"""
_TAKEN = """
select head.path, published.address, published.article from head
join published on published.address = version(head.lang, head.slug)
where state in ('shown', 'withdrawn', 'expired') and not is_rejected and published.lang != ''
and published.article != head.article and published.file != head.path
and not exists (
    select 1 from head as own where own.path = published.file and not own.is_rejected
    and own.state in ('shown', 'withdrawn', 'expired')
    and version(own.lang, own.slug) = published.address)
order by head.path
"""
# A text that counts with another article now brings its hub along, once no other text is left.
_MOVED_HUBS = """
update published set article = (
    select present.article from published as own join present using (address)
    where own.article = published.article and own.article != present.article and own.lang != ''
    order by present.article limit 1)
where lang = '' and not exists (select 1 from present where present.article = published.article)
and exists (
    select 1 from published as own join present using (address)
    where own.article = published.article and own.article != present.article and own.lang != '')
"""
_IDENTITIES = """
update published set (article, file) = (
    select present.article, present.file from present where present.address = published.address)
where exists (
    select 1 from present where present.address = published.address and present.lang != ''
    and (present.article = published.article) != (present.file = published.file))
"""
_SETTLE = (_CURRENT, "delete from present", _VERSIONS, _HUBS, _MOVED_HUBS, _IDENTITIES)
_MOVES = """
select published.address, present.address, published.lang, present.file from published
join present on present.article = published.article
and (present.lang = published.lang or (present.file = published.file and published.file != ''))
where not exists (select 1 from present where present.address = published.address)
order by published.address, present.lang != published.lang, present.address
"""
_ALIASES = """
select alias.file, alias.alias, present.lang, present.address from alias
join present on present.file = alias.file order by alias.file, alias.alias
"""
_ROWS = "select address, lang, article, file, is_gone from published"
_WHERE_GONE = "where is_gone"
_NOWHERE = "where address not in (select address from present)"
_RECORD = """
insert or ignore into published select address, lang, article, file, 0 from present where is_shown
"""


class Ledger:
    """Which address belongs to which text, for ever."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def digest(self) -> Digest | None:
        """Return the digest of the list that the table holds."""
        row = self._db.execute("select digest from ledger").fetchone()
        return Digest(row[0]) if row else None

    def load(self, lines: Iterable[Published], digest: Digest) -> None:
        """Hold another list, in place of what was held."""
        self._db.execute("delete from published")
        rows = (
            (line.address, line.lang or "", line.article, str(line.file or ""), line.is_gone)
            for line in lines
        )
        self._db.executemany("insert or replace into published values (?, ?, ?, ?, ?)", rows)
        self.held(digest)

    def held(self, digest: Digest) -> None:
        """Note the digest of the list that the table holds now."""
        self._db.execute("delete from ledger")
        self._db.execute("insert into ledger values (?)", (digest,))

    def name(self, file: PurePosixPath, aliases: Iterable[str]) -> None:
        """Note the aliases of a text, in place of those it had before."""
        self._db.execute("delete from alias where file = ?", (str(file),))
        rows = ((str(file), alias) for alias in aliases)
        self._db.executemany("insert into alias values (?, ?)", rows)

    def spell(self, addresses: Addresses) -> None:
        """Let the tables be asked by address."""
        spelt: tuple[tuple[str, int, Callable[..., str]], ...] = (
            ("version", 2, lambda lang, slug: addresses.version(LangTag(lang), Slug(slug))),
            ("hub", 1, lambda article: addresses.hub(ArticleId(article))),
        )
        for name, count, function in spelt:
            self._db.create_function(name, count, function, deterministic=True)

    def owners_first(self, heads: Iterable[Head]) -> list[Head]:
        """Sort texts that share an address, sorted by it, so that who had it before comes first."""
        query = "select 1 from published where file = ? and address = version(?, ?)"

        def rank(head: Head) -> tuple[str, str, bool]:
            row = (str(head.path), head.lang, head.slug)
            is_owner = self._db.execute(query, row).fetchone() is not None
            return head.lang.lower(), head.slug, not is_owner

        return sorted(heads, key=rank)

    def taken(self) -> list[tuple[PurePosixPath, UrlPath, ArticleId]]:
        """Return texts to be published at what was another article's address, sorted by file."""
        found = self._db.execute(_TAKEN).fetchall()
        return [(PurePosixPath(p), UrlPath(address), ArticleId(a)) for p, address, a in found]

    def settle(self) -> None:
        """Learn what has an address in this build; what it was called before is known by that."""
        for statement in (
            _CURRENT,
            "delete from present",
            _VERSIONS,
            _HUBS,
            _MOVED_HUBS,
            _IDENTITIES,
        ):
            self._db.execute(statement)

    def moves(self) -> Iterator[Move]:
        """Yield each address whose text, or article, has another one now, sorted."""
        last = None
        for old, new, lang, file in self._db.execute(_MOVES):
            if old != last:
                yield _move(old, new, lang, file)
            last = old

    def aliases(self) -> Iterator[tuple[str, Move]]:
        """Yield the aliases of texts as written, by file; where each leads stands in ``new``."""
        for file, alias, lang, address in self._db.execute(_ALIASES):
            yield alias, _move("", address, lang, file)

    def record(self) -> None:
        """Note all addresses of this build as published."""
        self._db.execute(_RECORD)

    def vanish(self, kept: frozenset[UrlPath]) -> list[Published]:
        """Return the addresses where nothing stands any more, once; *kept* ones lead elsewhere."""
        rows = [row for row in self.all(_NOWHERE) if row.address not in kept]
        gone = {row.address for row in rows}
        back = [row.address for row in self.all(_WHERE_GONE) if row.address not in gone]
        fresh = [row for row in rows if not row.is_gone]
        marks = [(False, address) for address in back] + [(True, row.address) for row in fresh]
        self._db.executemany("update published set is_gone = ? where address = ?", marks)
        return fresh

    def all(self, clause: str = "") -> Iterator[Published]:
        """Yield the list, or the part of it that an SQL *clause* names, sorted by address."""
        return map(published, self._db.execute(f"{_ROWS} {clause} order by address"))


def _move(old: str, new: str, lang: str, file: str) -> Move:
    return Move(
        old=UrlPath(old),
        new=UrlPath(new),
        lang=LangTag(lang) if lang else None,
        file=PurePosixPath(file) if file else None,
    )
