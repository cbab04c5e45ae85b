"""A portal's profile tried: on its examples, and on the seeds with and without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.app.cli import cli
from generator.app.inquiry.portals import try_portal
from generator.app.site import open_site

RUNNING = "Seit vielen Jahren fährt der Bus jede Nacht durch die Stadt und bringt Suppe und Decken."
PAGE = f"""Tagblatt >> Start und Stadt

Der Nachtbus fährt wieder
Er bringt Suppe und Decken zu den Menschen, die draußen schlafen.
04/05/2025
{RUNNING}
{RUNNING}
"""
OTHER = f"{RUNNING}\nQuelle: https://b.example/x\n"
PROFILE = """name = "tagblatt"
site_line = '^Tagblatt >>'
shapes = [["title", "standfirst", "dateline"]]
date_order = "mdy"

[[examples]]
raw = '''
{page}'''
title = "Der Nachtbus fährt wieder"
date = "{date}"
"""


@pytest.fixture
def archive(make_site) -> Path:
    return make_site({"seeds/a.txt": PAGE, "seeds/b.txt": OTHER}).root


@pytest.fixture
def profile(tmp_path) -> Path:
    path = tmp_path / "tagblatt.toml"
    path.write_text(PROFILE.format(page=PAGE, date="2025-04-05"), "utf-8")
    return path


def run(root: Path, *arguments: str) -> Result:
    words = ["portal", arguments[0], "--site", str(root), *arguments[1:]]
    return CliRunner().invoke(cli, words, standalone_mode=False)


def test_a_profile_tells_which_seeds_it_knows_and_what_it_changes(archive, profile):
    trial = try_portal(open_site(archive), profile)
    assert trial.is_good
    (seed,) = trial.seeds
    assert (str(seed.path), seed.is_known) == ("seeds/a.txt", True)
    changed = {change.name: change.after for change in seed.changes}
    assert changed["date"] == "2025-04-05"
    assert any(name.startswith("line 1 `Tagblatt") for name in changed)
    said = run(archive, "test", str(profile))
    assert said.return_value == 0
    assert said.output.splitlines()[-2:] == [
        "1 of 1 example right",
        "1 seed recognised, 1 read otherwise, 0 worse",
    ]
    assert "seeds/a.txt: recognised" in said.output


def test_a_profile_that_is_in_force_already_is_compared_with_its_absence(archive, profile):
    rules = archive / "rules" / "portals"
    rules.mkdir(parents=True)
    (rules / "tagblatt.toml").write_bytes(profile.read_bytes())
    assert try_portal(open_site(archive), profile) == try_portal(
        open_site(archive), rules / "tagblatt.toml"
    )
    assert len(try_portal(open_site(archive), profile).seeds) == 1


def test_an_example_that_is_not_read_as_it_says_fails(archive, profile):
    profile.write_text(PROFILE.format(page=PAGE, date="2025-05-04"), "utf-8")
    said = run(archive, "test", str(profile))
    assert said.return_value == 1
    assert (
        "example 1 is not read as it says\n    date: 2025-05-04, but found 2025-04-05"
        in said.output
    )


def test_a_seed_that_can_no_longer_be_read_is_worse(archive, profile):
    profile.write_text("name = 'n'\nsite_line = '^Seit vielen'\n", "utf-8")
    said = run(archive, "test", str(profile))
    assert said.return_value == 1
    assert "seeds/b.txt: WORSE" in said.output


def test_a_broken_profile_is_told_with_its_hint(archive, tmp_path):
    (tmp_path / "p.toml").write_text("site_line = '('\n")
    result = run(archive, "test", str(tmp_path / "p.toml"))
    assert result.exception.problem.code == "rules"
    assert result.exception.problem.hint


def test_json_is_one_object(archive, profile):
    found = json.loads(run(archive, "test", str(profile), "--json").stdout)
    assert found.keys() == {"portal", "examples", "wrong", "seeds"}
    assert found["seeds"][0].keys() == {"path", "known", "worse", "changes"}


def test_the_profiles_in_force_are_listed(archive, profile):
    rules = archive / "rules" / "portals"
    rules.mkdir(parents=True)
    (rules / "tagblatt.toml").write_bytes(profile.read_bytes())
    assert "tagblatt: ^Tagblatt >>" in run(archive, "list").output
    names = [row["name"] for row in json.loads(run(archive, "list", "--json").stdout)["portals"]]
    assert "tagblatt" in names
