"""XML, robots.txt, headers, feeds and style sheets that nobody vouches for -> values."""

import pytest

from generator.edges.trees import feeds, maps
from generator.edges.trees.xml import parse


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"<a>", b"<a><b></a>", b"<a>" * 100_000, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', b"\xff\xfe\xff",
        b'<?xml version="1.0" encoding="no-such"?><a/>', b"<a>\x00</a>", b"plain",
    ],
)  # fmt: skip
def test_hostile_xml_is_refused_with_a_reason(raw):
    with pytest.raises(ValueError, match=r"\S"):
        parse(raw)


def test_an_outer_document_type_alone_is_harmless():
    assert parse(b'<!DOCTYPE a SYSTEM "http://away.example/a.dtd"><a>b</a>').text == "b"


def test_robots_are_read_by_groups():
    said = maps.robots(
        "User-agent: Other\nDisallow: /\n\nUser-agent: A\nUser-agent: *  # all\nDisallow: /x\n"
        "Allow: /x/y\nDisallow:\nSitemap: https://a.example/s.xml\n"
    )
    assert said.rules == ((False, "/x"), (True, "/x/y"))
    assert said.sitemaps == ("https://a.example/s.xml",)


def test_headers_give_alternates_by_path():
    text = (
        "/*\n  X-Frame-Options: DENY\n/de/%C3%A4.html\n"
        '  Link: <https://a.example/en>; rel="alternate"; hreflang="en", </s.css>; rel=preload\n'
        "  Link: <https://a.example/de>; rel=alternate; hreflang=de\n"
    )
    assert maps.headers(text) == {
        "/de/ä.html": (("en", "https://a.example/en"), ("de", "https://a.example/de"))
    }


def test_redirects_are_read_but_for_patterns_and_rewrites():
    text = (
        "# old\n/old /new/ 301\n/b.html https://away.example/ # there\n/c /d 200\n/e/* /f\n"
        "/g\n/h/ /i.html 302!\n/:x /y\n"
    )
    assert maps.redirects(text) == {
        "old": "new/index.html",
        "b.html": "https://away.example/",
        "h/index.html": "i.html",
    }


def test_a_style_sheet_loads_what_stands_in_url_and_import():
    text = "@import 'a.css'; @import url(b.css); /*url(f)*/"
    text += 'a { b: url( "c d.png" ) url(data:x) url(#e) }'
    assert set(maps.sheet(text, "s.css").references) == {"a.css", "b.css", "c d.png"}


@pytest.mark.parametrize(
    "raw",
    [b"[", b"[]", b"{}", b'{"items": 3}', b"[" * 100_000, b'{"items": [3, null, {"id": []}]}'],
)
def test_a_hostile_json_feed_is_broken_or_lacks_things(raw):
    feed = feeds.json_feed(raw, "feed.json")
    assert feed.broken or feed.lacks


def test_an_entry_of_rss_is_found_by_its_guid_if_that_is_a_link():
    item = b"<item><title>a</title><guid>https://a.example/1</guid></item>"
    raw = b"<rss><channel>%s</channel></rss>" % item
    (entry,) = feeds.xml_feed(parse(raw), "feed.xml").entries
    assert entry.link == "https://a.example/1"
