"""Route -> files for machines: well-formed, absolute, with the alternates of each page."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest

from generator.model.article import Alternate
from generator.model.config import parse
from generator.model.document import Source
from generator.model.entry import entry_of
from generator.model.ids import LangTag, UrlPath
from generator.model.route import (
    FeedRoute,
    RobotsRoute,
    SitemapEntry,
    SitemapIndexRoute,
    SitemapRoute,
)
from generator.model.urls import Addresses, AddressStyle
from generator.stages.render import surface
from generator.stages.render.surfaces.atom import feed
from generator.stages.render.surfaces.sitemap import robots, sitemap, sitemap_index
from tests.pure_library import a_head

PLAIN = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
ODD = Addresses(base_url="https://archive.example/a&b/'c'", style=AddressStyle.FOLDER)
CONFIG = parse('base_url = "https://archive.example"\ntitle = {de = "Archiv & <mehr>"}\n')
ATOM = "{http://www.w3.org/2005/Atom}"
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


def _feed(*heads, others=()):
    route = FeedRoute(
        path=UrlPath("de/feed.xml"),
        lang=LangTag("de"),
        entries=tuple(map(entry_of, heads)),
        others=others,
    )
    assert surface(route, CONFIG) == feed(route, CONFIG)
    return _parsed(feed(route, CONFIG))


NEW = a_head(
    2,
    "de",
    date=dt.date(2025, 10, 23),
    title="Ein <Garten> & mehr",
    description="Für alle.",
    source=Source(name="Blatt", url="https://www.news.example/2"),
)
OLD = a_head(1, "de", date=dt.date(2024, 1, 2))


def test_a_feed_says_what_atom_asks_for():
    root = _feed(NEW, OLD)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert root.findtext(f"{ATOM}id") == "https://archive.example/de/feed.xml"
    assert root.findtext(f"{ATOM}title") == "Archiv & <mehr>"
    assert root.findtext(f"{ATOM}updated") == "2025-10-23T00:00:00Z"
    links = {(a.get("rel"), a.get("type")): a.get("href") for a in root.findall(f"{ATOM}link")}
    assert links == {
        ("self", "application/atom+xml"): "https://archive.example/de/feed.xml",
        ("alternate", "text/html"): "https://archive.example/de/",
    }


def test_an_entry_of_a_feed_has_its_address_title_date_author_and_standfirst():
    first, second = _feed(NEW, OLD).findall(f"{ATOM}entry")
    said = {name: first.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "summary")}
    assert said == {
        "id": "https://archive.example/de/story-2.html",
        "title": "Ein <Garten> & mehr",
        "updated": "2025-10-23T00:00:00Z",
        "summary": "Für alle.",
    }
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "Blatt"
    assert first.find(f"{ATOM}link").get("href") == said["id"]
    assert second.findtext(f"{ATOM}title") == "Erste Worte"
    assert second.findtext(f"{ATOM}author/{ATOM}name") == "https://archive.example"
    assert second.find(f"{ATOM}summary") is None


def test_a_feed_names_those_of_the_other_languages():
    root = _feed(NEW, others=((LangTag("pt-BR"), UrlPath("pt-br/feed.xml")),))
    (other,) = (a for a in root.findall(f"{ATOM}link") if a.get("hreflang") == "pt-BR")
    assert other.get("href") == "https://archive.example/pt-br/feed.xml"


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_sign_that_xml_cannot_hold_breaks_no_feed(sign):
    odd = f"a{sign}b"
    head = a_head(1, "de", date=NEW.date, title=odd, description=odd, source=Source(name=odd))
    (entry,) = _feed(head).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "ab"
