"""All rules, run on a page of any tree or on the whole tree -> findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.model.facts import PageFacts, Use
from generator.model.places import Places, Reach
from generator.model.tree import Kept, Tree
from generator.model.verdict import Fault, Finding
from generator.stages.verify import data, feeds, hreflang, html, language, links, maps, versions
from generator.stages.verify.table import RULES

PageRule = Callable[[PageFacts, Places], Iterator[Fault]]
TreeRule = Callable[[Tree], Iterator[Fault]]
T = TypeVar("T")

PAGE_RULES: tuple[tuple[str, PageRule], ...] = (
    *links.PAGE_RULES,
    *language.PAGE_RULES,
    *html.PAGE_RULES,
    *data.PAGE_RULES,
)
TREE_RULES: tuple[tuple[str, TreeRule], ...] = (
    *versions.TREE_RULES,
    *links.TREE_RULES,
    *maps.TREE_RULES,
    *feeds.TREE_RULES,
    *language.TREE_RULES,
    *html.TREE_RULES,
)
BY_NUMBER = {rule.number: rule for rule in RULES}
# A page that only sends its readers on has no text, and need not be more than that.
_OF_REDIRECTS = frozenset("H2 H4 H7 H12 L1 L2 L3 L5 L6 L8 G2 G4 A2".split())


def judge_page(page: PageFacts, places: Places, numbers: frozenset[str]) -> Iterator[Finding]:
    """Yield what the rules of *numbers* find in a page."""
    wanted = numbers if page.head.refresh is None else numbers & _OF_REDIRECTS
    for number, of_head in hreflang.HEAD_RULES:
        if number in wanted:
            yield from _found(number, of_head(page.head))
    for number, of_page in PAGE_RULES:
        if number in wanted:
            yield from _found(number, of_page(page, places))


def judge_tree(tree: Tree, numbers: frozenset[str]) -> Iterator[Finding]:
    """Yield what the rules of *numbers* find in the tree as a whole."""
    for number, rule in TREE_RULES:
        if number in numbers:
            yield from _found(number, rule(tree))


def _found(number: str, faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        yield Finding(number, fault.severity or BY_NUMBER[number].severity, fault)


def keep(page: PageFacts, places: Places) -> Kept:
    """Return what rules about the tree ask of a page, so that the rest can be forgotten."""
    anchors: dict[str, dict[str, None]] = {}
    linked: dict[str, None] = {}
    tongues: dict[tuple[str, str], None] = {}
    loaded: dict[str, None] = {}
    for each in page.references:
        target = places.find(page.base, each.href)
        if target.reach not in {Reach.FILE, Reach.MOVED}:
            continue
        if each.use is Use.LINK:
            if target.fragment:
                anchors.setdefault(target.file, {})[target.fragment] = None
            if target.file != page.head.path:
                linked[target.file] = None
            if each.hreflang:
                tongues[target.file, each.hreflang] = None
        elif each.tag in {"stylesheet", "script"}:
            loaded[target.file] = None
    return Kept(
        head=page.head,
        title=page.titles[0] if page.titles else "",
        ids=frozenset((*page.ids, *page.anchors)),
        anchors=tuple((path, tuple(names)) for path, names in anchors.items()),
        links=tuple(linked),
        announced=tuple(each.href for each in page.references if each.use is Use.FEED),
        tongues=tuple(tongues),
        loaded=tuple(loaded),
        passages=page.passages,
        is_borrowed=page.is_borrowed,
        tongue=page.tongue(),
        weight=page.weight,
    )
