"""Where the addresses in pages lead -> faults, by the rules of a plain static host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from generator.model.facts import PageFacts, Reference, Use
from generator.model.places import Places, Reach, Target
from generator.model.tree import Tree
from generator.model.verdict import Fault

_FOLLOWED = frozenset({Use.LINK, Use.HEAD})
_SPELT_WRONG = (
    (re.compile(r"\s*(?:javascript|vbscript|file):", re.IGNORECASE), "no reader can follow it"),
    (re.compile(r"//"), "it says no scheme, and means nothing on a disk"),
    (re.compile(r".*[\s\\<>\"]", re.DOTALL), "it holds a space, a backslash, or a sign of HTML"),
    (re.compile(r"(?!data:|javascript:).*%(?![0-9A-Fa-f]{2})", re.DOTALL), "a lone % stands in it"),
    (re.compile(r"https?://(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|\Z)", re.IGNORECASE),
     "it means the reader's own machine"),
    (re.compile(r"https?:/?(?![/])|https?://(?:[/?#]|\Z)", re.IGNORECASE), "it names no host"),
)  # fmt: skip
_ROOTS = frozenset({"index.html", "404.html"})
_TOP = frozenset({"", "top"})


def _found(page: PageFacts, places: Places) -> Iterator[tuple[Reference, Target]]:
    """Yield what a page refers to, and where that leads; what is misspelt leads nowhere."""
    for each in _judged_here(page):
        if each.use is not Use.FEED and not _spelling(each):
            yield each, places.find(page.base, each.href)


def _judged_here(page: PageFacts) -> Iterator[Reference]:
    """Yield all addresses but those of alternates, which have rules of their own."""
    versions = {link.href for link in page.head.alternates}
    for each in page.references:
        if each.use is not Use.HEAD or each.href not in versions:
            yield each


def dead(page: PageFacts, places: Places) -> Iterator[Fault]:
    """L1: what a reader can follow inside the tree is there."""
    for each, target in _found(page, places):
        if target.reach is Reach.MISSING and each.use in _FOLLOWED:
            yield Fault(page.head.path, f"<{each.tag}> leads to nothing: `{each.href}`", each.href)


def moved(page: PageFacts, places: Places) -> Iterator[Fault]:
    """L2: an address leads to its file at once."""
    for each, target in _found(page, places):
        if target.reach is Reach.MOVED:
            what = f"<{each.tag}> `{each.href}` reaches {target.file} by a redirect"
            yield Fault(page.head.path, what, each.href)


def other_spelling(page: PageFacts, places: Places) -> Iterator[Fault]:
    """L3: an address has its file's letters, capitals and accents."""
    for each, target in _found(page, places):
        if target.reach is Reach.OTHER_SPELLING:
            what = f"<{each.tag}> `{each.href}` leads to nothing; the file is `{target.near}`"
            yield Fault(page.head.path, what, each.href)


def anchors(tree: Tree) -> Iterator[Fault]:
    """L4: a fragment names something in its page."""
    for page in tree.pages.values():
        for path, fragments in page.anchors:
            target = tree.pages.get(path)
            for fragment in fragments if target else ():
                if target and not _is_in(fragment, target.ids):
                    what = f"no `{fragment}` in {path}, which a link leads to"
                    yield Fault(page.head.path, what, f"#{fragment}")


def _is_in(fragment: str, ids: frozenset[str]) -> bool:
    """Say whether a fragment, as it is or decoded, is an id, or means the top or a text.

    Source: HTML standard, "select the indicated part"; URL fragment text directives.
    """
    name = fragment.partition(":~:")[0]
    return name in ids or unquote(name) in ids or name.lower() in _TOP


def parts(page: PageFacts, places: Places) -> Iterator[Fault]:
    """L5: pictures, style sheets and scripts that a page loads are there."""
    for each, target in _found(page, places):
        if each.use is Use.PART and target.reach is Reach.MISSING:
            what = f"<{each.tag}> loads what is not there: `{each.href}`"
            yield Fault(page.head.path, what, each.href)


def sheet_parts(tree: Tree) -> Iterator[Fault]:
    """L5: what a style sheet loads is there."""
    for sheet in tree.sheets:
        url = tree.places.url(sheet.path)
        for href in sheet.references:
            target = tree.places.find(url, href)
            if target.reach in {Reach.MISSING, Reach.OTHER_SPELLING}:
                yield Fault(sheet.path, f"loads what is not there: `{href}`", href)


def spelling(page: PageFacts, places: Places) -> Iterator[Fault]:
    """L6: addresses are spelt as addresses are."""
    for each in _judged_here(page):
        why = _spelling(each)
        if not why and places.find(page.base, each.href).reach is Reach.MALFORMED:
            why = "it cannot be read"
        if why:
            yield Fault(page.head.path, f"<{each.tag}> `{each.href[:200]}`: {why}", each.href)


@lru_cache(50_000)
def _spelling(each: Reference) -> str | None:
    if each.use is Use.PART and each.href == "":
        return "it is empty"
    if each.href[:5].lower() == "data:":
        return None if each.use is Use.PART else "it is no address of a page"
    href = each.href.strip()
    for pattern, why in _SPELT_WRONG:
        if pattern.match(href):
            return why
    try:
        unquote(href, errors="strict")
    except UnicodeDecodeError:
        return "its percent signs do not make UTF-8"
    return None


def orphans(tree: Tree) -> Iterator[Fault]:
    """L7: some other page links to each page."""
    linked = {target for page in tree.pages.values() for target in page.links}
    for path, page in tree.pages.items():
        if path not in linked and page.is_shown and path.rpartition("/")[2] not in _ROOTS:
            yield Fault(path, "no other page links to it")


def beside(page: PageFacts, places: Places) -> Iterator[Fault]:
    """L8: links from the root of the host know the folder that the site lies in."""
    for each, target in _found(page, places):
        if target.reach is Reach.BESIDE and each.href.startswith("/"):
            what = f"<{each.tag}> `{each.href}` leads out of the site, which is {places.base}/"
            yield Fault(page.head.path, what, each.href)


PAGE_RULES = (
    ("L1", dead),
    ("L2", moved),
    ("L3", other_spelling),
    ("L5", parts),
    ("L6", spelling),
    ("L8", beside),
)
TREE_RULES = (("L4", anchors), ("L5", sheet_parts), ("L7", orphans))
