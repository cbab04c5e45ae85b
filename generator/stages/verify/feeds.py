"""What feeds say, by their formats and of the tree -> faults."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime

from generator.model.errors import Severity
from generator.model.places import Reach, same_address
from generator.model.tags import agrees, fault_of
from generator.model.tree import Feed, Tree
from generator.model.verdict import Fault

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)")


def sound_feed(tree: Tree) -> Iterator[Fault]:
    """F1: a feed can be read."""
    for feed in tree.feeds:
        if feed.broken:
            yield Fault(feed.path, f"the feed cannot be read: {feed.broken}")


def whole_feed(tree: Tree) -> Iterator[Fault]:
    """F2: a feed and its entries have all that their format demands."""
    for feed in tree.feeds:
        for name in feed.lacks:
            yield Fault(feed.path, f"the feed has no {name}")
        for number, entry in enumerate(feed.entries, 1):
            for name in entry.lacks:
                yield Fault(feed.path, f"entry {number} has no {name}", entry.link or entry.id)


def distinct_entries(tree: Tree) -> Iterator[Fault]:
    """F3: an id stands once in a feed."""
    for feed in tree.feeds:
        for name, count in Counter(entry.id for entry in feed.entries if entry.id).items():
            if count > 1:
                yield Fault(feed.path, f"{count} entries have the id {name}", name)


def feed_dates(tree: Tree) -> Iterator[Fault]:
    """F4: dates are those of the feed's format."""
    for feed in tree.feeds:
        is_date = _is_rfc_822 if feed.kind == "rss" else _is_rfc_3339
        for name, said in (*feed.dates, *(date for e in feed.entries for date in e.dates)):
            if not is_date(said):
                yield Fault(feed.path, f"{name} `{said}` is no date of {feed.kind}", said)


def _is_rfc_3339(text: str) -> bool:
    try:
        dt.datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return _RFC_3339.fullmatch(text) is not None


def _is_rfc_822(text: str) -> bool:
    try:
        return bool(re.search(r"(?:[+-]\d{4}|[A-Z]{1,3})\Z", text) and parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError):
        return False


def feed_links(tree: Tree) -> Iterator[Fault]:
    """F5: entries lead to pages of the tree that are there."""
    for feed, link, _ in _entries(tree):
        reach = tree.places.find(tree.places.url(feed.path), link).reach
        if reach in {Reach.MISSING, Reach.OTHER_SPELLING, Reach.MOVED}:
            why = "by a redirect" if reach is Reach.MOVED else "to nothing"
            yield Fault(feed.path, f"an entry leads {why}: {link}", link)


def _entries(tree: Tree) -> Iterator[tuple[Feed, str, str]]:
    """Yield the feed, link and language of each entry that has a link."""
    for feed in tree.feeds:
        for entry in feed.entries:
            if entry.link:
                yield feed, entry.link, entry.lang or feed.lang


def feed_language(tree: Tree) -> Iterator[Fault]:
    """F6: a feed says its language by a tag of BCP 47."""
    for feed in tree.feeds:
        tags = dict.fromkeys([feed.lang, *(entry.lang for entry in feed.entries)])
        for tag in filter(None, tags):
            if why := fault_of(tag):
                yield Fault(feed.path, f"`{tag}` names no language: {why}", tag)
        if not feed.lang and not feed.broken:
            yield Fault(feed.path, "the feed does not say its language", severity=Severity.NOTE)


def self_link(tree: Tree) -> Iterator[Fault]:
    """F7: a feed says its own address."""
    for feed in tree.feeds:
        address = tree.places.url(feed.path)
        if feed.broken:
            continue
        if not feed.self_link:
            yield Fault(feed.path, "the feed does not say its own address")
        elif not same_address(feed.self_link, address):
            what = f"the feed says that its address is {feed.self_link}, not {address}"
            yield Fault(feed.path, what, feed.self_link)


def announced(tree: Tree) -> Iterator[Fault]:
    """F8: what pages announce as a feed is one."""
    known = {feed.path for feed in tree.feeds}
    for page in tree.pages.values():
        for href in page.announced:
            target = tree.places.find(page.head.url, href)
            if target.reach in {Reach.AWAY, Reach.UNKNOWN, Reach.BESIDE} or target.file in known:
                continue
            why = "it is none" if target.reach is Reach.FILE else "it is not there"
            yield Fault(page.head.path, f"announces `{href}` as a feed, and {why}", href)


def entry_language(tree: Tree) -> Iterator[Fault]:
    """F9: a page is in the language that its entry says."""
    for feed, link, lang in _entries(tree):
        page = tree.pages.get(tree.places.find(tree.places.url(feed.path), link).file)
        if not page or not lang or not page.head.lang or fault_of(lang):
            continue
        if not agrees(lang, page.head.lang):
            what = f"an entry in `{lang}` leads to a page in `{page.head.lang}`: {link}"
            yield Fault(feed.path, what, link)


TREE_RULES: tuple[tuple[str, Callable[[Tree], Iterator[Fault]]], ...] = (
    ("F1", sound_feed),
    ("F2", whole_feed),
    ("F3", distinct_entries),
    ("F4", feed_dates),
    ("F5", feed_links),
    ("F6", feed_language),
    ("F7", self_link),
    ("F8", announced),
    ("F9", entry_language),
)
