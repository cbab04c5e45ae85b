"""JsonFeedRoute -> JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.model.article import Alternate
from generator.model.config import SiteConfig
from generator.model.feed import FeedItem
from generator.model.route import JsonFeedRoute
from generator.model.urls import Addresses
from generator.stages.render.surfaces.feeds import (
    description_of,
    page_of,
    subjects_of,
    title_of,
    web_address,
)

_VERSION = "https://jsonfeed.org/version/1.1"
_EXTENSION = "_commonweal"

Json = dict[str, object]


def json_feed(route: JsonFeedRoute, config: SiteConfig) -> str:
    """Write a JSON Feed; texts without a date come last. Source: JSON Feed 1.1.

    The object ``_commonweal`` names the same in other languages (docs/site.md).
    """
    addresses = config.addresses
    told: Json = {
        "version": _VERSION,
        "title": title_of(route, config)[1],
        "home_page_url": addresses.absolute(page_of(route, config)),
        "feed_url": addresses.absolute(route.path),
        "description": description_of(route, config),
        "language": route.lang,
        _EXTENSION: {
            "about": addresses.absolute(addresses.overview(route.lang, "feeds")),
            "alternates": _alternates(route.others, addresses),
        },
        "items": [_item(item, config) for item in route.items],
    }
    return json.dumps(_known(told), ensure_ascii=False, indent=1) + "\n"


def _item(item: FeedItem, config: SiteConfig) -> Json:
    record, addresses = item.record, config.addresses
    own = addresses.absolute(record.path)
    alternates = _alternates(item.alternates, addresses)
    return _known(
        {
            "id": own,
            "url": own,
            "external_url": web_address(record.source.url),
            "title": record.title,
            "content_text": record.summary or record.name,
            "summary": record.summary,
            "date_published": f"{record.date}T00:00:00Z" if record.date else None,
            "authors": [{"name": name} for name in dict.fromkeys(record.names("text"))] or None,
            "tags": [subject.name for subject in subjects_of(item, config)] or None,
            "language": record.lang,
            _EXTENSION: {"alternates": alternates} if alternates else None,
        }
    )


def _alternates(others: Iterable[Alternate], addresses: Addresses) -> list[Json]:
    return [{"language": other.hreflang, "url": addresses.absolute(other.path)} for other in others]


def _known(fields: Json) -> Json:
    """Leave out what is not known, as the format asks."""
    return {name: value for name, value in fields.items() if value is not None}
