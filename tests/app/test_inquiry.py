"""Questions to a site: its coverage, what a person should look at, where each field came from.

They are asked of the repository's own seeds, and checked against ``tests/truth.json``, which
people wrote by reading the seeds.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from generator.app.build import import_seeds
from generator.app.inquiry import coverage, evidence_of, open_items
from generator.app.site import open_site
from generator.model.document import Standing
from generator.model.errors import SourceError

REPOSITORY = Path(__file__).parents[2]
SHARED = REPOSITORY.parent / "shared" / "seeds"
TRUTH: dict[str, dict[str, Any]] = json.loads((REPOSITORY / "tests/truth.json").read_text("utf-8"))
BY_HAND = """\
---
title: Written here
lang: en
article: by-hand
slug: by-hand
translation: original
---

Nobody imported this.
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory) -> Path:
    """The repository's seeds after an import; tests that change it take a copy."""
    root = tmp_path_factory.mktemp("site")
    shutil.copy(REPOSITORY / "site.toml", root)
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    import_seeds(open_site(root))
    return root


@pytest.fixture
def copied(imported, tmp_path) -> Path:
    return shutil.copytree(imported, tmp_path / "site")


def content_of(root: Path, seed: str) -> str:
    """Return the path of the content file that a seed became."""
    for sidecar in (root / "content" / ".import").rglob("*.json"):
        record = json.loads(sidecar.read_text("utf-8"))
        if record["seed"] == f"seeds/{seed}":
            return record["content"]
    raise AssertionError(seed)


def run(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=20,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr.splitlines()[-1]
    return done


def test_status_knows_which_article_there_is_in_which_language(imported):
    groups = defaultdict(set)
    for text in TRUTH.values():
        groups[text["group"]].add(text["lang"])
    report, languages, rows = coverage(open_site(imported))
    assert report.problems == []
    assert languages == sorted(set().union(*groups.values()))
    assert sorted(map(sorted, groups.values())) == sorted(sorted(found) for _, found in rows)


def test_status_names_articles_in_order_and_claims_no_standing(imported):
    _, _, rows = coverage(open_site(imported))
    articles = [article for article, _ in rows]
    assert articles == sorted(articles)
    assert {standing for _, found in rows for standing in found.values()} == {Standing.UNKNOWN}


def test_status_draws_a_row_for_each_article_with_a_mark_for_each_version(copied):
    (copied / "content" / "by-hand.en.md").write_text(BY_HAND, "utf-8")
    head, *rows, legend = run(copied, "status").stdout.splitlines()
    assert legend.startswith("o original")
    languages = head.split()
    assert languages == sorted({text["lang"] for text in TRUTH.values()})
    marks = [row.split()[-len(languages) :] for row in rows]
    assert sum(row.count("?") for row in marks) == len(TRUTH)
    assert rows[0].startswith("by-hand")
    assert marks[0][languages.index("en")] == "o"
    ends = [row.rfind(row.split()[-1]) + len(row.split()[-1]) for row in rows]
    assert len(set(ends)) == 1


def test_review_lists_for_each_text_what_a_person_should_look_at(imported):
    site = open_site(imported)
    report, items = open_items(site)
    assert report.problems == []
    found = {str(path): list(fields) for path, fields in items}
    wanted = {content_of(imported, seed): text["review"] for seed, text in TRUTH.items()}
    assert found == {path: fields for path, fields in wanted.items() if fields}
    assert list(found) == sorted(found)


def test_a_field_that_was_confirmed_is_listed_no_more(copied):
    _, items = open_items(open_site(copied))
    path, fields = items[0]
    file = copied / path
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("review:")), "utf-8")
    assert fields
    assert open_items(open_site(copied))[1] == items[1:]


def test_review_has_status_1_while_there_is_something_to_look_at(imported):
    done = run(imported, "review")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].endswith("with something to look at")


@pytest.mark.parametrize("seed", TRUTH)
def test_why_tells_the_line_that_names_the_source(imported, seed):
    record = evidence_of(open_site(imported), content_of(imported, seed))
    assert record["seed"] == f"seeds/{seed}"
    address = TRUTH[seed]["source_url"]
    sources = [found for found in record["fields"] if found["field"] == "source"]
    (source,) = [found for found in sources if found["value"].endswith(address)]
    lines = (imported / "seeds" / seed).read_text("utf-8-sig").splitlines()
    assert any(address in lines[line - 1] for line in source["lines"])
    assert 0 < source["certainty"] <= 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/seeds is not beside the repository")
def test_why_names_the_raw_line_of_each_field_of_the_real_sources(tmp_path):
    shutil.copy(REPOSITORY / "site.toml", tmp_path)
    shutil.copytree(SHARED, tmp_path / "seeds", ignore=shutil.ignore_patterns("expected.json"))
    site = open_site(tmp_path)
    import_seeds(site)
    named = 0
    for seed, truth in json.loads((SHARED / "expected.json").read_text("utf-8")).items():
        raw = (SHARED / seed).read_text("utf-8-sig").splitlines()
        told = evidence_of(site, f"seeds/{seed}")["fields"]
        wanted = [
            ("title", truth["title"]),
            ("description", truth["description"]),
            ("source", truth["source_url"]),
            *(("authors", author["name"]) for author in truth["authors"]),
        ]
        for field, value in wanted:
            lines = [line for found in told if found["field"] == field for line in found["lines"]]
            assert any(value in raw[line - 1] for line in lines) if value else not lines
            named += bool(value)
    assert named >= 10


def test_why_tells_every_dropped_line_with_its_text_and_rule(imported):
    for seed, text in TRUTH.items():
        record = evidence_of(open_site(imported), f"seeds/{seed}")
        dropped = [line for line in record["lines"] if line["fate"] == "dropped"]
        assert [line["text"] for line in dropped] == text["dropped"]
        assert all(line["rule"] for line in dropped)


def page_of(content: str) -> str:
    slug, lang, _ = Path(content).name.rsplit(".", 2)
    return f"{lang}/{slug}.html"


def test_a_text_is_found_by_file_seed_page_and_address(imported, monkeypatch):
    site = open_site(imported)
    seed = next(iter(TRUTH))
    content = content_of(imported, seed)
    page = page_of(content)
    monkeypatch.chdir(imported)
    names = (
        content,
        str(imported / content),
        f"seeds/{seed}",
        page,
        f"/{page}",
        f"output/{page}",
        f"{site.config.base_url}/{page}",
    )
    assert {evidence_of(site, name)["content"] for name in names} == {content}


def test_a_text_is_found_by_the_address_of_its_folder(copied):
    with (copied / "site.toml").open("r+", encoding="utf-8") as file:
        settings = file.read()
        file.seek(0)
        file.write(f'address_style = "folder"\n{settings}')
    site = open_site(copied)
    content = content_of(copied, next(iter(TRUTH)))
    address = f"{site.config.base_url}/{page_of(content).removesuffix('.html')}/"
    assert evidence_of(site, address)["content"] == content


def test_a_content_file_that_moved_still_knows_where_it_came_from(copied):
    seed = next(iter(TRUTH))
    moved = copied / "content" / "elsewhere.md"
    (copied / content_of(copied, seed)).rename(moved)
    record = evidence_of(open_site(copied), "content/elsewhere.md")
    assert (record["seed"], record["content"]) == (f"seeds/{seed}", "content/elsewhere.md")


def test_why_of_nothing_is_a_problem_with_a_hint(imported):
    with pytest.raises(SourceError) as caught:
        evidence_of(open_site(imported), "content/none.md")
    assert caught.value.problem.what == "no text at `content/none.md`"


def test_why_of_a_text_by_hand_says_that_it_was_written_by_hand(copied):
    (copied / "content" / "by-hand.en.md").write_text(BY_HAND, "utf-8")
    with pytest.raises(SourceError, match="was not imported"):
        evidence_of(open_site(copied), "content/by-hand.en.md")


def test_why_with_a_field_tells_that_field_only(imported):
    content = content_of(imported, next(iter(TRUTH)))
    said = run(imported, "why", content, "source").stdout
    assert "source = https://" in said
    assert "lang = " not in said
    assert "dropped" not in said


def test_why_with_more_words_tells_the_fate_of_every_line(imported):
    content = content_of(imported, next(iter(TRUTH)))
    record = evidence_of(open_site(imported), content)
    said = run(imported, "why", "-v", content).stdout
    for line in record["lines"]:
        assert f"line {line['line']}: {line['fate']} by {line['rule']}" in said


def test_questions_change_no_file_but_the_programs_own(copied):
    def files() -> dict[Path, bytes]:
        found = (path for path in copied.rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in found if ".commonweal" not in path.parts}

    before = files()
    site = open_site(copied)
    coverage(site)
    open_items(site)
    evidence_of(site, f"seeds/{next(iter(TRUTH))}")
    assert files() == before


def test_the_answers_are_the_same_without_the_programs_state(copied):
    """As in a fresh clone: the evidence is content, the catalogue is not."""
    site, seed = open_site(copied), f"seeds/{next(iter(TRUTH))}"
    before = coverage(site)[1:], open_items(site)[1], evidence_of(site, seed)
    shutil.rmtree(copied / ".commonweal")
    assert (coverage(site)[1:], open_items(site)[1]) == before[:2]
    assert evidence_of(site, seed) == before[2]


def with_conflict(root: Path) -> str:
    """Let both a person and the source change one block; return the content file's path."""
    seed = next(iter(TRUTH))
    content = content_of(root, seed)
    block = next(
        line for line in (root / content).read_text("utf-8").splitlines() if len(line) > 200
    )
    for path, word in ((content, "by a person"), (f"seeds/{seed}", "by the source")):
        text = (root / path).read_text("utf-8")
        assert block in text
        (root / path).write_text(text.replace(block, f"{block[:150]} changed {word}"), "utf-8")
    import_seeds(open_site(root))
    return content


def conflicts_of(root: Path) -> list[str]:
    return [str(path) for path, fields in open_items(open_site(root))[1] if "conflict" in fields]


def test_review_lists_a_conflict(copied):
    content = with_conflict(copied)
    assert conflicts_of(copied) == [content]


def test_review_lists_a_conflict_without_the_programs_state_too(copied):
    content = with_conflict(copied)
    shutil.rmtree(copied / ".commonweal")
    assert conflicts_of(copied) == [content]


@pytest.mark.parametrize("spoilt", [None, "", "{", "[]"], ids=["gone", "empty", "cut", "no object"])
def test_evidence_that_cannot_be_read_is_a_problem(copied, spoilt):
    seed = next(iter(TRUTH))
    sidecar = copied / "content" / ".import" / f"{content_of(copied, seed)[8:]}.json"
    assert sidecar.is_file()
    if spoilt is None:
        sidecar.unlink()
    else:
        sidecar.write_text(spoilt)
    with pytest.raises(SourceError):
        evidence_of(open_site(copied), f"seeds/{seed}")
