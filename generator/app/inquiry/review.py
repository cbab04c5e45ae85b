"""A site -> what a person should look at, the riskiest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.app.evidence import learn_evidence
from generator.app.inquiry.find import select
from generator.app.inquiry.item import Candidate, Item, parts_of, value_of
from generator.app.inquiry.raw import Account, languages
from generator.app.inquiry.suggested import suggested
from generator.app.report import Report
from generator.app.scan import scan_content
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.document import Head
from generator.model.errors import Problem, Severity, Where
from generator.stages.collect import read
from generator.stages.decode import decode
from generator.stages.format.matter import read_matter

_REVIEW = re.compile(r"""["']?review["']?\s*[:=]""")


def review(
    site: Site, targets: Sequence[str] = (), fields: Collection[str] = ()
) -> tuple[Report, list[Item]]:
    """Return what is open by risk, then by path; notes come last.

    *targets* are content files, seeds or folders, *fields* some of ``FIELDS``; none means all.
    Holds the items in memory, and one evidence file at a time.

    Raises:
        SourceError: If a target names nothing.
    """
    report = Report()
    with site.catalogue() as catalogue:
        scan_content(site.root, catalogue, report, site.edition())
        learn_evidence(site.root, catalogue, report)
        heads = select(site, catalogue.heads.all(), targets, report)
        run = _Review(site, catalogue, report, fields)
        items = [
            item for head in heads for item in run.items(head) if not fields or item.field in fields
        ]
        if not fields or "article" in fields:
            paths = frozenset(head.path for head in heads)
            items += suggested(site, catalogue, paths, report)
    return report, sorted(items, key=lambda item: item.rank)


def open_items(site: Site) -> tuple[Report, list[tuple[PurePosixPath, tuple[str, ...]]]]:
    """Return the content files with fields under review or with a conflict, sorted by path."""
    report = Report()
    with site.catalogue() as catalogue:
        scan_content(site.root, catalogue, report, site.edition())
        learn_evidence(site.root, catalogue, report)
        conflicts = {row.seed for row in catalogue.imports.all() if row.conflicts}
        items = [
            (head.path, head.review + (("conflict",) if head.imported in conflicts else ()))
            for head in catalogue.heads.all()
        ]
    return report, [(path, fields) for path, fields in items if fields]


def open_problems(site: Site) -> Iterator[Problem]:
    """Yield a warning for each content file with open fields or conflicts, by the catalogue.

    Evidence that cannot be read is passed over, since an import tells of it.
    """
    with site.catalogue() as catalogue:
        learn_evidence(site.root, catalogue, Report())
        conflicts = {row.seed for row in catalogue.imports.all() if row.conflicts}
        for head in catalogue.heads.all():
            fields = (*head.review, *(("conflict",) if head.imported in conflicts else ()))
            if fields:
                is_one = len(fields) == 1
                line = _line_of_review(site, head) if head.review else head.line
                yield Problem(
                    code="review-open",
                    where=Where(head.path, line),
                    what=f"{', '.join(fields)} {'is' if is_one else 'are'} open",
                    hint=f"confirm or set {'it' if is_one else 'them'}:"
                    f" commonweal review {head.path}",
                    severity=Severity.WARNING,
                )


class _Review:
    """One run over the texts: what its steps share."""

    def __init__(
        self, site: Site, catalogue: Catalogue, report: Report, fields: Collection[str]
    ) -> None:
        self._site = site
        self._catalogue = catalogue
        self._report = report
        self._fields = fields
        self._versions: defaultdict[str, list[Head]] = defaultdict(list)
        for head in catalogue.heads.all():
            self._versions[head.article].append(head)

    def items(self, head: Head) -> Iterator[Item]:
        """Yield the items of one text; its evidence is read only if there is a use for it."""
        row = self._catalogue.imports.of(head.imported) if head.imported else None
        has_use = head.review or not self._fields or "note" in self._fields
        account = None
        if row and (has_use or row.conflicts):
            account = self._report.attempt(partial(Account, self._site), row.sidecar)
        siblings = (other for other in self._versions[head.article] if other.path != head.path)
        known = tuple((other.lang, other.path) for other in siblings)
        make = partial(Item, path=head.path, seed=head.imported, siblings=known)
        if account:
            yield from self._conflicts(make, head, account)
        line = _line_of_review(self._site, head) if head.review else head.line
        for field in head.review:
            yield _open_field(partial(make, line=line), head, field, account)
        if account:
            yield from _notes(partial(make, line=head.line), account)

    def _conflicts(self, make: Callable[..., Item], head: Head, account: Account) -> Iterator[Item]:
        """Yield what the seed says now where a person had edited, unless the file holds it too."""
        conflicts = account.imported.conflicts
        mine = "\n".join(decode(read(self._site.root, head.path)).lines) if conflicts else ""
        for text in conflicts:
            if text not in mine:
                what = f"{head.imported} changed where a person had edited"
                found = Candidate(value=text, rule="import", certainty=1.0, lines=())
                yield make(line=head.line, field="conflict", what=what, candidates=(found,))


def _open_field(make: Callable[..., Item], head: Head, field: str, account: Account | None) -> Item:
    """Tell what is known of a field under review; the chosen value's evidence comes first."""
    value = value_of(head, field)
    found = account.candidates(field) if account else ()
    chosen = next((one for one in found if one.value == value), found[0] if found else None)
    told = parts_of(head, field)
    others = [other for other in found if other is not chosen and other.value not in told]
    if field == "lang" and chosen:
        shares = languages(chosen.rule)
        others += [
            Candidate(value=tag, rule="lang.text", certainty=share, lines=())
            for tag, share in shares.items()
            if tag != value
        ]
    if field == "body" and chosen:
        what = "; ".join(dict.fromkeys(doubt.value for doubt in found))
    elif field == "source" and not head.source.url:
        what = "no address"
    else:
        what = "not certain" if value else "not found"
    return make(
        field=field,
        what=what,
        value=value,
        rule=chosen.rule.split(" ")[0] if chosen else None,
        certainty=chosen.certainty if chosen else None,
        lines=chosen.lines if chosen else (),
        candidates=tuple(others),
    )


def _notes(make: Callable[..., Item], account: Account) -> Iterator[Item]:
    """Yield what the versions of the article say of each other."""
    for found in account.record.get("findings", []):
        yield make(
            field="note",
            what=str(found["text"]),
            rule=str(found["code"]),
            lines=account.lines(found["lines"]),
        )


def _line_of_review(site: Site, head: Head) -> int:
    """Return the line where ``review`` stands; the text is parsed only if it begins no line."""
    lines = decode(read(site.root, head.path)).lines
    found = next((n for n, line in enumerate(lines, 1) if _REVIEW.match(line)), 0)
    if found:
        return found
    text = "\n".join(lines)
    node = read_matter(text, head.path).nodes.get("review")
    return node.line if node else head.line
