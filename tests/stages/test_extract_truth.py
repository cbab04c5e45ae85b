"""Whole raw files against what a person read in them: the real sources and the sample's seeds."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from generator.edges.identifier import identify
from generator.model.extract import BlockKind, Fate
from generator.stages.collect import collect
from generator.stages.decode import decode
from generator.stages.extract import extract
from generator.stages.format import article_id

ROOT = Path(__file__).parents[2]  # the repository; real sources lie beside it
REAL = ROOT.parent / "shared" / "seeds"
SAMPLE = ROOT / "seeds"
_CASES = [
    pytest.param(folder, truth, name, id=f"{label}-{name.split('_')[0]}")
    for label, folder, truth in (
        ("real", REAL, REAL / "expected.json"),
        ("sample", SAMPLE, ROOT / "tests" / "truth.json"),
    )
    if truth.is_file()
    for name in sorted(json.loads(truth.read_text()))
]


def _found(file, vocabulary):
    text = decode(file)
    found = extract(text, vocabulary, identify)

    def blocks(kind):
        return [block.text for block in found.blocks if block.kind is kind]

    def pieces(fate):
        return [text.lines[d.line - 1][d.start : d.end] for d in found.decisions if d.fate is fate]

    return {
        "lang": found.lang,
        "title": found.title,
        "date": found.date and found.date.isoformat(),
        "authors": [{"name": a.name, "roles": list(a.roles)} for a in found.authors],
        "source_name": found.source.name,
        "source_url": found.source.url,
        "description": found.description,
        "captions": blocks(BlockKind.CAPTION),
        "headings": blocks(BlockKind.HEADING),
        "paragraphs": blocks(BlockKind.PARAGRAPH),
        "moved": pieces(Fate.MOVED),
        "dropped": pieces(Fate.DROPPED),
        "review": list(found.review),
    }


@pytest.mark.parametrize(("folder", "truth", "name"), _CASES)
def test_every_field_and_every_line_is_what_a_person_read(folder, truth, name, vocabulary):
    expected = json.loads(truth.read_text())[name]
    expected.pop("group")
    (file,) = collect(folder.parent, folder.name, name)
    found = _found(file, vocabulary)
    assert expected.keys() <= found.keys()
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("folder", "truth"),
    [(REAL, REAL / "expected.json"), (SAMPLE, ROOT / "tests" / "truth.json")],
    ids=["real", "sample"],
)
def test_versions_of_one_article_meet_by_their_source_and_no_others(folder, truth, vocabulary):
    if not truth.is_file():
        pytest.skip(f"{truth} is not here: the real sources lie beside the repository")
    expected, found = defaultdict(set), defaultdict(set)
    for name, fields in json.loads(truth.read_text()).items():
        (file,) = collect(folder.parent, folder.name, name)
        url = _found(file, vocabulary)["source_url"]
        expected[fields["group"]].add(name)
        found[article_id(url)].add(name)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, expected.values()))


def test_every_seed_of_the_sample_has_its_truth_and_no_truth_is_without_a_seed():
    truth = json.loads((ROOT / "tests" / "truth.json").read_text())
    assert {file.path.name for file in collect(ROOT, "seeds", ".txt")} == set(truth)
