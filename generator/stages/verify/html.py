"""The basics of HTML, of access for all, and of weight -> faults."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator.model.facts import PageFacts
from generator.model.places import Places
from generator.model.tree import Tree
from generator.model.verdict import Fault

_ZOOM_MIN = 2.0  # times that a reader must be able to enlarge. Source: WCAG 2.2, 1.4.4
_SCALE = re.compile(r"maximum-scale\s*=\s*([\d.]+)", re.IGNORECASE)
_UNSCALED = re.compile(r"user-scalable\s*=\s*(?:no|0)\b", re.IGNORECASE)
_UTF8 = frozenset({"utf-8", "utf8"})
_HEAVY = 25 * 1024 * 1024  # bytes. Source: Cloudflare Pages, limits, file size
_KIB = 1024


def doctype(page: PageFacts, _: Places) -> Iterator[Fault]:
    """P1: the page begins with <!doctype html>."""
    if not page.has_doctype:
        yield Fault(page.head.path, "no <!doctype html> at the beginning")


def charset(page: PageFacts, _: Places) -> Iterator[Fault]:
    """P2: the page is UTF-8 and says so early."""
    if page.charset not in _UTF8:
        said = f"says that its charset is `{page.charset}`" if page.charset else "says no charset"
        yield Fault(page.head.path, f"{said} in its first 1024 bytes", "charset")
    elif not page.is_utf8:
        yield Fault(page.head.path, "holds bytes that are not UTF-8", "\ufffd")


def title(page: PageFacts, _: Places) -> Iterator[Fault]:
    """P3: the head has one <title> that says something."""
    if len(page.titles) > 1:
        yield Fault(page.head.path, f"{len(page.titles)} titles", "<title")
    elif not any(page.titles):
        yield Fault(page.head.path, "no title, or an empty one", "<title")


def heading(page: PageFacts, _: Places) -> Iterator[Fault]:
    """P4: the page has one <h1>."""
    count = sum(level == 1 for level, _ in page.headings)
    if count != 1:
        yield Fault(page.head.path, f"{count or 'no'} h1", "<h1" if count else "")


def ids(page: PageFacts, _: Places) -> Iterator[Fault]:
    """P5: an id stands once, and is a word."""
    for name, count in Counter(page.ids).items():
        if not name or any(c.isspace() for c in name):
            yield Fault(
                page.head.path, f"an id is empty or holds a space: `{name}`", f'id="{name}"'
            )
        elif count > 1:
            yield Fault(page.head.path, f"the id `{name}` stands {count} times", f'id="{name}"')


def same_titles(tree: Tree) -> Iterator[Fault]:
    """P6: pages of a language have titles of their own."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, page in tree.pages.items():
        if page.is_shown and page.title:
            found[page.head.lang, page.title].append(path)
    for (_, said), paths in found.items():
        for path in paths[1:]:
            yield Fault(path, f"has the title of {paths[0]}: `{said[:120]}`", "<title")


def viewport(page: PageFacts, _: Places) -> Iterator[Fault]:
    """P7: the page fits a phone."""
    if not any("width" in content for content in page.meta("viewport")):
        yield Fault(page.head.path, "no <meta name=viewport> with a width")


def readable(tree: Tree) -> Iterator[Fault]:
    """P8: files can be read as what they are."""
    for each in tree.unread:
        yield Fault(each.path, f"cannot be read: {each.why}")


def pictures(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A1: pictures have an alt, empty where they only decorate."""
    for source in dict.fromkeys(page.no_alt):
        yield Fault(page.head.path, f"the picture `{source[:200]}` has no alt", source)


def link_names(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A2: links say something."""
    for href in dict.fromkeys(page.unnamed_links):
        yield Fault(page.head.path, f"the link to `{href[:200]}` has no text", href)


def control_names(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A3: buttons and fields say what they are for."""
    for name in page.unnamed_controls:
        yield Fault(page.head.path, f"the button or field `{name[:80]}` has no name", name)


def heading_order(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A4: headings go down by one level at a time."""
    for (above, _text), (level, said) in pairwise(page.headings):
        if level > above + 1:
            yield Fault(page.head.path, f"h{level} after h{above}: `{said[:80]}`", said)


def zoom(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A5: readers can enlarge the page."""
    for content in page.meta("viewport"):
        scale = _SCALE.search(content)
        try:
            is_small = scale is not None and float(scale[1]) < _ZOOM_MIN
        except ValueError:
            is_small = False
        if is_small or _UNSCALED.search(content):
            yield Fault(page.head.path, f"the viewport forbids zooming: `{content}`", "viewport")


def table_headings(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A6: tables of data have headings."""
    if page.bare_tables:
        yield Fault(page.head.path, f"{page.bare_tables} tables without a <th>", "<table")


def landmark(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A7: the page says where its main part is."""
    if page.mains != 1:
        yield Fault(page.head.path, f"{page.mains or 'no'} <main>", "<main" if page.mains else "")


def frame_titles(page: PageFacts, _: Places) -> Iterator[Fault]:
    """A8: frames say what is in them."""
    for source in dict.fromkeys(page.untitled_frames):
        yield Fault(page.head.path, f"the frame `{source[:200]}` has no title", source or "<iframe")


def page_weight(tree: Tree) -> Iterator[Fault]:
    """W1: a page with its style sheets and scripts keeps to the budget, gzipped."""
    for path, page in tree.pages.items():
        parts = [(name, tree.weights.get(name, 0)) for name in page.loaded]
        total = page.weight + sum(weight for _, weight in parts)
        if total > tree.budget:
            heaviest = max([(path, page.weight), *parts], key=lambda part: part[1])
            what = f"{_kib(total)} gzipped, more than {_kib(tree.budget)}"
            yield Fault(path, f"{what}; most of it {heaviest[0]} ({_kib(heaviest[1])})")


def file_size(tree: Tree) -> Iterator[Fault]:
    """W2: no file is larger than hosts take."""
    for path, size in sorted(tree.sizes.items()):
        if size > _HEAVY:
            yield Fault(path, f"{size // _KIB // _KIB} MiB, and some hosts take 25 MiB at most")


def _kib(count: int) -> str:
    return f"{count / _KIB:.0f} KiB"


PAGE_RULES = (
    ("P1", doctype),
    ("P2", charset),
    ("P3", title),
    ("P4", heading),
    ("P5", ids),
    ("P7", viewport),
    ("A1", pictures),
    ("A2", link_names),
    ("A3", control_names),
    ("A4", heading_order),
    ("A5", zoom),
    ("A6", table_headings),
    ("A7", landmark),
    ("A8", frame_titles),
)
TREE_RULES = (("P6", same_titles), ("P8", readable), ("W1", page_weight), ("W2", file_size))
