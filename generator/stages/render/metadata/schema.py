"""Subject -> JSON-LD of the type NewsArticle. Source: schema.org."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.page import Sibling
from generator.model.record import Record
from generator.model.urls import web_origin
from generator.stages.render.metadata.subject import Subject

_TYPE = "NewsArticle"


def news_article(subject: Subject) -> dict[str, object]:
    """Say what is known of a version; what is not has no key.

    ``translationOfWork`` and ``workTranslation`` stand only where the article's original is known,
    and only for versions that say of themselves that they are translations. schema.org has no word
    for a translation made by a machine: the page says it, the data stay silent.
    """
    record, address, site = subject.record, subject.address, subject.site
    writers = record.names("text")
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _TYPE,
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": record.cited_title,
        "description": record.summary,
        "inLanguage": record.lang,
        "datePublished": record.date.isoformat() if record.date else None,
        "author": _people(writers),
        "contributor": _people(name for name in record.names("photo") if name not in writers),
        "translator": _people(record.names("translation")),
        "publisher": {"@type": "Organization", "name": site.title, "url": subject.home},
        "sourceOrganization": _newspaper(record),
        "isBasedOn": record.source.url,
        "keywords": list(subject.topics),
        "image": subject.image.url if subject.image else None,
    }
    said |= _works(subject)
    return {key: value for key, value in said.items() if value}


def _people(names: Iterable[str]) -> list[object]:
    return [{"@type": "Person", "name": name} for name in dict.fromkeys(names)]


def _newspaper(record: Record) -> dict[str, str] | None:
    if not record.newspaper:
        return None
    origin = web_origin(record.source.url) if record.source.url else None
    return {"@type": "Organization", "name": record.newspaper} | ({"url": origin} if origin else {})


def _works(subject: Subject) -> dict[str, object]:
    original = subject.original
    if original is None:
        return {}
    if original.lang == subject.record.lang:
        return {"workTranslation": [_work(each, subject) for each in subject.translations]}
    return {"translationOfWork": _work(original, subject)} if subject.is_translation else {}


def _work(version: Sibling, subject: Subject) -> dict[str, str]:
    address = subject.addresses.absolute(version.path)
    return {"@type": _TYPE, "@id": address, "inLanguage": version.lang}
