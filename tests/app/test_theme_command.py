"""`theme new`, `eject`, `check`, and a build that looks at the theme before it touches anything."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.app.commands.theme_ import command
from generator.edges.themefolders import BUILT_IN
from generator.model.errors import ThemeError

from .conftest import REPOSITORY, SiteOnDisk, tree

CONFIG = 'base_url = "https://archive.example"\n'
ONE_BLOCK = (
    '{% extends "archive/article.html" %}\n{% block main %}<hr>{{ super() }}{% endblock %}\n'
)


def run(site: SiteOnDisk, *arguments: str) -> Result:
    (name, *rest) = arguments
    where = () if name == "contract" else ("--site", str(site.root))
    return CliRunner().invoke(command, [name, *where, *rest], standalone_mode=False)


def said(site: SiteOnDisk, *arguments: str) -> Result:
    result = run(site, *arguments)
    assert result.exception is None, result.exception
    return result


def problem_of(site: SiteOnDisk, *arguments: str) -> str:
    result = run(site, *arguments)
    assert isinstance(result.exception, ThemeError), result.output
    return str(result.exception)


@pytest.fixture
def site(make_site, content) -> SiteOnDisk:
    return make_site({"content/well.en.md": content("well", "en", "Water runs.", title="Well")})


def use(site: SiteOnDisk, theme: str) -> None:
    site.write("site.toml", f'{CONFIG}theme = "{theme}"\n')


def test_a_new_theme_passes_the_check_builds_and_links_its_style_sheet(site):
    result = said(site, "new", "mine")
    assert result.output.splitlines()[:3] == [
        "wrote themes/mine/theme.toml",
        "wrote themes/mine/templates/parts/head.html",
        "wrote themes/mine/static/mine.css",
    ]
    assert 'theme = "mine"' in result.output
    assert said(site, "check", "mine").return_value == 0
    use(site, "mine")
    assert site.build().problems == []
    page = site.tree()["en/well.html"].decode()
    assert page.index("../assets/site.css") < page.index("../assets/mine.css")


def test_a_new_theme_looks_like_its_parent_until_something_is_set(site):
    said(site, "new", "mine")
    sheet = (site.root / "themes/mine/static/mine.css").read_text("utf-8")
    assert "--paper" in sheet
    lines = [line for line in sheet.splitlines() if ":" in line.partition("/*")[0]]
    assert [line for line in lines if not line.lstrip().startswith((":root", "script,"))] == []


def test_a_new_theme_can_extend_another_of_the_site(site):
    said(site, "new", "one")
    said(site, "new", "two", "--extends", "one")
    use(site, "two")
    assert site.build().problems == []
    assert b"one.css" in site.tree()["en/well.html"]


@pytest.mark.parametrize("name", ["mine", "archive", "broadsheet"])
def test_a_new_theme_takes_no_name_that_is_taken(site, name):
    site.write("themes/mine/theme.toml", "")
    assert f"there is a theme `{name}` already" in problem_of(site, "new", name)
    assert tree(site.root / "themes") == {"mine/theme.toml": b""}


@pytest.mark.parametrize("name", ["../mine", "My", "a/b", ".x", ""])
def test_a_new_theme_needs_a_name_that_is_a_folders(site, name):
    assert "is no name for a theme" in problem_of(site, "new", name)
    assert not (site.root / "themes").exists()


def test_a_new_theme_needs_a_parent_that_there_is(site):
    assert "did you mean `archive`?" in problem_of(site, "new", "mine", "--extends", "archiv")
    assert not (site.root / "themes").exists()


def test_ejected_files_are_the_parents_and_change_no_page(site):
    said(site, "new", "mine")
    use(site, "mine")
    site.build()
    before = site.tree()
    files = ["page.html", "article.html", "parts/footer.html", "static/site.css", "de.po"]
    said(site, "eject", *files)
    assert (site.root / "themes/mine/templates/page.html").read_bytes() == (
        BUILT_IN / "archive/templates/page.html"
    ).read_bytes()
    assert (site.root / "themes/mine/locale/de.po").is_file()
    assert site.build().problems == []
    assert site.tree() == before


@pytest.mark.parametrize("name", ["page.html", "article.html", "parts/footer.html"])
def test_an_ejected_template_takes_effect(site, name):
    said(site, "new", "mine")
    use(site, "mine")
    said(site, "eject", name)
    path = f"themes/mine/templates/{name}"
    seen = {"article.html": "<article", "page.html": "<body"}.get(name, "<footer")
    site.edit(path, seen, f"<!-- mine -->{seen}")
    assert site.build().problems == []
    assert b"<!-- mine -->" in site.tree()["en/well.html"]


def test_every_file_of_the_list_can_be_ejected_and_the_theme_still_works(site):
    said(site, "new", "mine")
    use(site, "mine")
    listed = said(site, "eject", "--list").output.split()
    assert {"templates/page.html", "templates/parts/head.html", "static/site.css"} <= {*listed}
    said(site, "eject", "--force", *listed)
    assert said(site, "check").return_value == 0
    assert site.build().problems == []


def test_ejecting_keeps_what_is_there_unless_forced(site):
    said(site, "new", "mine")
    told = problem_of(site, "eject", "parts/head.html", "--theme", "mine")
    assert "the theme has this file already" in told
    head = site.root / "themes/mine/templates/parts/head.html"
    assert b"mine.css" in head.read_bytes()
    said(site, "eject", "parts/head.html", "--theme", "mine", "--force")
    assert b"mine.css" not in head.read_bytes()


def test_ejecting_a_file_that_is_not_there_suggests_one(site):
    said(site, "new", "mine")
    told = problem_of(site, "eject", "artcle.html", "--theme", "mine")
    assert "did you mean `article.html`?" in told
    assert "extends" not in problem_of(site, "eject", "../site.toml", "--theme", "mine")


def test_nothing_is_ejected_into_the_programs_own_theme(site):
    told = problem_of(site, "eject", "page.html")
    assert "commonweal theme new NAME --extends archive" in told
    assert not (site.root / "themes").exists()


def test_the_check_tells_all_problems_and_ends_with_1(site):
    site.write("themes/mine/theme.toml", 'extends = "archive"\n')
    site.write("themes/mine/templates/404.html", "{{ a }}\n{{ b }}\n")
    result = said(site, "check", "mine")
    assert result.return_value == 1
    assert result.stderr.count("error[theme-variable]") == 2
    assert result.stdout == "theme mine: 2 problems\n"
    found = json.loads(said(site, "check", "mine", "--json").stdout)
    assert found.keys() == {"theme", "problems"}
    assert [problem["line"] for problem in found["problems"]] == [1, 2]


def test_the_check_is_content_with_the_built_in_theme(site):
    assert said(site, "check").output == "theme archive: all is well\n"


def test_the_contract_is_printed(site):
    assert said(site, "contract").stdout.startswith("# What templates get\n")


def test_a_child_theme_that_overrides_one_block_of_one_template_builds(site):
    site.write("themes/mine/theme.toml", 'name = "mine"\nextends = "archive"\n')
    site.write("themes/mine/templates/article.html", ONE_BLOCK)
    use(site, "mine")
    assert site.build().problems == []
    pages = site.tree()
    assert pages["en/well.html"].count(b"<hr>") == 1
    assert b"<hr>" not in pages["en/index.html"]


def test_a_build_with_a_broken_theme_tells_all_and_touches_nothing(site):
    site.build()
    before = site.tree()
    site.write("themes/mine/theme.toml", 'extends = "archive"\n')
    site.write("themes/mine/templates/404.html", "{{ a }}\n{{ b }}\n")
    use(site, "mine")
    site.write("content/pump.en.md", site.root.joinpath("content/well.en.md").read_bytes())
    with pytest.raises(ThemeError) as caught:
        site.build()
    assert [problem.where.line for problem in caught.value.problems] == [1, 2]
    assert str(caught.value).count("error[theme-variable]") == 2
    assert site.tree() == before


def test_a_theme_that_is_mended_builds_and_one_that_breaks_is_seen(site):
    site.write("themes/mine/theme.toml", 'extends = "archive"\n')
    page = "themes/mine/templates/article.html"
    use(site, "mine")
    for _ in range(2):
        site.write(page, ONE_BLOCK)
        assert site.build().problems == []
        assert site.build().written == 0
        site.write(page, ONE_BLOCK.replace("super()", "supper()"))
        with pytest.raises(ThemeError, match="unknown function `supper`"):
            site.build()


def test_a_warning_about_the_theme_is_told_by_each_build_and_stops_none(site):
    site.write("themes/mine/theme.toml", 'extends = "archive"\n')
    site.write("themes/mine/templates/artcle.html", "x")
    use(site, "mine")
    for _ in range(2):
        (problem,) = site.build().problems
        assert problem.code == "theme-unused"


def test_the_sample_builds_under_the_second_theme_without_a_problem(tmp_path: Path):
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    text = (REPOSITORY / "site.toml").read_text("utf-8")
    (tmp_path / "site.toml").write_text(text.replace('"archive"', '"broadsheet"'), "utf-8")
    site = SiteOnDisk(tmp_path)
    report = site.build(imports=False)
    assert report.problems == []
    assert report.pages > 30
    pages = {name: page for name, page in site.tree().items() if name.endswith(".html")}
    assert [name for name, page in pages.items() if b"assets/broadsheet.css" not in page] == []
