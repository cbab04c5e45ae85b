"""Each rule finds its fault in a tree where it was planted, and no rule finds anything else."""

from pathlib import Path

import pytest

from generator.app.checking import Options, Verdict, check
from generator.edges.trees.files import files_of
from generator.stages.verify.hreflang import HEAD_RULES
from generator.stages.verify.judge import PAGE_RULES, TREE_RULES
from generator.stages.verify.table import FAMILIES, RULES
from tests.planted import BASE, PLANTS, write


def judged(folder: Path, **options) -> Verdict:
    return check(files_of(folder), Options(jobs=1, **options))


def test_a_good_tree_has_no_finding_at_all(tmp_path):
    verdict = judged(write(tmp_path))
    assert verdict.findings == ()
    assert (verdict.base, verdict.pages) == (BASE, 7)


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_a_planted_fault_is_found_and_nothing_else(tmp_path, plant):
    findings = judged(write(tmp_path, plant)).findings
    assert {told.rule for told in findings} == {plant.rule}, findings
    assert plant.severity in {told.severity.value for told in findings}


def test_every_rule_of_the_table_has_a_function_and_a_planted_fault():
    numbers = [rule.number for rule in RULES]
    has_function = {number for number, _ in (*HEAD_RULES, *PAGE_RULES, *TREE_RULES)}
    assert set(numbers) == has_function == {plant.rule for plant in PLANTS.values()}
    assert len(numbers) == len(set(numbers))
    assert list(dict.fromkeys(number[0] for number in numbers)) == list(FAMILIES)


def test_a_version_that_lists_itself_only_as_x_default_is_found(tmp_path):
    tree = write(tmp_path)
    page = tree / "en" / "story.html"
    own = f'<link rel="alternate" hreflang="en" href="{BASE}/en/story.html">'
    text = page.read_text("utf-8")
    assert own in text
    assert 'hreflang="x-default"' in text
    page.write_text(text.replace(own, ""), "utf-8")
    found = judged(tree, numbers=frozenset({"H1"})).findings
    assert [told.path for told in found] == ["de/bericht.html"]
