"""Linked -> Route*: the pages of one article, and the pictures that they show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.article import Linked
from generator.model.document import Head, Standing
from generator.model.entry import Entry
from generator.model.ids import LangTag
from generator.model.lang import fallbacks
from generator.model.page import Beside, HubRoute, PairRoute, Sibling, VersionRoute
from generator.model.record import record_of
from generator.model.route import CitationsRoute, Route
from generator.stages.plan.blueprint import Blueprint, Library


def article_routes(linked: Linked, site: Blueprint, library: Library) -> Iterator[Route]:
    """Yield the pages of an article: its versions, its hub and citations, versions side by side."""
    yield from version_routes(linked, site, library)
    yield hub_route(linked, site)
    yield from citations_routes(linked, site)
    yield from pair_routes(linked, site)


def version_routes(linked: Linked, site: Blueprint, library: Library) -> Iterator[VersionRoute]:
    """Yield the page of each version of an article."""
    versions = linked.article.versions
    siblings = tuple(_sibling(head, site) for head in versions)
    present = {head.lang for head in versions}
    named = {alternate.path for alternate in linked.alternates}
    missing = tuple(tag for tag in site.languages if tag not in present)
    for head, own in zip(versions, siblings, strict=True):
        yield VersionRoute(
            path=own.path,
            lang=head.lang,
            head=head,
            siblings=siblings,
            alternates=linked.alternates if own.path in named else (),
            missing=missing,
            hub=site.addresses.hub(head.article),
            beside=tuple(_beside(head, other, site) for other in partners(head, versions, site)),
            related=tuple(_related(head, site, library)),
            pictures=site.pictures_of(head),
        )


def hub_route(linked: Linked, site: Blueprint) -> HubRoute:
    """Return the neutral page of an article."""
    article = linked.article
    path = site.addresses.hub(article.id)
    is_default = any(alternate.path == path for alternate in linked.alternates)
    return HubRoute(
        path=path,
        lang=site.default_lang,
        versions=article.versions,
        alternates=linked.alternates if is_default else (),
    )


def citations_routes(linked: Linked, site: Blueprint) -> Iterator[CitationsRoute]:
    """Yield the file that cites all versions of an article but drafts, if there are any."""
    article = linked.article
    heads = [head for head in article.versions if not head.draft]
    if heads and site.surfaces.citations:
        yield CitationsRoute(
            path=site.addresses.citations(article.id),
            records=tuple(record_of(head, site.addresses) for head in heads),
        )


def pair_routes(linked: Linked, site: Blueprint) -> Iterator[PairRoute]:
    """Yield the pages that show two versions of an article side by side."""
    versions = linked.article.versions
    for head in versions:
        for other in partners(head, versions, site):
            yield PairRoute(
                path=_beside(head, other, site).path,
                lang=head.lang,
                head=head,
                other=other,
                hub=site.addresses.hub(head.article),
                pictures=site.pictures_of(head, other),
                swapped=_beside(other, head, site).path
                if head in partners(other, versions, site)
                else None,
            )


def partners(head: Head, versions: tuple[Head, ...], site: Blueprint) -> Iterator[Head]:
    """Yield the versions that a version can be read beside.

    Those that the settings pair it with; without such settings its article's original, else the
    version in the default language.
    """
    others = {other.lang: other for other in versions if other.lang != head.lang}
    if site.pairs is not None:
        wanted = [b if a == head.lang else a for a, b in site.pairs if head.lang in {a, b}]
    else:
        originals = [h.lang for h in versions if h.translation is Standing.ORIGINAL]
        has_other = len(originals) == 1 and originals != [head.lang]
        wanted = originals if has_other else [site.default_lang]
    yield from (others[tag] for tag in dict.fromkeys(wanted) if tag in others)


def representative(versions: tuple[Entry, ...], near: tuple[LangTag, ...]) -> Entry:
    """Choose the version to show where there is none in the reader's language.

    The first language of *near* that it has, else the original, else the first by language.
    """
    by_lang = {entry.lang: entry for entry in versions}
    for tag in near:
        if tag in by_lang:
            return by_lang[tag]
    originals = (e for e in versions if e.translation is Standing.ORIGINAL)
    return next(originals, versions[0])


def _related(head: Head, site: Blueprint, library: Library) -> Iterator[Entry]:
    near = (*fallbacks(head.lang), site.default_lang)
    for article in dict.fromkeys(head.related):
        versions = library.versions(article) if article != head.article else ()
        if versions:
            yield representative(versions, near)


def _sibling(head: Head, site: Blueprint) -> Sibling:
    return Sibling(
        lang=head.lang,
        path=site.addresses.version(head.lang, head.slug),
        standing=head.translation,
        paragraphs=head.paragraphs,
    )


def _beside(head: Head, other: Head, site: Blueprint) -> Beside:
    path = site.addresses.pair(head.lang, head.slug, other.lang)
    return Beside(lang=other.lang, path=path)
