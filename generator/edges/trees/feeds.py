"""Atom, RSS and JSON feeds -> what they say and lack."""

from __future__ import annotations

import json
from typing import Any

from generator.edges.trees.xml import Element
from generator.model.tree import Feed, FeedEntry

_ATOM = "http://www.w3.org/2005/Atom "
_DC = "http://purl.org/dc/elements/1.1/ "
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_JSON = "https://jsonfeed.org/version/"


def is_feed(root: Element) -> bool:
    """Say whether a document is a feed."""
    return root.tag in {f"{_ATOM}feed", "rss"} or root.name == "RDF"


def xml_feed(root: Element, path: str) -> Feed:
    """Read an Atom or RSS feed."""
    if root.tag == f"{_ATOM}feed":
        return _atom(root, path)
    if root.tag == "rss":
        return _rss(root, path)
    return Feed(path=path, kind="rss", broken=f"`{root.name}` is neither Atom nor RSS 2.0")


def _lacking(element: Element, tags: dict[str, str]) -> tuple[str, ...]:
    """Name those of *tags* that an element does not have, or has without text."""
    return tuple(name for name, tag in tags.items() if not element.said(tag))


def _atom(root: Element, path: str) -> Feed:
    needed = {name: f"{_ATOM}{name}" for name in ("id", "title", "updated")}
    entries = root.all(f"{_ATOM}entry")
    lacks = list(_lacking(root, needed))
    if not root.first(f"{_ATOM}author") and any(not e.first(f"{_ATOM}author") for e in entries):
        lacks.append("author, and an entry has none either")
    return Feed(
        path=path,
        kind="atom",
        lang=root.attributes.get(_XML_LANG, ""),
        self_link=_atom_link(root, "self"),
        lacks=tuple(lacks),
        dates=_dates(root, ("updated",), _ATOM),
        entries=tuple(
            FeedEntry(
                id=entry.said(f"{_ATOM}id"),
                title=entry.said(f"{_ATOM}title"),
                link=_atom_link(entry, "alternate"),
                lang=entry.attributes.get(_XML_LANG, ""),
                dates=_dates(entry, ("updated", "published"), _ATOM),
                lacks=_lacking(entry, needed),
            )
            for entry in entries
        ),
    )


def _atom_link(element: Element, relation: str) -> str:
    for link in element.all(f"{_ATOM}link"):
        if link.attributes.get("rel", "alternate") == relation:
            return link.attributes.get("href", "").strip()
    return ""


def _dates(element: Element, names: tuple[str, ...], space: str) -> tuple[tuple[str, str], ...]:
    found = ((name, element.first(f"{space}{name}")) for name in names)
    return tuple((name, child.text) for name, child in found if child)


def _rss(root: Element, path: str) -> Feed:
    channel = root.first("channel")
    if channel is None:
        return Feed(path=path, kind="rss", broken="it has no channel")
    return Feed(
        path=path,
        kind="rss",
        lang=channel.said("language") or channel.said(f"{_DC}language"),
        self_link=_atom_link(channel, "self"),
        lacks=_lacking(channel, {name: name for name in ("title", "link", "description")}),
        dates=_dates(channel, ("pubDate", "lastBuildDate"), ""),
        entries=tuple(_rss_item(item) for item in channel.all("item")),
    )


def _rss_item(item: Element) -> FeedEntry:
    guid = item.first("guid")
    link = item.said("link")
    if not link and guid and guid.attributes.get("isPermaLink", "true") == "true":
        link = guid.text
    says = item.said("title") or item.said("description")
    return FeedEntry(
        id=guid.text if guid else "",
        title=item.said("title"),
        link=link,
        lang=item.said(f"{_DC}language"),
        dates=_dates(item, ("pubDate",), ""),
        lacks=() if says else ("title or description",),
    )


def is_json_feed(raw: bytes) -> bool:
    """Say whether a JSON file calls itself a feed."""
    return _JSON.encode() in raw[:4096].replace(b"\\/", b"/")


def json_feed(raw: bytes, path: str) -> Feed:
    """Read a JSON Feed."""
    try:
        feed: Any = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return Feed(path=path, kind="json", broken=str(error))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return Feed(path=path, kind="json", broken="it is no object with `items`")
    return Feed(
        path=path,
        kind="json",
        lang=_text(feed, "language"),
        self_link=_text(feed, "feed_url"),
        lacks=tuple(name for name in ("version", "title") if not _text(feed, name)),
        entries=tuple(_json_item(item if isinstance(item, dict) else {}) for item in items),
    )


def _json_item(item: dict[str, Any]) -> FeedEntry:
    lacks = [] if _text(item, "id") else ["id"]
    if not _text(item, "content_html") and not _text(item, "content_text"):
        lacks.append("content_html or content_text")
    names = ("date_published", "date_modified")
    return FeedEntry(
        id=_text(item, "id"),
        title=_text(item, "title"),
        link=_text(item, "url"),
        lang=_text(item, "language"),
        dates=tuple((name, _text(item, name)) for name in names if name in item),
        lacks=tuple(lacks),
    )


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return str(found) if isinstance(found, str | int) else ""
