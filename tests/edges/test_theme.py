"""A theme finds each file in itself or in what it extends, and names the place of a mistake."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edges.theme import Theme
from generator.edges.themefolders import BUILT_IN
from generator.model.digits import DigitRule, Digits
from generator.model.errors import Problem, ThemeError
from generator.model.ids import LangTag

EN = LangTag("en")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
BASE = {
    "templates/page.html": "<main>{{ part_of_page }}|{% block main %}base{% endblock %}</main>\n",
    "templates/parts/head.html": "head of base\n",
    "templates/parts/foot.html": "foot of base: {{ text }}\n",
    "static/site.css": "base { }\n",
    "static/fonts/a.woff2": "base font\n",
}


def a_theme(site: Path, name: str, files: dict[str, str], extends: str | None = None) -> None:
    folder = site / "themes" / name
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    if extends:
        (folder / "theme.toml").write_text(f'name = "{name}"\nextends = "{extends}"\n', "utf-8")


def load(site: Path, name: str) -> Theme:
    return Theme(site / "themes", name, digits=DigitRule(everywhere=Digits.DEFAULT))


def problem_of(site: Path, name: str) -> Problem:
    with pytest.raises(ThemeError) as caught:
        load(site, name)
    return caught.value.problem


def problem_of_page(theme: Theme, page: str = "page.html", **context: object) -> Problem:
    with pytest.raises(ThemeError) as caught:
        theme.page(page, EN, context)
    return caught.value.problem


def test_a_child_theme_overrides_one_part_and_keeps_the_rest(tmp_path):
    a_theme(tmp_path, "base", BASE)
    a_theme(tmp_path, "child", {"templates/parts/head.html": "head of child"}, "base")
    theme = load(tmp_path, "child")
    assert theme.part("head", EN) == "head of child"
    assert theme.part("foot", EN, text="x") == "foot of base: x"
    assert theme.page("page.html", EN, {"part_of_page": 1}) == "<main>1|base</main>\n"


def test_a_part_of_the_built_in_theme_can_be_overridden(tmp_path):
    a_theme(tmp_path, "mine", {"templates/parts/head.html": "<!-- mine -->"}, "archive")
    theme = load(tmp_path, "mine")
    assert theme.part("head", EN, root="") == "<!-- mine -->"
    assert "hreflang" in theme.part("alternates", EN, links=(("de", "https://x.example/"),))


def test_themes_extend_in_a_chain_and_the_nearest_file_wins(tmp_path):
    a_theme(tmp_path, "one", {"templates/a.html": "1", "templates/b.html": "1"}, "two")
    a_theme(tmp_path, "two", {"templates/b.html": "2", "templates/c.html": "2"}, "three")
    a_theme(tmp_path, "three", {f"templates/{name}.html": "3" for name in "abcd"})
    theme = load(tmp_path, "one")
    assert [folder.name for folder in theme.chain] == ["one", "two", "three"]
    assert [theme.page(f"{name}.html", EN, {}) for name in "abcd"] == ["1", "1", "2", "3"]


def test_a_child_can_extend_the_very_template_that_it_overrides(tmp_path):
    a_theme(tmp_path, "base", BASE)
    own = '{% extends "base/page.html" %}{% block main %}child, then {{ super() }}{% endblock %}'
    a_theme(tmp_path, "child", {"templates/page.html": own}, "base")
    page = load(tmp_path, "child").page("page.html", EN, {"part_of_page": 1})
    assert page == "<main>1|child, then base</main>\n"


def test_a_sites_theme_goes_before_the_built_in_one_of_that_name(tmp_path):
    a_theme(tmp_path, "archive", {"templates/parts/head.html": "ours"})
    assert load(tmp_path, "archive").part("head", EN) == "ours"
    assert load(tmp_path / "elsewhere", "archive").chain == (BUILT_IN / "archive",)


@pytest.mark.parametrize(
    ("themes", "what"),
    [
        ({"a": "a"}, "theme `a` extends itself"),
        ({"a": "b", "b": "a"}, "theme `a` extends itself"),
        ({"a": "b", "b": "c", "c": "b"}, "theme `b` extends itself"),
    ],
    ids=["of one", "of two", "below"],
)
def test_a_cycle_is_a_problem(tmp_path, themes, what):
    for name, parent in themes.items():
        a_theme(tmp_path, name, {}, parent)
    problem = problem_of(tmp_path, "a")
    assert (problem.code, problem.what) == ("theme", what)


def test_a_missing_theme_is_a_problem(tmp_path):
    problem = problem_of(tmp_path, "nowhere")
    assert problem.what == "there is no theme `nowhere`"
    assert str(problem.where) == "themes/nowhere/theme.toml:1:1"


def test_a_missing_parent_is_a_problem_at_the_line_that_names_it(tmp_path):
    a_theme(tmp_path, "a", {}, "gone")
    a_theme(tmp_path, "b", BASE)
    problem = problem_of(tmp_path, "a")
    assert str(problem.where) == "themes/a/theme.toml:2:1"
    assert problem.what == "theme `a` extends `gone`, which does not exist"
    assert problem.hint.startswith("the themes that there are: a, archive, b")


def test_a_missing_theme_that_is_nearly_there_is_suggested(tmp_path):
    assert problem_of(tmp_path, "archiv").hint == "did you mean `archive`?"


@pytest.mark.parametrize("name", ["../../etc", "/etc", ".", "..", "a/b", "a/../b"])
def test_a_theme_is_a_folder_of_themes_and_nothing_else(tmp_path, name):
    a_theme(tmp_path, "a", {"b/templates/page.html": "x"})
    a_theme(tmp_path, "b", {})
    assert problem_of(tmp_path, name).code == "theme"


def test_broken_settings_of_a_theme_are_a_problem_with_its_file(tmp_path):
    a_theme(tmp_path, "a", {"theme.toml": "extends = base\n"})
    problem = problem_of(tmp_path, "a")
    assert str(problem.where).startswith("themes/a/theme.toml:1")
    assert "not TOML" in problem.what


BROKEN_TEMPLATES = {
    "an unknown tag": ("one\ntwo\n{% blok main %}\n", 3),
    "a block without end": ("one\n{% if 1 %}\n", 2),
    "an unknown name": ("one\n{{ nobody }}\n", 2),
    "an unknown attribute": ("one\n\n{{ part_of_page.nobody.there }}\n", 3),
    "a call that fails": ("{{ 'x' + 1 }}\n", 1),
    "a division by nothing": ("one\n{{ 1 // 0 }}\n", 2),
    "a missing template": ("one\n{% include 'nobody.html' %}\n", 2),
    "a message with a value that is not given": ("one\n{{ say('{n} pages') }}\n", 2),
    "a message with a value by number": ("one\n{{ say('{0} pages') }}\n", 2),
}


@pytest.mark.parametrize(("text", "line"), BROKEN_TEMPLATES.values(), ids=BROKEN_TEMPLATES)
def test_a_template_error_names_file_and_line(tmp_path, text, line):
    a_theme(tmp_path, "a", {"templates/page.html": text})
    problem = problem_of_page(load(tmp_path, "a"), part_of_page=1)
    assert problem.code == "theme-template"
    assert str(problem.where) == f"themes/a/templates/page.html:{line}:1"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ part_of_pgae }}", "did you mean `part_of_page`?"),
        ("{{ dat('x') }}", "did you mean `date`?"),
        ("{{ part_of_page.isofromat() }}", "did you mean `isoformat`?"),
        ("{% for a in part_of_page.yaer %}{% endfor %}", "did you mean `year`?"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest_that_is(tmp_path, text, hint):
    a_theme(tmp_path, "a", {"templates/page.html": text})
    problem = problem_of_page(load(tmp_path, "a"), part_of_page=dt.date(2025, 4, 5))
    assert problem.hint == hint


def test_a_template_that_extends_itself_is_a_problem_and_no_endless_loop(tmp_path):
    a_theme(tmp_path, "a", {"templates/page.html": '{% extends "page.html" %}'})
    assert problem_of_page(load(tmp_path, "a")).code == "theme-template"


def test_an_error_in_a_part_names_the_part(tmp_path):
    files = {"templates/parts/head.html": "fine\n{{ nobody }}\n"}
    a_theme(tmp_path, "base", BASE)
    a_theme(tmp_path, "child", files, "base")
    with pytest.raises(ThemeError) as caught:
        load(tmp_path, "child").part("head", EN)
    assert str(caught.value.problem.where) == "themes/child/templates/parts/head.html:2:1"


@pytest.mark.parametrize("line", ["{{ nobody }}", "{% blok %}"], ids=["name", "syntax"])
def test_an_error_in_the_parents_template_names_the_parent_though_the_child_has_one(tmp_path, line):
    a_theme(tmp_path, "base", {"templates/page.html": f"one\ntwo\n{line}\n"})
    own = {"templates/page.html": '{% extends "base/page.html" %}'}
    a_theme(tmp_path, "child", own, "base")
    problem = problem_of_page(load(tmp_path, "child"))
    assert str(problem.where) == "themes/base/templates/page.html:3:1"


def test_a_missing_page_template_is_a_problem(tmp_path):
    a_theme(tmp_path, "a", {})
    problem = problem_of_page(load(tmp_path, "a"))
    assert str(problem.where).startswith("themes/a/templates/page.html")


def test_static_files_lie_over_those_of_the_parent(tmp_path):
    a_theme(tmp_path, "base", BASE)
    own = {"static/site.css": "child { }\n", "static/img/logo.svg": "<svg/>\n"}
    a_theme(tmp_path, "child", own, "base")
    theme = load(tmp_path, "child")
    names = [str(name) for name, _ in theme.assets()]
    assert names == ["fonts/a.woff2", "img/logo.svg", "site.css"]
    assert theme.asset(PurePosixPath("site.css")) == b"child { }\n"
    assert theme.asset(PurePosixPath("fonts/a.woff2")) == b"base font\n"


def test_the_picture_for_shared_links_is_that_of_the_theme_or_of_one_that_it_extends(tmp_path):
    a_theme(tmp_path, "base", BASE)
    a_theme(tmp_path, "child", {}, extends="base")
    assert load(tmp_path, "child").share() is None
    (tmp_path / "themes/base/static/share.png").symlink_to(__file__)
    assert load(tmp_path, "child").share() is None
    a_theme(tmp_path, "grandchild", {"static/share.png": "PNG"}, extends="child")
    assert load(tmp_path, "grandchild").share() == "assets/share.png"
    a_theme(tmp_path, "mine", {}, extends="archive")
    assert load(tmp_path, "mine").share() == "assets/share.png"


def test_hidden_files_and_links_are_no_static_files(tmp_path):
    a_theme(tmp_path, "base", BASE | {"static/.site.css.swp": "x", "static/.git/config": "x"})
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the public")
    (tmp_path / "themes" / "base" / "static" / "link.txt").symlink_to(secret)
    names = [str(name) for name, _ in load(tmp_path, "base").assets()]
    assert names == ["fonts/a.woff2", "site.css"]


def test_the_digest_changes_with_a_template_and_a_message_but_not_with_a_static_file(tmp_path):
    a_theme(tmp_path, "base", BASE | {"locale/de.po": HEADER})
    a_theme(tmp_path, "child", {}, "base")
    first = load(tmp_path, "child").digest
    assert load(tmp_path, "child").digest == first

    a_theme(tmp_path, "base", {"static/site.css": "other { }\n"})
    assert load(tmp_path, "child").digest == first

    a_theme(tmp_path, "base", {"locale/de.po": HEADER + 'msgid "a"\nmsgstr "b"\n'})
    second = load(tmp_path, "child").digest
    assert second != first

    a_theme(tmp_path, "base", {"templates/parts/head.html": "other head\n"})
    third = load(tmp_path, "child").digest
    assert third not in {first, second}

    a_theme(tmp_path, "child", {"templates/parts/head.html": "head of child\n"})
    assert load(tmp_path, "child").digest not in {first, second, third}


def test_a_static_file_has_the_digest_of_its_bytes(tmp_path):
    a_theme(tmp_path, "base", BASE)
    before = dict(load(tmp_path, "base").assets())
    a_theme(tmp_path, "base", {"static/site.css": "other { }\n"})
    after = dict(load(tmp_path, "base").assets())
    assert {str(name) for name in before if before[name] != after[name]} == {"site.css"}


@given(text=st.text())
def test_what_a_page_is_given_is_text_and_never_markup(tmp_path_factory, text):
    site = tmp_path_factory.getbasetemp() / "autoescape"
    a_theme(site, "base", {"templates/page.html": '<p title="{{ text }}">{{ text }}</p>'})
    page = load(site, "base").page("page.html", EN, {"text": text})
    assert page.count("<") == 2
    assert page.count('"') == 2


def test_a_part_is_rendered_once_and_comes_as_markup(tmp_path):
    a_theme(tmp_path, "base", BASE)
    theme = load(tmp_path, "base")
    first = theme.part("foot", EN, text="<b>")
    assert first == "foot of base: &lt;b&gt;"
    assert theme.part("foot", EN, text="<b>") is first
    assert theme.part("foot", EN, text="<i>") == "foot of base: &lt;i&gt;"
    assert theme.page("page.html", EN, {"part_of_page": first}).startswith(f"<main>{first}|")


def test_what_is_none_on_a_page_is_told_with_the_way_to_ask_for_it(tmp_path):
    a_theme(tmp_path, "base", {"templates/page.html": "{{ day.isoformat() }}"})
    with pytest.raises(ThemeError) as caught:
        load(tmp_path, "base").page("page.html", EN, {"day": None})
    assert caught.value.problem.hint == "it is none on this page: ask for it first, with {% if … %}"


def test_a_part_speaks_the_language_that_it_is_asked_for(tmp_path):
    files = {
        "templates/parts/nav.html": "{{ say('Languages') }}, {{ number(7) }}",
        "locale/fa.po": HEADER + 'msgid "Languages"\nmsgstr "زبان‌ها"\n',
    }
    a_theme(tmp_path, "base", files)
    theme = load(tmp_path, "base")
    assert theme.part("nav", EN) == "Languages, 7"
    assert theme.part("nav", LangTag("fa")) == "زبان‌ها, ۷"
    assert theme.direction(LangTag("fa")) == "rtl"
