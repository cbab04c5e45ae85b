"""What a build publishes of a text on its day."""

import datetime as dt
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from generator.model.document import Author, Source
from generator.model.publication import Edition, State
from generator.model.record import record_of
from generator.model.urls import Addresses, AddressStyle
from tests.pure_library import a_head

DAY = dt.date(2026, 5, 1)
BEFORE, AFTER = DAY - dt.timedelta(1), DAY + dt.timedelta(1)
ADDRESSES = Addresses(base_url="https://a.example", style=AddressStyle.FILE)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, State.SHOWN),
        ({"date": DAY}, State.SHOWN),
        ({"date": AFTER}, State.AHEAD),
        ({"embargo": DAY}, State.SHOWN),
        ({"embargo": AFTER}, State.AHEAD),
        ({"date": BEFORE, "embargo": AFTER}, State.AHEAD),
        ({"until": AFTER}, State.SHOWN),
        ({"until": DAY}, State.EXPIRED),
        ({"until": BEFORE, "embargo": AFTER}, State.EXPIRED),
        ({"draft": True}, State.DRAFT),
        ({"draft": True, "until": BEFORE}, State.DRAFT),
        ({"withdrawn": ""}, State.WITHDRAWN),
        ({"withdrawn": "why", "draft": True, "until": AFTER}, State.WITHDRAWN),
    ],
)
def test_the_day_and_the_front_matter_decide_what_stands_at_an_address(changes, state):
    head = replace(a_head(1, "de"), **{"date": None} | changes)
    assert Edition(day=DAY).state(head) is state


def test_drafts_are_shown_when_asked_but_not_what_was_taken_away_or_lies_ahead():
    preview = Edition(day=DAY, with_drafts=True)
    draft = replace(a_head(1, "de"), date=None, draft=True)
    assert preview.state(draft) is State.SHOWN
    assert preview.state(replace(draft, withdrawn="why")) is State.WITHDRAWN
    assert preview.state(replace(draft, until=DAY)) is State.EXPIRED
    assert preview.state(replace(draft, embargo=AFTER)) is State.AHEAD


def test_what_nobody_has_checked_is_no_fact_for_machines():
    head = replace(
        a_head(1, "de"),
        path=PurePosixPath("content/a.de.md"),
        title="A headline",
        label=None,
        date=DAY,
        authors=(Author(name="A. Writer"), Author(name="B. Taker", roles=("photo",))),
        source=Source(name="The News", url="https://n.example/a"),
        description="A standfirst",
        review=(),
    )
    sure = record_of(head, ADDRESSES)
    assert (sure.cited_title, sure.date, sure.source) == ("A headline", DAY, head.source)
    assert (sure.names("text"), sure.names("photo")) == (("A. Writer",), ("B. Taker",))
    fields = ("title", "date", "authors", "source", "description")
    unsure = record_of(replace(head, review=fields), ADDRESSES)
    assert (unsure.title, unsure.date, unsure.authors) == (None, None, ())
    assert (unsure.source, unsure.summary) == (Source(), None)
    assert unsure.cited_title == "[A headline]"


def test_a_supplied_title_stands_in_square_brackets():
    head = replace(a_head(1, "de"), title=None, label="The first words of the text")
    assert record_of(head, ADDRESSES).cited_title == "[The first words of the text]"
