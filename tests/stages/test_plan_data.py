"""Route* -> Route*: each text once in every list, in files that hold no more than they may."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.config import Surfaces
from generator.model.data import PACKAGE, Form
from generator.model.ids import ArticleId, UrlPath
from generator.model.page import VersionRoute
from generator.model.route import CatalogueRoute, DataPackageRoute, OaiRoute
from generator.model.urls import CHECKSUMS
from generator.stages.plan.data import Sizes, data_files, with_data
from tests.planned import routes_of, site_of
from tests.pure_library import HEADS, PureLibrary, a_head

FEW = settings(max_examples=settings().max_examples // 3)  # each plans whole sites
DATA = CatalogueRoute | DataPackageRoute | OaiRoute


def _planned(heads, sizes=None, **changes):
    """Return the files of data of a site, by path, and those that it announces."""
    site = replace(site_of(PureLibrary(heads)), **changes)
    others = [route for route in routes_of(heads) if not isinstance(route, DATA)]
    made = list(with_data(others, site, sizes or Sizes()))
    assert [route for route in made if not isinstance(route, DATA)] == others
    routes = {route.path: route for route in made if isinstance(route, DATA)}
    assert len(routes) == len(made) - len(others)
    return routes, data_files(site, sizes or Sizes())


def _keys(routes, *paths):
    return [(r.record.article, r.record.lang) for path in paths for r in routes[path].rows]


@FEW
@given(heads=HEADS, size=st.integers(1, 4), oai=st.integers(1, 4))
def test_every_text_is_once_in_each_list_in_order_and_no_file_holds_too_many(heads, size, oai):
    routes, files = _planned(heads, Sizes(catalogue=size, oai=oai))
    wanted = sorted((head.article, head.lang) for head in heads)
    for form, limit in ((Form.CSV, size), (Form.JSON_LINES, size), (Form.OAI, oai)):
        own = [file.path for file in files if file.form is form]
        assert _keys(routes, *own) == wanted
        assert all(0 < len(routes[path].rows) <= limit for path in own)
    assert routes.keys() == {file.path for file in files} - {CHECKSUMS}
    if heads:
        assert {file.path for file in routes[PACKAGE].files} == {
            file.path for file in files if file.form in {Form.CSV, Form.JSON_LINES}
        }


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (2, ["data/oai.xml"]),
        (3, ["data/oai-1.xml", "data/oai-2.xml"]),
        (4, ["data/oai-1.xml", "data/oai-2.xml"]),
        (5, ["data/oai-1.xml", "data/oai-2.xml", "data/oai-3.xml"]),
    ],
)
def test_files_have_numbers_where_one_does_not_hold_all(texts, names):
    heads = [a_head(n, "de") for n in range(texts)]
    routes, _ = _planned(heads, Sizes(oai=2))
    made = [route for route in routes.values() if isinstance(route, OaiRoute)]
    assert [route.path for route in made] == names
    assert [route.number for route in made] == ([1, 2, 3][: len(names)] if names[1:] else [None])


def test_an_archive_without_texts_has_no_data():
    routes, files = _planned([])
    assert routes == {}
    assert [file.path for file in files] == [CHECKSUMS]


@pytest.mark.parametrize(
    ("off", "left"),
    [
        ("catalogue", {"data/oai.xml"}),
        ("oai_pmh", {"data/catalogue.csv", "data/catalogue.jsonl", "data/datapackage.json"}),
    ],
)
def test_what_is_switched_off_is_neither_made_nor_announced(off, left):
    routes, files = _planned([a_head(1, "de")], surfaces=Surfaces(**{off: False}))
    assert routes.keys() == left
    assert {file.path for file in files} == left | {CHECKSUMS}
    _, files = _planned([a_head(1, "de")], surfaces=Surfaces(checksums=False))
    assert CHECKSUMS not in {file.path for file in files}


def test_a_draft_that_is_shown_is_no_data_and_no_other_version():
    heads = [a_head(1, "de"), a_head(1, "en", draft=True), a_head(2, "de", draft=True)]
    routes, files = _planned(heads, texts=1)
    assert _keys(routes, UrlPath("data/oai.xml")) == [("news.example/a1", "de")]
    assert routes["data/oai.xml"].rows[0].others == ()
    assert {file.path for file in files} == routes.keys() | {CHECKSUMS}
    routes, files = _planned(heads[1:], texts=0)
    assert routes == {}


def test_a_row_names_the_other_versions_and_only_related_articles_that_are_published():
    related = (ArticleId("news.example/a2"), ArticleId("news.example/gone"))
    heads = [a_head(1, "de", related=related), a_head(1, "en"), a_head(2, "en")]
    routes, _ = _planned(heads)
    first = routes["data/catalogue.csv"].rows[0]
    assert first.related == ("news.example/a2",)
    assert first.others == ("en/story-1.html",)


def test_other_words_in_a_body_leave_the_data_as_they_are():
    before, after = a_head(1, "de", title="T", excerpt="One."), a_head(1, "de", title="T")
    assert _planned([before])[0] == _planned([after])[0]
    other, _ = _planned([a_head(1, "de", title="U")])
    mine, _ = _planned([before])
    assert mine["data/catalogue.csv"].content != other["data/catalogue.csv"].content
    assert repr(mine["data/catalogue.csv"]) != repr(other["data/catalogue.csv"])


def test_a_static_repository_knows_the_newest_date_and_the_day_of_the_build():
    day, stated = dt.date(2024, 2, 3), dt.date(2025, 1, 1)
    routes, _ = _planned([a_head(1, "de", date=day), a_head(2, "bn")], stated=stated)
    (route,) = (route for route in routes.values() if isinstance(route, OaiRoute))
    assert (route.newest, route.stated) == (day, stated)


def test_the_page_about_feeds_names_every_file():
    heads = [a_head(1, "de")]
    routes = {route.path: route for route in routes_of(heads)}
    named = routes["de/feeds/index.html"].data
    assert {file.path for file in named} - {CHECKSUMS} <= routes.keys()
    assert named == data_files(site_of(PureLibrary(heads)))
    assert routes["de/about/index.html"].data == ()
    assert any(isinstance(route, VersionRoute) for route in routes.values())
