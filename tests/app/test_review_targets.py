"""What `review` and `why` take as targets, and what becomes of a decision that cannot be kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.app.cli import cli
from generator.model.errors import SourceError

MATTER = (
    "---\nlang: en\narticle: a\nauthors: [{name: Ann}, {name: Bo}]\ntags: [x, y]\n"
    "imported: seeds/a.txt\nreview: [title, date, authors]\n---\n\nText.\n"
)
FILE, SIDECAR = "content/n/a.en.md", "content/.import/n/a.en.md.json"


def evidence(**changes: object) -> str:
    keys = ("field", "value", "rule", "certainty", "lines")
    rows = [
        ("authors", "Ann", "byline", 0.9, [1]),
        ("authors", "Ann", "meta", 0.8, [2]),
        ("authors", "Bo", "byline", 0.9, [1]),
        ("authors", "Cy", "meta", 0.5, [3]),
        ("tags", "x", "matter.tags", 0.9, [4]),
        ("tags", "y", "matter.tags", 0.9, [4]),
    ]
    record = {
        "seed": "seeds/a.txt",
        "content": FILE,
        "digest": "d",
        "fields": [dict(zip(keys, row, strict=True)) for row in rows],
        "conflicts": ["Other text."],
        "base": MATTER,
    }
    return json.dumps(record | changes)


@pytest.fixture
def archive(make_site) -> Path:
    other = MATTER.replace("article: a", "article: b").replace("imported: seeds/a.txt\n", "")
    files = {FILE: MATTER, SIDECAR: evidence(), "content/n/b.en.md": other, "seeds/n/x": "x"}
    return make_site(files).root


def run(root: Path, *words: str) -> Result:
    arguments = [words[0], "--site", str(root), *words[1:]]
    return CliRunner().invoke(cli, arguments, standalone_mode=False)


def test_a_cut_of_the_list_goes_with_no_decision(archive):
    result = run(archive, "review", FILE, "--field", "date", "--accept", "all")
    assert type(result.exception).__name__ == "UsageError"
    assert (archive / FILE).read_text() == MATTER


@pytest.mark.parametrize("target", ["/usr", "/", "..", "seeds", "seeds/n", "themes", "site.toml"])
def test_a_target_that_selects_nothing_is_an_error(archive, target):
    (archive / FILE).write_text(MATTER.replace("imported: seeds/a.txt\n", ""))
    result = run(archive, "review", target, "--accept", "title")
    assert isinstance(result.exception, SourceError)


def test_folders_are_named_from_the_current_one_too(archive, monkeypatch):
    monkeypatch.chdir(archive / "content")
    assert run(archive, "review", "n", "--accept", "title").return_value == 0
    monkeypatch.chdir(archive / "content/n")
    assert run(archive, "review", ".", "--accept", "date").return_value == 0
    assert "review: [authors]" in (archive / FILE).read_text()
    assert "review: [authors]" in (archive / "content/n/b.en.md").read_text()
    result = run(archive, "review", ".", "--set", "title=X")
    assert type(result.exception).__name__ == "UsageError"


@pytest.mark.parametrize("target", ["a" * 5000, "seeds/" + "b" * 300, "seeds/\udcff.txt", "a\0b"])
@pytest.mark.parametrize("flags", [[], ["--accept", "all"], ["--set", "title=x"]])
def test_what_can_be_no_path_is_told_as_not_there(archive, target, flags):
    for words in (["review", target, *flags], ["why", target]):
        result = run(archive, *words)
        assert isinstance(result.exception, SourceError), result.exception
        assert str(result.exception).encode()


def test_damaged_evidence_stops_a_decision_before_anything_is_written(archive):
    run(archive, "review", "-q")  # the catalogue learns of the conflict
    (archive / SIDECAR).write_text("x")
    result = run(archive, "review", "content/n/b.en.md", FILE, "--accept", "all")
    assert isinstance(result.exception, SourceError)
    assert "review:" in (archive / FILE).read_text()
    assert "review:" in (archive / "content/n/b.en.md").read_text()


@pytest.mark.parametrize("changes", [{"fields": [{}]}, {"lines": None}, {"base": None}])
def test_evidence_of_another_shape_is_told(archive, changes):
    run(archive, "review", "-q")
    (archive / SIDECAR).write_text(evidence(**changes))
    result = run(archive, "why", FILE)
    assert isinstance(result.exception, SourceError)
    assert result.exception.problem.code == "import-evidence"
    assert "import-evidence" in run(archive, "review").output


def test_a_strict_build_counts_conflicts(archive):
    (archive / FILE).write_text(MATTER.replace("review: [title, date, authors]\n", ""))
    (archive / "content/n/b.en.md").unlink()
    result = run(archive, "build", "--no-import", "--strict", "--json")
    assert result.return_value == 1
    assert "conflict is open" in [p["what"] for p in json.loads(result.stdout)["problems"]]
    run(archive, "review", FILE, "--accept", "conflict")
    assert run(archive, "build", "--no-import", "--strict").return_value == 0


def test_what_a_list_has_is_no_alternative(archive):
    told = json.loads(run(archive, "why", FILE, "--json").stdout)["values"]
    others = {one["field"]: [a["value"] for a in one["alternatives"]] for one in told}
    assert (others["authors"], others["tags"]) == (["Cy"], [])
    items = json.loads(run(archive, "review", FILE, "--json").stdout)["items"]
    (item,) = [item for item in items if item["field"] == "authors"]
    assert [one["value"] for one in item["candidates"]] == ["Cy"]


def test_an_author_without_a_name_is_not_written(archive):
    result = run(archive, "review", FILE, "--set", "authors=(photo)")
    assert isinstance(result.exception, SourceError)
    assert (archive / FILE).read_text() == MATTER
