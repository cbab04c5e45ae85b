"""What was given and what was found -> Extract: one value for each field, and what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from generator.model import lang
from generator.model.document import Author, Source
from generator.model.extract import Block, BlockKind, Evidence, Extract
from generator.model.ids import ArticleId, LangTag, Slug
from generator.model.rules import Portal
from generator.stages.extract.given import Given
from generator.stages.extract.language import Identify, Verdict, decide_language, hinted
from generator.stages.extract.ledger import Ledger

_REVIEWED = ("title", "lang", "date", "authors", "source", "description", "body")
# Tags with a region that are written standards of their own; `en-US` on a page says little.
_STANDARDS = frozenset({"pt-BR"})
_SURE = 0.8  # the line drawn in docs/normalising.md


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the lines of a text gave."""

    title: str | None = None
    date: dt.date | None = None
    authors: tuple[Author, ...] = ()
    source: Source = field(default_factory=Source)
    description: str | None = None
    portal: Portal | None = None


def assemble(
    ledger: Ledger,
    blocks: tuple[Block, ...],
    given: Given,
    found: Found,
    identify: Identify,
) -> Extract:
    """Choose a value for each field: what is given, else what was found; note what is open."""
    text = ledger.text
    page = given.first("page") or _noted(ledger.evidence, "page")
    in_address = _language_of(page, found.portal)
    verdict = _language(ledger, blocks, given, in_address, identify)
    source = Source(
        name=given.first("source.name") or found.source.name,
        url=given.first("source") or found.source.url or page,
    )
    title = given.first("title") or found.title
    date = given.date() or found.date
    authors = given.authors() or found.authors
    evidence = _evidence(ledger, verdict)
    writers = [author for author in authors if "text" in author.roles]
    missing = (("title", title), ("date", date), ("authors", writers), ("source", source.url))
    in_doubt = ledger.doubts | {name for name, value in missing if not value}
    in_doubt |= _in_doubt(given) | _contradicted(given, found)
    if verdict.certainty < _SURE:
        in_doubt.add("lang")
    article, slug = given.first("article"), given.first("slug")
    return Extract(
        path=text.path,
        digest=text.digest,
        lang=verdict.lang,
        title=title,
        date=date,
        authors=authors,
        source=source,
        description=given.first("description") or found.description,
        blocks=blocks,
        decisions=tuple(ledger.decisions),
        evidence=evidence,
        review=tuple(name for name in _REVIEWED if name in in_doubt),
        page=page,
        article=ArticleId(article) if article else None,
        slug=Slug(slug) if slug else None,
        tags=given.tags(),
        is_draft=given.first("draft") == "true",
    )


def _language(
    ledger: Ledger,
    blocks: tuple[Block, ...],
    given: Given,
    in_address: tuple[LangTag, ...],
    identify: Identify,
) -> Verdict:
    """Decide the language; a page's own tag and its address only vote, for they are often wrong."""
    explicit = given.first("lang")
    hint = lang.parse(explicit) if explicit else hinted(ledger.text.path.name)
    told = [found.value for found in given.all("page.lang")]
    votes = [*ledger.votes, *(frozenset({LangTag(tag)}) for tag in (*in_address, *told))]
    verdict = decide_language(_prose(blocks), hint, votes, identify)
    if explicit:
        verdict = replace(verdict, rule=given.all("lang")[0].rule)
    regional = (tag for tag in told if tag in _STANDARDS and tag.startswith(f"{verdict.lang}-"))
    return replace(verdict, lang=LangTag(next(regional, verdict.lang)))


def _language_of(page: str | None, portal: Portal | None) -> tuple[LangTag, ...]:
    """Return the language in a page's address, where the portal's addresses have it in front."""
    if page is None or portal is None or not portal.shared_slugs:
        return ()
    try:
        return (lang.parse(urlsplit(page).path.split("/")[1]),)
    except (ValueError, IndexError):
        return ()


def _prose(blocks: tuple[Block, ...]) -> str:
    running = (BlockKind.PARAGRAPH, BlockKind.MARKDOWN)
    prose = "\n".join(block.text for block in blocks if block.kind in running)
    return prose or "\n".join(block.text for block in blocks)


def _evidence(ledger: Ledger, verdict: Verdict) -> tuple[Evidence, ...]:
    """Put the chosen value of each field first: what is given goes before what was found."""
    language = Evidence(
        field="lang",
        value=verdict.lang,
        rule=verdict.rule + "".join(f" {tag}={p:.2f}" for tag, p in verdict.candidates),
        certainty=verdict.certainty,
        lines=(),
    )
    told = tuple(found for found in ledger.text.given if found.field not in {"lang", "byline"})
    return (language, *told, *ledger.evidence)


def _in_doubt(given: Given) -> set[str]:
    """Name the fields of which the best that is given is not sure."""
    names = ("title", "date", "authors", "source", "body")
    best = ((name, given.all(name)) for name in names)
    return {name for name, found in best if found and found[0].certainty < _SURE}


def _contradicted(given: Given, found: Found) -> set[str]:
    """Name the fields of which the text prints something else than what is given."""
    date, authors = given.date(), {author.name.casefold() for author in given.authors()}
    printed = {author.name.casefold() for author in found.authors}
    doubts = set()
    if date and found.date and date != found.date:
        doubts.add("date")
    if authors and printed and not authors & printed:
        doubts.add("authors")
    return doubts


def _noted(evidence: Iterable[Evidence], name: str) -> str | None:
    return next((found.value for found in evidence if found.field == name), None)
