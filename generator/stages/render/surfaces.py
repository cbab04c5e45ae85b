"""Route -> files for machines: sitemaps, feeds and ``robots.txt``."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from generator.model.config import SiteConfig, worded
from generator.model.entry import Entry
from generator.model.route import (
    FeedRoute,
    FontSheetRoute,
    RobotsRoute,
    SitemapEntry,
    SitemapIndexRoute,
    SitemapRoute,
    Surface,
)
from generator.model.urls import Addresses
from generator.stages.render.fonts import font_sheet

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def surface(route: Surface, config: SiteConfig) -> str:
    """Write a file for machines."""
    match route:
        case SitemapRoute():
            return sitemap(route, config.addresses)
        case SitemapIndexRoute():
            return sitemap_index(route, config.addresses)
        case FeedRoute():
            return feed(route, config)
        case RobotsRoute():
            return robots(route, config.addresses)
        case FontSheetRoute():
            return font_sheet(route)


def sitemap(route: SitemapRoute, addresses: Addresses) -> str:
    """Write a sitemap whose entries name their alternates. Source: sitemaps.org, protocol 0.9."""
    urls = "".join(_url(entry, addresses) for entry in route.entries)
    return f'{_XML}<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">\n{urls}</urlset>\n'


def sitemap_index(route: SitemapIndexRoute, addresses: Addresses) -> str:
    """Write the list of a site's sitemaps."""
    parts = "".join(
        f"<sitemap><loc>{escape(addresses.absolute(path))}</loc></sitemap>\n"
        for path in route.parts
    )
    return f'{_XML}<sitemapindex xmlns="{_SITEMAP}">\n{parts}</sitemapindex>\n'


def feed(route: FeedRoute, config: SiteConfig) -> str:
    """Write an Atom feed of texts that all have a date. Source: RFC 4287.

    ``updated`` is the date of the newest text, at midnight UTC, since sources give days only.
    """
    addresses, lang = config.addresses, route.lang
    title = worded(config.title, lang, config.default_lang)
    own = addresses.absolute(route.path)
    home = addresses.absolute(addresses.index(lang))
    newest = max(entry.date for entry in route.entries if entry.date)
    others = "".join(
        f'<link rel="alternate" type="application/atom+xml" hreflang="{tag}"'
        f" href={quoteattr(addresses.absolute(path))}/>\n"
        for tag, path in route.others
    )
    entries = "".join(_entry(entry, addresses) for entry in route.entries)
    return (
        f'{_XML}<feed xmlns="{_ATOM}" xml:lang="{lang}">\n'
        f"<id>{escape(own)}</id>\n<title>{_text(title[1] if title else own)}</title>\n"
        f"<updated>{newest}T00:00:00Z</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n'
        f'<link rel="alternate" type="text/html" hreflang="{lang}" href={quoteattr(home)}/>\n'
        f"{others}{entries}</feed>\n"
    )


def robots(route: RobotsRoute, addresses: Addresses) -> str:
    """Let every robot in and name the sitemap. Source: RFC 9309."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {addresses.absolute(route.sitemap)}\n"


def _entry(entry: Entry, addresses: Addresses) -> str:
    address = addresses.absolute(addresses.version(entry.lang, entry.slug))
    author = entry.source or entry.host or addresses.base_url
    summary = f"<summary>{_text(entry.summary)}</summary>\n" if entry.summary else ""
    return (
        f"<entry>\n<id>{escape(address)}</id>\n<title>{_text(entry.name)}</title>\n"
        f"<updated>{entry.date}T00:00:00Z</updated>\n"
        f"<author><name>{_text(author)}</name></author>\n{summary}"
        f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>\n</entry>\n'
    )


def _url(entry: SitemapEntry, addresses: Addresses) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{alternate.hreflang}"'
        f" href={quoteattr(addresses.absolute(alternate.path))}/>\n"
        for alternate in entry.alternates
    )
    break_ = "\n" if links else ""
    return f"<url><loc>{escape(addresses.absolute(entry.path))}</loc>{break_}{links}</url>\n"


def _text(text: str) -> str:
    """Escape a text, without the signs that XML cannot hold in any way. Source: XML 1.0, 2.2."""
    return escape(_NOT_XML.sub("", text))
