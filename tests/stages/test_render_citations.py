"""Record -> BibTeX, RIS, CSL-JSON: what is known, in the words of the source, nothing else."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import parse
from generator.model.document import Author, Source, Standing
from generator.model.record import record_of
from generator.model.route import CitationsRoute
from generator.model.urls import Addresses, AddressStyle
from generator.stages.render import surface
from generator.stages.render.citations import bibtex, ris
from generator.stages.render.citations.line import citation_key
from tests.planned import routes_of
from tests.pure_library import HEADS, a_head

ADDRESSES = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
FOLDER = Addresses(base_url="https://archive.example", style=AddressStyle.FOLDER)
CONFIG = parse('base_url = "https://archive.example"\ntitle = {en = "Archive", de = "Archiv"}\n')
FULL = {
    "title": "50 % für {alle} & mehr",
    "date": dt.date(2025, 3, 9),
    "authors": (
        Author(name="ANH PHUONG", roles=("text", "photo")),
        Author(name="Rat und Tat and Co."),
        Author(name="Jan Weber", roles=("photo",)),
        Author(name="Ayşe K.", roles=("translation",)),
    ),
    "source": Source(name="Das_Blatt", url="https://news.example/a"),
    "description": "Nachbarn\nlegen ein Beet an.",
    "translation": Standing.HUMAN,
}


def _record(addresses=ADDRESSES, lang="de", **fields):
    return record_of(a_head(1, lang, **fields), addresses)


def test_an_entry_for_bibtex_keeps_letters_and_braces_what_no_style_may_change():
    assert bibtex(_record(**FULL), ADDRESSES) == (
        "@article{a1-f4df9a1e-de,\n"
        "  author = {{ANH PHUONG} and {Rat und Tat and Co.}},\n"
        "  translator = {{Ayşe K.}},\n"
        r"  title = {{50 \% für \textbraceleft{}alle\textbraceright{} \& mehr}}," + "\n"
        r"  journal = {Das\_Blatt}," + "\n"
        "  year = {2025},\n"
        "  month = mar,\n"
        "  day = {9},\n"
        "  language = {de},\n"
        "  url = {https://archive.example/de/story-1.html}\n"
        "}\n"
    )


def test_an_entry_in_ris_is_a_newspaper_article():
    assert ris(_record(**FULL), ADDRESSES, "Archiv") == (
        "TY  - NEWS\n"
        "T1  - 50 % für {alle} & mehr\n"
        "AU  - ANH PHUONG\n"
        "AU  - Rat und Tat and Co.\n"
        "A4  - Ayşe K.\n"
        "JF  - Das_Blatt\n"
        "PY  - 2025\n"
        "DA  - 2025/03/09\n"
        "LA  - de\n"
        "N2  - Nachbarn legen ein Beet an.\n"
        "DB  - Archiv\n"
        "UR  - https://archive.example/de/story-1.html\n"
        "UR  - https://news.example/a\n"
        "ER  - \n"
    )


def _csl(*heads):
    (route,) = (route for route in routes_of(heads) if isinstance(route, CitationsRoute))
    return route.path, json.loads(surface(route, CONFIG, lambda message, _: message))


def test_an_article_has_one_file_in_csl_json_with_an_item_for_each_version():
    path, items = _csl(a_head(1, "en"), a_head(1, "de", **FULL))
    assert path == "articles/a1-f4df9a1e.csl.json"
    assert items == [
        {
            "id": "a1-f4df9a1e-de",
            "type": "article-newspaper",
            "title": "50 % für {alle} & mehr",
            "author": [{"literal": "ANH PHUONG"}, {"literal": "Rat und Tat and Co."}],
            "contributor": [{"literal": "Jan Weber"}],
            "translator": [{"literal": "Ayşe K."}],
            "container-title": "Das_Blatt",
            "issued": {"date-parts": [[2025, 3, 9]]},
            "abstract": "Nachbarn\nlegen ein Beet an.",
            "language": "de",
            "URL": "https://archive.example/de/story-1.html",
            "archive": "Archiv",
            "custom": {"source-url": "https://news.example/a", "translation": "human"},
        },
        {
            "id": "a1-f4df9a1e-en",
            "type": "article-newspaper",
            "title": "[Erste Worte]",
            "language": "en",
            "URL": "https://archive.example/en/story-1.html",
            "archive": "Archive",
            "custom": {"translation": "unknown"},
        },
    ]


def test_what_is_not_known_is_left_out_and_a_label_stands_in_square_brackets():
    record = _record(excerpt="Erste Worte des Textes …")
    assert bibtex(record, ADDRESSES) == (
        "@misc{a1-f4df9a1e-de,\n"
        "  title = {{[Erste Worte]}},\n"
        "  language = {de},\n"
        "  url = {https://archive.example/de/story-1.html}\n"
        "}\n"
    )
    tags = [line[:2] for line in ris(record, ADDRESSES, "Archiv").splitlines()]
    assert tags == ["TY", "T1", "LA", "DB", "UR", "ER"]


@pytest.mark.parametrize("field", ["date", "authors", "source", "description"])
def test_what_is_under_review_is_cited_nowhere(field):
    secrets = {
        "date": ("2025", "mar"),
        "authors": ("ANH", "Ayşe", "Weber"),
        "source": ("Blatt", "news.example/a"),
        "description": ("Beet",),
    }[field]
    head = a_head(1, "de", **FULL, review=(field,))
    record = record_of(head, ADDRESSES)
    _, items = _csl(head)
    for text in (bibtex(record, ADDRESSES), ris(record, ADDRESSES, "A"), json.dumps(items)):
        assert not [secret for secret in secrets if secret in text]


def test_the_key_is_the_same_in_both_styles_of_addresses_and_ascii():
    records = [_record(ADDRESSES, "zh-Hant"), _record(FOLDER, "zh-Hant")]
    assert {citation_key(record) for record in records} == {"a1-f4df9a1e-zh-hant"}


@given(HEADS)
def test_keys_are_unique_and_fit_for_every_program(heads):
    routes = [route for route in routes_of(heads) if isinstance(route, CitationsRoute)]
    records = [record for route in routes for record in route.records]
    assert len(records) == len(heads)
    keys = [citation_key(record) for record in records]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)


_TEXTS = st.text(min_size=1, max_size=40) | st.text('{}\\%#&$_~^"@,=\n\r\x85\u2028', max_size=20)


@given(_TEXTS, _TEXTS, _TEXTS)
def test_no_text_breaks_out_of_its_field_or_line(title, name, summary):
    record = _record(
        title=title,
        authors=(Author(name=name), Author(name=summary)),
        source=Source(name=name),
        description=summary,
        date=dt.date(987, 6, 5),
    )
    entry = bibtex(record, ADDRESSES)
    depth, depths = 0, []
    for sign in entry:
        depth += (sign == "{") - (sign == "}")
        depths.append(depth)
    assert depth == 0
    assert 0 not in depths[entry.index("{") : -2]
    assert all(line.startswith("  ") for line in entry.splitlines()[1:-1])
    lines = ris(record, ADDRESSES, "A").split("\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert [line[:2] for line in lines].count("ER") == 1
    assert len(ris(record, ADDRESSES, "A").splitlines()) == len(lines) - 1
