"""build: what each change rewrites, what is pruned, and that one bad file stops nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.edges import pool
from generator.model.urls import RESERVED_SLUGS

A = "story-a"
CATALOGUE = {"data/catalogue.csv", "data/catalogue.jsonl"}
THREE = {"bn": "প্রথম লেখা।", "de": "Der erste Text steht hier.", "en": "The first text stands here."}


@pytest.fixture
def site(make_site, content):
    files = {
        f"content/news.example/{A}.{lang}.md": content(A, lang, body, title=f'"Title {lang}"')
        for lang, body in THREE.items()
    }
    files["content/news.example/story-b.ar.md"] = content("story-b", "ar", "نص قصير هنا.")
    return make_site(files)


def changed(site, before):
    """Return the files that changed, but for the checksums, which always do."""
    after = site.tree()
    different = {path for path in before | after if before.get(path) != after.get(path)}
    return different - {"manifest-sha256.txt"}


HUB = "articles/story-a-38a13581.html"
HUB_OF_B = "articles/story-b-1fb5aecf.html"


def test_a_site_has_a_page_for_each_version_and_the_lists_of_each_language(site):
    report = site.build()
    assert report.problems == []
    assert (report.articles, report.versions, report.languages) == (2, 4, 4)
    expected = {f"{lang}/{A}.html" for lang in THREE} | {"ar/story-b.html"}
    expected |= {HUB, HUB_OF_B}
    expected |= {f"{lang}/with/en/{A}.html" for lang in ("bn", "de")}
    names = ("index", "404", "a-z/index", "about/index", "feeds/index", "years/index")
    for lang in ("ar", *THREE):
        expected |= {f"{lang}/{name}.html" for name in (*names, "years/undated")}
    expected |= {"index.html", "404.html", "coverage/index.html"}
    assert report.pages == len(expected)
    expected |= {"sitemap.xml", "robots.txt", "_headers", "manifest.txt", "manifest-sha256.txt"}
    expected |= {f"{lang}/feed.json" for lang in ("ar", *THREE)}  # nothing has a date
    expected |= {hub.replace(".html", ".csl.json") for hub in (HUB, HUB_OF_B)}
    expected |= CATALOGUE | {"data/datapackage.json"}
    assert {path for path in site.tree() if not path.startswith("assets/")} == expected


def test_a_second_build_writes_nothing_and_touches_nothing(site):
    site.build()
    before = {p: p.stat().st_mtime_ns for p in site.output.rglob("*") if p.is_file()}
    report = site.build()
    assert (report.written, report.removed) == (0, 0)
    assert report.unchanged == len(before) - 2  # the two manifests count as no pages
    assert {p: p.stat().st_mtime_ns for p in site.output.rglob("*") if p.is_file()} == before


def test_a_word_changed_in_a_body_rewrites_the_pages_that_show_it(site, tmp_path):
    site.build()
    before = site.tree()
    site.edit(f"content/news.example/{A}.de.md", "steht hier", "steht dort")
    report = site.build()
    assert report.written == 5
    lists = {
        "de/index.html",
        "de/years/undated.html",
        "de/feed.json",
    }  # they show a text's first words
    assert changed(site, before) == lists | {f"de/{A}.html", f"de/with/en/{A}.html"}
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_paragraph_more_rewrites_the_versions_that_had_as_many(site, tmp_path):
    site.build()
    before = site.tree()
    assert b"#p1" in before[f"bn/{A}.html"]
    site.edit(f"content/news.example/{A}.de.md", "steht hier.", "steht hier.\n\nNoch einer.")
    site.build()
    versions = {f"{lang}/{A}.html" for lang in THREE}
    assert changed(site, before) == versions | {f"de/with/en/{A}.html"} | CATALOGUE
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_title_changed_rewrites_its_pages_its_hub_and_its_lists(site, tmp_path):
    site.build()
    before = site.tree()
    site.edit(f"content/news.example/{A}.de.md", "Title de", "Neuer Titel")
    site.build()
    own = {f"de/{A}.html", f"de/with/en/{A}.html", HUB, HUB.replace(".html", ".csl.json")}
    lists = {f"de/{name}.html" for name in ("index", "a-z/index", "years/undated")}
    assert changed(site, before) == own | lists | CATALOGUE | {"de/feed.json"}
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_deleted_version_takes_its_pages_and_all_links_to_it_away(site, tmp_path):
    site.build()
    before = site.tree()
    (site.root / f"content/news.example/{A}.de.md").unlink()
    report = site.build()
    gone = {path for path in before if path.startswith("de/")}
    assert {path for path, _ in report.gone} == gone
    assert report.removed == len(gone)
    assert not gone & site.tree().keys()
    assert not any(b"/de/" in page for page in site.tree().values())
    assert {f"bn/{A}.html", HUB} <= changed(site, before)
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_template_changed_rewrites_the_pages_and_equals_a_fresh_build(site, tmp_path):
    site.build()
    site.write("themes/mine/theme.toml", 'name = "mine"\nextends = "archive"\n')
    site.write("themes/mine/templates/parts/footer.html", "<footer>{{ site.title }}</footer>")
    site.write("site.toml", 'base_url = "https://archive.example"\ntheme = "mine"\n')
    report = site.build()
    assert report.written == report.pages
    assert b"<footer>Archive</footer>" in site.tree()["index.html"]
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_versions_list_each_other_themselves_and_x_default_absolutely(site):
    site.build()
    links = {}
    for lang in THREE:
        page = site.tree()[f"{lang}/{A}.html"].decode()
        links[lang] = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
        assert f'<html lang="{lang}" dir="ltr">' in page
    base = "https://archive.example"
    expected = [(lang, f"{base}/{lang}/{A}.html") for lang in sorted(THREE)]
    expected.append(("x-default", f"{base}/en/{A}.html"))
    assert links == dict.fromkeys(THREE, expected)
    sitemap = site.tree()["sitemap.xml"].decode()
    for code, href in expected:
        line = f'<xhtml:link rel="alternate" hreflang="{code}" href="{href}"/>'
        assert sitemap.count(line) == len(THREE)
    assert '<html lang="ar" dir="rtl">' in site.tree()["ar/story-b.html"].decode()


def test_an_article_without_the_default_language_has_its_hub_as_x_default(site, content):
    site.build()
    line = f'<link rel="alternate" hreflang="x-default" href="https://archive.example/{HUB_OF_B}">'
    paths = ("ar/story-b.html", HUB_OF_B)
    assert not [path for path in paths if line in site.tree()[path].decode()]  # nothing to choose
    site.write("content/b.bn.md", content("story-b", "bn", "আরও লেখা।"))
    site.build()
    assert [path for path in paths if line in site.tree()[path].decode()] == [*paths]


def test_three_bad_files_are_three_problems_and_all_else_is_built(site, content):
    site.write("content/bad/bytes.de.md", b"---\nlang: de\narticle: x\n---\n\nB\xe4r\n")
    site.write("content/bad/matter.de.md", '---\nlang: de\ntitle: "open\n---\n\nText.\n')
    site.write("content/news.example/zz.de.md", content(A, "de", "Noch einmal.", slug="zz"))
    report = site.build()
    assert report.exit_status() == 1
    found = [(str(p.where.path), p.where.line > 0, p.code) for p in report.sorted_problems()]
    assert found == [
        ("content/bad/bytes.de.md", True, "text-encoding"),
        ("content/bad/matter.de.md", True, "matter-syntax"),
        ("content/news.example/zz.de.md", True, "version-double"),
    ]
    assert all(problem.what and problem.hint for problem in report.problems)
    double = next(p for p in report.problems if p.code == "version-double")
    assert f"content/news.example/{A}.de.md" in double.what
    assert {f"{lang}/{A}.html" for lang in THREE} <= site.tree().keys()
    assert "de/zz.html" not in site.tree()
    assert b"zz.html" not in site.tree()["de/index.html"]


def test_two_articles_at_one_address_are_a_problem_and_the_first_keeps_it(site, content):
    site.write("content/other.example/c.de.md", content("other", "de", "Anderes.", slug=A))
    report = site.build()
    assert [p.code for p in report.problems] == ["address-clash"]
    assert b"Der erste Text" in site.tree()[f"de/{A}.html"]


def test_a_file_that_became_bad_loses_its_page(site, tmp_path):
    site.build()
    site.write(f"content/news.example/{A}.de.md", b"\xff")
    site.build()
    assert f"de/{A}.html" not in site.tree()
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_foreign_file_is_neither_overwritten_nor_pruned(site):
    site.write("output/CNAME", "archive.example")
    site.write("output/robots.txt", "User-agent: *\nDisallow: /\n")
    report = site.build()
    assert [p.code for p in report.problems] == ["output-foreign"]
    assert site.tree()["robots.txt"].endswith(b"Disallow: /\n")
    site.build(clean=True)
    assert site.tree()["CNAME"] == b"archive.example"


def test_without_its_memory_a_build_writes_nothing_and_still_prunes_its_own(site, tmp_path):
    site.build()
    before = site.tree()
    for file in (site.root / ".commonweal").iterdir():
        file.unlink()
    assert site.build().written == 0
    assert site.tree() == before
    for file in (site.root / ".commonweal").iterdir():
        file.unlink()
    (site.root / f"content/news.example/{A}.de.md").unlink()
    site.edit("content/news.example/story-b.ar.md", "قصير", "أقصر")
    report = site.build()
    assert report.problems == []
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_page_that_somebody_changed_in_the_output_is_made_anew(site, tmp_path):
    site.build()
    (site.output / f"de/{A}.html").write_text("gone")
    (site.output / f"en/{A}.html").unlink()
    site.build()
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_drafts_and_withdrawn_texts_are_in_no_file_and_no_alternate(site, content):
    site.write("content/d.de.md", content("draft", "de", "Geheimer Entwurf.", draft="true"))
    site.write(f"content/news.example/{A}.bn.md", content(A, "bn", "গোপন।", withdrawn='"consent"'))
    report = site.build()
    assert report.problems == []
    everything = b"".join(site.tree().values())
    assert b"Geheimer" not in everything
    assert "গোপন".encode() not in everything
    assert b'hreflang="bn"' not in site.tree()[f"de/{A}.html"]
    site.build(drafts=True)
    assert "Geheimer Entwurf." in site.tree()["de/draft.html"].decode()
    site.build()
    assert "de/draft.html" not in site.tree()


def test_a_list_is_paginated_from_the_oldest_with_the_undated_apart(make_site, content):
    files = {
        f"content/n{n}.en.md": content(f"n{n}", "en", "Text.", title=f"N{n}", date=f"2025-01-0{n}")
        for n in range(1, 6)
    }
    files["content/u.en.md"] = content("u", "en", "Text.", title="U")
    site = make_site(files, "page_size = 2\n")
    site.build()
    listed = [
        re.findall(r'<h[23]><a href="[^"]+">(\w+)</a>', site.tree()[f"en/{name}.html"].decode())
        for name in ("index", "page-3", "page-2", "years/undated")
    ]
    assert listed == [["N5", "N4"], ["N4", "N3"], ["N2", "N1"], ["U"]]
    assert 'rel="next" href="../en/years/undated.html"' in site.tree()["en/page-2.html"].decode()


def test_a_site_without_texts_builds(make_site):
    site = make_site()
    report = site.build()
    assert report.problems == []
    assert "index.html" in site.tree()


@pytest.mark.parametrize("style", ["file", "folder"])
def test_links_inside_the_site_are_relative_and_lead_to_files(make_site, content, style):
    files = {f"content/{lang}.md": content(A, lang, "Text.") for lang in ("de", "ar")}
    config = f'address_style = "{style}"\n'
    site = make_site(files, config)
    site.write("site.toml", 'base_url = "https://x.example/sub/path"\n' + config)
    site.build()
    checked = 0
    for name, page in site.tree().items():
        if not name.endswith(".html") or name.endswith("404.html"):
            continue
        for href in re.findall(r'(?:href|src)="([^"#]+)"', page.decode()):
            if "://" not in href:
                target = (site.output / name).parent / href
                assert target.resolve().is_file(), (name, href)
                assert target.resolve().is_relative_to(site.output)
                checked += 1
    assert checked > 20
    tail = f"{A}.html" if style == "file" else f"{A}/"
    page = "de/story-a.html" if style == "file" else "de/story-a/index.html"
    canonical = f'<link rel="canonical" href="https://x.example/sub/path/de/{tail}">'
    assert canonical in site.tree()[page].decode()


def test_two_workers_make_the_same_tree_and_report_as_one(site, content, monkeypatch):
    monkeypatch.setattr(pool, "_WORTH_IT", 2)
    monkeypatch.setattr(pool, "_BATCH", 3)
    site.write("content/x.de.md", content("x", "de", "![gone](gone.png) Text."))
    one = site.build(jobs=1)
    tree = site.tree()
    two = site.build(jobs=2, clean=True)
    assert site.tree() == tree
    assert two.sorted_problems() == one.sorted_problems() != []
    assert (two.written, two.unchanged) == (0, one.written + one.unchanged)


def test_a_page_that_is_wrong_is_told_by_every_build(site):
    site.write("themes/mine/theme.toml", 'extends = "archive"\n')
    site.write("themes/mine/templates/parts/alternates.html", "")
    site.write("site.toml", 'base_url = "https://archive.example"\ntheme = "mine"\n')
    first, second = site.build(), site.build()
    assert {p.code for p in first.problems} == {"page-hreflang"}
    assert second.sorted_problems() == first.sorted_problems()


def test_the_output_is_readable_for_a_web_server_and_holds_no_leftovers(site):
    site.build()
    for path in site.output.rglob("*"):
        assert oct(path.stat().st_mode & 0o777) == ("0o755" if path.is_dir() else "0o644")
        assert not path.name.startswith(".")


def test_no_output_depends_on_where_or_when_it_was_built(site, tmp_path):
    site.build()
    everything = b"".join(site.tree().values())
    assert str(tmp_path).encode() not in everything
    assert site.tree() == site.fresh_tree(tmp_path / "elsewhere" / "deep")


def test_the_sample_archive_is_what_its_seeds_give_and_a_person_added(sample):
    report = sample.build()
    assert report.problems == []
    by_hand = re.compile(rb"(?:tags: \[|translation: ).*\n|!\[.*\n\n")
    repository = Path(__file__).parents[2]
    made = {
        p.relative_to(sample.root): p.read_bytes()
        for p in (sample.root / "content").rglob("*")
        if p.is_file()
    }
    kept = {
        p.relative_to(repository): by_hand.sub(b"", p.read_bytes())
        for p in (repository / "content").rglob("*")
        if p.is_file() and p.suffix != ".jpg"
    }
    assert made == kept, "run `make build` and look at the change of content/"


@pytest.mark.parametrize("slug", [*sorted(RESERVED_SLUGS), "page-1", "page-23"])
def test_a_slug_that_the_site_itself_uses_is_an_error_with_a_hint(make_site, content, slug):
    site = make_site({"content/a.de.md": content("a", "de", "Text.", slug=slug)})
    site.write("content/b.de.md", content("b", "de", "Text."))
    (problem,) = site.build().problems
    assert (problem.code, problem.what) == ("matter-value", f"`slug` cannot be `{slug}`")
    assert "page-2" in problem.hint
    assert slug in problem.hint or slug.startswith("page-")
    assert "de/b.html" in site.tree()


def test_a_file_named_like_a_page_of_the_site_gets_another_slug(make_site):
    files = {
        f"content/{name}.de.md": f"---\nlang: de\narticle: {name}x\n---\n\nText.\n"
        for name in ("about", "a-z", "with", "page-2")
    }
    site = make_site(files)
    assert site.build().problems == []
    assert {f"de/{n}-text.html" for n in ("about", "a-z", "with", "page-2")} <= site.tree().keys()
