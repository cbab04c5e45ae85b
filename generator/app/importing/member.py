"""A reading beside what there is already: whether it is new, moved, or was removed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.app.importing.desk import Desk
from generator.edges.catalogue import ImportRow, PendingRow
from generator.model.document import Head
from generator.model.ids import ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A version of an article that was read, and what an earlier import made of it."""

    row: PendingRow
    head: Head | None
    before: ImportRow | None
    is_named: bool

    @property
    def seed(self) -> PurePosixPath:
        """The source."""
        return self.row.seed

    @property
    def is_removed(self) -> bool:
        """Say whether a person removed what the seed had become, and did not ask for it."""
        return self.head is None and self.before is not None and not self.is_named

    def is_moved(self, article: ArticleId) -> bool:
        """Say whether the version belonged to another article when it was imported."""
        return self.before is not None and self.before.article not in {None, article}

    def takes_place(self, article: ArticleId) -> bool:
        """Say whether this will be a version of the article; a person may have named another."""
        if self.head is None:
            return not self.is_removed
        at = self.head.article
        return at == article or (self.before is not None and at == self.before.article)


def find_member(desk: Desk, row: PendingRow) -> Member:
    """Look up what an earlier import made of a seed that was read."""
    return Member(
        row=row,
        head=desk.head(row.seed),
        before=desk.catalogue.imports.of(row.seed),
        is_named=row.seed in desk.named,
    )
