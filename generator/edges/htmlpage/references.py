"""An element -> the addresses in it, with what each is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.facts import Reference, Use

Attributes = dict[str, str | None]
FEED_TYPES = frozenset(
    {"application/atom+xml", "application/rss+xml", "application/feed+json"}
)  # fmt: skip
_LOADED = frozenset(
    "stylesheet icon apple-touch-icon mask-icon preload modulepreload prefetch manifest".split()
)
_NO_ADDRESS = frozenset({"dns-prefetch", "preconnect"})
# What a browser loads with the page, by element and attribute.
_PARTS = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href",),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "video": ("src", "poster"),
}
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|\Z)")


def references(tag: str, attributes: Attributes) -> Iterator[Reference]:
    """Yield what an element refers to; an empty address is one too."""
    if tag in {"a", "area"}:
        href = attributes.get("href", None)
        if "href" in attributes:
            code = attributes.get("hreflang")
            yield Reference(use=Use.LINK, tag=tag, href=href or "", hreflang=code)
    elif tag == "link":
        yield from _of_link(attributes)
    elif tag in _PARTS:
        for name in _PARTS[tag]:
            if name in attributes:
                yield Reference(use=Use.PART, tag=tag, href=(attributes[name] or "").strip())
    if attributes.get("srcset"):
        for candidate in _CANDIDATE.findall(attributes["srcset"] or ""):
            yield Reference(use=Use.PART, tag=tag, href=candidate)


def _of_link(attributes: Attributes) -> Iterator[Reference]:
    relations = (attributes.get("rel") or "").lower().split()
    href = (attributes.get("href") or "").strip()
    if "href" not in attributes or _NO_ADDRESS & set(relations):
        return
    if _LOADED & set(relations):
        tag = "stylesheet" if "stylesheet" in relations else "link"
        yield Reference(use=Use.PART, tag=tag, href=href)
    elif "alternate" in relations and (attributes.get("type") or "").lower() in FEED_TYPES:
        yield Reference(use=Use.FEED, tag=tag_of_link(relations), href=href)
    else:
        yield Reference(use=Use.HEAD, tag=tag_of_link(relations), href=href)


def tag_of_link(relations: list[str]) -> str:
    """Name a ``<link>`` by its relation."""
    return f"link rel={' '.join(relations)}"
