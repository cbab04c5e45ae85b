"""A text -> where its values came from, where its raw lines went, and what its page is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import Any

from generator.app.evidence import learn_evidence
from generator.app.inquiry.asker import page_at, page_of
from generator.app.inquiry.find import find, named
from generator.app.inquiry.item import Candidate, Line, parts_of, value_of
from generator.app.inquiry.raw import Account, languages
from generator.app.report import Report
from generator.app.scan import read_document, scan_content
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.document import Document, Head
from generator.model.errors import Problem, SourceError, Where
from generator.stages.format import article_id, load

VALUES = (
    "title", "lang", "date", "authors", "source", "description", "tags", "article", "slug", "body",
)  # fmt: skip
"""The fields that every text has or could have; evidence can name further ones."""

BY_HAND = "written by hand"
_SOUGHT = frozenset({"title", "date", "authors", "source"})
_PLACES = (
    ("lang.hint", "the file's name"),
    ("lang.", "the whole text"),
    ("manifest.", "the manifest beside the seed"),
    ("decode.", "the whole text"),
)


NO_EVIDENCE: dict[str, Any] = {
    "seed": None, "content": None, "digest": None, "keys": {}, "fields": [], "review": [],
    "lines": [], "removed": {}, "findings": [], "conflicts": [], "decided": [], "base": None,
}  # fmt: skip
"""The evidence of what was not imported: the keys of all evidence, and nothing in them."""


def evidence_of(site: Site, target: str) -> dict[str, Any]:
    """Return the evidence of the text that *target* names, by path or by address.

    Raises:
        SourceError: If there is no such text, or it was not imported.
    """
    with site.catalogue() as catalogue:
        _read(site, catalogue)
        head = find(site, catalogue, target)
        row = catalogue.imports.of(head.imported) if head.imported else None
    if row is None:
        what, hint = f"{head.path} was not imported", "it was written by hand"
        where = Where(PurePosixPath(target))
        raise SourceError(Problem(code="why", where=where, what=what, hint=hint))
    return Account(site, row.sidecar).record | {"content": str(head.path)}


def explain(site: Site, target: str, *, with_page: bool) -> dict[str, Any]:
    """Tell what *target* names: a text with its page, or another page. The keys stay the same.

    Of a text that is its evidence, with the values of now under ``values`` and the lines' whole
    texts; ``page`` tells what its page was made from, ``unpublished`` why there is none.

    Raises:
        SourceError: If there is no such text and no such page.
    """
    with site.catalogue() as catalogue:
        report = _read(site, catalogue)
        head = named(site, catalogue, target)
        if head is None:
            page = page_at(target, site, catalogue, report)
            return _record(NO_EVIDENCE) | {"page": page, "unpublished": None}
        row = catalogue.imports.of(head.imported) if head.imported else None
        text = _by_hand(head) if row is None else _imported(site, head, row.sidecar)
        told = page_of(head, site, catalogue, report) if with_page else (None, None)
    return text | {"page": told[0], "unpublished": told[1]}


def _read(site: Site, catalogue: Catalogue) -> Report:
    """Bring the catalogue up to date with content and evidence."""
    report = Report()
    scan_content(site.root, catalogue, report, site.edition())
    learn_evidence(site.root, catalogue, report)
    return report


def _record(evidence: dict[str, Any]) -> dict[str, Any]:
    return evidence | {"values": list[Any](), "raw": dict[str, str]()}


def _imported(site: Site, head: Head, sidecar: PurePosixPath) -> dict[str, Any]:
    """Tell where the fields and lines of an imported text came from."""
    account = Account(site, sidecar)
    try:
        base = load(account.imported.base, head.path)
    except SourceError:
        base = None
    document = read_document(site.root, head.path)
    found = (str(field["field"]) for field in account.record.get("fields", []))
    fields = dict.fromkeys([*VALUES, *found])
    fates = account.record.get("lines", [])
    texts = {line.line: line.text for line in account.lines({row["line"] for row in fates})}
    return account.record | {
        "content": str(document.head.path),
        "values": [_value(field, base, document, account) for field in fields],
        "raw": {str(number): text for number, text in sorted(texts.items())},
    }


def _by_hand(head: Head) -> dict[str, Any]:
    """Tell the fields of a text that was not imported, which a person wrote into its file."""
    values = {field: value_of(head, field) for field in VALUES}
    return _record(NO_EVIDENCE) | {
        "content": str(head.path),
        "review": list(head.review),
        "values": [
            {
                "field": field,
                "value": value,
                "status": BY_HAND if value or field == "body" else "none",
                "review": field in head.review,
                "rule": None,
                "certainty": None,
                "place": None,
                "lines": [],
                "alternatives": [],
            }
            for field, value in values.items()
        ],
    }


def _value(
    field: str, base: Document | None, document: Document, account: Account
) -> dict[str, Any]:
    """Tell one value: what it is, by whom, from which line, and what else it could be."""
    value = value_of(document.head, field)
    found = account.candidates(field)
    chosen = next((one for one in found if one.value == value), found[0] if found else None)
    if field not in VALUES and chosen:
        value = chosen.value
    status = _status(field, value, base, document)
    is_own = status == "set by a person"
    told = parts_of(document.head, field)
    others = [one for one in found if (one is not chosen or is_own) and one.value not in told]
    shown = None if is_own else chosen
    return {
        "field": field,
        "value": value,
        "status": status,
        "review": field in document.head.review,
        "rule": shown.rule.split(" ")[0] if shown else None,
        "certainty": shown.certainty if shown else None,
        "place": _made(field, document, shown) if shown is None or not shown.lines else None,
        "lines": [asdict(line) for line in shown.lines] if shown else [],
        "alternatives": [*map(_alternative, others), *_other_languages(field, value, chosen)],
    }


def _status(field: str, value: str | None, base: Document | None, document: Document) -> str:
    """Say who gave a value: the import, or a person who set or confirmed it."""
    if base is None:
        return "found" if value else "not found"
    was = base.body != document.body if field == "body" else value_of(base.head, field) != value
    if was and (field in VALUES):
        return "set by a person"
    if field in base.head.review and field not in document.head.review:
        return "confirmed by a person"
    if field == "body":
        return "as imported"
    return "found" if value else "not found" if field in _SOUGHT else "none"


def _made(field: str, document: Document, found: Candidate | None) -> str | None:
    """Say where a value comes from that stands in no line."""
    if found:
        known = (place for start, place in _PLACES if found.rule.startswith(start))
        return next(known, "no line of the text: its format says so")
    head = document.head
    if field == "article" and head.source.url and article_id(head.source.url) == head.article:
        return "made from the source's address"
    return "made by the import" if field in {"article", "slug"} else None


def _alternative(found: Candidate) -> dict[str, Any]:
    return {
        "value": found.value,
        "rule": found.rule,
        "certainty": found.certainty,
        "lines": [asdict(line) for line in found.lines],
    }


def _other_languages(
    field: str, value: str | None, chosen: Candidate | None
) -> Iterable[dict[str, Any]]:
    if field != "lang" or chosen is None:
        return
    for tag, share in languages(chosen.rule).items():
        if tag != value and share > 0:
            yield {"value": tag, "rule": "lang.text", "certainty": share, "lines": list[Line]()}
