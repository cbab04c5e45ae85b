"""Route -> file for machines."""

from __future__ import annotations

from generator.model.config import SiteConfig
from generator.model.route import (
    AtomRoute,
    CatalogueRoute,
    CitationsRoute,
    Data,
    DataPackageRoute,
    FontSheetRoute,
    ForHosts,
    HeadersRoute,
    JsonFeedRoute,
    OaiRoute,
    RedirectsRoute,
    RobotsRoute,
    SitemapIndexRoute,
    SitemapRoute,
    Surface,
)
from generator.stages.render.citations import csl_json
from generator.stages.render.surfaces.atom import Word, atom
from generator.stages.render.surfaces.catalogue import catalogue
from generator.stages.render.surfaces.datapackage import data_package
from generator.stages.render.surfaces.fonts import font_sheet
from generator.stages.render.surfaces.headers import headers
from generator.stages.render.surfaces.jsonfeed import json_feed
from generator.stages.render.surfaces.oai import static_repository
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
        case CitationsRoute():
            return csl_json(route, config)
        case CatalogueRoute() | DataPackageRoute() | OaiRoute():
            return _data(route, config)
        case RobotsRoute() | HeadersRoute() | RedirectsRoute():
            return _for_hosts(route, config)
        case FontSheetRoute():
            return font_sheet(route)


def _for_hosts(route: RobotsRoute | ForHosts, config: SiteConfig) -> str:
    match route:
        case RobotsRoute():
            return robots(route, config.addresses)
        case HeadersRoute():
            return headers(route, config)
        case RedirectsRoute():
            return redirects(route, config.addresses)


def _data(route: Data, config: SiteConfig) -> str:
    match route:
        case CatalogueRoute():
            return catalogue(route, config.addresses)
        case DataPackageRoute():
            return data_package(route, config)
        case OaiRoute():
            return static_repository(route, config)
