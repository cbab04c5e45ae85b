"""What sitemaps and robots.txt say of the tree -> faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.model.errors import Severity
from generator.model.facts import HeadFacts
from generator.model.places import Reach, is_absolute, normal, path_of, same_address
from generator.model.tree import MapUrl, SiteMap, Tree
from generator.model.verdict import Fault

_URLS_MAX = 50_000  # of a sitemap. Source: sitemaps.org, protocol
_SIZE_MAX = 50 * 1024 * 1024  # bytes
_W3C_DATE = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?"
)


def _urls(tree: Tree) -> Iterator[tuple[SiteMap, MapUrl]]:
    for site_map in tree.maps:
        for url in site_map.urls:
            yield site_map, url


def sound_map(tree: Tree) -> Iterator[Fault]:
    """M1: a sitemap can be read and keeps to the limits."""
    for site_map in tree.maps:
        if site_map.broken:
            yield Fault(site_map.path, f"the sitemap cannot be read: {site_map.broken}")
        count = max(len(site_map.urls), len(site_map.maps))
        if count > _URLS_MAX or site_map.size > _SIZE_MAX:
            yield Fault(site_map.path, f"{count} addresses in {site_map.size} bytes are too many")


def mapped_is_there(tree: Tree) -> Iterator[Fault]:
    """M2: what a sitemap lists is a page of the tree."""
    named = {mapped.path for mapped in tree.maps}
    for site_map, url in _urls(tree):
        if why := _gone(tree, url.loc):
            yield Fault(site_map.path, f"{url.loc} {why}", url.loc)
    for site_map in tree.maps:
        for loc in site_map.maps:
            target = tree.places.find(tree.places.base, loc)
            if target.file not in named and target.reach not in {Reach.AWAY, Reach.UNKNOWN}:
                yield Fault(site_map.path, f"{loc} is no sitemap", loc)


def _gone(tree: Tree, loc: str) -> str | None:
    target = tree.places.find(tree.places.base, loc)
    if target.reach in {Reach.FILE, Reach.UNKNOWN}:
        return None
    if target.reach is Reach.MOVED:
        return f"redirects to {target.file}"
    is_outside = target.reach in {Reach.AWAY, Reach.BESIDE}
    return f"lies outside {tree.places.base}/" if is_outside else "is not there"


def mapped_is_shown(tree: Tree) -> Iterator[Fault]:
    """M3: what a sitemap lists is for search engines: canonical, no redirect, not noindex."""
    for site_map, url in _urls(tree):
        target = tree.places.find(tree.places.base, url.loc)
        page = tree.pages.get(target.file)
        if page and (why := _unfit(page.head, url.loc)):
            yield Fault(site_map.path, f"{url.loc} {why}", url.loc)


def _unfit(head: HeadFacts, loc: str) -> str | None:
    if head.refresh is not None:
        return f"redirects to {head.refresh}"
    if head.noindex:
        return "is noindex"
    absolute = [href for href in head.canonicals if is_absolute(href)]
    if absolute and not same_address(absolute[0], loc):
        return f"is canonical to {absolute[0]}"
    return None


def all_mapped(tree: Tree) -> Iterator[Fault]:
    """M4: where there is a sitemap, it lists every page that search engines may show."""
    if not any(site_map.urls for site_map in tree.maps):
        return
    listed = {tree.places.find(tree.places.base, url.loc).file for _, url in _urls(tree)}
    for path, page in tree.pages.items():
        away = [href for href in page.head.canonicals if not same_address(href, page.head.url)]
        if page.is_shown and path not in listed and not away:
            yield Fault(path, "no sitemap lists this page")


def mapped_once(tree: Tree) -> Iterator[Fault]:
    """M5: sitemaps list a page once."""
    seen: dict[str, str] = {}
    for site_map, url in _urls(tree):
        key = normal(url.loc)
        if key in seen:
            yield Fault(site_map.path, f"{url.loc} is listed already, in {seen[key]}", url.loc)
        seen.setdefault(key, site_map.path)


def well_spelt(tree: Tree) -> Iterator[Fault]:
    """M6: addresses in a sitemap are absolute and ASCII, dates those of W3C."""
    for site_map, url in _urls(tree):
        if not is_absolute(url.loc) or not url.loc.isascii():
            what = f"`{url.loc[:200]}` is no absolute address in ASCII"
            yield Fault(site_map.path, what, url.loc)
        if url.lastmod is not None and not _W3C_DATE.fullmatch(url.lastmod):
            what = f"the lastmod `{url.lastmod}` of {url.loc} is no date"
            yield Fault(site_map.path, what, url.lastmod)


def named_map(tree: Tree) -> Iterator[Fault]:
    """M7: robots.txt names the sitemaps, and those that it names are there."""
    named = set()
    for loc in tree.robots.sitemaps if tree.robots else ():
        target = tree.places.find(tree.places.url("robots.txt"), loc)
        named.add(target.file)
        if target.reach in {Reach.MISSING, Reach.OTHER_SPELLING}:
            what = f"names a sitemap that is not there: {loc}"
            yield Fault("robots.txt", what, loc, Severity.ERROR)
    if tree.maps and not named & {site_map.path for site_map in tree.maps}:
        yield Fault("robots.txt", "names no sitemap, and there is one")


def not_forbidden(tree: Tree) -> Iterator[Fault]:
    """M8: robots.txt forbids nothing that a sitemap lists."""
    rules = tree.robots.rules if tree.robots else ()
    matched = [(allows, pattern, _pattern(pattern)) for allows, pattern in rules]
    for site_map, url in _urls(tree) if matched else ():
        path = path_of(url.loc)
        fits = [(len(said), allows) for allows, said, form in matched if form.match(path)]
        if fits and not max(fits)[1]:
            yield Fault(site_map.path, f"robots.txt forbids {url.loc}", url.loc)


def _pattern(said: str) -> re.Pattern[str]:
    """Return what a path of robots.txt matches. Source: RFC 9309, section 2.2.3."""
    is_whole = said.endswith("$")
    parts = map(re.escape, re.sub(r"\*+", "*", said.removesuffix("$")).split("*"))
    return re.compile(".*".join(parts) + (r"\Z" if is_whole else ""))


TREE_RULES: tuple[tuple[str, Callable[[Tree], Iterator[Fault]]], ...] = (
    ("M1", sound_map),
    ("M2", mapped_is_there),
    ("M3", mapped_is_shown),
    ("M4", all_mapped),
    ("M5", mapped_once),
    ("M6", well_spelt),
    ("M7", named_map),
    ("M8", not_forbidden),
)
