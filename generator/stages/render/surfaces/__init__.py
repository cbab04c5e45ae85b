"""Route -> file for machines."""

from __future__ import annotations

from generator.model.config import SiteConfig
from generator.model.route import (
    AtomRoute,
    FontSheetRoute,
    HeadersRoute,
    JsonFeedRoute,
    RedirectsRoute,
    RobotsRoute,
    SitemapIndexRoute,
    SitemapRoute,
    Surface,
)
from generator.stages.render.surfaces.atom import Word, atom
from generator.stages.render.surfaces.fonts import font_sheet
from generator.stages.render.surfaces.headers import headers
from generator.stages.render.surfaces.jsonfeed import json_feed
from generator.stages.render.surfaces.redirects import redirects
from generator.stages.render.surfaces.sitemap import robots, sitemap, sitemap_index


def surface(route: Surface, config: SiteConfig, word: Word) -> str:
    """Write a file for machines; *word* says a message of the theme."""
    match route:
        case SitemapRoute():
            return sitemap(route, config.addresses)
        case SitemapIndexRoute():
            return sitemap_index(route, config.addresses)
        case AtomRoute():
            return atom(route, config, word)
        case JsonFeedRoute():
            return json_feed(route, config)
        case HeadersRoute():
            return headers(route, config)
        case RobotsRoute():
            return robots(route, config.addresses)
        case RedirectsRoute():
            return redirects(route, config.addresses)
        case FontSheetRoute():
            return font_sheet(route)
