"""A site -> which article there is in which language."""

from __future__ import annotations

from itertools import groupby

from generator.app.report import Report
from generator.app.scan import scan_content
from generator.app.site import Site
from generator.model.document import Standing
from generator.model.ids import ArticleId, LangTag


def coverage(
    site: Site,
) -> tuple[Report, list[LangTag], list[tuple[ArticleId, dict[LangTag, Standing]]]]:
    """Return the languages, and for each article the standing of its versions, sorted."""
    report = Report()
    with site.catalogue() as catalogue:
        scan_content(site.root, catalogue, report, site.edition())
        languages = [tag for tag, _ in catalogue.heads.languages()]
        rows = [
            (article, {head.lang: head.translation for head in heads})
            for article, heads in groupby(
                catalogue.heads.by_article(), key=lambda head: head.article
            )
        ]
    return report, languages, rows
