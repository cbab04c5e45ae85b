"""Records of an article -> CSL-JSON, an item for each version. Source: CSL 1.0.2, csl-data.json."""

from __future__ import annotations

from generator.model.config import SiteConfig, worded
from generator.model.record import Record
from generator.model.route import CitationsRoute
from generator.model.urls import Addresses
from generator.stages.render.citations.line import citation_key
from generator.stages.render.jsontext import json_text


def csl_json(route: CitationsRoute, config: SiteConfig) -> str:
    """Write the items of an article's versions, one a line, sorted as the route has them."""
    items = (json_text(_item(record, config)) for record in route.records)
    return "[\n" + ",\n".join(items) + "\n]\n"


def _item(record: Record, config: SiteConfig) -> dict[str, object]:
    """Say what is known of a version; what is not has no key.

    A text's first words are no abstract. ``URL`` is its page here; the address that it was taken
    from, and what it is to the article, have no variable in CSL and stand under ``custom``.
    """
    addresses: Addresses = config.addresses
    title = worded(config.title, record.lang, config.default_lang)
    day, writers = record.date, record.names("text")
    said: dict[str, object] = {
        "id": citation_key(record),
        "type": "article-newspaper",
        "title": record.cited_title,
        "author": _people(writers),
        "contributor": _people(tuple(n for n in record.names("photo") if n not in writers)),
        "translator": _people(record.names("translation")),
        "container-title": record.newspaper,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "abstract": record.standfirst,
        "language": record.lang,
        "URL": addresses.absolute(record.path),
        "archive": title[1] if title else None,
        "custom": {
            key: value
            for key, value in (
                ("source-url", record.source.url),
                ("translation", record.translation.value),
            )
            if value
        },
    }
    return {key: value for key, value in said.items() if value}


def _people(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"literal": name} for name in names]
