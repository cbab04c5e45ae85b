"""CatalogueRoute, DataPackageRoute -> files that say the same, and a description that is true."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import parse
from generator.model.data import Form, data_file, row_of
from generator.model.document import Author, Source, Standing
from generator.model.ids import ArticleId, Digest, UrlPath
from generator.model.route import CatalogueRoute, DataPackageRoute
from generator.stages.render import surface
from tests.planned import FILE
from tests.pure_library import a_head

CONFIG = parse('base_url = "https://archive.example"\ntitle = "Archiv"\n')
ODD = [
    'a "quoted" title, with commas',
    "two\nlines\r\nand a return\rin it",
    "=HYPERLINK(1)",
    "+1", "-1", "@SUM(1)", "\t=1",
    "]]> <b>&amp;</b> \\ | \\|",
    "\u202eturned\u202c \u2066isolated\u2069 \u200fmark",
    "\x00\x01\x0b\x1f\x7f\x85\u2028\u2029",
    " spaces ", "'", "ক খ", "null", "🏠",
]  # fmt: skip
FULL = a_head(
    1,
    "pt-BR",
    title="Um título",
    date=dt.date(2025, 10, 23),
    authors=(Author(name="A | B", roles=("text", "photo")), Author(name="C", roles=())),
    source=Source(name="Jornal", url="https://news.example/1"),
    description="Uma linha.",
    excerpt="Primeiras palavras",
    tags=("bus", "bus", " ", "a|b"),
    translation=Standing.HUMAN,
    paragraphs=3,
    review=("article",),
)


def _rows(*heads):
    return tuple(
        row_of(head, FILE, related=(ArticleId("x/y"),), others=(UrlPath("de/o.html"),))
        for head in heads
    )


def _written(form, *heads):
    route = CatalogueRoute(
        path=UrlPath(f"data/catalogue.{form.value}"),
        form=form,
        content=Digest(""),
        rows=_rows(*heads),
    )
    return surface(route, CONFIG, lambda message, _: message).encode().decode()


def _csv(*heads):
    return list(csv.DictReader(io.StringIO(_written(Form.CSV, *heads), newline="")))


def _json(*heads):
    return [json.loads(line) for line in _written(Form.JSON_LINES, *heads).splitlines()]


def _package(parts=1):
    files = tuple(
        data_file("catalogue", form, number, parts)
        for form in (Form.CSV, Form.JSON_LINES)
        for number in range(1, parts + 1)
    )
    route = DataPackageRoute(path=UrlPath("data/datapackage.json"), files=files)
    return json.loads(surface(route, CONFIG, lambda message, _: message))


def test_a_row_says_all_that_is_known_of_a_version():
    assert _json(FULL) == [
        {
            "article": "news.example/a1",
            "lang": "pt-BR",
            "address": "https://archive.example/pt-br/story-1.html",
            "hub": "https://archive.example/" + FILE.hub(ArticleId("news.example/a1")),
            "slug": "story-1",
            "title": "Um título",
            "label": None,
            "date": "2025-10-23",
            "authors": [{"name": "A | B", "roles": ["text", "photo"]}, {"name": "C", "roles": []}],
            "source_name": "Jornal",
            "source_url": "https://news.example/1",
            "description": "Uma linha.",
            "tags": ["bus", "a|b"],
            "translation": "human",
            "related": ["x/y"],
            "paragraphs": 3,
            "review": ["article"],
        }
    ]
    (cells,) = _csv(FULL)
    assert cells["authors"] == "A \\| B (text, photo) | C"
    assert cells["tags"] == "bus | a\\|b"
    assert (cells["label"], cells["paragraphs"]) == ("", "3")


def test_what_is_not_known_is_empty_and_never_guessed():
    (row,) = _json(a_head(1, "de", excerpt="Erste Worte des Textes"))
    empty = {name for name, value in row.items() if value is None}
    assert empty == {"title", "date", "source_name", "source_url", "description"}
    assert (row["label"], row["authors"], row["tags"]) == ("Erste Worte", [], [])


def test_what_nobody_has_checked_is_left_out_and_named():
    fields = ("title", "date", "authors", "source", "description")
    (row,) = _json(
        a_head(
            1, "de", title="Geraten", date=dt.date(2025, 1, 1), authors=(Author(name="Wer"),),
            source=Source(name="Blatt", url="https://b.example"), description="Vielleicht.",
            review=fields,
        )
    )  # fmt: skip
    assert row["label"] == "Geraten"
    assert row["review"] == list(fields)
    names = ("title", "date", "source_name", "source_url", "description")
    assert [row[name] for name in names] == [None] * 5
    assert row["authors"] == []
    assert "Vielleicht" not in _written(
        Form.CSV, a_head(1, "de", description="Vielleicht.", review=fields)
    )


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_come_back_as_they_are(text):
    head = a_head(1, "de", title=text, source=Source(name=text), description=text)
    (cells,), (row,) = _csv(head), _json(head)
    for name in ("title", "source_name", "description"):
        assert cells[name] == row[name] == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=4))
def test_any_titles_are_the_same_in_both(titles):
    heads = [a_head(n, "de", title=title) for n, title in enumerate(titles)]
    assert [cells["title"] for cells in _csv(*heads)] == titles
    assert [row["title"] for row in _json(*heads)] == titles


@given(st.lists(st.text("a|\\ (", min_size=1), min_size=1, max_size=3))
def test_names_with_bars_and_backslashes_can_be_told_apart(names):
    (cells,) = _csv(a_head(1, "de", authors=tuple(Author(name=n, roles=()) for n in names)))
    parts = re.split(r"(?<!\\)((?:\\\\)*) \| ", cells["authors"])
    joined = [a + (b or "") for a, b in zip(parts[::2], [*parts[1::2], ""], strict=True)]
    assert [re.sub(r"\\([\\|])", r"\1", part) for part in joined] == names


def test_json_lines_are_lines_for_whoever_splits_them():
    text = "a\x85b\u2028c\u2029d\x0be\x1cf"
    assert len(_written(Form.JSON_LINES, a_head(1, "de", title=text)).splitlines()) == 1


def test_csv_is_what_the_standard_says():
    text = _written(Form.CSV, FULL)
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 2
    assert text.startswith('"article","lang","address",')


def test_the_package_describes_the_columns_that_the_files_have():
    package = _package()
    cells, row = _csv(FULL)[0], _json(FULL)[0]
    for resource, found in zip(package["resources"], (cells, row), strict=True):
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert list(fields) == list(found)
        assert resource["schema"]["primaryKey"] == ["article", "lang"]
        assert all(field["description"] for field in fields.values())
    types = {"string": str, "date": str, "integer": int, "array": list}
    for field in package["resources"][1]["schema"]["fields"]:
        assert isinstance(row[field["name"]], types[field["type"]]) or row[field["name"]] is None
        if field.get("constraints", {}).get("required"):
            assert row[field["name"]] is not None
    kinds = {field["type"] for field in package["resources"][0]["schema"]["fields"]}
    assert kinds == {"string", "date", "integer"}


def test_the_package_says_where_it_lies_and_states_no_licence_and_no_time():
    package = _package()
    assert package["id"] == "https://archive.example/data/datapackage.json"
    assert package["title"] == "Archiv"
    assert not package.keys() & {"licenses", "created", "version", "contributors"}


def test_each_part_is_a_resource_of_its_own():
    resources = _package(parts=2)["resources"]
    assert [resource["path"] for resource in resources] == [
        "catalogue-1.csv", "catalogue-2.csv", "catalogue-1.jsonl", "catalogue-2.jsonl",
    ]  # fmt: skip
    assert len({resource["name"] for resource in resources}) == 4
