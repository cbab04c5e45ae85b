"""A list -> links to its feeds, as pages show them."""

from __future__ import annotations

from generator.model.config import SiteConfig
from generator.model.contract import FeedLink
from generator.model.entry import Shelf
from generator.model.ids import LangTag
from generator.model.urls import FeedKind

_NAMES = {FeedKind.ATOM: "Atom", FeedKind.JSON: "JSON Feed"}


def feed_links(
    config: SiteConfig, root: str, lang: LangTag, shelf: Shelf | None, *, is_dated: bool
) -> tuple[FeedLink, ...]:
    """Link the feeds of a language or a shelf; Atom only where texts have dates.

    *root* leads from the page to the site's root.
    """
    surfaces = config.surfaces
    has = {FeedKind.ATOM: surfaces.atom and is_dated, FeedKind.JSON: surfaces.json_feed}
    subject = (shelf.section.value, shelf.key) if shelf else ()
    return tuple(
        FeedLink(
            name=name, type=kind.media_type, href=root + config.addresses.feed(lang, kind, *subject)
        )
        for kind, name in _NAMES.items()
        if has[kind]
    )
