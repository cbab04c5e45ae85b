"""Every example in a label file is read as what it says it is."""

from __future__ import annotations

import pytest

from generator.edges.rulebook import BUILT_IN, load_rules
from generator.stages.extract.credit import read_credits
from generator.stages.extract.dates import read_date
from generator.stages.extract.noise import noise_of
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL

RULES = load_rules(BUILT_IN)
ROLES = {"text", "photo", "translation"}


def _kinds(line, lang, words):
    """Name all that a line can be read as."""
    piece = Piece(spans=((1, 0, len(line)),), text=line, gap=True)
    credits_ = read_credits(line, words.credits, (lang,))
    found = set()
    if words.source.match(line) or words.source_label.match(line):
        found.add("source")
    if words.counter.match(line):
        found.add("comments")
    if words.title.match(line):
        found.add("title")
    for key in ("published", "updated", "date"):
        match = getattr(words, key).match(line)
        if match and (read_date(match["rest"], lang=lang) or key == "date"):
            found.add(key)
    if credits_:
        found |= {role for author in credits_.authors for role in author.roles}
        found |= {"by"} if credits_.authors else set()
        found |= {"editor"} if credits_.editors else set()
    if words.photo_credit.search(line):
        found.add("photo")
    if line.rstrip(" :：").casefold() in words.related:
        found.add("related")
    if words.see_also.match(line):
        found.add("see_also")
    if noise_of(piece, words) == "noise":
        found.add("noise")
    if words.tags.match(line):
        found.add("tags")
    return found


@pytest.mark.parametrize("labels", RULES.labels, ids=lambda labels: labels.lang)
def test_examples_are_read_as_what_they_are(labels, vocabulary):
    assert len(labels.examples) >= 8
    wrong = [
        (line, key, sorted(_kinds(line, labels.lang, vocabulary)))
        for line, key in labels.examples
        if key not in _kinds(line, labels.lang, vocabulary)
    ]
    assert not wrong


def test_the_examples_name_invented_hosts_only():
    found = [URL.search(line) for labels in RULES.labels for line, _ in labels.examples]
    addresses = [match[0] for match in found if match]
    assert addresses
    assert all(".example" in address for address in addresses)


def test_there_are_words_for_seventy_languages_and_more():
    assert len({labels.lang for labels in RULES.labels}) >= 70
