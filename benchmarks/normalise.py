"""Precision and recall of normalising, field by field, over corpora with truth.

    python -m benchmarks.normalise [-v] [FOLDER ...]

Each folder holds raw files and a ``truth.jsonl``, a line for each file; the default is every
folder of ``tests/corpus`` and the real sources beside the repository, if they are there.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Any

from generator.app.importing.read import Reader, read_seed
from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model.errors import CommonwealError
from generator.model.extract import BlockKind, Extract, Fate
from generator.model.source import Text
from generator.stages.collect import read
from generator.stages.format import article_id

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
_BODY = {"paragraph", "heading", "caption", "item", "quote"}
_FURNITURE = {"site", "furniture", "repeat"}
_KINDS = {"heading": BlockKind.HEADING, "caption": BlockKind.CAPTION, "item": BlockKind.ITEM}
_FIELDS = ("lang", "title", "date", "authors", "source_url", "source_name", "description")


@dataclass(slots=True)
class Score:
    """Counts over documents: right, false and missed values for each field, and lines by fate."""

    documents: int = 0
    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    unflagged: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    body: int = 0
    body_lost: int = 0
    furniture: int = 0
    furniture_left: int = 0
    remarks: list[str] = field(default_factory=list)
    articles: list[tuple[str, str, str | None]] = field(default_factory=list)

    def note(self, name: str, what: str, *, truth: object, found: object, is_open: bool) -> None:
        """Count one value of one document; *is_open* says that a person is asked to look."""
        if _same(found, truth):
            self.right[what] += bool(found)
            return
        self.false[what] += bool(found)
        self.unflagged[what] += bool(found) and not is_open
        self.missed[what] += bool(truth)
        flag = " (under review)" if is_open else ""
        self.remarks.append(f"{name}: {what}{flag}: {found!r}, truth {truth!r}")

    def about(self, what: str) -> str:
        """Return the remarks that name *what*."""
        return "\n".join(remark for remark in self.remarks if what in remark)


def _same(found: object, truth: object) -> bool:
    """Compare texts without regard to white space, and an address without its scheme."""
    if isinstance(found, str) and isinstance(truth, str):
        is_bare = truth.startswith("www.")
        return " ".join(found.split()) == " ".join(truth.split()) or (
            is_bare and found.partition("://")[2] == truth
        )
    return found == truth


def judge(name: str, truth: dict[str, Any], text: Text, found: Extract, score: Score) -> None:
    """Compare one document with its truth."""
    score.documents += 1
    truth = truth if "roles" in truth else _of_page(truth)
    for what, value in values(found).items():
        known = [a["name"] for a in truth["authors"]] if what == "authors" else truth[what]
        review = "source" if what.startswith("source") else what
        is_open = review in found.review
        score.note(name, what, truth=known, found=value, is_open=is_open)
    score.articles.append((name, truth["group"], _identity(found)))
    if "body" in truth:
        _judge_blocks(name, truth, found, score)
        return
    if found.authors and values(found)["authors"] == [a["name"] for a in truth["authors"]]:
        roles = [sorted(a.roles) for a in found.authors]
        known = [sorted(a["roles"]) for a in truth["authors"]]
        score.note(name, "roles", truth=known, found=roles, is_open="authors" in found.review)
    _judge_lines(name, truth["roles"], text, found, score)


def _of_page(truth: dict[str, Any]) -> dict[str, Any]:
    """Bring the truth of an HTML page into the shape of the others."""
    authors = [{"name": name, "roles": ["text"]} for name in truth["authors"]]
    named = {"source_url": truth["url"], "source_name": truth["site_name"]}
    return truth | named | {"authors": authors}


def _judge_blocks(name: str, truth: dict[str, Any], found: Extract, score: Score) -> None:
    """Compare the blocks of a page: every text of the body is there, no string of its furniture."""
    kept = {_folded(block.text): block.kind for block in found.blocks}
    everything = " ".join(kept)
    for block in truth["body"]:
        text = _folded(block["text"])
        score.body += len(text)
        kind = kept.get(text)
        if kind is None and text not in everything:
            score.body_lost += len(text)
            score.remarks.append(f"{name}: LOST {block['kind']}: {text[:90]}")
        told = next((word for word, value in _KINDS.items() if value is kind), None)
        expected = block["kind"] if block["kind"] in _KINDS else None
        if expected or told:
            score.note(name, expected or str(told), truth=expected, found=told, is_open=False)
    for text in map(_folded, truth["drop"]):
        score.furniture += len(text)
        if text in everything:
            score.furniture_left += len(text)
            score.remarks.append(f"{name}: left furniture: {text[:90]}")


def _folded(text: str) -> str:
    return " ".join(re.sub(r"^\d{1,3}\. ", "", text).split()).casefold()


def values(found: Extract) -> dict[str, Any]:
    """Return the fields of an extract as the truth spells them."""
    return {
        "lang": found.lang,
        "title": found.title,
        "date": found.date.isoformat() if found.date else None,
        "authors": [author.name for author in found.authors],
        "source_url": found.source.url,
        "source_name": found.source.name,
        "description": found.description,
    }


def _identity(found: Extract) -> str | None:
    return article_id(found.source.url) if found.source.url else None


def _judge_lines(name: str, roles: list[str], text: Text, found: Extract, score: Score) -> None:
    kept = Counter[int]()
    for decision in found.decisions:
        if decision.fate is Fate.KEPT:
            kept[decision.line] += decision.end - decision.start
    rule_of = {decision.line: decision.rule for decision in found.decisions}
    kind_of = {block.line: block.kind for block in found.blocks}
    for number, (role, line) in enumerate(zip(roles, text.lines, strict=False), 1):
        size, left = len(line.strip()), kept[number]
        place = f"{name}:{number}"
        if "+" in role or not size:
            continue
        if role in _BODY:
            score.body += size
            score.body_lost += size - min(left, size)
            if not left:
                score.remarks.append(f"{place}: LOST {role} by {rule_of.get(number)}: {line[:90]}")
        if role in _FURNITURE:
            score.furniture += size
            score.furniture_left += min(left, size)
            score.remarks += [f"{place}: left {role}: {line[:90]}"] if left else []
        told = next((word for word, kind in _KINDS.items() if kind is kind_of.get(number)), None)
        expected = role if role in _KINDS else None
        if left and (expected or told):
            score.note(place, expected or str(told), truth=expected, found=told, is_open=False)


def read_truth(folder: Path) -> list[dict[str, Any]]:
    """Return what a person read in each raw file of a folder."""
    lines = (folder / "truth.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read_folder(folder: Path, score: Score) -> None:
    """Normalise every raw file of a folder and compare it with the truth."""
    reader = Reader(load_rules(BUILT_IN))
    for truth in read_truth(folder):
        try:
            reading = read_seed(reader, read(folder, PurePosixPath(truth["file"])))
        except CommonwealError as error:
            score.remarks.append(f"{truth['file']}: not read: {error.problem.what}")
            continue
        judge(truth["file"], truth, reading.text, reading.extract, score)


def merges(score: Score) -> tuple[int, int, int]:
    """Return pairs rightly joined, wrongly joined, and apart though both name their source."""
    right = wrong = apart = 0
    for (_, group, one), (_, other_group, other) in combinations(score.articles, 2):
        if one is None or other is None:
            continue
        right += one == other and group == other_group
        wrong += one == other and group != other_group
        apart += one != other and group == other_group
    return right, wrong, apart


def table(score: Score) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'field':<12} {'right':>6} {'false':>6} {'silent':>6} {'missed':>6}  precision  recall"
    for what in (*_FIELDS, "roles", *_KINDS):
        right, false, missed = score.right[what], score.false[what], score.missed[what]
        precision, recall = _share(right, right + false), _share(right, right + missed)
        yield (
            f"{what:<12} {right:>6} {false:>6} {score.unflagged[what]:>6} {missed:>6}"
            f"  {precision:>8}  {recall:>7}"
        )
    right, wrong, apart = merges(score)
    yield f"body lost          {score.body_lost:>8} of {score.body} characters"
    left = _share(score.furniture_left, score.body + score.furniture_left)
    yield f"furniture left     {score.furniture_left:>8} of {score.furniture}, {left} of the bodies"
    yield f"pairs of versions  {right} joined, {wrong} joined wrongly, {apart} apart"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def main(arguments: Iterable[str] | None = None) -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description="Precision and recall of normalising.")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print every difference")
    options = parser.parse_args(arguments)
    folders = options.folders or sorted(path.parent for path in CORPUS.glob("*/truth.jsonl"))
    for folder in folders:
        score = Score()
        read_folder(folder, score)
        print(f"\n{folder.name}: {score.documents} documents")
        print(*table(score), sep="\n")
        if options.verbose:
            print(*score.remarks, sep="\n")


if __name__ == "__main__":
    main()
