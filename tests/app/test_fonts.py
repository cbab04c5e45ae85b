"""Fonts of a site: made of its own characters, made anew when these change, never in the way."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from generator.model.errors import Severity

NOTO = Path("/usr/share/fonts/truetype/noto/NotoSerifBengali-Regular.ttf")
LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöü "
BENGALI = "বাংলাকখগ০১২৩৪৫৬৭৮৯ "
CONFIG = '[fonts]\nBody = "fonts/body.ttf"\n'


@pytest.fixture
def site(make_site, content, make_font):
    texts = {"de": "Ein Text.", "bn": "কাক বাংলা।"}
    files = {
        f"content/a.{lang}.md": content("a", lang, body, title=f'"{body}"')
        for lang, body in texts.items()
    }
    return make_site({**files, "fonts/body.ttf": make_font(LATIN)}, CONFIG)


def fonts(site):
    return {path for path in site.tree() if path.startswith("assets/fonts/")}


def test_without_fonts_no_page_names_any(site):
    site.write("site.toml", 'base_url = "https://archive.example"\n')
    site.build()
    assert fonts(site) == set()
    assert not any(b"assets/fonts" in page for page in site.tree().values())


def test_pages_of_a_language_that_a_font_can_write_name_its_stylesheet_before_the_theme_s(site):
    assert site.build().problems == []
    sheet = site.tree()["assets/fonts/de.css"].decode()
    (file,) = re.findall(r'url\("(body-[0-9a-f]{8}\.woff2)"\)', sheet)
    assert fonts(site) == {"assets/fonts/de.css", "assets/fonts/en.css", f"assets/fonts/{file}"}
    page = site.tree()["de/a.html"].decode()
    assert page.index('href="../assets/fonts/de.css"') < page.index('href="../assets/site.css"')
    assert b"assets/fonts" not in site.tree()["bn/a.html"]


def test_a_font_for_named_languages_is_on_their_pages_only(site, make_font):
    site.write("fonts/body.ttf", make_font(LATIN + BENGALI))
    site.build()
    assert {"assets/fonts/bn.css", "assets/fonts/de.css"} < fonts(site)
    site.edit("site.toml", '"fonts/body.ttf"', '{ file = "fonts/body.ttf", langs = ["bn"] }')
    site.build()
    assert {path for path in fonts(site) if path.endswith(".css")} == {"assets/fonts/bn.css"}


def test_a_second_build_writes_nothing(site):
    site.build()
    report = site.build()
    assert (report.written, report.removed, report.problems) == (0, 0, [])


def test_an_edit_without_a_new_character_leaves_the_font_alone(site):
    site.build()
    before = {path: site.tree()[path] for path in fonts(site)}
    site.edit("content/a.de.md", "Ein Text.", "Text, ein.")
    site.build()
    assert {path: site.tree()[path] for path in fonts(site)} == before


def test_a_character_that_no_font_has_leaves_the_font_alone(site):
    site.build()
    before = fonts(site)
    site.edit("content/a.de.md", "Ein Text.", "Ein Text ☃.")
    site.build()
    assert fonts(site) == before


def test_a_new_character_makes_a_new_font_and_takes_the_old_one_away(site, make_font, tmp_path):
    site.write("fonts/body.ttf", make_font(LATIN + "ѫ"))
    site.build()
    before = fonts(site)
    site.edit("content/a.de.md", "Ein Text.", "Ein Text ѫ.")
    site.build()
    assert len(fonts(site)) == len(before)
    assert fonts(site) != before
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_changed_font_file_is_made_anew(site, make_font, tmp_path):
    site.build()
    before = fonts(site)
    site.write("fonts/body.ttf", make_font(LATIN, weight=700))
    site.build()
    assert b"font-weight: 700" in site.tree()["assets/fonts/de.css"]
    assert fonts(site) != before
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_drafts_bring_no_characters(site, content, make_font):
    site.write("fonts/body.ttf", make_font(LATIN + "ѫ"))
    site.build()
    before = fonts(site)
    site.write("content/b.de.md", content("b", "de", "Geheim ѫ.", draft="true"))
    site.build()
    assert fonts(site) == before


def test_a_font_that_the_site_has_no_letter_of_is_not_published(site, make_font):
    site.write("fonts/body.ttf", make_font("ѫѭ "))
    assert site.build().problems == []
    assert fonts(site) == set()


@pytest.mark.parametrize(
    ("setting", "code", "what"),
    [
        ('"fonts/none.ttf"', "font-missing", "does not exist"),
        ('"../body.ttf"', "font-missing", "outside of the site's folder"),
        ('"/etc/body.ttf"', "font-missing", "outside of the site's folder"),
        ('"content/a.de.md"', "font-broken", "cannot be read as a font"),
    ],
)
def test_a_font_that_cannot_be_used_is_told_at_its_line_and_the_site_goes_without(
    site, setting, code, what
):
    site.edit("site.toml", "[fonts]", f"[fonts]\nOther = {setting}")
    report = site.build()
    (problem,) = report.problems
    assert (problem.code, str(problem.where)) == (code, "site.toml:3:1")
    assert what in problem.what
    assert problem.hint
    assert b"Other" not in site.tree()["assets/fonts/de.css"]
    assert site.build().problems == [problem]


def test_a_font_whose_licence_bits_forbid_it_is_a_warning(site, make_font):
    site.write("fonts/body.ttf", make_font(LATIN, fs_type=2))
    (problem,) = site.build().problems
    assert (problem.code, problem.severity) == ("font-licence", Severity.WARNING)
    assert fonts(site) == set()


def test_without_the_extra_the_site_is_built_without_fonts(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "brotli", None)
    (problem,) = site.build().problems
    assert problem.code == "font-extra"
    assert problem.hint == "pip install 'commonweal[fonts]'"
    assert "de/a.html" in site.tree()
    assert fonts(site) == set()


def test_a_theme_s_file_at_the_place_of_a_font_is_told(site):
    site.write("themes/mine/theme.toml", 'name = "mine"\nextends = "archive"\n')
    site.write("themes/mine/static/fonts/de.css", "/* ours */")
    site.edit("site.toml", "[fonts]", 'theme = "mine"\n[fonts]')
    assert [problem.code for problem in site.build().problems] == ["font-clash"]
    assert site.tree()["assets/fonts/de.css"] == b"/* ours */"


@pytest.mark.skipif(not NOTO.exists(), reason="needs the fonts of Debian's fonts-noto-core")
def test_a_real_font_is_cut_to_a_part_of_its_size(site):
    site.write("fonts/body.ttf", NOTO.read_bytes())
    assert site.build().problems == []
    (file,) = (path for path in fonts(site) if path.endswith(".woff2"))
    assert b"U+98" in site.tree()["assets/fonts/bn.css"]
    assert len(site.tree()[file]) < NOTO.stat().st_size / 4


def test_a_font_for_a_language_that_it_cannot_write_is_a_warning(site):
    site.edit("site.toml", '"fonts/body.ttf"', '{ file = "fonts/body.ttf", langs = ["bn", "de"] }')
    (problem,) = site.build().problems
    assert (problem.code, problem.severity) == ("font-script", Severity.WARNING)
    assert "lacks letters of bn" in problem.what
