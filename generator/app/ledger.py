"""The list of addresses once published: read before pages are planned, written when they are made.

It lies with the evidence, since what an archive once promised is content to keep: see
docs/decisions/0013-addresses-that-last.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.app.report import Report
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.aliases import alias_file
from generator.model.errors import Problem, Severity, SourceError, Where
from generator.model.ids import ArticleId, Digest, LangTag, UrlPath, digest
from generator.model.ledger import Move, Published, published
from generator.model.urls import Addresses
from generator.stages.collect import read
from generator.stages.write import write_file

LEDGER = PurePosixPath("content/.import/published.jsonl")
_FIELDS = 5  # address, language, article, file, whether it is gone


class Promises:
    """What the site once published, for one build; what cannot be read is not written over."""

    def __init__(self, site: Site, catalogue: Catalogue, report: Report) -> None:
        self._site = site
        self._ledger = catalogue.ledger
        self._heads = catalogue.heads
        self._report = report
        self._is_whole = True
        self._ledger.spell(site.config.addresses)
        self._read()

    def reject(self) -> dict[PurePosixPath, Problem]:
        """Keep out texts that ask for another article's address; return why, by content file.

        Where the text that has it claims it still, the two clash: that is not told here.
        """
        found = {path: _taken(path, at, owner) for path, at, owner in self._ledger.taken()}
        for path, problem in found.items():
            self._heads.reject(path)
            self._report.add(problem)
        return found

    def moves(self) -> tuple[Move, ...]:
        """Return where each former address leads: those the site knows, then those texts name."""
        self._ledger.settle()
        found = {move.old: move for move in self._ledger.moves()}
        addresses = self._site.config.addresses
        for alias, asked in self._ledger.aliases():
            move = _asked(alias, asked, addresses)
            known = found.setdefault(move.old, move) if move.old != move.new else move
            if known.new != move.new:
                self._report.add(_twice(alias, move, known))
        return tuple(found.values())

    def keep(self, kept: frozenset[UrlPath]) -> None:
        """Note what is published now, and tell what is no longer; *kept* addresses lead on."""
        for row in self._ledger.vanish(kept):
            self._report.add(_vanished(row))
        self._ledger.record()
        lines = "".join(map(_line, self._ledger.all())).encode()
        is_new = lines and digest(lines) != self._ledger.digest()
        if is_new and self._is_whole:
            written = self._report.attempt(
                lambda content: write_file(self._site.root, LEDGER, content), lines
            )
            if written is not None:
                self._ledger.held(digest(lines))

    def _read(self) -> None:
        try:
            raw = read(self._site.root, LEDGER).raw if self._is_there() else b""
        except SourceError as error:
            self._report.add(error.problem)
            self._is_whole = False
            return
        if digest(raw) == self._ledger.digest():
            return
        found = list(_parse(raw))
        self._is_whole = not any(isinstance(item, Problem) for item in found)
        mark = digest(raw) if self._is_whole else Digest("")  # what is broken is told each time
        self._ledger.load(self._report.sift(found), mark)

    def _is_there(self) -> bool:
        path = self._site.root / LEDGER
        return path.is_symlink() or path.exists()


def _parse(raw: bytes) -> Iterator[Published | Problem]:
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else None
        except (ValueError, RecursionError):
            row = ()
        if row is not None:
            yield published(row) if _is_row(row) else _broken(number)


def _is_row(row: object) -> bool:
    if not isinstance(row, list) or len(row) != _FIELDS:
        return False
    return all(isinstance(value, str) for value in row[:4]) and row[4] in {0, 1}


def _line(row: Published) -> str:
    values = (row.address, row.lang or "", row.article, str(row.file or ""), int(row.is_gone))
    return json.dumps(values, ensure_ascii=False) + "\n"


def _asked(alias: str, asked: Move, addresses: Addresses) -> Move:
    lang = asked.lang or LangTag("")
    return Move(
        old=alias_file(alias, lang, addresses), new=asked.new, lang=asked.lang, file=asked.file
    )


def _taken(path: PurePosixPath, address: UrlPath, article: ArticleId) -> Problem:
    return Problem(
        code="address-reused",
        where=Where(path, 1, 1),
        what=f"`{address}` was the address of another article, `{article}`; this text is left out",
        hint=f"give this file another `slug`; if it is that article, take the line out of {LEDGER}",
    )


def _twice(alias: str, move: Move, other: Move) -> Problem:
    return Problem(
        code="alias-clash",
        where=Where(move.file or LEDGER, 1, 1),
        what=f"the alias `{alias}` leads to `{other.new}` already",
        hint="take it out of `aliases`",
    )


def _vanished(row: Published) -> Problem:
    source = f" (its text was {row.file})" if row.file else ""
    return Problem(
        code="address-gone",
        where=Where(PurePosixPath("output", row.address)),
        what=f"nothing stands at `{row.address}` any more{source}",
        hint="if another text takes its place, name it there: aliases: [/the/old/address.html]",
        severity=Severity.NOTE,
    )


def _broken(number: int) -> Problem:
    return Problem(
        code="ledger",
        where=Where(LEDGER, number, 1),
        what="the line is no address once published",
        hint="bring the line back from an older copy, or take it out; nothing is noted until then",
    )
