"""Subject -> Open Graph, and the card of a shared link. Source: ogp.me."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.cldr import territory
from generator.model.ids import LangTag
from generator.stages.render.metadata.subject import Image, Subject


def open_graph(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the properties of a version's page with their contents."""
    record = subject.record
    yield "og:type", "article"
    yield "og:title", record.cited_title
    if record.summary:
        yield "og:description", record.summary
    yield "og:url", subject.address
    yield "og:site_name", subject.site.title
    yield from locales(record.lang, (sibling.lang for sibling in subject.siblings))
    if subject.image:
        yield from _image(subject.image)
    if record.date:
        yield "article:published_time", record.date.isoformat()
    for topic in subject.topics:
        yield "article:tag", topic


def locales(own: LangTag, others: Iterable[LangTag]) -> Iterator[tuple[str, str]]:
    """Yield the locale of a page and those of its counterparts, none of them twice."""
    page = og_locale(own)
    if page:
        yield "og:locale", page
    for other in dict.fromkeys(map(og_locale, others)):
        if other and other != page:
            yield "og:locale:alternate", other


def card(subject: Subject) -> str:
    """Return how a shared link is shown: large where the text itself has a picture."""
    is_large = subject.image is not None and subject.image.is_own
    return "summary_large_image" if is_large else "summary"


def og_locale(tag: LangTag) -> str | None:
    """Return ``ll_CC``, or None where no country goes with the language (decision 11)."""
    country = territory(tag)
    return f"{tag.partition('-')[0]}_{country}" if country else None


def _image(image: Image) -> Iterator[tuple[str, str]]:
    yield "og:image", image.url
    if image.width and image.height:
        yield "og:image:width", str(image.width)
        yield "og:image:height", str(image.height)
    if image.alt:
        yield "og:image:alt", image.alt
