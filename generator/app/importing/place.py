"""Readings -> their articles, by what is known of all versions; the order of imports is no matter.

A version that names its source brings along the versions of the same page that do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.app.evidence import read_evidence
from generator.app.importing.desk import Desk
from generator.app.importing.member import Member, find_member
from generator.edges.catalogue import ImportRow, PendingRow
from generator.model.document import Head
from generator.model.ids import ArticleId, LangTag
from generator.stages import format as fmt


class Placer:
    """Says to which article each reading belongs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._catalogue = desk.catalogue
        self._freed: set[PurePosixPath] = set()

    def place_all(self) -> bool:
        """Place every reading, and ask for imports that now belong elsewhere.

        Say whether one can be settled that could not be when this was last asked.
        """
        pending = self._catalogue.pending
        freed: set[PurePosixPath] = set()
        for row in pending.all():
            article, is_held = self._place(row)
            if (article, is_held) != (row.article, row.is_held):
                pending.place(row.seed, article, is_held=is_held)
            freed |= {row.seed} if row.is_held and not is_held else set()
        for moved, article in self.misplaced():
            head = self._desk.head(moved.seed)
            if head is None or not self._desk.rival(article, head.lang, moved.seed):
                pending.want(moved.seed)
                freed.add(moved.seed)
        is_more = bool(freed - self._freed)
        self._freed |= freed
        return is_more

    def choose(self) -> None:
        """Let one reading have each place that several claim; the others wait.

        What is there already comes first, then the first by its seed's path. One that was imported
        before and is known by its page alone stays where it is instead.
        """
        pending = self._catalogue.pending
        article = pending.next_article("")
        while article:
            members = [find_member(self._desk, row) for row in pending.of_article(article)]
            for member in self._without_place(article, members):
                if member.head and member.row.own is None:
                    pending.drop(member.seed)
                else:
                    pending.place(member.seed, article, is_held=True)
            article = pending.next_article(article)

    def _without_place(self, article: ArticleId, members: Sequence[Member]) -> Iterator[Member]:
        taken: set[LangTag] = set()
        for member in sorted(members, key=lambda member: (member.head is None, member.seed)):
            lang = member.row.lang
            is_here = member.head is not None and not member.is_moved(article)
            has_rival = self._desk.rival(article, lang, member.seed) is not None
            if is_here or member.is_removed or not (lang in taken or has_rival):
                taken |= {lang} if member.takes_place(article) else set()
            else:
                yield member

    def misplaced(self) -> Iterator[tuple[ImportRow, ArticleId]]:
        """Yield the imports that belong to another article by now, with that article."""
        for row in self._catalogue.imports.with_page_only():
            article = self._article(row)
            if row.article and article != row.article:
                yield row, article

    def _place(self, row: PendingRow) -> tuple[ArticleId, bool]:
        """Return the article of a reading, and whether it must wait."""
        article = self._article(row)
        if self._desk.broken(row.seed):
            return article, True
        head = self._desk.head(row.seed)
        before = self._catalogue.imports.of(row.seed)
        if head:
            was = before.article if before and before.article else head.article
            return self._place_again(row, head, article, was)
        if before and row.seed not in self._desk.named:
            return article, self._is_broken(before)
        return article, self._desk.rival(article, row.lang, row.seed) is not None

    def _place_again(
        self, row: PendingRow, head: Head, article: ArticleId, was: ArticleId
    ) -> tuple[ArticleId, bool]:
        """Place what was imported to the article *was*, where another text may have its place.

        It stays where it was if but its page tells where it belongs. One that names its article
        itself, or is in another language by now, waits: it must not become what it is not.
        """
        if self._desk.rival(article, row.lang, row.seed) is None:
            return article, False
        if article != was:
            return (article, True) if row.own else (was, False)
        is_same = row.lang in {head.lang, self._desk.imported_lang(row.seed)}
        return article, not is_same

    def _article(self, row: ImportRow | PendingRow) -> ArticleId:
        needs_owner = row.own is None and row.page is not None
        owner = self._catalogue.pending.owner_of(row.page) if needs_owner and row.page else None
        return fmt.place(fmt.Keys(own=row.own, page=row.page), owner, row.digest)

    def _is_broken(self, row: ImportRow) -> bool:
        """Say whether what a seed became is there, but cannot be read; else it was removed."""
        root = self._desk.root
        imported = self._desk.report.attempt(partial(read_evidence, root), row.sidecar)
        return imported is None or (root / imported.content).exists()


def waiting(desk: Desk) -> Iterator[tuple[PurePosixPath, PurePosixPath]]:
    """Yield the seeds that wait for a content file to be mended, with that file.

    One that says what it said when it was imported waits for nothing.
    """
    for row in desk.catalogue.pending.all() if desk.broken_files else ():
        file = desk.broken(row.seed)
        before = desk.catalogue.imports.of(row.seed)
        is_known = before is not None and before.digest == row.digest
        if file and (row.seed in desk.named or not is_known):
            yield row.seed, file


def rivals(desk: Desk, placer: Placer) -> Iterator[tuple[PendingRow | ImportRow, Head]]:
    """Yield the versions that are kept from their place, with the texts that have it."""
    for row in desk.catalogue.pending.all():
        known = row.article and desk.rival(row.article, row.lang, row.seed)
        is_told = (
            row.seed in desk.named
            or desk.catalogue.imports.of(row.seed) is None
            or desk.head(row.seed)
        )
        if row.is_held and known and is_told and not desk.broken(row.seed):
            yield row, known
    for moved, article in placer.misplaced():
        head = desk.head(moved.seed)
        other = head and desk.rival(article, head.lang, moved.seed)
        if other:
            yield moved, other
