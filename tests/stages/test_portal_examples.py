"""Every example in a portal's profile is read as the profile says."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.edges.identifier import identify
from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model.ids import Digest
from generator.model.source import SourceFile
from generator.stages.decode import decode
from generator.stages.extract import extract

PORTALS = load_rules(BUILT_IN).portals
CASES = [
    pytest.param(portal, example, id=f"{portal.name}-{number}")
    for portal in PORTALS
    for number, example in enumerate(portal.examples, 1)
]


def test_every_profile_has_an_example():
    assert all(portal.examples for portal in PORTALS)


@pytest.mark.parametrize(("portal", "example"), CASES)
def test_an_example_is_read_as_its_profile_says(portal, example, vocabulary):
    path = PurePosixPath("seeds/a.txt")
    file = SourceFile(path=path, raw=example.raw.encode(), digest=Digest("d"))
    found = extract(decode(file), vocabulary, identify)
    assert found.title == example.title
    assert found.description == example.standfirst
    assert (found.date.isoformat() if found.date else None) == example.date
    assert found.source.name == example.source
    rules = {decision.rule for decision in found.decisions}
    assert any(rule.startswith(f"portal.{portal.name}.") for rule in rules)
