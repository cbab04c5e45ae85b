"""Sitemaps, robots.txt, `_headers` and style sheets -> what they say."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.edges.trees.xml import Element
from generator.model.tree import MapUrl, Robots, Sheet, SiteMap

_NS = "http://www.sitemaps.org/schemas/sitemap/0.9 "
_LINK = "http://www.w3.org/1999/xhtml link"
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""", re.IGNORECASE)
_CSS_IMPORT = re.compile(r"""@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LINK_VALUE = re.compile(r"<([^>]*)>((?:\s*;\s*[\w-]+\s*=\s*(?:\"[^\"]*\"|[^\s;,\"]+))*)")


def is_map(root: Element) -> bool:
    """Say whether a document is a sitemap or an index of them."""
    return root.name in {"urlset", "sitemapindex"}


def site_map(root: Element, path: str, size: int) -> SiteMap:
    """Read a sitemap."""
    if not root.tag.startswith(_NS):
        namespace = root.tag.rpartition(" ")[0] or "none"
        broken = f"its namespace is {namespace}, not {_NS.strip()}"
        return SiteMap(path=path, broken=broken, size=size)
    urls = tuple(
        MapUrl(
            loc=url.said(f"{_NS}loc"),
            lastmod=modified.text if (modified := url.first(f"{_NS}lastmod")) else None,
            alternates=tuple(
                (link.attributes.get("hreflang", ""), link.attributes.get("href", ""))
                for link in url.all(_LINK)
            ),
        )
        for url in root.all(f"{_NS}url")
    )
    maps = tuple(each.said(f"{_NS}loc") for each in root.all(f"{_NS}sitemap"))
    return SiteMap(path=path, size=size, urls=urls, maps=maps)


def robots(text: str) -> Robots:
    """Read robots.txt: its sitemaps, and what it says to robots in general."""
    sitemaps: list[str] = []
    rules: list[tuple[bool, str]] = []
    is_for_all = in_group = False
    for line in text.splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "sitemap":
            sitemaps.append(line.partition(":")[2].strip())
        elif key == "user-agent":
            is_for_all = value == "*" or (is_for_all and not in_group)
            in_group = False
        elif key in {"allow", "disallow"}:
            in_group = True
            if is_for_all and value:
                rules.append((key == "allow", value))
    return Robots(sitemaps=tuple(sitemaps), rules=tuple(rules))


def headers(text: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Read the alternates of `_headers`, as Netlify and Cloudflare Pages take it, by path."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    path = ""
    for line in text.splitlines():
        if line[:1].isspace():
            key, _, value = line.strip().partition(":")
            if key.lower() == "link" and (links := link_header(value)):
                found[path] = (*found.get(path, ()), *links)
        elif line.strip() and not line.startswith("#"):
            path = unquote(line.strip())
    return found


def redirects(text: str) -> dict[str, str]:
    """Read `_redirects`, as Netlify and Cloudflare Pages take it: files by the path that moves.

    Patterns, and lines that serve a file under another path, are left alone.
    """
    found = {}
    for line in text.splitlines():
        source, target, status, *_ = [*line.partition("#")[0].split(), "", "", ""]
        status = status.rstrip("!") or "301"
        is_plain = source.startswith("/") and not set("*:") & set(source)
        if is_plain and target and status in {"301", "302", "303", "307", "308"}:
            found[_file(source)] = _file(target) if target.startswith("/") else target
    return found


def _file(path: str) -> str:
    name = unquote(path.partition("?")[0].partition("#")[0]).lstrip("/")
    return f"{name}index.html" if name == "" or name.endswith("/") else name


def link_header(value: str) -> tuple[tuple[str, str], ...]:
    """Return codes and addresses of the alternates in an HTTP ``Link``."""
    found = []
    for href, tail in _LINK_VALUE.findall(value):
        given = re.findall(r"([\w-]+)\s*=\s*\"?([^\";,]*)\"?", tail)
        named = {name.lower(): said.strip() for name, said in given}
        if "alternate" in named.get("rel", "").lower().split() and "hreflang" in named:
            found.append((named["hreflang"], href))
    return tuple(found)


def sheet(text: str, path: str) -> Sheet:
    """Read what a style sheet loads; what stands in it as data is left out."""
    plain = _CSS_COMMENT.sub("", text)
    hits = (*_CSS_URL.findall(plain), *_CSS_IMPORT.findall(plain))
    found = dict.fromkeys("".join(parts).strip() for parts in hits)
    kept = (href for href in found if href and not href.startswith(("data:", "#")))
    return Sheet(path=path, references=tuple(kept))
