"""Why each alternate is there, and that the settings told of a page are all that change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.app.build import import_seeds
from generator.app.inquiry import explain
from generator.app.site import open_site
from tests.app.conftest import SiteOnDisk

Told = dict[str, Any]


def page(site: SiteOnDisk, target: str) -> Told:
    found: Told = explain(open_site(site.root), target, with_page=True)["page"]
    return found


def reasons(found: Told) -> dict[str, str]:
    return {link["hreflang"]: link["why"] for link in found["alternates"]["links"]}


@pytest.fixture
def article(make_site, content) -> Callable[..., SiteOnDisk]:
    """Make a site with one article in some languages; values are further fields."""

    def make(config: str = "", **versions: dict[str, str]) -> SiteOnDisk:
        tags = {name: name.replace("_", "-") for name in versions}
        files = {
            f"content/a.{tag}.md": content("a", tag, "Text.", **versions[name])
            for name, tag in tags.items()
        }
        return make_site(files, config)

    return make


def test_x_default_is_the_original_where_it_is_known(article):
    found = page(article(de={}, vi={"translation": "original"}, en={}), "de/a.html")
    assert reasons(found)["x-default"] == "the original"
    assert found["alternates"]["links"][-1]["content"] == "content/a.vi.md"
    assert reasons(found)["de"] == "the de version, by its front matter"
    assert found["alternates"]["why"] == "3 versions of one article"
    assert found["alternates"]["article"] == "a"


def test_x_default_is_the_default_language_where_no_original_is_known(article):
    why = reasons(page(article(de={}, en={}), "de/a.html"))["x-default"]
    expected = "no version is known to be the original: the version in the site's default language"
    assert why == f"{expected}, en"


def test_x_default_is_the_default_language_where_two_claim_to_be_the_original(article):
    original = {"translation": "original"}
    why = reasons(page(article(de=original, vi=original, en={}), "de/a.html"))["x-default"]
    assert why.startswith("2 versions claim to be the original: ")


def test_x_default_is_the_hub_where_the_default_language_is_missing(article):
    site = article(de={}, vi={})
    found = page(site, "de/a.html")
    assert reasons(found)["x-default"].endswith(
        "none is in the default language, en: the article's hub"
    )
    hub = found["alternates"]["links"][-1]["path"]
    assert reasons(page(site, hub)) == reasons(found)
    site.write("content/a.en.md", (site.root / "content/a.de.md").read_text().replace("de", "en"))
    told = page(site, hub)["alternates"]
    assert (told["links"], told["why"]) == (
        [],
        "none: its versions have another x-default than this page",
    )


def test_versions_that_hreflang_cannot_name_or_that_are_not_published_are_told(article):
    site = article(
        de={}, en={}, fil={}, es_419={}, vi={"draft": "true"}, ro={"withdrawn": "no consent"}
    )
    left = {one["hreflang"]: one for one in page(site, "de/a.html")["alternates"]["left_out"]}
    assert {tag: one["why"] for tag, one in left.items()} == {
        "fil": "`fil` is no two-letter code of ISO 639-1, and hreflang takes no other",
        "es-419": "`419` is no country of ISO 3166-1, and hreflang takes no other region",
        "vi": "a draft",
        "ro": "withdrawn: no consent",
    }
    assert left["fil"]["url"] == "https://archive.example/fil/a.html"
    assert left["vi"]["url"] is None
    told = page(site, "fil/a.html")["alternates"]
    assert (told["links"], told["why"]) == ([], f"none: {left['fil']['why']}")
    assert {one["hreflang"] for one in told["left_out"]} == set(left)
    assert page(site, "fil/index.html")["alternates"]["why"] == f"none: {left['fil']['why']}"


def test_a_text_that_was_taken_away_leaves_a_note_that_names_its_file(article):
    site = article(de={"withdrawn": "no consent"}, en={})
    record = explain(open_site(site.root), "de/a.html", with_page=True)
    assert record["unpublished"] == "withdrawn: no consent"
    found = record["page"]
    assert (found["kind"], found["texts"]["count"]) == ("withdrawn", 0)
    assert found["sources"] == [{"role": "withdrawn", "file": "content/a.de.md"}]
    assert found["alternates"]["why"] == "none: the text was taken away, and the others forget it"


def test_a_text_whose_time_is_over_or_has_not_come_says_so(article, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")  # 15 June 2025
    site = article(de={"until": "2025-06-01"}, en={"date": "2025-07-01"}, vi={})
    left = {one["hreflang"]: one for one in page(site, "vi/a.html")["alternates"]["left_out"]}
    assert left["de"]["why"] == "not shown from 2025-06-01 on"
    assert left["en"]["why"] == "not shown before 2025-07-01"


def test_a_former_address_says_where_it_leads_and_who_says_so(article):
    site = article(de={"aliases": "[/old.html]"}, en={})
    site.build()
    found = page(site, "old.html")
    assert (found["kind"], found["output"]["state"]) == ("moved", "fresh")
    assert found["sources"] == [{"role": "leads to", "file": "content/a.de.md"}]
    assert found["alternates"]["why"] == "none: a former address, which leads to de/a.html"
    site.edit("content/a.de.md", "slug: a", "slug: b")
    ledger = {"role": "ledger", "file": "content/.import/published.jsonl"}
    assert page(site, "de/a.html")["sources"][-1] == ledger
    redirects = page(site, "_redirects")
    assert (redirects["kind"], redirects["pages"]["count"]) == ("redirects", 2)
    assert "surfaces" in {one["key"] for one in redirects["settings"]}


def test_a_question_leaves_no_trace_in_what_is_known_of_addresses(article):
    def known() -> list[object]:
        with open_site(site.root).catalogue() as catalogue:
            return list(catalogue.ledger.all())

    site = article(de={}, en={})
    site.build()
    before = known()
    site.edit("content/a.de.md", "article: a", "article: other")
    assert page(site, "de/a.html")["alternates"]["article"] == "other"
    assert before == known() != []


def test_a_text_by_itself_says_that_there_is_no_other(article):
    found = page(article(en={}), "en/a.html")["alternates"]
    assert (found["why"], len(found["links"])) == ("there is no other version", 2)


def test_pages_that_every_language_has_say_so(article):
    site = article(de={}, vi={})
    for path in ("de/index.html", "de/about/index.html", "vi/a-z/index.html"):
        assert page(site, path)["alternates"]["why"] == (
            "every language that has such a page has one"
        )
    home = reasons(page(site, "de/index.html"))
    assert home["x-default"] == "no such page in the default language, en: the chooser of languages"
    about = reasons(page(site, "de/about/index.html"))
    assert about["x-default"] == "no such page in the default language, en: the first language, de"
    site.write("content/a.en.md", (site.root / "content/a.de.md").read_text().replace("de", "en"))
    about = reasons(page(site, "de/about/index.html"))
    assert about["x-default"] == "the page in the site's default language, en"


def test_the_rule_that_joined_an_imported_version_is_told(make_site):
    body = "\n".join(f"Der Bus fährt im Winter zum {n}. Mal durch die Stadt." for n in "123456")
    site = make_site(
        {"seeds/x.txt": f"{body}\nQuelle: https://www.a.example/bus.html?utm_source=x\n"}
    )
    site.write("seeds/y.txt", body.replace("Bus", "Zug"))
    import_seeds(open_site(site.root))
    found = page(site, "seeds/x.txt")["alternates"]
    assert found["article"] == "a.example/bus"
    (joined,) = found["joined"]
    assert joined["rule"] == "source-address"
    assert "https://www.a.example/bus.html?utm_source=x" in joined["why"]
    assert page(site, "seeds/y.txt")["alternates"]["joined"][0]["rule"] == "unsourced"
    content = explain(open_site(site.root), "seeds/x.txt", with_page=False)["content"]
    site.edit(content, "article: a.example/bus", "article: our-bus")
    (joined,) = page(site, content)["alternates"]["joined"]
    assert joined["rule"] == "front-matter"
    assert joined["why"].endswith(
        "which a person wrote there: the import had made it a.example/bus"
    )


CHANGES = {
    "base_url": 'base_url = "https://other.example"\n',
    "default_lang": 'default_lang = "de"\n',
    "theme": 'theme = "broadsheet"\n',
    "page_size": "page_size = 1\n",
    "address_style": 'address_style = "folder"\n',
    "digits": 'digits = "latin"\n',
    "title": 'title = "Other"\n',
    "description": 'description = "Other"\n',
    "about": 'about = "Other"\n',
    "contact": 'contact = "https://other.example"\n',
    "side_by_side": "side_by_side = []\n",
    "tags": '[tags.health]\nde = "Gesundheit"\n',
}


@pytest.mark.parametrize("key", CHANGES)
def test_a_setting_that_changes_a_file_is_told_of_it(make_site, content, key):
    """Of each kind of file that differs after a change of one key, one names that key before."""
    site = make_site()
    for lang in ("bn", "de", "en"):
        for slug, date in (("a", "2025-01-02"), ("b", "2024-03-04")):
            text = content(slug, lang, "Text.", date=date, tags="[health]")
            site.write(f"content/{slug}.{lang}.md", text)
    site.build()
    before = site.tree()
    settings = (site.root / "site.toml").read_text()
    lines = [line for line in settings.splitlines() if not line.startswith(key)]
    changed = "\n".join([CHANGES[key] if not CHANGES[key].startswith("[") else "", *lines])
    site.write("site.toml", f"{changed}\n{CHANGES[key] if CHANGES[key].startswith('[') else ''}")
    site.build()
    after = site.tree()
    site.write("site.toml", settings)
    differing = [path for path in before if path in after and before[path] != after[path]]
    rows = (line.split("\t") for line in before["manifest.txt"].decode().splitlines())
    one_of_each = {cause: path for path, cause in rows if path in differing}
    for lists_all in ("manifest", "checksums"):
        one_of_each.pop(lists_all, None)
    assert one_of_each
    for path in one_of_each.values():
        assert key in {one["key"] for one in page(site, path)["settings"]}, path
