"""The recipe of `check`: read each page once, judge it, keep little of it, then judge the whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.app.checking.gather import addresses, gather, moved
from generator.app.checking.lines import Lines
from generator.edges import identifier
from generator.edges.htmlpage import PAGE_MAX, read_page
from generator.edges.pool import processors, run
from generator.edges.trees.files import Files
from generator.model.characters import INVISIBLE
from generator.model.errors import Severity
from generator.model.places import Places, guess_base
from generator.model.tree import Kept, Unread
from generator.model.verdict import Finding
from generator.stages.verify.judge import judge_page, judge_tree, keep
from generator.stages.verify.table import RULES

_NOWHERE = "http://localhost"  # the address of a tree that does not say its own
_IDENTIFIED = frozenset({"H10"})
_SAID_MAX = 500  # characters of a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked: *numbers* of rules, *budget* in bytes for a page; None leaves a choice."""

    base_url: str | None = None
    numbers: frozenset[str] = frozenset(rule.number for rule in RULES)
    budget: int = 100 * 1024
    jobs: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A finding with its place; *line* is 0 where it is not known."""

    path: str
    line: int
    rule: str
    what: str
    severity: Severity = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a check found. *base* is the tree's public address, given or guessed."""

    base: str
    pages: int
    files: int
    findings: tuple[Told, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Judged:
    path: str
    kept: Kept | Unread
    told: tuple[Told, ...]


def check(files: Files, options: Options) -> Verdict:
    """Judge a tree. Findings are sorted by their places."""
    started = time.perf_counter()
    known = frozenset(files.files)
    base = options.base_url or guess_base(addresses(files), known) or files.base
    places = Places(
        base=(base or _NOWHERE).rstrip("/"),
        files=known,
        moved=moved(files),
        missing=files.missing,
        is_whole=files.is_whole,
        floats=not base,
    )
    pages: dict[str, Kept] = {}
    unread = list(files.unread)
    told: list[Told] = []
    work = _judge(files, places, options.numbers)
    prepare = partial(_judge, files, places, options.numbers)
    jobs = options.jobs or processors()
    for judged in run(work, prepare, files.of_kind("html"), jobs):
        told += judged.told
        if isinstance(judged.kept, Kept):
            pages[judged.path] = judged.kept
        else:
            unread.append(judged.kept)
    tree = gather(files, places, pages, unread, options.budget)
    told += _located(files, judge_tree(tree, options.numbers))
    return Verdict(
        base=places.base,
        pages=len(pages),
        files=len(files.files),
        findings=tuple(sorted(dict.fromkeys(told))),
        seconds=time.perf_counter() - started,
    )


def _judge(files: Files, places: Places, numbers: frozenset[str]) -> Callable[[str], _Judged]:
    """Make the function that reads a page, judges it, and returns what the tree needs of it."""
    identify = identifier.identify if _IDENTIFIED & numbers else _nothing

    def judge(path: str) -> _Judged:
        raw = files.read(path, PAGE_MAX)
        if isinstance(raw, Unread):
            return _Judged(path, raw, ())
        noindex = path in files.noindex
        page = read_page(raw, path, places.url(path), identify, noindex=noindex)
        if isinstance(page, Unread):
            return _Judged(path, page, ())
        lines = Lines(raw)
        findings = judge_page(page, places, numbers)
        return _Judged(path, keep(page, places), tuple(_told(each, lines) for each in findings))

    return judge


def _nothing(_: str) -> Sequence[tuple[str, float]]:
    return ()


def _located(files: Files, findings: Iterator[Finding]) -> Iterator[Told]:
    """Find the lines of findings about the tree, opening each file but once."""
    lines = Lines(b"")
    path = ""
    for each in sorted(findings, key=lambda finding: finding.fault.path):
        if each.fault.path != path:
            path = each.fault.path
            raw = files.read(path, PAGE_MAX) if path in files.files else b""
            lines = Lines(b"" if isinstance(raw, Unread) else raw)
        yield _told(each, lines)


def _told(finding: Finding, lines: Lines) -> Told:
    fault = finding.fault
    what = INVISIBLE.sub("\ufffd", " ".join(fault.what.split()))
    if len(what) > _SAID_MAX:
        what = what[:_SAID_MAX] + "…"
    path = INVISIBLE.sub("\ufffd", fault.path)
    return Told(path, lines.of(fault.mark), finding.rule, what, finding.severity)
