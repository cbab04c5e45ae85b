"""How the versions of a text speak of each other, over the whole tree -> faults."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model.article import X_DEFAULT
from generator.model.errors import Severity
from generator.model.facts import HeadFacts
from generator.model.places import Reach, normal
from generator.model.tags import agrees, are_kin
from generator.model.tree import Kept, Tree
from generator.model.verdict import Fault

_SAME_TEXT = 0.8  # share of a page's prose that stands in another from which it is a copy
_PROSE_MIN = 200  # characters
_COMMON = 20  # pages from which a passage is part of the frame and of no text

Pairs = frozenset[tuple[str, str]]


def pairs_of(links: Iterable[tuple[str, str]]) -> Pairs:
    """Return codes and addresses in their one spelling."""
    return frozenset((code.lower(), normal(href)) for code, href in links)


def _set_of(head: HeadFacts) -> Pairs:
    return pairs_of((link.hreflang, link.href) for link in head.alternates)


def _partners(tree: Tree, page: Kept) -> Iterator[tuple[str, str, Kept]]:
    """Yield the other pages of the tree that a page gives as its versions: code, address, page."""
    for link in page.head.alternates:
        target = tree.places.find(page.head.url, link.href)
        other = tree.pages.get(target.file)
        if target.reach is Reach.FILE and other and other is not page:
            yield link.hreflang, link.href, other


def _versions(tree: Tree, page: Kept) -> Iterator[tuple[str, str, Kept]]:
    """Yield the partners that are versions, and not only shown where no version fits."""
    for code, href, other in _partners(tree, page):
        if code.lower() != X_DEFAULT and other.is_shown:
            yield code, href, other


def same_set(tree: Tree) -> Iterator[Fault]:
    """H1: all versions list the same set."""
    for page in tree.pages.values():
        mine = _set_of(page.head)
        for _, href, other in _versions(tree, page):
            theirs = _set_of(other.head)
            if not any(address == normal(page.head.url) for _, address in theirs):
                continue  # H3 says so
            own = normal(other.head.url)
            is_named = any(address == own for _, address in theirs)  # else H1 says so of that page
            if lacking := sorted(pair for pair in mine - theirs if is_named or pair[1] != own):
                what = f"{other.head.path} does not list {' '.join(lacking[0])}"
                yield Fault(page.head.path, f"versions list different sets: {what}", href)
                break


def links_back(tree: Tree) -> Iterator[Fault]:
    """H3: a version that is listed lists the page too."""
    for page in tree.pages.values():
        own = normal(page.head.url)
        for code, href, other in _versions(tree, page):
            if not any(normal(link.href) == own for link in other.head.alternates):
                yield Fault(
                    page.head.path, f"the alternate {code}, {href}, does not link back", href
                )


def told_language(tree: Tree) -> Iterator[Fault]:
    """H10: the page behind a code is in that language."""
    for page in tree.pages.values():
        for link in page.head.alternates:
            target = tree.places.find(page.head.url, link.href)
            other = tree.pages.get(target.file)
            if link.hreflang.lower() == X_DEFAULT or target.reach is not Reach.FILE or not other:
                continue
            if other.head.lang and not agrees(link.hreflang, other.head.lang):
                what = f"the alternate {link.hreflang}, {link.href}, says lang={other.head.lang}"
                yield Fault(page.head.path, what, link.href)


def phantom_copies(tree: Tree) -> Iterator[Fault]:
    """H10: no text stands under the address of a language that it is not in.

    A copy that says so by its own lang is still one to search engines, but only warned of.
    """
    where: dict[int, list[Kept]] = defaultdict(list)
    judged = [page for page in tree.pages.values() if _has_text(page)]
    for page in judged:
        for passage, _ in page.passages:
            where[passage].append(page)
    told = set()
    for page in judged:
        shared: dict[str, int] = defaultdict(int)
        for passage, length in page.passages:
            pages = where.get(passage, [])
            for other in pages if len(pages) <= _COMMON else ():
                shared[other.head.path] += length
        for path, length in sorted(shared.items()):
            other = tree.pages[path]
            if length >= _length(page) * _SAME_TEXT and not are_kin(
                other.head.lang, page.head.lang
            ):
                copy, source = (page, other) if _is_copy(page, other) else (other, page)
                if copy.head.path not in told:
                    told.add(copy.head.path)
                    yield _copied(copy, source)


def _has_text(page: Kept) -> bool:
    return page.is_shown and bool(page.head.lang) and _length(page) >= _PROSE_MIN


def _length(page: Kept) -> int:
    return sum(length for _, length in page.passages)


def _is_copy(page: Kept, other: Kept) -> bool:
    """Say which of two pages with one text has it from the other, by all that is known."""

    def doubt(kept: Kept) -> tuple[bool, bool, str]:
        is_denied = bool(kept.tongue) and not are_kin(kept.tongue, kept.head.lang)
        return kept.is_borrowed, is_denied, kept.head.path

    return doubt(page) > doubt(other)


def _copied(copy: Kept, source: Kept) -> Fault:
    what = f"the text of {source.head.path}, in {source.head.lang}, stands here"
    if copy.is_borrowed:
        said = f"{what} too, as the main part of a page in {copy.head.lang}"
        return Fault(copy.head.path, said, severity=Severity.WARNING)
    return Fault(copy.head.path, f"{what} as {copy.head.lang}")


def no_redirect(tree: Tree) -> Iterator[Fault]:
    """H12: no page sends its readers on to another language."""
    for page in tree.pages.values():
        if page.head.refresh is None:
            continue
        target = tree.places.find(page.head.url, page.head.refresh)
        other = tree.pages.get(target.file)
        if not other or not page.head.lang or not other.head.lang:
            continue
        if not are_kin(page.head.lang, other.head.lang):
            what = f"a page in {page.head.lang} sends its reader to one in {other.head.lang}"
            yield Fault(page.head.path, f"{what}: {target.file}", page.head.refresh)


def indexable(tree: Tree) -> Iterator[Fault]:
    """H13: an alternate is there, itself, and may be shown by search engines."""
    for page in tree.pages.values():
        for link in page.head.alternates:
            if why := _unfit(tree, page, link.href):
                what = f"the alternate {link.hreflang}, {link.href}, {why}"
                yield Fault(page.head.path, what, link.href)


def _unfit(tree: Tree, page: Kept, href: str) -> str | None:
    target = tree.places.find(page.head.url, href)
    if target.reach in {Reach.MISSING, Reach.OTHER_SPELLING}:
        return "is not there"
    if target.reach is Reach.MOVED:
        return f"redirects to {target.file}"
    other = tree.pages.get(target.file)
    if target.reach is not Reach.FILE:
        return None
    if other is None:
        return "is no page"
    if other.head.refresh is not None:
        return f"redirects to {other.head.refresh}"
    if other.head.noindex:
        return "is noindex"
    return None


def maps_list_themselves(tree: Tree) -> Iterator[Fault]:
    """H8: what a sitemap lists with alternates lists itself among them."""
    for site_map in tree.maps:
        for url in site_map.urls:
            addresses = {address for _, address in pairs_of(url.alternates)}
            if addresses and normal(url.loc) not in addresses:
                what = f"{url.loc} has {len(addresses)} alternates and is not among them"
                yield Fault(site_map.path, what, url.loc)


def in_heads_too(tree: Tree) -> Iterator[Fault]:
    """H9: alternates that a sitemap gives stand in the page's head as well."""
    for page, mapped, _ in _mapped(tree):
        if mapped and not page.head.alternates:
            what = f"the sitemap gives {len(mapped)} alternates, the page's head none"
            yield Fault(page.head.path, what, "</head>")


def agreeing_sets(tree: Tree) -> Iterator[Fault]:
    """H14: head, sitemap and headers give the same alternates."""
    for page, mapped, path in _mapped(tree):
        mine = _set_of(page.head)
        if mine and mapped and mine != mapped:
            (code, href), *_ = sorted(mine ^ mapped)
            what = f"`{code}` {href} is in {'the head' if (code, href) in mine else path} only"
            yield Fault(page.head.path, what, href)
    for path, links in sorted(tree.headers.items()):
        page = tree.pages[path]
        if (mine := _set_of(page.head)) != (theirs := pairs_of(links)):
            (code, href), *_ = sorted(mine ^ theirs)
            side = "the head" if (code, href) in mine else "the HTTP headers"
            yield Fault(path, f"`{code}` {href} is in {side} only", href)


def _mapped(tree: Tree) -> Iterator[tuple[Kept, Pairs, str]]:
    """Yield each page that a sitemap lists, with the alternates that it gives there."""
    for site_map in tree.maps:
        for url in site_map.urls:
            target = tree.places.find(tree.places.base, url.loc)
            page = tree.pages.get(target.file)
            if target.reach is Reach.FILE and page:
                yield page, pairs_of(url.alternates), site_map.path


TREE_RULES = (
    ("H1", same_set),
    ("H3", links_back),
    ("H8", maps_list_themselves),
    ("H9", in_heads_too),
    ("H10", told_language),
    ("H10", phantom_copies),
    ("H12", no_redirect),
    ("H13", indexable),
    ("H14", agreeing_sets),
)
