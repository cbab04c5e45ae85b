"""Seeds -> content: the first half of a build. Safe to repeat; what a person wrote stays."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from generator.app import scan
from generator.app.evidence import learn_evidence, read_evidence
from generator.app.report import Report
from generator.app.site import Site, program_digest
from generator.edges.catalogue import Catalogue, ImportRow
from generator.edges.identifier import identify
from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model.document import Document, Head
from generator.model.errors import Problem, Severity, SourceError, Where
from generator.model.extract import Extract
from generator.model.ids import ArticleId, Slug, digest
from generator.model.rules import Rules
from generator.model.source import SourceFile, Text
from generator.stages import format as fmt
from generator.stages.collect import collect, read
from generator.stages.decode import decode
from generator.stages.extract import Vocabulary, compile_rules, extract
from generator.stages.write import write_file

_FOLDER = "seeds"
_UNSOURCED = "unsourced/"


class Importer:
    """Imports the seeds of one site; the vocabulary is compiled when the first seed needs it."""

    def __init__(
        self, site: Site, catalogue: Catalogue, report: Report, *, with_drafts: bool
    ) -> None:
        self._site = site
        self._catalogue = catalogue
        self._report = report
        self._with_drafts = with_drafts
        self._rules: Rules = load_rules(BUILT_IN, site.root / "rules")
        self._rules_key = digest(self._rules.digest, program_digest())
        self._compiled: Vocabulary | None = None

    def run(self, only: Collection[PurePosixPath] = ()) -> None:
        """Import what is new or changed; the seeds in *only* even where a person removed them."""
        learn_evidence(self._site.root, self._catalogue, self._report)
        for file in self._report.sift(collect(self._site.root, _FOLDER, ".txt")):
            if only and file.path not in only:
                continue
            if only or not self._is_done(file):
                self._report.attempt(partial(self._import, is_named=bool(only)), file)
        for row in self._catalogue.imports.all():
            if row.conflicts:
                self._report.attempt(self._tell_conflicts, row)

    def _is_done(self, file: SourceFile) -> bool:
        """Say whether a seed needs nothing: same bytes and rules, or the bytes of another seed."""
        row = self._catalogue.imports.of(file.path)
        if row:
            return row.digest == file.digest and row.rules == self._rules_key
        return any(
            (self._site.root / twin.seed).is_file()
            for twin in self._catalogue.imports.with_bytes(file.digest)
        )

    def _tell_conflicts(self, row: ImportRow) -> None:
        """Warn of a conflict until the file holds what the source says, or the seed is named."""
        head = self._catalogue.heads.imported_from(row.seed)
        mine = self._text(head) if head else ""
        still = [
            text
            for text in read_evidence(self._site.root, row.sidecar).conflicts
            if text not in mine
        ]
        if head and still:
            self._report.add(_conflict(row.seed, head, still))
        else:
            self._catalogue.imports.put(replace(row, conflicts=0))

    def _import(self, file: SourceFile, *, is_named: bool) -> None:
        row = self._catalogue.imports.of(file.path)
        twin = next(self._catalogue.imports.with_bytes(file.digest), None)
        if row is None and twin and not (self._site.root / twin.seed).exists():
            row = self._follow_rename(twin, file.path)
        text = decode(file)
        found = extract(text, self._vocabulary(), identify)
        head = self._catalogue.heads.imported_from(file.path)
        if head:
            self._update(found, text, head, row, is_named=is_named)
        elif row is None or is_named:
            self._create(found, text)
        elif not (self._site.root / read_evidence(self._site.root, row.sidecar).content).exists():
            # A person removed what it had become; a file that cannot be read now is no such case.
            self._catalogue.imports.put(replace(row, digest=file.digest, rules=self._rules_key))

    def _follow_rename(self, old: ImportRow, seed: PurePosixPath) -> ImportRow:
        """Let what a seed became belong to the name that the seed has now."""
        head = self._catalogue.heads.imported_from(old.seed)
        if head:
            self._write(head.path, fmt.renamed_seed(self._text(head), old.seed, seed))
        raw = read(self._site.root, old.sidecar).raw.decode()
        evidence = fmt.renamed_evidence(raw, old.seed, seed)
        write_file(self._site.root, old.sidecar, evidence.encode())
        self._catalogue.imports.drop(old.seed)
        row = replace(old, seed=seed)
        self._catalogue.imports.put(row)
        return row

    def _create(self, found: Extract, text: Text) -> None:
        article, slug = self._identity(found)
        known = self._catalogue.heads.version(article, found.lang)
        if known:
            raise SourceError(_double(found, known))
        is_sourced = not article.startswith(_UNSOURCED) and found.source.url
        folder = fmt.host(found.source.url or "") if is_sourced else "unsourced"
        path = PurePosixPath("content", folder.replace(":", "-"), f"{slug}.{found.lang}.md")
        if (self._site.root / path).exists():
            path = path.with_name(f"{fmt.distinct(slug, article)}.{found.lang}.md")
        document = fmt.to_document(found, path=path, article=article, slug=slug)
        base = fmt.dump(document)
        self._write(path, base)
        self._record(found, text, path, base, ())
        self._report.imported += 1

    def _update(
        self, found: Extract, text: Text, head: Head, row: ImportRow | None, *, is_named: bool
    ) -> None:
        """Bring a seed's change, or a rule's, into a document that a person may have edited.

        Conflicts of earlier imports stay open until they are settled, or the seed is named.
        """
        mine = self._text(head)
        before = read_evidence(self._site.root, row.sidecar) if row else None
        base = before.base if before else None
        theirs = fmt.dump(self._renewed(found, head, base or mine))
        # Without evidence all that the file says may be a person's, so all of it stays.
        merged = fmt.merge(base or theirs, theirs, mine)
        if merged.text != mine:
            self._write(head.path, merged.text)
            self._report.imported += 1
        earlier = before.conflicts if before and not is_named else ()
        still = (conflict for conflict in earlier if conflict not in merged.text)
        conflicts = tuple(dict.fromkeys([*still, *merged.conflicts]))
        self._record(found, text, head.path, theirs, conflicts)

    def _renewed(self, found: Extract, head: Head, base: str) -> Document:
        """Make the document that an import gives now, under the address that it always had."""
        before = fmt.load(base, head.path).head
        article = before.article
        if article.startswith(_UNSOURCED):
            article = self._article(found)
        return fmt.to_document(found, path=head.path, article=article, slug=before.slug)

    def _identity(self, found: Extract) -> tuple[ArticleId, Slug]:
        """Name the article and its slug; versions share a slug, and no two articles do."""
        article = self._article(found)
        is_sourced = not article.startswith(_UNSOURCED)
        slug = fmt.slug_of(found.source.url if is_sourced else None, found.title, found.digest)
        shared = self._catalogue.heads.slug_of(article)
        if shared:
            return article, shared
        owner = self._catalogue.heads.owner_of(slug)
        if fmt.is_reserved(slug) or (owner and owner != article):
            slug = fmt.distinct(slug, article)
        return article, slug

    @staticmethod
    def _article(found: Extract) -> ArticleId:
        """Name the article by its source's address, but never by one that is in doubt."""
        url = None if "source" in found.review else found.source.url
        return (fmt.article_id(url) if url else None) or ArticleId(_UNSOURCED + found.digest[:12])

    def _record(
        self, found: Extract, text: Text, path: PurePosixPath, base: str, conflicts: tuple[str, ...]
    ) -> None:
        row = self._catalogue.imports.of(found.path)
        sidecar = row.sidecar if row else fmt.sidecar(path)
        evidence = fmt.dump_evidence(found, text, path, base, conflicts)
        write_file(self._site.root, sidecar, evidence.encode())
        self._catalogue.imports.put(
            ImportRow(
                seed=found.path,
                digest=found.digest,
                rules=self._rules_key,
                sidecar=sidecar,
                conflicts=len(conflicts),
            )
        )

    def _write(self, path: PurePosixPath, text: str) -> None:
        write_file(self._site.root, path, text.encode())
        file = read(self._site.root, path)
        scan.put(file, self._catalogue, self._report, with_drafts=self._with_drafts)

    def _text(self, head: Head) -> str:
        return "\n".join(decode(read(self._site.root, head.path)).lines)

    def _vocabulary(self) -> Vocabulary:
        if self._compiled is None:
            self._compiled = compile_rules(self._rules)
        return self._compiled


def _double(found: Extract, known: Head) -> Problem:
    return Problem(
        code="version-double",
        where=Where(found.path, 1),
        what=f"a second `{found.lang}` version of `{known.article}`; the first is {known.path}",
        hint="remove one of the two sources, or edit the first one's content file",
    )


def _conflict(seed: PurePosixPath, head: Head, conflicts: list[str]) -> Problem:
    said = " ".join(conflicts[0].split())
    return Problem(
        code="import-conflict",
        where=Where(head.path, head.line),
        what=f"{seed} changed where a person had edited; it now says: {said[:80]}",
        hint=f"take over what is right, then settle it: commonweal import {seed}",
        severity=Severity.WARNING,
    )
