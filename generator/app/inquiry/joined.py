"""A version -> which rule made it a version of its article: the evidence knows, or its own file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.app.inquiry.raw import Account
from generator.app.site import Site
from generator.edges.catalogue import Catalogue, ImportRow
from generator.model.document import Head
from generator.model.errors import CommonwealError
from generator.model.ids import ArticleId, LangTag
from generator.stages.format import article_id, is_unsourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Why a text is a version of its article; *rule* is a name that stays, *what* says it."""

    file: PurePosixPath
    lang: LangTag
    rule: str
    what: str

    def as_json(self) -> dict[str, Any]:
        """Return it with stable keys."""
        return {"content": str(self.file), "lang": self.lang, "rule": self.rule, "why": self.what}


SHORT = {
    "front-matter": "its front matter",
    "named-by-seed": "its seed",
    "portal-page": "its page on the portal",
    "portal-sibling": "its page on the portal",
    "source-address": "its source's address",
    "unsourced": "its own bytes",
}
"""By what each rule joins, in few words."""
_BY_HAND = ("front-matter", "`article` in its front matter")


def joined(head: Head, site: Site, catalogue: Catalogue) -> Joined:
    """Tell which rule joined a version to its article."""
    row = catalogue.imports.of(head.imported) if head.imported else None
    rule, what = _BY_HAND if row is None else _by_import(head, row, site)
    return Joined(file=head.path, lang=head.lang, rule=rule, what=what)


def _by_import(head: Head, row: ImportRow, site: Site) -> tuple[str, str]:
    if row.article and row.article != head.article:
        what = "`article` in its front matter, which a person wrote there: the import had made it"
        return "front-matter", f"{what} {row.article}"
    if is_unsourced(head.article):
        return "unsourced", "no certain source: named by its own bytes, so nothing joins it"
    if row.own != head.article:
        return _by_page(head, row)
    if head.source.url and article_id(head.source.url) == head.article:
        return "source-address", f"the canonical address of its source, {head.source.url}"
    if _names_itself(head.article, row, site):
        return "named-by-seed", f"`article` in its seed, {row.seed}"
    url = head.source.url or "the page that it was taken from"
    return "source-address", f"the address of its source, {url}, as its portal names articles"


def _by_page(head: Head, row: ImportRow) -> tuple[str, str]:
    if row.page is None:
        return _BY_HAND
    if row.page == head.article:
        return "portal-page", f"the page that all its languages share on the portal, {row.page}"
    what = f"another language of the same page, {row.page}, names this article as its source"
    return "portal-sibling", what


def _names_itself(article: ArticleId, row: ImportRow, site: Site) -> bool:
    try:
        found = Account(site, row.sidecar).candidates("article")
    except CommonwealError:
        return False
    return any(candidate.value == article for candidate in found)
