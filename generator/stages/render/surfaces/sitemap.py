"""Route -> sitemaps, and ``robots.txt``, which names them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from generator.model.route import RobotsRoute, SitemapEntry, SitemapIndexRoute, SitemapRoute
from generator.model.urls import Addresses
from generator.stages.render.surfaces.xml import DECLARATION

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(route: SitemapRoute, addresses: Addresses) -> str:
    """Write a sitemap whose entries name their alternates. Source: sitemaps.org, protocol 0.9."""
    urls = "".join(_url(entry, addresses) for entry in route.entries)
    return f'{DECLARATION}<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">\n{urls}</urlset>\n'


def sitemap_index(route: SitemapIndexRoute, addresses: Addresses) -> str:
    """Write the list of a site's sitemaps."""
    parts = "".join(
        f"<sitemap><loc>{escape(addresses.absolute(path))}</loc></sitemap>\n"
        for path in route.parts
    )
    return f'{DECLARATION}<sitemapindex xmlns="{_SITEMAP}">\n{parts}</sitemapindex>\n'


def robots(route: RobotsRoute, addresses: Addresses) -> str:
    """Let every robot in and name the sitemap if there is one. Source: RFC 9309."""
    named = f"\nSitemap: {addresses.absolute(route.sitemap)}\n" if route.sitemap else ""
    return f"User-agent: *\nAllow: /\n{named}"


def _url(entry: SitemapEntry, addresses: Addresses) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{alternate.hreflang}"'
        f" href={quoteattr(addresses.absolute(alternate.path))}/>\n"
        for alternate in entry.alternates
    )
    break_ = "\n" if links else ""
    return f"<url><loc>{escape(addresses.absolute(entry.path))}</loc>{break_}{links}</url>\n"
