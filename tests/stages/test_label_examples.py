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
    can_be = {
        "source": words.source.match(line) or words.source_label.match(line),
        "comments": words.counter.match(line),
        "title": words.title.match(line),
        "date": words.date.match(line),
        "photo": words.photo_credit.search(line),
        "related": line.rstrip(" :：").casefold() in words.related,
        "see_also": words.see_also.match(line),
        "noise": noise_of(piece, words, is_edge=True) in {"noise", "noise.copyright"},
        "tags": words.tags.match(line),
    }
    dated = {key: getattr(words, key).match(line) for key in ("published", "updated")}
    can_be |= {key: found and read_date(found["rest"], lang=lang) for key, found in dated.items()}
    return {key for key, found in can_be.items() if found} | _credited(line, lang, words)


def _credited(line, lang, words):
    found = read_credits(line, words.credits, (lang,))
    if found is None:
        return set()
    roles = {role for author in found.authors for role in author.roles}
    return roles | ({"by"} if found.authors else set()) | ({"editor"} if found.editors else set())


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
