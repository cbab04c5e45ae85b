"""What to write instead of a name that nobody knows."""

from __future__ import annotations

import pytest

from generator.edges.near import instead, listed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("artcle", "did you mean `article`?"),
        ("dat", "did you mean `date`?"),
        ("range", "use one of: article, date, page"),
        ("", "use one of: article, date, page"),
    ],
)
def test_a_name_that_is_like_one_is_suggested_and_else_all_are_listed(name, said):
    assert instead(name, ["page", "date", "article"]) == said


def test_what_to_say_otherwise_can_be_given():
    assert instead("zzz", ["page"], "see the list") == "see the list"


def test_a_long_list_is_cut_and_an_empty_one_is_none():
    many = [f"n{number:02}" for number in range(40)]
    assert listed(many).endswith("n28, n29, …")
    assert listed([]) == "take it out"
