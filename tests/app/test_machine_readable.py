"""What a site tells machines in its pages: counted, switched, and as of a fresh build."""

from __future__ import annotations

import lxml.html
import pytest

ORIGINAL = {"title": "Eins", "translation": "original", "date": "2025-01-02"}


@pytest.fixture
def site(make_site, content):
    return make_site(
        {
            "content/one.de.md": content("one", "de", "Erster Text.", **ORIGINAL),
            "content/one.en.md": content("one", "en", "First text.", translation="human"),
            "content/two.en.md": content("two", "en", "Second text."),
        }
    )


def test_a_build_counts_pages_that_bear_each_and_files_of_citations(site):
    surfaces = site.build().surfaces
    assert [surfaces[name] for name in ("json_ld", "citation_meta", "citations")] == [3, 3, 2]
    pages = [raw for path, raw in site.tree().items() if path.endswith(".html")]
    assert surfaces["open_graph"] == sum(b'property="og:title"' in raw for raw in pages)


def test_open_graph_names_every_page_that_search_engines_may_keep_and_no_other(site):
    site.build()
    for path, raw in site.tree().items():
        if path.endswith(".html"):
            page = lxml.html.document_fromstring(raw.decode())
            kept = not page.xpath("//meta[@name='robots']")
            (title,) = page.xpath("//meta[@property='og:title']/@content") or [None]
            assert (title is not None) == kept, path
            if kept:
                assert title in page.xpath("string(//title)") or title[1:-1] in page.xpath(
                    "string(//title)"
                )
                canonical = page.xpath("//link[@rel='canonical']/@href")
                assert page.xpath("//meta[@property='og:url']/@content") == canonical
    home = site.tree()["de/index.html"].decode()
    assert 'property="og:type" content="website"' in home
    assert 'property="og:locale" content="de_DE"' in home
    assert 'property="og:locale:alternate" content="en_US"' in home


def test_what_is_switched_off_goes_from_pages_and_files_and_is_not_counted(site, tmp_path):
    site.build()
    before = site.tree()
    signs = {
        "json_ld": b"application/ld+json",
        "open_graph": b'property="og:',
        "citation_meta": b'name="citation_',
        "citations": b"csl+json",
    }
    assert all(any(sign in raw for raw in before.values()) for sign in signs.values())
    off = "\n".join(f"{name} = false" for name in signs)
    site.write("site.toml", f'base_url = "https://archive.example"\n[surfaces]\n{off}\n')
    report = site.build()
    assert not set(signs) & set(report.surfaces)
    after = site.tree()
    assert not [path for path, raw in after.items() for sign in signs.values() if sign in raw]
    gone = before.keys() - after.keys()
    assert len(gone) == 2
    assert all(path.endswith(".csl.json") for path in gone)
    assert after == site.fresh_tree(tmp_path / "fresh")


def test_a_version_that_becomes_a_draft_is_named_by_no_other_and_cited_nowhere(site, tmp_path):
    site.build()
    assert b"workTranslation" in site.tree()["de/one.html"]
    site.edit("content/one.en.md", "translation: human", "translation: human\ndraft: true")
    site.build()
    told = [path for path, raw in site.tree().items() if b"/en/one.html" in raw]
    assert told == []
    assert b"workTranslation" not in site.tree()["de/one.html"]
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_theme_of_the_site_brings_its_own_picture_for_shared_links(site):
    before = site.build() and site.tree()
    site.write("themes/mine/theme.toml", 'name = "mine"\nextends = "archive"\n')
    site.write("themes/mine/static/share.png", b"another")
    site.write("site.toml", 'base_url = "https://archive.example"\ntheme = "mine"\n')
    site.build()
    after = site.tree()
    address = b'property="og:image" content="https://archive.example/assets/share.png"'
    assert address in before["de/one.html"]
    assert address in after["de/one.html"]
    assert before["assets/share.png"] != after["assets/share.png"] == b"another"


@pytest.mark.parametrize("theme", ["archive", "broadsheet"])
def test_both_built_in_themes_tell_the_same(site, theme):
    site.write("site.toml", f'base_url = "https://archive.example"\ntheme = "{theme}"\n')
    assert site.build().problems == []
    page = site.tree()["de/one.html"].decode()
    assert page.count("application/ld+json") == 1
    assert page.count('property="og:title"') == 1
    assert page.index("</script>") < page.index("</head>")
