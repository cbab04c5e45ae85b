"""Route -> Atom feed and JSON Feed: valid, truthful, whole whatever the texts hold."""

import datetime as dt
import json
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.model.article import Alternate
from generator.model.config import parse
from generator.model.document import Author, Source
from generator.model.entry import Section, Shelf, newspaper_of
from generator.model.feed import feed_item
from generator.model.ids import LangTag, UrlPath
from generator.model.record import record_of
from generator.model.route import AtomRoute, JsonFeedRoute
from generator.stages.render import surface
from generator.stages.render.surfaces.feeds import web_address
from tests.pure_library import a_head

CONFIG = parse(
    'base_url = "https://archive.example"\ndefault_lang = "en"\n'
    '[title]\nde = "Archiv & <mehr>"\nen = "Archive"\n'
    '[description]\nde = "Was & wo"\n'
    '[tags.bus]\nde = "Busse"\n[tags.soup]\nen = "Soup"\n'
)
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DE, BN = LangTag("de"), LangTag("bn")
SCHEMA = Path(__file__).parents[2].parent / "shared/judges/atom.rng"
NEW = a_head(
    2,
    "de",
    date=dt.date(2025, 10, 23),
    title="Ein <Garten> & mehr",
    description="Für alle.",
    source=Source(name="Blatt", url="https://www.news.example/2?a=1&b=2"),
    authors=(
        Author(name="ANH", roles=("text", "photo")),
        Author(name="Ute", roles=("translation",)),
        Author(name="Li", roles=("photo",)),
    ),
    tags=("bus", "soup", "plain"),
)
OLD = a_head(1, "de", date=dt.date(2024, 1, 2))
UNDATED = a_head(3, "de", date=dt.date(2026, 1, 1), review=("date", "title"), title="Vielleicht")
SHELF = Shelf(section=Section.TOPICS, key="bus", count=0, undated=0)
PAPER = Shelf(section=Section.NEWSPAPERS, key="news.example", count=0, undated=0, name="Blatt")


def _item(head, alternates=()):
    newspaper = None if "source" in head.review else newspaper_of(head)
    return feed_item(record_of(head, CONFIG.addresses), newspaper, alternates)


def _say(message, lang):
    return f"{message} ({lang})"


def _links(*pairs):
    return tuple(Alternate(hreflang=code, path=UrlPath(path)) for code, path in pairs)


def _atom_text(*heads, alternates=(), **fields):
    route = AtomRoute(
        path=UrlPath(fields.pop("path", "de/feed.xml")),
        lang=fields.pop("lang", DE),
        shelf=fields.pop("shelf", None),
        items=tuple(_item(head, alternates) for head in heads),
        others=fields.pop("others", ()),
        json=fields.pop("json", None),
    )
    assert not fields
    return surface(route, CONFIG, _say)


def _atom(*heads, **fields):
    return etree.fromstring(_atom_text(*heads, **fields).encode())


def _json(*heads, alternates=(), shelf=None, others=()):
    route = JsonFeedRoute(
        path=UrlPath("de/feed.json"),
        lang=DE,
        shelf=shelf,
        items=tuple(_item(head, alternates) for head in heads),
        others=others,
    )
    return surface(route, CONFIG, _say)


def _said(element, *names):
    return {name: element.findtext(f"{ATOM}{name}") for name in names}


def _linked(element):
    return [
        (a.get("rel"), a.get("type"), a.get("hreflang"), a.get("href"))
        for a in element.findall(f"{ATOM}link")
    ]


def test_a_feed_says_what_atom_asks_for():
    root = _atom(NEW, OLD)
    assert root.tag == f"{ATOM}feed"
    assert root.get(XML_LANG) == "de"
    assert _said(root, "id", "title", "subtitle", "updated", "generator") == {
        "id": "https://archive.example/de/feed.xml",
        "title": "Archiv & <mehr>",
        "subtitle": "Was & wo",
        "updated": "2025-10-23T00:00:00Z",
        "generator": "Commonweal",
    }
    assert root.find(f"{ATOM}title").get(XML_LANG) is None
    assert _linked(root) == [
        ("self", "application/atom+xml", None, "https://archive.example/de/feed.xml"),
        ("alternate", "text/html", "de", "https://archive.example/de/"),
    ]


def test_a_feed_names_the_same_in_other_languages_and_the_json_feed():
    others = _links(("bn", "bn/feed.xml"), ("pt-BR", "pt-br/feed.xml"))
    root = _atom(NEW, others=others, json=UrlPath("de/feed.json"))
    assert _linked(root)[2:] == [
        ("alternate", "application/atom+xml", "bn", "https://archive.example/bn/feed.xml"),
        ("alternate", "application/atom+xml", "pt-BR", "https://archive.example/pt-br/feed.xml"),
        ("alternate", "application/feed+json", "de", "https://archive.example/de/feed.json"),
    ]


@pytest.mark.parametrize(
    ("shelf", "title", "page"),
    [
        (SHELF, "Busse — Archiv & <mehr>", "de/topics/bus.html"),
        (PAPER, "Blatt (news.example) — Archiv & <mehr>", "de/newspapers/news.example.html"),
    ],
)
def test_a_feed_of_a_list_bears_its_name_and_leads_to_its_page(shelf, title, page):
    root = _atom(NEW, shelf=shelf)
    assert root.findtext(f"{ATOM}title") == title
    assert _linked(root)[1][3] == f"https://archive.example/{page}"
    told = json.loads(_json(NEW, shelf=shelf))
    assert (told["title"], told["home_page_url"]) == (title, f"https://archive.example/{page}")


def test_a_language_without_words_of_its_own_has_the_titles_of_the_default_marked_so():
    root = _atom(a_head(1, "bn", date=NEW.date, tags=("soup",)), lang=BN)
    assert root.findtext(f"{ATOM}title") == "Archive"
    assert root.find(f"{ATOM}title").get(XML_LANG) == "en"
    assert root.find(f"{ATOM}subtitle") is None
    category = root.find(f"{ATOM}entry/{ATOM}category")
    assert (category.get("label"), category.get(XML_LANG)) == ("Soup", "en")


def test_an_entry_has_its_address_title_date_and_standfirst():
    first, second = _atom(NEW, OLD).findall(f"{ATOM}entry")
    assert _said(first, "id", "title", "updated", "published", "summary") == {
        "id": "https://archive.example/de/story-2.html",
        "title": "Ein <Garten> & mehr",
        "updated": "2025-10-23T00:00:00Z",
        "published": "2025-10-23T00:00:00Z",
        "summary": "Für alle.",
    }
    assert second.findtext(f"{ATOM}title") == "[Erste Worte]"
    assert second.find(f"{ATOM}summary") is None


def test_people_are_told_by_what_they_did_and_none_is_made_up():
    first, second = _atom(NEW, OLD).findall(f"{ATOM}entry")
    names = [e.text for e in first.findall(f"{ATOM}author/{ATOM}name")]
    others = [e.text for e in first.findall(f"{ATOM}contributor/{ATOM}name")]
    assert (names, others) == (["ANH"], ["Li", "Ute"])
    unknown = [e.text for e in second.findall(f"{ATOM}author/{ATOM}name")]
    assert unknown == ["not known (de)"]
    assert second.find(f"{ATOM}contributor") is None


def test_topics_and_newspaper_are_categories():
    first, second = _atom(NEW, OLD).findall(f"{ATOM}entry")
    found = [
        (c.get("scheme"), c.get("term"), c.get("label")) for c in first.iter(f"{ATOM}category")
    ]
    topics, papers = (f"https://archive.example/de/{name}/" for name in ("topics", "newspapers"))
    assert found == [
        (topics, "bus", "Busse"),
        (topics, "soup", "Soup"),
        (topics, "plain", "plain"),
        (papers, "news.example", "Blatt"),
    ]
    assert second.find(f"{ATOM}category") is None


def test_an_entry_leads_to_each_version_and_to_its_source():
    root = _atom(NEW, alternates=_links(("bn", "bn/a.html"), ("zh-Hans", "zh-hans/a.html")))
    assert _linked(root.find(f"{ATOM}entry")) == [
        ("alternate", "text/html", "de", "https://archive.example/de/story-2.html"),
        ("alternate", "text/html", "bn", "https://archive.example/bn/a.html"),
        ("alternate", "text/html", "zh-Hans", "https://archive.example/zh-hans/a.html"),
        ("via", None, None, "https://www.news.example/2?a=1&b=2"),
    ]


def test_a_json_feed_says_what_is_known_and_nothing_else():
    told = json.loads(_json(NEW, UNDATED, alternates=_links(("bn", "bn/a.html"))))
    items = told.pop("items")
    assert told == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Archiv & <mehr>",
        "home_page_url": "https://archive.example/de/",
        "feed_url": "https://archive.example/de/feed.json",
        "description": "Was & wo",
        "language": "de",
        "_commonweal": {"about": "https://archive.example/de/feeds/", "alternates": []},
    }
    same = {"alternates": [{"language": "bn", "url": "https://archive.example/bn/a.html"}]}
    assert items == [
        {
            "id": "https://archive.example/de/story-2.html",
            "url": "https://archive.example/de/story-2.html",
            "external_url": "https://www.news.example/2?a=1&b=2",
            "title": "Ein <Garten> & mehr",
            "content_text": "Für alle.",
            "summary": "Für alle.",
            "date_published": "2025-10-23T00:00:00Z",
            "authors": [{"name": "ANH"}],
            "tags": ["Busse", "Soup", "plain", "Blatt"],
            "language": "de",
            "_commonweal": same,
        },
        {
            "id": "https://archive.example/de/story-3.html",
            "url": "https://archive.example/de/story-3.html",
            "content_text": "Vielleicht",
            "language": "de",
            "_commonweal": same,
        },
    ]


def test_a_json_feed_names_the_same_in_other_languages_and_ends_in_a_newline():
    text = _json(NEW, others=_links(("bn", "bn/feed.json")))
    assert text.endswith("}\n")
    assert json.loads(text)["_commonweal"]["alternates"] == [
        {"language": "bn", "url": "https://archive.example/bn/feed.json"}
    ]
    assert "Für" in text


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_sign_that_xml_cannot_hold_breaks_no_feed(sign):
    odd = f"a{sign}b"
    head = a_head(
        1, "de", date=NEW.date, title=odd, description=odd, tags=(odd, sign),
        source=Source(name=odd), authors=(Author(name=odd), Author(name=sign)),
    )  # fmt: skip
    root = _atom(head, shelf=Shelf(section=Section.TOPICS, key=odd, count=0, undated=0))
    entry = root.find(f"{ATOM}entry")
    assert _said(entry, "title", "summary") == {"title": "ab", "summary": "ab"}
    assert [c.get("term") for c in entry.iter(f"{ATOM}category")] == ["ab", "ab"]
    assert [n.text for n in entry.findall(f"{ATOM}author/{ATOM}name")] == ["ab"]
    json.loads(_json(head).encode())


def test_a_text_whose_name_cannot_be_read_is_called_by_its_address():
    (entry,) = _atom(a_head(1, "de", date=NEW.date, title="\x01")).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "[https://archive.example/de/story-1.html]"


_HOSTILE = st.text(min_size=1, max_size=12) | st.sampled_from(
    [
        "]]>",
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "\u202eabc",
        "\u2066x",
        "\"'>",
        "<!--",
        "&#0;",
    ]
)
_URLS = st.builds("https://a.example/{}".format, _HOSTILE)


@given(name=_HOSTILE, summary=_HOSTILE, author=_HOSTILE, tag=_HOSTILE, url=_URLS, paper=_HOSTILE)
def test_hostile_texts_come_back_as_themselves(name, summary, author, tag, url, paper):
    head = a_head(
        1, "de", date=NEW.date, title=name, description=summary, tags=(tag,),
        authors=(Author(name=author),), source=Source(name=paper, url=url),
    )  # fmt: skip
    text = _atom_text(head, OLD, json=UrlPath("de/feed.json"))
    root = etree.fromstring(text.encode())
    assert {element.tag for element in root.iter()} <= {
        f"{ATOM}{tag}"
        for tag in (
            "feed", "id", "title", "subtitle", "updated", "generator", "link", "entry", "published",
            "author", "name", "category", "summary",
        )
    }  # fmt: skip
    shown = root.find(f"{ATOM}entry")
    kept = "".join(c for c in name if c.isprintable())
    if kept.strip() and "\r" not in name:
        found = shown.findtext(f"{ATOM}title")
        assert "".join(c for c in found if c.isprintable()) == kept
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert len(parsed.entries) == 2
    item = json.loads(_json(head).encode())["items"][0]
    assert item["title"] == name
    assert (item["summary"], item["authors"]) == (summary, [{"name": author}])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"),
        (" https://a.example/a b ", "https://a.example/a%20b"),
        ('https://a.example/"<>{}|\\^`', "https://a.example/%22%3C%3E%7B%7D%7C%5C%5E%60"),
        ("https://a.example/\u202ex", "https://a.example/%E2%80%AEx"),
        ("https://báo.example/tin-tức", "https://báo.example/tin-tức"),
        ("https://a.example/%20", "https://a.example/%20"),
        ("javascript:alert(1)", None),
        ("nowhere", None),
        ("ftp://a.example/x", None),
        (None, None),
    ],
)
def test_a_source_is_named_by_an_address_that_can_be_one(given, told):
    assert web_address(given) == told


@pytest.mark.skipif(not SCHEMA.exists(), reason="the Atom schema lies in ../shared")
@pytest.mark.parametrize("heads", [(NEW,), (NEW, OLD)])
@pytest.mark.parametrize("shelf", [None, SHELF, PAPER])
def test_feeds_are_valid_by_the_schema_of_atom(heads, shelf):
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    others = _links(("bn", "bn/feed.xml"))
    alternates = _links(("bn", "bn/a.html"))
    root = _atom(
        *heads, shelf=shelf, others=others, alternates=alternates, json=UrlPath("de/f.json")
    )
    assert schema.validate(root.getroottree()), schema.error_log
