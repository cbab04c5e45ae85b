"""``commonweal i18n``: a theme's catalogues from templates to a page, as a translator goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.app.cli import cli
from generator.app.site import open_site
from generator.edges.themefolders import BUILT_IN
from generator.model.errors import ThemeError

CHILD = {
    "themes/mine/theme.toml": 'extends = "archive"\n',
    "themes/mine/templates/parts/footer.html": (
        '<footer>{{ say("Friends of the archive") }} {{ say("Languages") }}'
        ' {{ nsay("{n} friend", "{n} friends", 2) }}</footer>\n'
    ),
    "themes/mine/templates/parts/head.html": (
        '{% extends "archive/parts/head.html" %}{# no more #}'
    ),
}
LOCALE = "themes/mine/locale"


@pytest.fixture
def site(make_site, content):
    text = content("well", "de", "Seit Montag fließt Wasser.", title="Der Brunnen")
    return make_site({**CHILD, "content/well.de.md": text}, 'theme = "mine"\n')


def run(root: Path, *arguments: str) -> Result:
    words = ["i18n", arguments[0], "--site", str(root), *arguments[1:]]
    return CliRunner().invoke(cli, words, standalone_mode=False)


def test_a_child_themes_own_words_go_from_template_to_page(site):
    said = run(site.root, "extract")
    assert (said.return_value, said.output) == (0, f"{LOCALE}/messages.pot written: 2 messages\n")
    assert run(site.root, "extract").output.startswith(f"{LOCALE}/messages.pot unchanged")
    said = run(site.root, "update", "de", "pt_br")
    assert said.output.splitlines() == [
        f"{LOCALE}/de.po written: 0 translated, 0 fuzzy, 2 missing",
        f"{LOCALE}/pt-BR.po written: 0 translated, 0 fuzzy, 2 missing",
    ]
    site.edit(
        f"{LOCALE}/de.po",
        'msgid "Friends of the archive"\nmsgstr ""',
        'msgid "Friends of the archive"\nmsgstr "Freunde des Archivs"',
    )
    assert run(site.root, "compile").output == "2 catalogues compiled, 2 written\n"
    assert not site.build().problems
    page = site.tree()["de/well.html"].decode()
    assert "<footer>Freunde des Archivs Sprachen " in page
    assert '<span lang="en" dir="ltr"><bdi lang="de">2</bdi> friends</span>' in page
    assert "unchanged" in run(site.root, "update", "de").output


def test_the_status_tells_how_far_each_language_is_and_who_looked_at_it(site):
    run(site.root, "extract")
    run(site.root, "update", "de", "ar")
    site.edit(f"{LOCALE}/de.po", "reader: no", "reader: yes")
    said = run(site.root, "status", "-v")
    assert said.return_value == 0
    assert said.output.splitlines() == [
        "theme mine: 2 messages",
        "ar         0 %  0 translated, 0 fuzzy, 2 missing; not checked by a native reader",
        "    Friends of the archive",
        "    {n} friend",
        "de         0 %  0 translated, 0 fuzzy, 2 missing",
        "    Friends of the archive",
        "    {n} friend",
    ]
    told = json.loads(run(site.root, "status", "--json").output)
    assert (told["theme"], told["messages"], told["problems"]) == ("mine", 2, [])
    assert told["languages"][1] == {
        "lang": "de",
        "translated": 0,
        "fuzzy": 0,
        "missing": ["Friends of the archive", "{n} friend"],
        "percent": 0,
        "checked": True,
    }


BROKEN = {
    "no catalogue at all": ("Freunde\n", "theme-messages"),
    "a wrong placeholder": ('msgid "x"\nmsgstr "{who}"\n', "message-placeholder"),
}


@pytest.mark.parametrize(("line", "code"), BROKEN.values(), ids=BROKEN)
def test_a_broken_catalogue_is_told_and_stops_no_other(site, line, code):
    run(site.root, "extract")
    run(site.root, "update", "de", "fr")
    with (site.root / LOCALE / "de.po").open("a") as file:
        file.write("\n" + line)
    for command in ("status", "compile"):
        said = run(site.root, command)
        assert said.return_value == 1
        assert f"{LOCALE}/de.po:" in said.stderr
        assert f"error[{code}]" in said.stderr
        assert "hint: " in said.stderr
    assert (site.root / LOCALE / "fr.mo").is_file()
    assert not (site.root / LOCALE / "de.mo").exists()
    told = json.loads(run(site.root, "compile", "--json").stdout)
    assert [problem["code"] for problem in told["problems"]] == [code]


def test_a_guess_is_not_compiled_and_breaks_nothing(site):
    run(site.root, "extract")
    run(site.root, "update", "de")
    site.edit(f"{LOCALE}/de.po", 'msgid "Friends', '#, fuzzy\nmsgid "Friends')
    assert run(site.root, "status").return_value == 0
    said = run(site.root, "compile")
    assert said.return_value == 1
    assert "error[message-fuzzy]" in said.stderr


def test_a_catalogue_named_after_no_language_is_told(site):
    site.write(f"{LOCALE}/old-german-copy.po", "")
    said = run(site.root, "status")
    assert said.return_value == 1
    assert f"{LOCALE}/old-german-copy.po: error[message-name]" in said.stderr


def test_an_update_without_a_template_says_what_to_do_first(site):
    said = run(site.root, "update", "de")
    assert said.return_value == 1
    assert "commonweal i18n extract" in said.stderr


def test_a_language_that_is_none_is_wrong_usage(site):
    said = run(site.root, "update", "german?")
    assert said.exit_code != 0
    assert "`german?` is not a language tag" in str(said.exception)


@pytest.mark.parametrize("command", ["extract", "update", "compile"])
def test_a_theme_that_came_with_the_program_is_not_written_to(site, command):
    before = {path: path.stat().st_mtime_ns for path in BUILT_IN.rglob("*")}
    with pytest.raises(ThemeError, match=r"error\[theme-foreign\]"):
        raise run(site.root, command, "--theme", "archive").exception
    assert before == {path: path.stat().st_mtime_ns for path in BUILT_IN.rglob("*")}


def test_the_built_in_theme_has_words_for_all_that_it_says_and_none_is_broken(site):
    told = json.loads(run(site.root, "status", "--theme", "archive", "--json").output)
    assert not told["problems"]
    assert {row["lang"]: row["missing"] for row in told["languages"]} == {
        path.stem: [] for path in (BUILT_IN / "archive" / "locale").glob("*.po")
    }


def test_a_compiled_catalogue_and_a_template_of_catalogues_change_no_page(site):
    run(site.root, "extract")
    run(site.root, "update", "de")
    site.build()
    before = open_site(site.root).theme().digest
    run(site.root, "compile")
    site.write(f"{LOCALE}/messages.pot", "")
    assert open_site(site.root).theme().digest == before
    assert site.build().written == 0
