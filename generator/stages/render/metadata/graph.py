"""Subject -> Open Graph, and the card of a shared link. Source: ogp.me."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cldr import territory
from generator.model.ids import LangTag
from generator.stages.render.metadata.subject import Image, Subject


def open_graph(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield properties with their contents.

    Alternates are the locales of the article's other versions, each once, none equal to the page's.
    """
    record = subject.record
    yield "og:type", "article"
    yield "og:title", record.cited_title
    if record.summary:
        yield "og:description", record.summary
    yield "og:url", subject.address
    yield "og:site_name", subject.site.title
    own = og_locale(record.lang)
    if own:
        yield "og:locale", own
    others = dict.fromkeys(og_locale(sibling.lang) for sibling in subject.siblings)
    for other in others:
        if other and other != own:
            yield "og:locale:alternate", other
    if subject.image:
        yield from _image(subject.image)
    if record.date:
        yield "article:published_time", record.date.isoformat()
    for topic in subject.topics:
        yield "article:tag", topic


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
