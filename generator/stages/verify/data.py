"""What a page says to machines: JSON-LD and Open Graph -> faults."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from generator.model.facts import PageFacts
from generator.model.places import Places, same_address
from generator.model.tags import are_kin, fault_of
from generator.model.verdict import Fault

_LOCALE = re.compile(r"[a-z]{2,3}_[A-Z]{2}")
_DATE = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)
_DATED = ("datePublished", "dateModified", "dateCreated")
_TEXTS = re.compile(r"(?:Article|Posting|Page|Report|CreativeWork)\Z")


def _nodes(page: PageFacts) -> Iterator[dict[str, Any]]:
    """Yield the objects that stand for themselves, not those inside others."""
    for text in page.json_ld:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        graph = value.get("@graph") if isinstance(value, dict) else None
        found = graph if isinstance(graph, list) else value if isinstance(value, list) else [value]
        yield from (node for node in found if isinstance(node, dict))


def parses(page: PageFacts, _: Places) -> Iterator[Fault]:
    """D1: JSON-LD is JSON."""
    for text in page.json_ld:
        try:
            json.loads(text)
        except (ValueError, RecursionError) as error:
            why = str(error) if isinstance(error, ValueError) else "it is nested too deep"
            yield Fault(page.head.path, f"the JSON-LD cannot be read: {why}", "application/ld+json")


def in_language(page: PageFacts, _: Places) -> Iterator[Fault]:
    """D2: inLanguage is a tag, and for the page's own text that of <html>."""
    for node in _nodes(page):
        said = node.get("inLanguage")
        for tag in [said] if isinstance(said, str) else said if isinstance(said, list) else []:
            if isinstance(tag, str) and (why := fault_of(tag)):
                what = f"inLanguage `{tag}` names no language: {why}"
                yield Fault(page.head.path, what, "inLanguage")
        if not isinstance(said, str) or not page.head.lang or not _is_of(node, page):
            continue
        if said.lower() != page.head.lang.lower():
            what = f"inLanguage is `{said}`, <html> has lang=`{page.head.lang}`"
            yield Fault(page.head.path, what, "inLanguage")


def _is_of(node: dict[str, Any], page: PageFacts) -> bool:
    """Say whether an object is the text of this page."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    url = node.get("url")
    is_elsewhere = isinstance(url, str) and not same_address(url, page.head.url)
    return not is_elsewhere and any(isinstance(k, str) and _TEXTS.search(k) for k in kinds)


def locale(page: PageFacts, _: Places) -> Iterator[Fault]:
    """D3: og:locale is a language and a territory, the language that of the page."""
    for name in ("og:locale", "og:locale:alternate"):
        for content in page.meta(name):
            if not _LOCALE.fullmatch(content):
                yield Fault(page.head.path, f"{name} `{content}` is not like `de_DE`", name)
            elif name == "og:locale" and page.head.lang and not are_kin(content, page.head.lang):
                what = f"og:locale is `{content}`, <html> has lang=`{page.head.lang}`"
                yield Fault(page.head.path, what, name)


def address(page: PageFacts, _: Places) -> Iterator[Fault]:
    """D4: og:url is the canonical address."""
    for content in page.meta("og:url"):
        canonical = page.head.canonicals[0] if page.head.canonicals else page.head.url
        if not same_address(content, canonical):
            what = f"og:url is {content}, the canonical address {canonical}"
            yield Fault(page.head.path, what, "og:url")


def dates(page: PageFacts, _: Places) -> Iterator[Fault]:
    """D5: dates in JSON-LD are those of ISO 8601."""
    for node in _nodes(page):
        for name in _DATED:
            said = node.get(name)
            if said is not None and not (isinstance(said, str) and _DATE.fullmatch(said)):
                yield Fault(page.head.path, f"{name} is `{said}`", f'"{name}"')


PAGE_RULES = (
    ("D1", parses),
    ("D2", in_language),
    ("D3", locale),
    ("D4", address),
    ("D5", dates),
)
