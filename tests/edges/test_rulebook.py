"""Rule files are data: all that come with the program load, a site's own add, mistakes are told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model import lang
from generator.model.errors import ConfigError, Problem

LABEL_FILES = sorted((BUILT_IN / "labels").glob("*.toml"))
PORTAL_FILES = sorted((BUILT_IN / "portals").glob("*.toml"))
LABELS = 'lang = "eo"\nsource = ["Fonto"]\ncomments = ["Komento"]\n'
PORTAL = "site_line = '^Gazeto - '\n"


def a_rule_file(folder: Path, path: str, text: str) -> Path:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")
    return folder


def problem_of(folder: Path, path: str, text: str) -> Problem:
    with pytest.raises(ConfigError) as caught:
        load_rules(a_rule_file(folder, path, text))
    return caught.value.problem


def test_all_rules_of_the_program_load_one_set_for_each_language():
    rules = load_rules(BUILT_IN)
    tags = [labels.lang for labels in rules.labels]
    assert tags == [path.stem for path in LABEL_FILES]
    assert len(set(tags)) == len(tags) >= 20
    assert [portal.name for portal in rules.portals] == [path.stem for path in PORTAL_FILES]


@pytest.mark.parametrize("path", LABEL_FILES, ids=lambda path: path.stem)
def test_a_label_file_has_the_words_for_source_and_comments_and_the_language_of_its_name(path):
    table = tomllib.loads(path.read_text("utf-8"))
    assert table["lang"] == path.stem == lang.parse(path.stem)
    for key in ("source", "comments"):
        assert table[key]
        assert all(word.strip() == word != "" for word in table[key])


@pytest.mark.parametrize("path", LABEL_FILES, ids=lambda path: path.stem)
def test_a_label_file_repeats_no_word_within_a_list(path):
    for key, words in tomllib.loads(path.read_text("utf-8")).items():
        if key not in {"lang", "examples"}:
            folded = [word.casefold() for word in words]
            assert len(set(folded)) == len(folded), key


@pytest.mark.parametrize("path", PORTAL_FILES, ids=lambda path: path.stem)
def test_the_site_line_of_a_portal_is_a_regular_expression_that_asks_for_something(path):
    table = tomllib.loads(path.read_text("utf-8"))
    assert not re.match(table["site_line"], "")


def test_a_sites_rules_add_to_those_of_the_program_and_change_the_digest(tmp_path):
    own = a_rule_file(tmp_path, "labels/eo.toml", LABELS)
    a_rule_file(own, "portals/gazeto.toml", PORTAL)
    before, after = load_rules(BUILT_IN), load_rules(BUILT_IN, own)
    assert after.labels[: len(before.labels)] == before.labels
    assert after.labels[-1].lang == "eo"
    assert after.labels[-1].source == ("Fonto",)
    assert after.portals[-1].name == "gazeto"
    assert after.portals[-1].noise == ()
    assert after.digest != before.digest


def test_a_site_without_rules_has_those_of_the_program(tmp_path):
    assert load_rules(BUILT_IN, tmp_path / "rules") == load_rules(BUILT_IN)


def test_any_change_of_a_rule_file_changes_the_digest(tmp_path):
    first = load_rules(a_rule_file(tmp_path, "labels/eo.toml", LABELS)).digest
    assert load_rules(tmp_path).digest == first
    assert load_rules(a_rule_file(tmp_path, "labels/eo.toml", LABELS + "\n")).digest != first


def test_files_that_are_no_rule_files_are_passed_over(tmp_path):
    a_rule_file(tmp_path, "labels/README.md", "not TOML {")
    a_rule_file(tmp_path, "eo.toml", "not TOML {")
    assert load_rules(tmp_path).labels == ()


MISTAKES = {
    "an unknown key": ("labels/eo.toml", LABELS + 'sorce = ["F"]\n', "unknown key `sorce`"),
    "a text for a list": ("labels/eo.toml", LABELS + 'by = "de"\n', "`by` is not a list of texts"),
    "a number in a list": ("labels/eo.toml", LABELS + "by = [1]\n", "`by` is not a list of texts"),
    "no language": ("labels/eo.toml", 'source = ["Fonto"]\n', "`` is not a language tag"),
    "no such language": ("labels/eo.toml", 'lang = "zz"\n', "names no language"),
    "not TOML": ("labels/eo.toml", "lang = eo\n", "not TOML"),
    "a portal with an unknown key": ("portals/g.toml", PORTAL + "x = 1\n", "unknown key `x`"),
    "a portal that nothing tells": ("portals/g.toml", 'name = "g"\n', "tells the portal"),
}


@pytest.mark.parametrize(("path", "text", "what"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_a_problem_that_names_the_file(tmp_path, path, text, what):
    problem = problem_of(tmp_path, path, text)
    assert problem.code == "rules"
    assert str(problem.where.path) == path
    assert what in problem.what
    assert problem.hint


def test_a_rule_file_that_is_not_utf_8_is_a_problem(tmp_path):
    a_rule_file(tmp_path, "labels/eo.toml", "")
    (tmp_path / "labels" / "eo.toml").write_bytes(b'lang = "eo"\nsource = ["\xff"]\n')
    with pytest.raises(ConfigError, match=r"labels/eo\.toml"):
        load_rules(tmp_path)


def test_a_site_line_that_is_no_regular_expression_is_a_problem(tmp_path):
    problem = problem_of(tmp_path, "portals/g.toml", "site_line = '^Gazeto ('\n")
    assert str(problem.where.path) == "portals/g.toml"


def test_an_order_of_dates_that_is_none_is_a_problem(tmp_path):
    problem = problem_of(tmp_path, "portals/g.toml", PORTAL + 'date_order = "dym!"\n')
    assert str(problem.where.path) == "portals/g.toml"


@pytest.mark.parametrize(
    "text",
    [
        "shapes = 5",
        'shapes = "title"',
        "examples = 5",
        '[examples]\nraw = "x"',
        "[[examples]]\nraw = 5",
        'shared_slugs = "yes"',
        "site_line = ['a']",
        "article_id = 5",
        "name = 5",
    ],
)
def test_a_value_of_another_type_in_a_portal_is_told(tmp_path, text):
    problem = problem_of(tmp_path, "portals/x.toml", f'hosts = ["a.example"]\n{text}\n')
    assert problem.hint


@pytest.mark.parametrize("hosts", ['[""]', "[5]", '"a.example"'])
def test_hosts_are_names(tmp_path, hosts):
    assert "`hosts`" in problem_of(tmp_path, "portals/x.toml", f"hosts = {hosts}\n").what


def test_a_folder_and_a_link_to_nothing_among_the_rules_are_told(tmp_path):
    (tmp_path / "portals/x.toml").mkdir(parents=True)
    with pytest.raises(ConfigError, match="cannot be read"):
        load_rules(tmp_path)
    (tmp_path / "portals/x.toml").rmdir()
    (tmp_path / "portals/x.toml").symlink_to("nothing")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_rules(tmp_path)
