"""A person's decision on a text -> its content file, amended; a wrong value changes nothing."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from generator.app.evidence import learn_evidence
from generator.app.inquiry.find import find, is_folder, select
from generator.app.inquiry.raw import Account
from generator.app.report import Report
from generator.app.scan import parse, scan_content
from generator.app.site import Site
from generator.edges.catalogue import Catalogue, ImportRow
from generator.model.document import Document, Head
from generator.model.errors import Problem, SourceError, Where
from generator.model.ids import digest
from generator.model.source import SourceFile
from generator.stages.collect import read
from generator.stages.format import article_id
from generator.stages.format.amend import amend, field_list
from generator.stages.format.load import KEYS
from generator.stages.write import write_file

SETTABLE = (
    "title", "date", "lang", "authors", "source", "source.name", "description", "article",
    "translation", "tags", "related",
)  # fmt: skip
ACCEPTABLE = ("all", "conflict", "body", *KEYS[:-1])
_CODECS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a decision: the fields that it closed or set, and those that stay open.

    *article* is an address that the text's article could now be named by, if it has no other yet.
    """

    path: PurePosixPath
    confirmed: tuple[str, ...]
    changed: tuple[str, ...]
    open: tuple[str, ...]
    article: str | None

    def as_json(self) -> dict[str, Any]:
        """Return what happened with stable keys."""
        return {
            "path": str(self.path),
            "confirmed": list(self.confirmed),
            "set": list(self.changed),
            "open": list(self.open),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """A file as it will be, found to be right; nothing is written yet.

    *cleared* is the evidence of its import as it will be, if that had conflicts.
    """

    settled: Settled
    content: bytes
    cleared: tuple[ImportRow, bytes] | None


def settle(
    site: Site, targets: Sequence[str], accepted: Collection[str], assigned: Mapping[str, str]
) -> list[Settled]:
    """Confirm the fields *accepted* (``all`` means all) and set those *assigned*.

    All files are written or, if anything is wrong with one of them, none.

    Raises:
        SourceError: If a target names nothing, or a file would no longer be right.
        OutputError: If a file cannot be written.
    """
    report = Report()
    with site.catalogue() as catalogue:
        scan_content(site.root, catalogue, report, site.edition())
        learn_evidence(site.root, catalogue, report)
        heads = _heads(site, catalogue, targets, report)
        plans = [_plan(site, catalogue, head, accepted, assigned) for head in heads]
        for row, evidence in (plan.cleared for plan in plans if plan.cleared):
            write_file(site.root, row.sidecar, evidence)
            catalogue.imports.put(replace(row, conflicts=0))
        for plan in plans:
            write_file(site.root, plan.settled.path, plan.content)
    return [plan.settled for plan in plans]


def _heads(site: Site, catalogue: Catalogue, targets: Sequence[str], report: Report) -> list[Head]:
    found: dict[PurePosixPath, Head] = {}
    for target in targets:
        if is_folder(site, target):
            named = select(site, catalogue.heads.all(), [target], report)
        else:
            named = [find(site, catalogue, target)]
        if not named:
            what, hint = f"no text in `{target}`", "name a content file, a seed, or their folder"
            where = Where(PurePosixPath(target))
            raise SourceError(Problem(code="review", where=where, what=what, hint=hint))
        found |= {head.path: head for head in named}
    return list(found.values())


def _plan(
    site: Site,
    catalogue: Catalogue,
    head: Head,
    accepted: Collection[str],
    assigned: Mapping[str, str],
) -> _Plan:
    file = read(site.root, head.path)
    row = catalogue.imports.of(head.imported) if head.imported else None
    row = row if row and row.conflicts and {"conflict", "all"} & set(accepted) else None
    text, bom, codec = _text(file)
    under_review = field_list(text, "review")
    closed = tuple(name for name in under_review if {name, "all"} & {*accepted, *assigned})
    rest = tuple(name for name in under_review if name not in closed)
    changes = dict(assigned) | ({"review": ",".join(rest)} if closed else {})
    try:
        content = bom + amend(text, changes).encode(codec)
        made = parse(SourceFile(path=file.path, raw=content, digest=digest(content)))
    except SourceError as error:  # its line is one of a file that is not written
        raise SourceError(replace(error.problem, where=Where(head.path))) from error
    _refuse_change(parse(file), made, {*changes})
    _refuse_double(catalogue, head, made.head)
    known = article_id(made.head.source.url) if made.head.source.url else None
    is_nameless = made.head.article.startswith("unsourced/") and "source" not in rest
    settled = Settled(
        path=head.path,
        confirmed=(*closed, *(("conflict",) if row else ())),
        changed=tuple(assigned),
        open=rest,
        article=known if is_nameless else None,
    )
    cleared = (row, _cleared(site, row)) if row else None
    return _Plan(settled=settled, content=content, cleared=cleared)


def _text(file: SourceFile) -> tuple[str, bytes, str]:
    """Decode a file that can be read, so that it can be encoded again as it was."""
    bom, codec = next(((b, c) for b, c in _CODECS if file.raw.startswith(b)), (b"", "utf-8"))
    return file.raw[len(bom) :].decode(codec), bom, codec


def _refuse_change(before: Document, after: Document, keys: Collection[str]) -> None:
    """Raise if more would change than the fields in *keys*; their order shifts lines."""
    names = {key.partition(".")[0] for key in keys} | {"line", "label", "excerpt"}
    if "source" in names:
        names.add("article")  # which a file without one takes from its source
    kept = {name: getattr(before.head, name) for name in names if name in Head.__slots__}
    if replace(after.head, **kept) != before.head or after.body != before.body:
        what = "the front matter is written in a way that cannot be edited safely"
        hint = "edit the file by hand"
        where = Where(before.head.path, 1)
        raise SourceError(Problem(code="review", where=where, what=what, hint=hint))


def _refuse_double(catalogue: Catalogue, before: Head, after: Head) -> None:
    """Raise if the text would become a second version of its article in its language."""
    if (before.article, before.lang) == (after.article, after.lang):
        return
    known = catalogue.heads.version(after.article, after.lang)
    if known and known.path != after.path:
        what = f"a second `{after.lang}` version of `{after.article}`; the first is {known.path}"
        hint = "remove one of the two, or name another article or language"
        where = Where(after.path, after.line)
        raise SourceError(Problem(code="version-double", where=where, what=what, hint=hint))


def _cleared(site: Site, row: ImportRow) -> bytes:
    """Take the conflicts out of an import's evidence; the file stays as the person made it."""
    record = Account(site, row.sidecar).record | {"conflicts": []}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
