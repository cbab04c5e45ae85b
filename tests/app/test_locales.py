"""Any locale of CLDR builds: pages, indexes and dates in more than two hundred of them."""

from __future__ import annotations

import re

import pytest
from babel.localedata import locale_identifiers

from generator import cldr
from generator.model import lang

NAMED = "pt-BR zh-Hant-HK sr-Latn ckb nb no gsw haw yue ar-EG es-419".split()
_WHOLE = sorted(n for n in locale_identifiers() if not re.search(r"_[A-Z]{2}|_\d", n))  # no region
_SHORT = [name for name in _WHOLE if len(name.split("_")[0]) == 2]
_LONG = [name for name in _WHOLE if len(name.split("_")[0]) == 3][::8]
CLDR = sorted({lang.parse(name) for name in (*_SHORT, *_LONG, *NAMED)})
TOGETHER = 12  # versions of one article
_HTML = re.compile(r'<html[^>]*\blang="([^"]*)"[^>]*\bdir="([^"]*)"')


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    from tests.app.conftest import SiteOnDisk, version

    site = SiteOnDisk(tmp_path_factory.mktemp("locales"))
    site.write("site.toml", 'base_url = "https://archive.example"\n[digits]\nar = "native"\n')
    for place, tag in enumerate(CLDR):
        name = f"story-{place // TOGETHER}"
        text = version(name, tag, "Text.", title=f"{tag}", date="2025-10-23")
        site.write(f"content/news.example/{name}.{tag}.md", text)
    report = site.build(jobs=1)
    return site.tree(), report


def test_more_than_two_hundred_locales_build_without_a_problem(pages):
    _, report = pages
    assert report.problems == []
    assert report.versions == report.languages == len(CLDR) >= 200
    assert {lang.parse(name) for name in NAMED} <= set(CLDR)


def test_each_page_names_its_language_and_the_way_it_runs(pages):
    tree, _ = pages
    for place, tag in enumerate(CLDR):
        way = cldr.locale(tag).text_direction.replace("ttb", "ltr")  # lines of mn-Mong stand
        for name in ("index", "404", f"story-{place // TOGETHER}"):
            found = _HTML.search(tree[f"{tag.lower()}/{name}.html"].decode())
            assert found, tag
            assert found.groups() == (tag, way)


def test_each_page_has_a_date_that_is_no_name_of_a_root_month(pages):
    tree, _ = pages
    for place, tag in enumerate(CLDR):
        page = tree[f"{tag.lower()}/story-{place // TOGETHER}.html"].decode()
        date = re.search(r'<time datetime="2025-10-23"[^>]*>([^<]+)</time>', page)
        assert date, tag
        assert not re.search(r"M\d\d", date[1]), tag
        assert tag != "ar" or date[1] == "٢٣ أكتوبر ٢٠٢٥"
