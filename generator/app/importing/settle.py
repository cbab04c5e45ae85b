"""Readings -> content and evidence, article by article; what a person wrote stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.app.evidence import read_evidence
from generator.app.importing.conflicts import is_settled, unsaid
from generator.app.importing.desk import COMMIT_EVERY, Desk
from generator.app.importing.fitting import FittedArticle, Unfitted, fit_article, prepare
from generator.app.importing.member import Member, find_member
from generator.edges import pool
from generator.edges.catalogue import ImportRow
from generator.model.document import Document, Head
from generator.model.extract import Extract
from generator.model.finding import Fitted
from generator.model.ids import ArticleId, Slug
from generator.model.source import Text
from generator.stages import format as fmt
from generator.stages.write import write_file


def settle_all(desk: Desk, jobs: int) -> None:
    """Bring all articles that have readings into the content, sorted by their names."""
    articles = pool.run(fit_article, prepare, _articles(desk), jobs)
    for count, article in enumerate(articles, 1):
        _settle(desk, article)
        if count % COMMIT_EVERY == 0:
            desk.catalogue.commit()
    desk.catalogue.commit()


def _articles(desk: Desk) -> Iterator[Unfitted]:
    pending = desk.catalogue.pending
    article = pending.next_article("")
    while article:
        yield Unfitted(article=article, packed=pending.readings(article))
        article = pending.next_article(article)


def _settle(desk: Desk, fitted: FittedArticle) -> None:
    """Write the versions of an article that are new or change, those with a file first."""
    given = frozenset(found.extract.path for found, _ in fitted.versions if found.extract.slug)
    rows = {row.seed: row for row in desk.catalogue.pending.of_article(fitted.article)}
    bringings = [
        _Bringing(
            desk=desk,
            article=fitted.article,
            member=find_member(desk, rows[found.extract.path]),
            fitted=found,
            text=text,
            named_slugs=given,
        )
        for found, text in fitted.versions
    ]
    for bringing in sorted(bringings, key=lambda bringing: bringing.member.head is None):
        desk.report.attempt(_Bringing.run, bringing)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bringing:
    """One version on its way into the content; *named_slugs* are seeds that name their slug."""

    desk: Desk
    article: ArticleId
    member: Member
    fitted: Fitted
    text: Text
    named_slugs: frozenset[PurePosixPath]

    def run(self) -> None:
        """Create the content file or bring the change into it; then the reading is done with.

        Raises:
            SourceError, OutputError: If evidence or content cannot be read or written; the reading
                waits for the next run then.
        """
        if self.member.is_removed and self.member.before:
            self._note(self.member.before.sidecar, self.member.before.conflicts)
        elif self.member.head:
            self._update(self.member.head)
        else:
            self._create()
        self.desk.catalogue.pending.drop(self.member.seed)

    def _create(self) -> None:
        slug = self._slug()
        path = self._free_path(slug)
        base = fmt.dump(self._document(path, slug))
        self.desk.write(path, base)
        self._record(path, base)
        self.desk.report.imported += 1

    def _update(self, head: Head) -> None:
        """Bring a seed's change, or a rule's, into a document that a person may have edited.

        Conflicts of earlier imports stay open until they are settled, or the seed is named.
        """
        mine = self.desk.text(head)
        row = self.member.before
        before = read_evidence(self.desk.root, row.sidecar) if row else None
        base = before.base if before else None
        slug = fmt.load(base or mine, head.path).head.slug
        theirs = fmt.dump(self._document(head.path, slug))
        # Without evidence all that the file says may be a person's, so all of it stays.
        merged = fmt.merge(base or theirs, theirs, mine, before.decided if before else ())
        if merged.text != mine:
            self.desk.write(head.path, merged.text)
            self.desk.report.imported += 1
        earlier = before.conflicts if before and not self.member.is_named else ()
        still = (c for c in earlier if fmt.is_said(c, theirs) and not is_settled(c, merged.text))
        lost = merged.conflicts if base else unsaid(theirs, mine)
        conflicts = tuple(dict.fromkeys([*still, *lost]))
        self._record(head.path, theirs, conflicts, merged.decided)

    def _document(self, path: PurePosixPath, slug: Slug) -> Document:
        return fmt.to_document(self.fitted.extract, path=path, article=self.article, slug=slug)

    def _slug(self) -> Slug:
        """Name a new version: as it names itself, else as its siblings, else by its article."""
        heads, extract, article = self.desk.catalogue.heads, self.fitted.extract, self.article
        own = extract.slug
        if own and fmt.is_slug(own) and not heads.is_slug_taken(own, article):
            return own
        shared = (h.slug for h in heads.of_article(article) if h.imported not in self.named_slugs)
        known = next(shared, None)
        if known:
            return known
        slug = self._first_slug(extract)
        if fmt.is_reserved(slug) or heads.is_slug_taken(slug, article):
            return fmt.distinct(slug, article)
        return slug

    def _first_slug(self, extract: Extract) -> Slug:
        if fmt.is_unsourced(self.article):
            return fmt.slug_of(None, extract.title, extract.digest)
        return fmt.shared_slug(self.article)

    def _free_path(self, slug: Slug) -> PurePosixPath:
        """Return where the content file can lie; no other text has ever been imported to there."""
        extract, article = self.fitted.extract, self.article
        url = None if fmt.is_unsourced(article) else extract.source.url
        folder = PurePosixPath("content", fmt.folder_of(article, url))
        names = (
            slug,
            fmt.distinct(slug, article),
            fmt.distinct(slug, fmt.unsourced(extract.digest)),
        )
        paths = [folder / f"{name}.{extract.lang}.md" for name in names]
        return next(filter(self._is_free, paths), paths[-1])

    def _is_free(self, path: PurePosixPath) -> bool:
        is_other = self.member.before is None and self.desk.catalogue.imports.has_sidecar(
            fmt.sidecar(path)
        )
        return not is_other and not (self.desk.root / path).exists()

    def _record(
        self,
        path: PurePosixPath,
        base: str,
        conflicts: tuple[str, ...] = (),
        decided: tuple[str, ...] = (),
    ) -> None:
        before, row = self.member.before, self.member.row
        sidecar = before.sidecar if before else fmt.sidecar(path)
        imported = fmt.Imported(
            seed=self.member.seed,
            content=path,
            digest=row.digest,
            base=base,
            conflicts=conflicts,
            keys=fmt.Keys(own=row.own, page=row.page),
            article=self.article,
            decided=decided,
        )
        evidence = fmt.dump_evidence(imported, self.fitted, self.text)
        write_file(self.desk.root, sidecar, evidence.encode())
        self._note(sidecar, len(conflicts))

    def _note(self, sidecar: PurePosixPath, conflicts: int) -> None:
        row = self.member.row
        self.desk.catalogue.imports.put(
            ImportRow(
                seed=self.member.seed,
                digest=row.digest,
                rules=row.key,
                sidecar=sidecar,
                conflicts=conflicts,
                own=row.own,
                page=row.page,
                article=self.article,
            )
        )
