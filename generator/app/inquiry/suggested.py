"""A site's texts -> pairs of articles that may be one, as items for a person to decide."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import PurePosixPath

from generator.app.inquiry.item import Item
from generator.app.report import Report
from generator.app.scan import read_document
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.document import Head
from generator.model.suggestion import VERY_LIKELY, Features, Suggestion
from generator.stages.group import features, suggest


def suggested(
    site: Site, catalogue: Catalogue, paths: frozenset[PurePosixPath], report: Report
) -> Iterator[Item]:
    """Yield suggestions that touch one of *paths*, the likeliest first.

    Articles that a person called `related`, about one event but not one article, are settled.
    Every body is read once; the features of all texts are held in memory.
    """
    heads = {head.path: head for head in catalogue.heads.all() if head.withdrawn is None}
    for found in suggest(_features(site, heads.values(), report)):
        first, second = heads[found.first], heads[found.second]
        is_settled = first.article in second.related or second.article in first.related
        if not is_settled and not paths.isdisjoint({first.path, second.path}):
            yield _item(first, second, found)


def _features(site: Site, heads: Collection[Head], report: Report) -> Iterator[Features]:
    for head in heads:
        document = report.attempt(partial(read_document, site.root), head.path)
        if document:
            yield features(document.head, document.body)


def _item(first: Head, second: Head, found: Suggestion) -> Item:
    likelihood = "very likely" if found.score >= VERY_LIKELY else "possibly"
    shared = tuple(
        (kind, values)
        for kind, values in (
            ("numbers", found.numbers),
            ("names", found.names),
            ("phones", found.phones),
            ("urls", found.urls),
        )
        if values
    )
    return Item(
        path=first.path,
        line=first.line,
        field="article",
        what=f"{likelihood} one article with {second.path}",
        value=first.article,
        rule="identity.suggested",
        certainty=None,
        seed=first.imported,
        other=second.path,
        shared=shared,
    )
