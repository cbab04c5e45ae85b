"""Route -> files for machines: well-formed, absolute, with the alternates of each page."""

from xml.etree import ElementTree as ET

import pytest

from generator.model.article import Alternate
from generator.model.ids import UrlPath
from generator.model.route import (
    RobotsRoute,
    SitemapEntry,
    SitemapIndexRoute,
    SitemapRoute,
)
from generator.model.urls import Addresses, AddressStyle
from generator.stages.render.surfaces.sitemap import robots, sitemap, sitemap_index

PLAIN = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
ODD = Addresses(base_url="https://archive.example/a&b/'c'", style=AddressStyle.FOLDER)
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
_ALTERNATES = tuple(
    Alternate(hreflang=code, path=UrlPath(path))
    for code, path in [("de", "de/a.html"), ("pt-BR", "pt-br/a.html"), ("x-default", "index.html")]
)


def _sitemap(addresses, *entries):
    route = SitemapRoute(path=UrlPath("sitemap.xml"), entries=entries)
    return _parsed(sitemap(route, addresses))


def _parsed(xml):
    return ET.fromstring(xml.encode())  # noqa: S314 - made by this program, a line above


def _entry(path, alternates=()):
    return SitemapEntry(path=UrlPath(path), alternates=alternates)


def test_a_sitemap_lists_each_page_by_its_public_address():
    root = _sitemap(PLAIN, _entry("index.html"), _entry("de/a.html"), _entry("de/index.html"))
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    assert [loc.text for loc in root.findall("s:url/s:loc", NAMES)] == [
        "https://archive.example/",
        "https://archive.example/de/a.html",
        "https://archive.example/de/",
    ]


def test_an_entry_names_its_alternates_in_order():
    root = _sitemap(PLAIN, _entry("de/a.html", _ALTERNATES), _entry("index.html"))
    with_links, without = root.findall("s:url", NAMES)
    links = with_links.findall("x:link", NAMES)
    assert [(a.get("rel"), a.get("hreflang"), a.get("href")) for a in links] == [
        ("alternate", "de", "https://archive.example/de/a.html"),
        ("alternate", "pt-BR", "https://archive.example/pt-br/a.html"),
        ("alternate", "x-default", "https://archive.example/"),
    ]
    assert without.findall("x:link", NAMES) == []


def test_signs_that_xml_keeps_for_itself_come_back_whole():
    root = _sitemap(ODD, _entry("de/a.html", _ALTERNATES))
    assert root.findtext("s:url/s:loc", namespaces=NAMES) == f"{ODD.base_url}/de/a.html"
    assert root.find("s:url/x:link", NAMES).get("href") == f"{ODD.base_url}/de/a.html"


@pytest.mark.parametrize("addresses", [PLAIN, ODD], ids=["plain", "odd"])
def test_an_index_of_sitemaps_names_each_of_them(addresses):
    parts = (UrlPath("sitemap-1.xml"), UrlPath("sitemap-2.xml"))
    route = SitemapIndexRoute(path=UrlPath("sitemap.xml"), parts=parts)
    root = _parsed(sitemap_index(route, addresses))
    assert root.tag == f"{{{NAMES['s']}}}sitemapindex"
    assert [loc.text for loc in root.findall("s:sitemap/s:loc", NAMES)] == [
        f"{addresses.base_url}/sitemap-1.xml",
        f"{addresses.base_url}/sitemap-2.xml",
    ]


def test_robots_are_let_in_and_told_of_the_sitemap():
    route = RobotsRoute(path=UrlPath("robots.txt"), sitemap=UrlPath("sitemap.xml"))
    lines = robots(route, PLAIN).splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert "Sitemap: https://archive.example/sitemap.xml" in lines


def test_without_a_sitemap_robots_are_told_of_none():
    lines = robots(RobotsRoute(path=UrlPath("robots.txt"), sitemap=None), PLAIN).splitlines()
    assert lines == ["User-agent: *", "Allow: /"]
