"""Addresses that last: a former one leads on, none is given away, gone ones are told."""

from __future__ import annotations

import json
import re

import pytest

from generator.app.ledger import LEDGER


@pytest.fixture
def site(make_site, content):
    files = {
        f"content/{name}.{lang}.md": content(
            f"n.example/{name}", lang, f"Text {name} {lang}.", slug=name
        )
        for name in ("one", "two")
        for lang in ("de", "en")
    }
    return make_site(files)


def ledger(site):
    path = site.root / LEDGER
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def leads_to(site, path):
    """Where a redirect page leads, as a path of the site, or None if it is another page."""
    page = site.tree().get(path, b"").decode()
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    if not found:
        return None
    target = found[1].removeprefix("../" * path.count("/"))
    assert found[1].count("../") == path.count("/")
    public = target.removesuffix("index.html") if target.endswith("/index.html") else target
    assert f'<link rel="canonical" href="https://archive.example/{public}">' in page
    assert f'<a href="{found[1]}">' in page
    assert target in site.tree()
    return target


def codes(report):
    return [problem.code for problem in report.problems]


def notes(report):
    return [(note.code, str(note.where.path)) for note in report.notes]


def test_a_changed_slug_leaves_a_redirect_for_ever(site, tmp_path):
    site.build()
    for slug in ("uno", "eins"):
        (was,) = re.findall(r"(?m)^slug: (.*)$", (site.root / "content/one.de.md").read_text())
        site.edit("content/one.de.md", f"slug: {was}", f"slug: {slug}")
        report = site.build()
        assert codes(report) == []
        assert notes(report) == []
    assert leads_to(site, "de/one.html") == "de/eins.html"
    assert leads_to(site, "de/uno.html") == "de/eins.html"
    assert site.tree()["_redirects"].decode() == (
        "/de/one.html /de/eins.html 301\n/de/uno.html /de/eins.html 301\n"
    )
    assert report.surfaces["redirects"] == 1
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")
    site.edit("content/one.de.md", "slug: eins", "slug: one")
    site.build()
    assert leads_to(site, "de/one.html") is None
    assert leads_to(site, "de/eins.html") == "de/one.html"


def test_redirects_are_in_no_list_sitemap_or_hreflang(site):
    site.build()
    site.edit("content/one.de.md", "slug: one", "slug: eins")
    site.build()
    for path, page in site.tree().items():
        if path not in {"_redirects", "manifest.txt", "manifest-sha256.txt"}:
            assert b"de/one.html" not in page, path


def test_a_new_style_of_addresses_leads_on_from_the_old_one(site):
    site.build()
    site.write("site.toml", 'base_url = "https://archive.example"\naddress_style = "folder"\n')
    assert codes(site.build()) == []
    assert leads_to(site, "de/one.html") == "de/one/index.html"
    hubs = [p for p in site.tree() if re.fullmatch(r"articles/one-\w+\.html", p)]
    assert [leads_to(site, hub) for hub in hubs] == [hubs[0].replace(".html", "/index.html")]


def test_an_article_that_is_joined_to_another_leaves_its_hub(site):
    site.write("content/three.bn.md", "---\nlang: bn\narticle: alone\nslug: three\n---\n\nলেখা।\n")
    site.build()
    (hub,) = (p for p in site.tree() if re.fullmatch(r"articles/alone-\w+\.html", p))
    site.edit("content/three.bn.md", "article: alone", "article: n.example/one")
    report = site.build()
    assert (codes(report), notes(report)) == ([], [])
    assert leads_to(site, hub).startswith("articles/one-")
    assert leads_to(site, "bn/three.html") is None


def test_a_corrected_language_leads_on(site):
    site.build()
    site.edit("content/one.de.md", "lang: de", "lang: de-AT")
    report = site.build()
    assert (codes(report), notes(report)) == ([], [])
    assert leads_to(site, "de/one.html") == "de-at/one.html"


@pytest.mark.parametrize("is_moved", [False, True])
def test_an_address_is_never_given_to_another_article(site, content, is_moved):
    site.build()
    before = site.tree()["de/one.html"]
    if is_moved:
        site.edit("content/one.de.md", "slug: one", "slug: eins")
    else:
        (site.root / "content/one.de.md").unlink()
    site.write("content/zzz.de.md", content("n.example/zzz", "de", "Anderes.", slug="one"))
    report = site.build()
    assert codes(report) == ["address-reused"]
    (problem,) = report.problems
    assert str(problem.where.path) == "content/zzz.de.md"
    assert "n.example/one" in problem.what
    assert b"Anderes." not in b"".join(site.tree().values())
    assert site.tree().get("de/one.html") != before


def test_a_note_cannot_take_the_address_of_another_article_either(site, content, tmp_path):
    site.build()
    gone = content("n.example/zzz", "de", "Anderes.", slug="one", withdrawn="why")
    site.write("content/a.de.md", gone)
    for _ in range(2):
        report = site.build()
        assert codes(report) == ["address-clash"]
        assert str(report.problems[0].where.path) == "content/a.de.md"
        assert "Text one de." in site.tree()["de/one.html"].decode()
        assert ["de/one.html", "de", "n.example/one", "content/one.de.md", 0] in ledger(site)
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_file_that_moves_and_a_text_that_comes_back_keep_their_address(site, tmp_path):
    site.build()
    path = site.root / "content/one.de.md"
    text = path.read_text("utf-8")
    path.unlink()
    assert notes(site.build()) == [("address-gone", "output/de/one.html")]
    assert notes(site.build()) == []
    site.write("content/elsewhere/first.de.md", text)
    report = site.build()
    assert (codes(report), notes(report)) == ([], [])
    assert "Text one de." in site.tree()["de/one.html"].decode()
    assert ["de/one.html", "de", "n.example/one", "content/elsewhere/first.de.md", 0] in ledger(
        site
    )
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_aliases_lead_to_their_text_in_its_language(site, tmp_path):
    line = 'aliases: [once, "/old/path/", "/Old Page.html", "/%E0%A6%96/x"]'
    site.edit("content/one.de.md", "lang: de", f"lang: de\n{line}")
    site.write("site.toml", 'base_url = "https://archive.example/sub"\n')
    report = site.build()
    assert codes(report) == []
    targets = {p for p in site.tree() if b'http-equiv="refresh"' in site.tree()[p]}
    assert targets == {"de/once.html", "old/path/index.html", "Old Page.html", "খ/x/index.html"}
    assert site.tree()["_redirects"].decode().splitlines() == [
        "/sub/%E0%A6%96/x/ /sub/de/one.html 301",
        "/sub/%E0%A6%96/x /sub/de/one.html 301",
        "/sub/Old%20Page.html /sub/de/one.html 301",
        "/sub/old/path/ /sub/de/one.html 301",
        "/sub/old/path /sub/de/one.html 301",
        "/sub/de/once.html /sub/de/one.html 301",
    ]
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


@pytest.mark.parametrize(
    "alias",
    [
        "two", "/de/two.html", "/DE/Two.html", "/index.html", "/de/", "/en/one.html/",
        "/sitemap.xml/x", "/de/years/", "/manifest.txt", "/_redirects", "/_headers/x",
        "/manifest-sha256.txt/", "/assets/site.css",
    ],
)  # fmt: skip
def test_an_alias_where_something_stands_is_told_and_left_out(site, alias):
    site.edit("content/one.de.md", "lang: de", f'lang: de\naliases: ["{alias}"]')
    report = site.build()
    assert codes(report) == ["alias-clash"]
    assert str(report.problems[0].where.path) == "content/one.de.md"
    assert "Text two de." in site.tree()["de/two.html"].decode()
    assert "_redirects" not in site.tree()


def test_an_alias_that_two_texts_claim_goes_to_the_first_file(site):
    for name in ("one", "two"):
        site.edit(f"content/{name}.de.md", "lang: de", 'lang: de\naliases: ["/old/"]')
    report = site.build()
    assert codes(report) == ["alias-clash"]
    assert str(report.problems[0].where.path) == "content/two.de.md"
    assert leads_to(site, "old/index.html") == "de/one.html"


def test_a_text_that_takes_the_place_of_one_that_is_gone_may_say_so(site):
    site.build()
    (site.root / "content/one.de.md").unlink()
    site.edit("content/two.de.md", "lang: de", "lang: de\naliases: [one]")
    report = site.build()
    assert (codes(report), notes(report)) == ([], [])
    assert leads_to(site, "de/one.html") == "de/two.html"


def test_a_withdrawn_text_keeps_the_addresses_that_led_to_it(site):
    site.build()
    site.edit("content/one.de.md", "slug: one", "slug: eins\naliases: [/old/]\nwithdrawn: why")
    site.build()
    assert leads_to(site, "de/one.html") == "de/eins.html"
    assert leads_to(site, "old/index.html") == "de/eins.html"
    assert "why" in site.tree()["de/eins.html"].decode()


def test_a_wrong_alias_is_an_error_with_its_place(site):
    site.edit("content/one.de.md", "lang: de", 'lang: de\naliases: [good, "../../etc/x"]')
    (problem,) = site.build().problems
    assert (problem.code, problem.where.line, problem.where.column) == ("matter-value", 3, 17)


def test_the_switch_takes_the_file_for_hosts_and_leaves_the_pages(site):
    site.write("site.toml", 'base_url = "https://a.example"\n[surfaces]\nredirects = false\n')
    site.edit("content/one.de.md", "lang: de", "lang: de\naliases: [once]")
    site.build()
    assert "_redirects" not in site.tree()
    assert b"refresh" in site.tree()["de/once.html"]


BROKEN = [
    "not json",
    '["de/x.html"]',
    "<<<<<<< mine",
    '["a", "b", "c", "d", 7]',
    '{"a": 1}',
    "[" * 9999,
]


@pytest.mark.parametrize("line", BROKEN)
def test_a_list_that_cannot_be_read_is_told_and_never_written_over(site, line):
    site.build()
    path = site.root / LEDGER
    path.write_text(f"{line}\n{path.read_text('utf-8')}", "utf-8")
    before = path.read_bytes()
    site.write("content/new.de.md", "---\nlang: de\narticle: new\n---\n\nNeu.\n")
    for _ in range(2):
        report = site.build()
        assert codes(report) == ["ledger"]
        assert report.problems[0].where.line == 1
        assert path.read_bytes() == before
    assert b"Neu." in site.tree()["de/new.html"]
    path.write_text(before.decode().split("\n", 1)[1], "utf-8")
    assert codes(site.build()) == []
    assert any(row[0] == "de/new.html" for row in ledger(site))


def test_hostile_lines_of_the_list_stay_inside_the_output(site):
    site.build()
    path = site.root / LEDGER
    evil = json.dumps(["../../evil.html", "de", "n.example/one", "content/one.de.md", 0])
    path.write_text(f"{evil}\n{path.read_text('utf-8')}", "utf-8")
    report = site.build()
    assert report.problems
    assert not (site.root.parent / "evil.html").exists()
    assert not (site.root / "evil.html").exists()


def test_a_second_build_leaves_the_list_alone(site):
    site.build()
    path = site.root / LEDGER
    stamp = path.stat().st_mtime_ns
    assert site.build().written == 0
    assert path.stat().st_mtime_ns == stamp


def test_former_addresses_that_cannot_lie_beside_each_other_are_told(site):
    aliases = '["/old/Bus/", "/OLD/bus/", "/a.html", "/a.html/b.html"]'
    site.edit("content/one.de.md", "lang: de", f"lang: de\naliases: {aliases}")
    report = site.build()
    assert codes(report) == ["alias-clash", "alias-clash"]
    assert leads_to(site, "a.html") == "de/one.html"
    assert len([path for path in site.tree() if path.lower() == "old/bus/index.html"]) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [("/x.html/", "/x.html"), ("/x.html", "/x.html/"), ("/x.html/y", "/x.html")],
)
def test_a_file_takes_the_place_of_a_folder_and_the_reverse(site, tmp_path, before, after):
    site.edit("content/one.de.md", "lang: de", f'lang: de\naliases: ["{before}"]')
    site.build()
    site.edit("content/one.de.md", before, after)
    assert codes(site.build()) == []
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_an_alias_too_long_for_a_file_is_an_error_and_the_others_are_built(site):
    site.edit("content/one.de.md", "lang: de", f"lang: de\naliases: [{'a' * 252}]")
    assert codes(site.build()) == ["matter-value"]
    assert "Text two de." in site.tree()["de/two.html"].decode()
