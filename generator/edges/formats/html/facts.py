"""Elements of a page's head -> what they say: names, addresses, days and languages, unjudged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.edges.formats.html.jsonld import Described, describe
from generator.edges.formats.html.tree import Tree
from generator.model.characters import is_clean
from generator.model.urls import web_host

_ABSOLUTE = re.compile(r"https?://[^\s/]+/[^\s#]+", re.IGNORECASE)
_APART = re.compile(r"\A\0\s*[-–—|:·•_]|[-–—|:·•_]\s*\0\Z")  # a name stands in for NUL


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of itself; *metas* are name and content in the page's order."""

    title: str
    metas: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str, str], ...]
    langs: tuple[tuple[str, str], ...]
    described: Described

    def meta(self, *names: str) -> tuple[str, ...]:
        """Return what stands under the first of the *names* that has anything, and so on."""
        found = (content for name in names for key, content in self.metas if key == name)
        return tuple(dict.fromkeys(found))

    def addresses(self) -> tuple[tuple[str, str], ...]:
        """Return rule and address of the page, best first; a site's front page is none."""
        canonical = ((f"html.{rel}", href) for rel, href, _ in self.links if rel == "canonical")
        told = (
            *canonical,
            *(("html.meta.og:url", url) for url in self.meta("og:url")),
            *(("html.json-ld.url", url) for url in self.described.pages),
        )
        return tuple(
            (rule, url) for rule, url in told if _ABSOLUTE.fullmatch(url) and is_whole(url)
        )

    def sites(self) -> tuple[tuple[str, str], ...]:
        """Return rule and name of the site, best first."""
        return (
            *(("html.meta.og:site_name", name) for name in self.meta("og:site_name")),
            *(("html.json-ld.publisher", name) for name in self.described.sites),
            *(("html.meta.application-name", name) for name in self.meta("application-name")),
            *(("html.meta.author", name) for name in self.meta("author") if self._is_site(name)),
        )

    def _is_site(self, name: str) -> bool:
        """Say whether the title has a name at its edge, set apart as a site's name is."""
        found = _APART.search(self.title.replace(name, "\0", 1)) if name else None
        return found is not None


def is_whole(url: str) -> bool:
    """Say whether *url* is a web address that can be written as it stands."""
    return web_host(url) is not None and is_clean(url)


def gather(tree: Tree) -> Facts:
    """Read what the elements of a head say, wherever they stand."""
    scripts = (
        node.own_text
        for node in tree.nodes
        if node.tag == "script" and "ld+json" in node.attrs.get("type", "").lower()
    )
    titles = (
        tree.text_of(node)
        for node in tree.nodes
        if node.tag == "title" and not any(n.tag in {"svg", "body"} for n in node.ancestors())
    )
    metas = tuple(_metas(tree))
    langs = [("html.lang", node.attrs.get("lang", "")) for node in tree.nodes[:1]]
    langs += [("html.lang", node.attrs.get("xml:lang", "")) for node in tree.nodes[:1]]
    langs += [(f"html.meta.{key}", value) for key, value in metas if key in _LANGS]
    return Facts(
        title=next((title for title in titles if title), ""),
        metas=metas,
        links=tuple(_links(tree)),
        langs=tuple((rule, value) for rule, value in langs if value),
        described=describe(scripts),
    )


_LANGS = frozenset({"og:locale", "content-language", "language", "dc.language"})


def _metas(tree: Tree) -> Iterator[tuple[str, str]]:
    for node in tree.nodes:
        if node.tag != "meta":
            continue
        content = " ".join(node.attrs.get("content", "").split())
        names = {node.attrs.get(key, "").strip().lower() for key in ("name", "property")}
        names.add(node.attrs.get("http-equiv", "").strip().lower())
        yield from ((name, content) for name in sorted(names) if name and content)


def _links(tree: Tree) -> Iterator[tuple[str, str, str]]:
    """Yield relation, address and language of each link of the head."""
    for node in tree.nodes:
        if node.tag != "link" or "href" not in node.attrs:
            continue
        href, tag = node.attrs["href"].strip(), node.attrs.get("hreflang", "").strip()
        for rel in node.attrs.get("rel", "").lower().split():
            yield rel, href, tag
