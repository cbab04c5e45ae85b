"""Pages that were written by others: no text is lost, and no title or day is wrong."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from generator.edges.formats import read_html
from generator.model.ids import Digest
from generator.model.source import Page, SourceFile

CORPUS = Path(__file__).parents[1] / "corpus" / "html"
TRUTH = [json.loads(line) for line in (CORPUS / "truth.jsonl").read_text("utf-8").splitlines()]
each_page = pytest.mark.parametrize("truth", TRUTH, ids=[truth["file"] for truth in TRUTH])


@cache
def page_of(name: str) -> Page:
    raw = (CORPUS / name).read_bytes()
    return read_html(SourceFile(path=PurePosixPath("seeds", name), raw=raw, digest=Digest("0")))


def folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def best(page: Page, field: str) -> str | None:
    return next((found.value for found in page.given if found.field == field), None)


@each_page
def test_no_block_of_the_body_is_lost(truth: dict):
    page = page_of(truth["file"])
    gone = {decision.line for decision in page.settled}
    left = folded("".join(line for n, line in enumerate(page.lines, 1) if n not in gone))
    assert [block["text"] for block in truth["body"] if folded(block["text"]) not in left] == []


@each_page
def test_title_day_and_authors_are_right_or_left_open(truth: dict):
    page = page_of(truth["file"])
    names = {found.value for found in page.given if found.field == "authors"}
    assert folded(best(page, "title") or truth["title"]) == folded(truth["title"])
    assert best(page, "date") in {truth["date"], None}
    assert names <= set(truth["authors"])
