"""JSON-LD of a page -> what it says of the article: headline, day, authors, publisher."""

from __future__ import annotations

import html
import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Json = dict[str, object]

_ARTICLES = ("Article", "BlogPosting", "Report")
_SITES = frozenset({"WebSite", "Organization", "NewsMediaOrganization", "NGO"})
_PARTS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What JSON-LD says of one article; tuples are empty where it says nothing."""

    headlines: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()


def describe(scripts: Iterable[str]) -> Described:
    """Read the JSON-LD of a page; scripts that are broken are passed over.

    Of several articles the page's own cannot be told, so then none is believed.
    """
    things = [thing for script in scripts for thing in _things(_load(script))]
    known = {str(thing["@id"]): thing for thing in things if len(thing) > 1 and "@id" in thing}
    articles = [thing for thing in things if _is_article(thing)]
    names = {text for thing in articles for text in _texts(thing.get("headline"))}
    if len(names) > 1:
        articles = []
    others = [t for t in things if _types(t) & _SITES and len(t) > 1]
    makers = [m for a in articles for m in _linked(a.get("publisher"), known)]
    sites = [t for t in others if "WebSite" in _types(t)]
    return Described(
        headlines=_all(articles, "headline"),
        dates=_all(articles, "datePublished"),
        authors=tuple(
            dict.fromkeys(
                name
                for article in articles
                for author in _linked(article.get("author"), known)
                for name in _texts(author.get("name"))
            )
        ),
        sites=tuple(dict.fromkeys((*_all(makers, "name"), *_all(sites, "name")))),
        pages=(*_all(articles, "mainEntityOfPage"), *_all(articles, "url")),
        langs=_all(articles, "inLanguage"),
    )


def _load(script: str) -> object:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object) -> Iterator[Json]:
    """Yield the things on top of a script and in its graph, not those that they only mention."""
    queue = deque([value])
    while queue:
        item = queue.popleft()
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            yield item
            queue.extend(item[part] for part in _PARTS if isinstance(item.get(part), list | dict))


def _types(thing: Json) -> set[str]:
    kinds = thing.get("@type")
    return {str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind}


def _is_article(thing: Json) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in _types(thing))


def _linked(value: object, known: dict[str, Json]) -> Iterator[Json]:
    """Yield the things that a property names, by themselves, by their id or by a mere name."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield {"name": item}
        elif isinstance(item, dict):
            yield item if "name" in item else known.get(str(item.get("@id")), {})


def _all(things: Iterable[Json], name: str) -> tuple[str, ...]:
    found = (text for thing in things for text in _texts(thing.get(name)))
    return tuple(dict.fromkeys(found))


def _texts(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = item.get("@id") or item.get("name") if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            yield " ".join(html.unescape(text).split())
