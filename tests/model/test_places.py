"""Addresses of a tree -> files, by the rules of a plain static host."""

import unicodedata

import pytest

from generator.model.places import Places, Reach, guess_base, normal, same_address

FILES = frozenset({"index.html", "de/index.html", "de/a b.html", "de/Ä.html", "en/x.html"})
PLACES = Places(base="https://archive.example/news", files=FILES)
PAGE = "https://archive.example/news/de/"


@pytest.mark.parametrize(
    ("href", "reach", "file"),
    [
        ("", Reach.FILE, "de/index.html"),
        ("#top", Reach.FILE, "de/index.html"),
        ("?page=2", Reach.FILE, "de/index.html"),
        ("..", Reach.FILE, "index.html"),
        ("../en/x.html#p1", Reach.FILE, "en/x.html"),
        ("a%20b.html", Reach.FILE, "de/a b.html"),
        ("%C3%84.html", Reach.FILE, "de/Ä.html"),
        ("/news/de/", Reach.FILE, "de/index.html"),
        ("https://ARCHIVE.example/news/", Reach.FILE, "index.html"),
        ("//archive.example/news/../news/en/x.html", Reach.FILE, "en/x.html"),
        ("../de", Reach.MOVED, "de/index.html"),
        ("/news", Reach.FILE, "index.html"),
        ("../en/", Reach.MISSING, ""),
        ("../en/X.html", Reach.OTHER_SPELLING, ""),
        (unicodedata.normalize("NFD", "Ä.html"), Reach.OTHER_SPELLING, ""),
        ("/de/", Reach.BESIDE, ""),
        ("/newsletter/", Reach.BESIDE, ""),
        ("http://archive.example/news/", Reach.AWAY, ""),
        ("https://archive.example:8443/news/", Reach.AWAY, ""),
        ("mailto:a@b.example", Reach.AWAY, ""),
        ("http://[::1", Reach.MALFORMED, ""),
        ("http://host:99999/", Reach.MALFORMED, ""),
    ],
)
def test_an_address_leads_where_a_static_host_would_lead_it(href, reach, file):
    target = PLACES.find(PAGE, href)
    assert (target.reach, target.file) == (reach, file)


def test_the_file_that_was_nearly_meant_is_named():
    assert PLACES.find(PAGE, "../en/X.html").near == "en/x.html"
    assert PLACES.find(PAGE, "../en/x.html#p%C3%A4").fragment == "p%C3%A4"


def test_a_tree_without_an_address_may_be_part_of_a_larger_one():
    floating = Places(base="http://localhost", files=FILES, floats=True)
    start = "http://localhost/de/index.html"
    hrefs = ("../en/x.html", "../gone.html", "../../gone.html", "../../index.html", "/gone.html")
    reaches = [floating.find(start, href).reach for href in hrefs]
    assert reaches == [Reach.FILE, Reach.MISSING, Reach.BESIDE, Reach.BESIDE, Reach.MISSING]


def test_of_a_host_only_what_it_said_is_known():
    live = Places(
        base="https://archive.example",
        files=frozenset({"index.html"}),
        moved={"old.html": "index.html"},
        missing=frozenset({"gone.html"}),
        is_whole=False,
    )
    start = "https://archive.example/"
    reaches = [live.find(start, name).reach for name in ("old.html", "gone.html", "far.html")]
    assert reaches == [Reach.MOVED, Reach.MISSING, Reach.UNKNOWN]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example", "https://a.example/"),
        ("https://A.example:443/x", "https://a.example/x"),
        ("https://a.example/b/../c", "https://a.example/c"),
        ("https://a.example/ä", "https://a.example/%C3%A4"),
        ("https://a.example/x#y", "https://a.example/x"),
    ],
)
def test_spellings_of_one_address_are_the_same(one, other):
    assert same_address(one, other)
    assert normal(normal(one)) == normal(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x", "http://a.example/x"),
        ("https://a.example/x", "https://a.example/X"),
        ("https://a.example/x", "https://a.example/x/"),
    ],
)
def test_other_addresses_are_not(one, other):
    assert not same_address(one, other)


def test_the_public_address_is_that_which_most_pages_vote_for():
    said = [
        "https://archive.example/news/de/",
        "https://archive.example/news/en/x.html",
        "https://other.example/en/x.html",
        "https://archive.example/news/",
        "no address",
    ]
    assert guess_base(said, FILES) == "https://archive.example/news"
    assert guess_base([], FILES) is None
