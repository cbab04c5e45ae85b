"""A new text changes few pages: its own, the first pages of its lists, and what counts them all."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from generator.app.make import Maker

LANGS = ("bn", "de", "en")
TEXTS = 60
SIZE = 7  # 60 = 8 full pages and 4 more
FED = ("feed", "topics/bus", "topics/garden", "newspapers/blatt.example")
HUB = re.compile(r"articles/.*-[0-9a-f]{8}\.html")


def _day(number):
    """Return the day of a text: two years, twelve months."""
    return dt.date(2024, 7, 1) + dt.timedelta(days=6 * number)


def _fields(number, tags="[bus, soup]"):
    name = ("Blatt", "Bote")[number % 2]
    return {
        "title": f"Text {number:02}",
        "date": str(_day(number)),
        "tags": tags,
        "source": f'{{name: {name}, url: "https://{name.lower()}.example/{number}"}}',
    }


@pytest.fixture
def site(make_site, content):
    files = {
        f"content/t{number}.{lang}.md": content(
            f"t{number}", lang, "Erster Absatz.\n\nZweiter.", **_fields(number)
        )
        for number in range(TEXTS)
        for lang in LANGS
    }
    return make_site(files, f"page_size = {SIZE}\n")


def _changed(before, after):
    different = {path for path in before | after if before.get(path) != after.get(path)}
    return different - {"manifest-sha256.txt"}  # which tells of every file


def test_a_newer_article_in_one_language_changes_only_what_shows_it_or_counts_it(site, content):
    site.build()
    before = site.tree()
    number = TEXTS
    site.write(
        "content/new.de.md", content("new", "de", "Ganz neu.", **_fields(number, "[bus, garden]"))
    )
    report = site.build()
    assert report.problems == []
    changed = _changed(before, site.tree())
    assert report.written == len(changed - {"manifest.txt"})
    (hub,) = {path for path in changed if HUB.fullmatch(path)}
    month = f"{_day(number):%Y-%m}"
    assert changed == {
        "de/new.html",
        hub,
        hub.replace(".html", ".csl.json"),
        *(f"{lang}/index.html" for lang in LANGS),
        "de/topics/index.html",
        "de/topics/bus.html",
        "de/topics/garden.html",
        "de/newspapers/index.html",
        "de/newspapers/blatt.example.html",
        "de/years/index.html",
        "de/years/2025.html",
        f"de/years/{month}.html",
        "de/a-z/index.html",
        *(f"de/{name}.{kind}" for name in FED for kind in ("xml", "json")),
        "coverage/index.html",
        "index.html",
        "sitemap.xml",
        "data/catalogue.csv",
        "data/catalogue.jsonl",
        "manifest.txt",
    }


def test_a_newer_article_in_all_languages_has_its_pairs_and_names_nothing_as_absent(site, content):
    site.build()
    before = site.tree()
    for lang in LANGS:
        site.write(f"content/new.{lang}.md", content("new", lang, "Neu.", **_fields(TEXTS)))
    assert site.build().problems == []
    changed = _changed(before, site.tree())
    assert {path for path in changed if "/with/" in path} == {
        "bn/with/en/new.html",
        "de/with/en/new.html",
    }
    assert not [path for path in changed if re.search(r"/(page-\d+|t\d+)\.html$", path)]
    feeds = {path for path in changed if path.endswith((".xml", ".json")) and path[2] == "/"}
    assert len(feeds) == 3 * 2 * 4  # of each language, its two topics and its newspaper
    assert len(changed - feeds) == 3 * 11 + 2 + 2 + 6  # of a language, pairs, hub, of the site


def test_a_full_first_page_gives_one_page_more_and_changes_one_neighbour(make_site, content):
    files = {
        f"content/t{n}.de.md": content(f"t{n}", "de", "Text.", **_fields(n)) for n in range(21)
    }
    site = make_site(files, f"page_size = {SIZE}\n")
    site.build()
    before = site.tree()
    assert {path for path in before if "page-" in path and path.count("/") == 1} == {
        "de/page-2.html",
        "de/page-3.html",
    }
    site.write("content/new.de.md", content("new", "de", "Neu.", **_fields(21)))
    site.build()
    changed = {path for path in _changed(before, site.tree()) if path.startswith("de/page-")}
    assert changed == {"de/page-3.html", "de/page-4.html"}
    now = site.tree()["de/page-3.html"].decode()
    assert now.replace("page-4.html", "index.html", 1) == before["de/page-3.html"].decode()


def test_an_older_text_that_comes_late_is_found_by_a_build_as_by_a_fresh_one(
    make_site, content, tmp_path
):
    files = {f"content/t{n}.de.md": content(f"t{n}", "de", "Text.", **_fields(n)) for n in range(9)}
    site = make_site(files, "page_size = 2\n")
    site.build()
    site.write("content/late.de.md", content("late", "de", "Alt.", title="Late", date="2020-01-01"))
    site.write("content/undated.de.md", content("undated", "de", "Alt.", title="Undated"))
    assert site.build().problems == []
    assert "Late" in site.tree()["de/page-2.html"].decode()
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_newer_article_lets_few_pages_be_made_anew(site, content, monkeypatch):
    site.build()
    made = []
    make = Maker.make

    def noted(maker, route):
        made.append(route.path)
        return make(maker, route)

    monkeypatch.setattr(Maker, "make", noted)
    site.write("content/new.de.md", content("new", "de", "Ganz neu.", **_fields(TEXTS)))
    report = site.build(jobs=1)
    own_feeds_pages = {f"{lang}/feeds/index.html" for lang in LANGS}
    assert len(set(made) - own_feeds_pages) == report.written
