"""Own corpora with truth, 250 raw texts and pages in 48 languages, against the goals."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

import pytest

from benchmarks.normalise import CORPUS, Score, merges, read_folder, read_truth
from generator.app.importing.read import Reader, read_seed
from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model.extract import Fate
from generator.stages.collect import read

FOLDERS = sorted(path.parent for path in CORPUS.glob("*/truth.jsonl"))


@pytest.fixture(scope="module")
def score():
    """Everything together: goals are for the whole, since single folders are small."""
    total = Score()
    for folder in FOLDERS:
        read_folder(folder, total)
    return total


def test_the_corpora_are_as_large_and_as_mixed_as_they_claim():
    truths = [truth for folder in FOLDERS for truth in read_truth(folder)]
    assert len(truths) >= 240
    assert len({truth["lang"] for truth in truths}) >= 45
    assert len({truth.get("shape", "html").split("-")[0] for truth in truths}) >= 7


@pytest.mark.parametrize("what", ["title", "date", "source_url"])
def test_no_title_date_or_address_is_invented(score, what):
    assert score.false[what] == 0, score.about(what)


def test_no_line_of_a_body_is_lost(score):
    assert score.body_lost == 0, score.about("LOST")


def test_every_address_of_a_source_is_found(score):
    assert score.missed["source_url"] == 0, score.about("source_url")


@pytest.mark.parametrize(
    ("what", "precision", "recall"),
    [("lang", 0.99, 0.99), ("authors", 0.95, 0.95), ("title", 1, 0.95), ("date", 1, 0.95)],
)
def test_a_field_is_right_as_often_as_promised(score, what, precision, recall):
    right = score.right[what]
    assert right >= precision * (right + score.false[what]), score.about(what)
    assert right >= recall * (right + score.missed[what]), score.about(what)


def test_less_than_a_hundredth_of_the_bodies_is_furniture(score):
    assert score.furniture_left < 0.01 * score.body, score.about("left")


def test_versions_meet_by_their_source_and_no_two_articles_do(score):
    right, wrong, _ = merges(score)
    assert right >= 150
    assert wrong == 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_kept_moved_and_dropped_add_up_to_the_raw_text(folder):
    reader = Reader(load_rules(BUILT_IN))
    for truth in read_truth(folder):
        reading = read_seed(reader, read(folder, PurePosixPath(truth["file"])))
        text, found = reading.text, reading.extract
        times = Counter(
            (decision.line, place)
            for decision in found.decisions
            for place in range(decision.start, decision.end)
        )
        letters = {
            (number, place)
            for number, line in enumerate(text.lines, 1)
            for place, character in enumerate(line)
            if not character.isspace()
        }
        assert letters <= times.keys(), truth["file"]
        assert max(times.values()) == 1, truth["file"]
        kept = {d.line for d in found.decisions if d.fate is Fate.KEPT}
        assert {block.line for block in found.blocks} <= kept


def test_no_two_corpora_name_a_file_alike():
    names = [truth["file"] for folder in FOLDERS for truth in read_truth(folder)]
    assert len(set(names)) == len(names)
