"""OaiRoute -> a static repository: well-formed, legal names, nothing said that is not known."""

import datetime as dt
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from generator.model.config import parse
from generator.model.data import row_of
from generator.model.document import Author, Source
from generator.model.ids import ArticleId, Digest, LangTag, UrlPath
from generator.model.record import record_of
from generator.model.route import OaiRoute
from generator.stages.render import surface
from generator.stages.render.surfaces.oai import identifier
from tests.planned import FILE
from tests.pure_library import a_head

CONFIG = parse(
    'base_url = "https://archive.example"\ntitle = {en = "News & <more>"}\n'
    'contact = "a@archive.example"\n[tags.bus]\nen = "Buses"\nde = "Busse"\n'
)
NAMES = {
    "s": "http://www.openarchives.org/OAI/2.0/static-repository",
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DAY = dt.date(2025, 10, 23)
FULL = a_head(
    1,
    "de",
    title="Ein <Garten> & ]]> mehr",
    date=DAY,
    authors=(
        Author(name="Anna", roles=("text", "photo")),
        Author(name="Ben", roles=("photo",)),
        Author(name="Cem", roles=("translation",)),
    ),
    source=Source(name="Blatt", url="https://news.example/1?a=1&b=2"),
    description="Für alle.",
    tags=("bus", "odd"),
)


def _parsed(*heads, config=CONFIG, others=(), **changes):
    route = OaiRoute(
        path=UrlPath("data/oai.xml"),
        number=None,
        content=Digest(""),
        rows=tuple(row_of(head, config.addresses, related=(), others=others) for head in heads),
        stated=None,
        newest=None,
    )
    text = surface(replace(route, **changes), config, lambda message, _: message)
    return ET.fromstring(text.encode())  # noqa: S314 - made by this program, a line above


def _records(root):
    return root.findall("s:ListRecords/oai:record", NAMES)


def _said(record, name):
    found = record.findall(f"oai:metadata/oai_dc:dc/dc:{name}", NAMES)
    return [(element.text, element.get(LANG)) for element in found]


def test_a_repository_says_who_it_is_and_what_it_has():
    root = _parsed(FULL)
    said = {
        element.tag.partition("}")[2]: element.text for element in root.find("s:Identify", NAMES)
    }
    assert said == {
        "repositoryName": "News & <more>",
        "baseURL": "https://archive.example/data/oai.xml",
        "protocolVersion": "2.0",
        "adminEmail": "a@archive.example",
        "earliestDatestamp": "2025-10-23",
        "deletedRecord": "no",
        "granularity": "YYYY-MM-DD",
    }
    assert [child.tag.partition("}")[2] for child in root] == [
        "Identify", "ListMetadataFormats", "ListRecords",
    ]  # fmt: skip
    prefix = root.findtext("s:ListMetadataFormats/oai:metadataFormat/oai:metadataPrefix", "", NAMES)
    assert prefix == root.find("s:ListRecords", NAMES).get("metadataPrefix") == "oai_dc"
    second = _parsed(FULL, number=2)
    assert second.findtext("s:Identify/oai:repositoryName", "", NAMES) == "News & <more> (2)"


def test_a_record_says_all_that_is_known_in_its_language():
    (record,) = _records(_parsed(FULL, others=(UrlPath("en/story-1.html"),)))
    assert record.findtext("oai:header/oai:identifier", "", NAMES) == (
        "oai:archive.example:news.example/a1:de"
    )
    assert {name: _said(record, name) for name in ("title", "description", "subject")} == {
        "title": [("Ein <Garten> & ]]> mehr", "de")],
        "description": [("Für alle.", "de")],
        "subject": [("Busse", "de"), ("odd", None)],
    }
    plain = {
        "creator": ["Anna"],
        "contributor": ["Ben", "Cem"],
        "publisher": ["Blatt"],
        "date": ["2025-10-23"],
        "type": ["Text"],
        "identifier": ["https://archive.example/de/story-1.html"],
        "source": ["https://news.example/1?a=1&b=2"],
        "language": ["de"],
        "relation": ["https://archive.example/en/story-1.html"],
    }
    assert {name: _said(record, name) for name in plain} == {
        name: [(text, None) for text in texts] for name, texts in plain.items()
    }


def test_a_record_says_nothing_that_is_not_known_or_not_checked():
    unsure = replace(FULL, tags=(), review=("title", "date", "authors", "source", "description"))
    for head in (unsure, a_head(1, "de", excerpt="Erste Worte des Textes")):
        (record,) = _records(_parsed(head, newest=DAY))
        found = record.find("oai:metadata/oai_dc:dc", NAMES)
        assert [element.tag.partition("}")[2] for element in found] == [
            "title", "type", "identifier", "language",
        ]  # fmt: skip
        assert _said(record, "title") == [(f"[{head.name}]", "de")]


def test_a_topic_has_the_name_and_the_language_that_the_settings_give_it():
    (record,) = _records(_parsed(a_head(1, "bn", tags=("bus",))))
    assert _said(record, "subject") == [("Buses", "en")]


@pytest.mark.parametrize(
    ("head", "changes", "stamp"),
    [
        (FULL, {}, "2025-10-23"),
        (FULL, {"stated": dt.date(2026, 1, 2)}, "2026-01-02"),
        (a_head(1, "de"), {"newest": dt.date(2024, 2, 29)}, "2024-02-29"),
        (replace(FULL, review=("date",)), {"newest": dt.date(2024, 2, 29)}, "2024-02-29"),
        (a_head(1, "de"), {}, "1970-01-01"),
    ],
    ids=["own", "stated", "newest", "unsure", "none"],
)
def test_a_datestamp_comes_from_no_clock(head, changes, stamp):
    root = _parsed(head, **changes)
    assert root.findtext(".//oai:datestamp", "", NAMES) == stamp
    assert root.findtext(".//oai:earliestDatestamp", "", NAMES) == stamp


def test_no_record_is_older_than_the_earliest():
    root = _parsed(a_head(1, "de", date=dt.date(823, 1, 1)), FULL, newest=DAY)
    assert root.findtext(".//oai:earliestDatestamp", "", NAMES) == "0823-01-01"
    assert [e.text for e in root.findall(".//oai:datestamp", NAMES)] == ["0823-01-01", "2025-10-23"]


@pytest.mark.parametrize(
    "sign", ["\0", "\x0b", "\x1f", "\ufffe", "]]>", "<!--", "\u202e", '"', "&"]
)
def test_an_odd_sign_breaks_no_repository(sign):
    odd = f"a{sign}b"
    kept = odd if sign.isprintable() or sign == "\u202e" else "ab"
    head = replace(
        FULL, title=odd, description=odd, tags=(odd,), authors=(Author(name=odd),),
        source=Source(name=odd, url=f"https://n.example/{odd}"), article=ArticleId(odd),
    )  # fmt: skip
    (record,) = _records(_parsed(head))
    for name in ("title", "description", "subject", "creator", "publisher"):
        assert [text for text, _ in _said(record, name)] == [kept]
    name = record.findtext("oai:header/oai:identifier", "", NAMES)
    assert re.fullmatch(r"oai:archive\.example:[A-Za-z0-9%._~/-]+:de", name)


@pytest.mark.parametrize(
    ("base_url", "article", "name"),
    [
        ("https://a.example", "n.example/x", "oai:a.example:n.example/x:de"),
        ("https://A.example:8080/b/c", "n.example/x", "oai:a.example:b/c:n.example/x:de"),
        ("https://a.example", "ü:1 %", "oai:a.example:%C3%BC%3A1%20%25:de"),
        ("https://münchen.example", "x", "oai:m%C3%BCnchen.example:x:de"),
        ("http://[::1]:80", "x", "oai:%3A%3A1:x:de"),
    ],
)
def test_an_identifier_is_legal_and_no_other_records(base_url, article, name):
    record = record_of(replace(a_head(1, "de"), article=ArticleId(article)), FILE)
    assert identifier(record, base_url) == name
    assert identifier(replace(record, lang=LangTag("zh-Hans")), base_url) != name


def test_a_new_slug_does_not_make_another_record():
    record = record_of(FULL, FILE)
    moved = replace(record, path=UrlPath("de/moved.html"))
    assert identifier(record, FILE.base_url) == identifier(moved, FILE.base_url)
