"""The rules that build and check share: a head -> what is wrong with its alternates."""

import pytest

from generator.model.errors import Severity
from generator.model.facts import AlternateLink, HeadFacts
from generator.stages.verify.hreflang import HEAD_RULES

BASE = "https://archive.example"
GOOD = (
    ("de", f"{BASE}/de/a.html"),
    ("en", f"{BASE}/en/a.html"),
    ("x-default", f"{BASE}/de/a.html"),
)


def _found(links=GOOD, canonicals=(f"{BASE}/de/a.html",), **head):
    facts = HeadFacts(
        path="de/a.html",
        url=f"{BASE}/de/a.html",
        lang="de",
        direction="ltr",
        canonicals=canonicals,
        alternates=tuple(AlternateLink(hreflang=code, href=href) for code, href in links),
        **head,
    )
    return [(number, fault.severity) for number, rule in HEAD_RULES for fault in rule(facts)]


def test_a_good_head_has_no_fault():
    assert _found() == []
    assert _found(links=()) == []


def test_addresses_are_compared_and_not_their_spelling():
    assert _found(links=((c, h.replace("archive", "ARCHIVE")) for c, h in GOOD)) != []
    assert _found(canonicals=(f"{BASE}/de/%61.html",)) == []


@pytest.mark.parametrize(
    "code", ["de", "DE", "pt-BR", "zh-Hans", "zh-hant-hk", "be", "X-Default", "zh-TW"]
)
def test_codes_that_search_engines_read_are_silent(code):
    assert "H4" not in dict(_found(links=(*GOOD, (code, "https://away.example/"))))


@pytest.mark.parametrize("code", ["en_GB", "xx", "en-UK", "", "english", "de,en"])
def test_codes_that_are_none_are_errors(code):
    assert ("H4", None) in _found(links=(*GOOD, (code, "https://away.example/")))


@pytest.mark.parametrize("code", ["ckb", "es-419", "en-EU", "de-1996"])
def test_tags_that_search_engines_do_not_read_are_warnings(code):
    found = _found(links=(*GOOD, (code, "https://a.example/")))
    assert found == [("H4", Severity.WARNING)]


@pytest.mark.parametrize(
    "href",
    ["/fr", "//archive.example/fr", "fr.html", "ftp://a.example/fr", "https://", "https:///fr",
     f"{BASE}/fr#x", f"{BASE}/./fr", f"{BASE}/a/../fr", f"{BASE}//fr", f"{BASE}/f r", "http://[/",
     "https://Archive.example/fr"],
)  # fmt: skip
def test_addresses_that_are_not_whole_and_normal_are_found(href):
    assert ("H2", None) in _found(links=(*GOOD, ("fr", href)))


def test_a_page_that_sends_its_readers_on_needs_no_canonical():
    assert _found(links=(), canonicals=(), refresh="x.html") == []
    assert _found(links=(), canonicals=(), noindex=True) == []
