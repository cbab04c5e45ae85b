"""Rendered -> Problem*: each fault of a page is found, and a good page has none."""

from dataclasses import replace

import pytest

from generator.model.article import Alternate
from generator.model.entry import Section
from generator.model.ids import LangTag, UrlPath
from generator.model.page import (
    ChooserRoute,
    HubRoute,
    NotFoundRoute,
    OverviewRoute,
    PairRoute,
    VersionRoute,
)
from generator.model.route import Rendered
from generator.model.urls import Addresses, AddressStyle
from generator.stages.verify import verify

ADDRESSES = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
CANONICAL = '<link rel="canonical" href="https://archive.example/de/a.html">'
GERMAN = '<link rel="alternate" hreflang="de" href="https://archive.example/de/a.html">'
ENGLISH = '<link rel="alternate" hreflang="en" href="https://archive.example/en/a.html">'
DEFAULT = '<link rel="alternate" hreflang="x-default" href="https://archive.example/de/a.html">'
GOOD = f"""<!doctype html><html lang="de" dir="ltr"><head><meta charset="utf-8">
{CANONICAL}{GERMAN}{ENGLISH}{DEFAULT}</head><body><h1 class="t">Titel</h1><p>Text</p></body></html>
"""
_ALTERNATES = tuple(
    Alternate(hreflang=code, path=UrlPath(path))
    for code, path in [("de", "de/a.html"), ("en", "en/a.html"), ("x-default", "de/a.html")]
)


def _version(head):
    return VersionRoute(
        path=UrlPath("de/a.html"),
        lang=LangTag("de"),
        head=head,
        siblings=(),
        alternates=_ALTERNATES,
        pictures=(),
        missing=(),
        hub=UrlPath("articles/a-story.html"),
        beside=(),
        related=(),
    )


def _verify(route, html, direction="ltr"):
    page = Rendered(path=route.path, content=html.encode())
    return list(verify(page, route, direction, ADDRESSES))


def test_a_good_page_has_no_problem(head):
    assert _verify(_version(head), GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('lang="de" dir', 'lang="en" dir', "page-lang"),
        ('lang="de" dir', "dir", "page-lang"),
        ('dir="ltr"', 'dir="rtl"', "page-lang"),
        (' dir="ltr"', "", "page-lang"),
        (CANONICAL, "", "page-canonical"),
        (CANONICAL, CANONICAL.replace("/de/", "/en/"), "page-canonical"),
        (CANONICAL, CANONICAL.replace("https", "http"), "page-canonical"),
        (CANONICAL, CANONICAL.replace("https://archive.example", ".."), "page-canonical"),
        (GERMAN, "", "page-hreflang"),
        (ENGLISH, "", "page-hreflang"),
        (DEFAULT, "", "page-hreflang"),
        (ENGLISH, ENGLISH + ENGLISH.replace('"en"', '"fr"'), "page-hreflang"),
        (DEFAULT, f"</head>{DEFAULT}<head>", "page-hreflang"),
        ('<h1 class="t">Titel</h1>', "<h2>Titel</h2>", "page-heading"),
        ("<p>Text</p>", "<h1>Noch einer</h1>", "page-heading"),
    ],
    ids=[
        "other-lang", "no-lang", "other-dir", "no-dir",
        "no-canonical", "canonical-of-another", "canonical-by-http", "canonical-relative",
        "itself-not-listed", "version-not-listed", "no-x-default", "stranger-listed",
        "listed-in-the-body", "no-h1", "two-h1",
    ],
)  # fmt: skip
def test_each_fault_is_found_and_only_that(head, old, new, code):
    assert old in GOOD
    problems = _verify(_version(head), GOOD.replace(old, new))
    assert [problem.code for problem in problems] == [code]
    assert str(problems[0].where.path) == "output/de/a.html"


def test_a_wrong_address_of_a_version_is_one_missing_and_one_too_many(head):
    problems = _verify(_version(head), GOOD.replace(ENGLISH, ENGLISH.replace("/en/", "/fr/")))
    assert [p.code for p in problems] == ["page-hreflang"] * 2
    told = " ".join(problem.what for problem in problems)
    assert "https://archive.example/en/a.html" in told
    assert "https://archive.example/fr/a.html" in told


@pytest.mark.parametrize(
    "line", [ENGLISH, DEFAULT, CANONICAL], ids=["en", "x-default", "canonical"]
)
def test_a_line_that_stands_twice_is_found(head, line):
    assert _verify(_version(head), GOOD.replace(line, line + line)) != []


def test_a_page_without_a_head_fails_by_problems_and_not_by_a_crash(head):
    codes = {problem.code for problem in _verify(_version(head), "<p>Text</p>")}
    assert codes == {"page-lang", "page-canonical", "page-hreflang", "page-heading"}


@pytest.mark.parametrize("kind", ["overview", "hub"])
def test_every_page_answers_for_the_alternates_of_its_route(head, kind):
    common = {"path": UrlPath("de/a.html"), "lang": LangTag("de"), "alternates": _ALTERNATES}
    route = (
        HubRoute(versions=(head,), **common)
        if kind == "hub"
        else OverviewRoute(section=Section.TOPICS, shelves=(), **common)
    )
    assert _verify(route, GOOD) == []
    assert [p.code for p in _verify(route, GOOD.replace(ENGLISH, ""))] == ["page-hreflang"]


def test_two_versions_side_by_side_are_nobodys_alternate(head):
    route = PairRoute(
        path=UrlPath("de/a.html"),
        lang=LangTag("de"),
        head=head,
        other=head,
        hub=UrlPath("articles/a-story.html"),
        swapped=None,
        pictures=(),
    )
    assert _verify(route, GOOD.replace(GERMAN + ENGLISH + DEFAULT, "")) == []
    assert {p.code for p in _verify(route, GOOD)} == {"page-hreflang"}


def test_a_not_found_page_has_no_canonical_and_no_alternates():
    route = NotFoundRoute(path=UrlPath("de/404.html"), lang=LangTag("de"))
    bare = GOOD.replace(CANONICAL + GERMAN + ENGLISH + DEFAULT, "")
    assert _verify(route, bare) == []
    assert {p.code for p in _verify(route, GOOD)} == {"page-canonical", "page-hreflang"}


def test_the_chooser_has_a_canonical_and_no_alternates():
    route = ChooserRoute(path=UrlPath("index.html"), lang=LangTag("ar"), stocks=(), alternates=())
    html = (
        '<html lang="ar" dir="rtl"><link rel="canonical" href="https://archive.example/">'
        "</head><h1>Archive</h1>"
    )
    assert _verify(route, html, "rtl") == []
    assert [p.code for p in _verify(route, html, "ltr")] == ["page-lang"]


def test_a_page_without_language_and_direction_is_told_so(head):
    (problem,) = _verify(_version(head), GOOD.replace('<html lang="de" dir="ltr">', "<html>"))
    assert problem.what == "<html> has no lang and no dir"


@pytest.mark.parametrize(
    ("planned", "codes"),
    [
        ([("en", "en/a.html"), ("x-default", "en/a.html")], ["H1"]),
        ([("de", "de/a.html"), ("e_n", "en/a.html"), ("x-default", "de/a.html")], ["H4"]),
        ([("de", "de/a.html"), ("en", "en/a.html")], ["H5"]),
        ([("de", "de/a.html"), ("de", "de/b.html")], ["H5"]),
        ([("de", "de/a.html"), ("en", "de/../en/a.html"), ("x-default", "de/a.html")], ["H2"]),
        (
            [("de", "de/a.html"), ("en-GB", "en/a.html"), ("en-IN", "in/a.html"),
             ("x-default", "de/a.html")],
            ["H6"],
        ),
    ],
    ids=["itself-missing", "no-code", "no-x-default", "code-twice", "with-dots", "countries-only"],
)  # fmt: skip
def test_a_plan_that_breaks_a_rule_is_found_though_the_page_is_as_planned(head, planned, codes):
    alternates = tuple(Alternate(hreflang=code, path=UrlPath(path)) for code, path in planned)
    lines = "".join(
        f'<link rel="alternate" hreflang="{code}" href="https://archive.example/{path}">'
        for code, path in planned
    )
    html = GOOD.replace(GERMAN + ENGLISH + DEFAULT, lines)
    problems = _verify(replace(_version(head), alternates=alternates), html)
    assert [problem.code for problem in problems] == codes
    assert problems[0].hint


def test_an_alternate_for_one_medium_is_found(head):
    html = GOOD.replace('hreflang="en"', 'hreflang="en" media="print"')
    assert [problem.code for problem in _verify(_version(head), html)] == ["H7"]
