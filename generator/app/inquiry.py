"""Questions about a site that build nothing: coverage, what is open, where a text came from."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from generator.app.evidence import learn_evidence, read_evidence
from generator.app.report import Report
from generator.app.scan import scan_content
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.document import Head, Standing
from generator.model.errors import Problem, SourceError, Where
from generator.model.ids import ArticleId, LangTag
from generator.stages.collect import read


def coverage(
    site: Site,
) -> tuple[Report, list[LangTag], list[tuple[ArticleId, dict[LangTag, Standing]]]]:
    """Return the languages, and for each article the standing of its versions, sorted."""
    report = Report()
    with site.catalogue() as catalogue:
        scan_content(site.root, catalogue, report, with_drafts=False)
        languages = [tag for tag, _ in catalogue.heads.languages()]
        rows = [
            (article, {head.lang: head.translation for head in heads})
            for article, heads in groupby(
                catalogue.heads.by_article(), key=lambda head: head.article
            )
        ]
    return report, languages, rows


def open_items(site: Site) -> tuple[Report, list[tuple[PurePosixPath, tuple[str, ...]]]]:
    """Return the content files with fields under review or with a conflict, sorted by path."""
    report = Report()
    with site.catalogue() as catalogue:
        scan_content(site.root, catalogue, report, with_drafts=False)
        learn_evidence(site.root, catalogue, report)
        conflicts = {row.seed for row in catalogue.imports.all() if row.conflicts}
        items = [
            (head.path, head.review + (("conflict",) if head.imported in conflicts else ()))
            for head in catalogue.heads.all()
        ]
    return report, [(path, fields) for path, fields in items if fields]


def evidence_of(site: Site, target: str) -> dict[str, Any]:
    """Return the evidence of the text that *target* names, by path or by address.

    Raises:
        SourceError: If there is no such text, or it was not imported.
    """
    report = Report()
    with site.catalogue() as catalogue:
        scan_content(site.root, catalogue, report, with_drafts=False)
        learn_evidence(site.root, catalogue, report)
        head = _find(site, catalogue, target)
        row = catalogue.imports.of(head.imported) if head and head.imported else None
    if head is None or row is None:
        what = f"no text at `{target}`" if head is None else f"{head.path} was not imported"
        hint = (
            "name a content file, a seed, or a page" if head is None else "it was written by hand"
        )
        problem = Problem(code="why", where=Where(PurePosixPath(target)), what=what, hint=hint)
        raise SourceError(problem)
    return _record(site, row.sidecar) | {"content": str(head.path)}


def _record(site: Site, sidecar: PurePosixPath) -> dict[str, Any]:
    read_evidence(site.root, sidecar)
    record: dict[str, Any] = json.loads(read(site.root, sidecar).raw)
    return record


def _find(site: Site, catalogue: Catalogue, target: str) -> Head | None:
    place = target.removeprefix(site.config.base_url).removeprefix("/")
    for folder in (site.root, site.output):
        path = Path(target).resolve()
        if path.is_relative_to(folder.resolve()) and path.exists():
            place = path.relative_to(folder.resolve()).as_posix()
    addresses = site.config.addresses
    for head in catalogue.heads.all():
        page = addresses.version(head.lang, head.slug)
        names = {str(head.path), str(head.imported), page, f"output/{page}", head.article}
        if place in names or f"{place}index.html" in names:
            return head
    return None
