"""Route -> file for machines."""

from __future__ import annotations

from generator.model.config import SiteConfig
from generator.model.route import (
    CitationsRoute,
    FeedRoute,
    FontSheetRoute,
    RobotsRoute,
    SitemapIndexRoute,
    SitemapRoute,
    Surface,
)
from generator.stages.render.citations import csl_json
from generator.stages.render.surfaces.atom import feed
from generator.stages.render.surfaces.fonts import font_sheet
from generator.stages.render.surfaces.sitemap import robots, sitemap, sitemap_index


def surface(route: Surface, config: SiteConfig) -> str:
    """Write a file for machines."""
    match route:
        case SitemapRoute():
            return sitemap(route, config.addresses)
        case SitemapIndexRoute():
            return sitemap_index(route, config.addresses)
        case FeedRoute():
            return feed(route, config)
        case CitationsRoute():
            return csl_json(route, config)
        case RobotsRoute():
            return robots(route, config.addresses)
        case FontSheetRoute():
            return font_sheet(route)
