"""What a page's own head says of its other languages -> faults. The rules of build and check."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from generator.model.article import X_DEFAULT
from generator.model.errors import Severity
from generator.model.facts import HeadFacts
from generator.model.ids import LangTag
from generator.model.lang import hreflang
from generator.model.places import is_absolute, same_address
from generator.model.tags import fault_of, primary
from generator.model.verdict import Fault

HeadRule = Callable[[HeadFacts], Iterator[Fault]]


def self_listed(head: HeadFacts) -> Iterator[Fault]:
    """H1: who lists versions lists itself."""
    addresses = [link.href for link in head.alternates]
    if not addresses or head.url in addresses:
        return
    if not any(same_address(href, head.url) for href in addresses):
        what = f"{len(addresses)} alternates, and the page itself, {head.url}, is not among them"
        yield Fault(head.path, what, "hreflang")


def fully_qualified(head: HeadFacts) -> Iterator[Fault]:
    """H2: addresses have scheme and host, and nothing that each reader might resolve otherwise."""
    for link in head.alternates:
        if why := _unqualified(link.href):
            yield Fault(
                head.path, f"the alternate {link.hreflang} to `{link.href}` {why}", link.href
            )


@lru_cache(4096)
def _unqualified(href: str) -> str | None:
    if not is_absolute(href):
        return "has no scheme or no host"
    try:
        parts = urlsplit(href)
    except ValueError:
        return "is no address"
    if parts.fragment or any(c.isspace() for c in href):
        return "holds a fragment or a space"
    if "/./" in f"{parts.path}/" or "/../" in f"{parts.path}/" or "//" in parts.path:
        return "is not normalised"
    return None if parts.netloc == parts.netloc.lower() else "has capitals in its host"


def known_codes(head: HeadFacts) -> Iterator[Fault]:
    """H4: codes are an ISO 639-1 language, with a script and an ISO 3166-1 country at most."""
    for code in dict.fromkeys(link.hreflang for link in head.alternates):
        if _is_read(code):
            continue
        if why := fault_of(code):
            yield Fault(head.path, f"hreflang `{code}` is no code: {why}", f'"{code}"')
        else:
            what = f"hreflang `{code}` is a tag of BCP 47 that search engines do not read"
            yield Fault(head.path, what, f'"{code}"', Severity.WARNING)


@lru_cache(1024)
def _is_read(code: str) -> bool:
    return code.lower() == X_DEFAULT or hreflang(LangTag(code)) is not None


def one_address_a_code(head: HeadFacts) -> Iterator[Fault]:
    """H5: a code stands once, and several languages come with ``x-default``."""
    addresses: dict[str, list[str]] = defaultdict(list)
    for link in head.alternates:
        addresses[link.hreflang.lower()].append(link.href)
    for code, hrefs in addresses.items():
        if len(hrefs) > 1:
            what = f"hreflang `{code}` stands {len(hrefs)} times: {', '.join(hrefs[:3])}"
            yield Fault(head.path, what, hrefs[1])
    if len(addresses.keys() - {X_DEFAULT}) > 1 and X_DEFAULT not in addresses:
        what = f"alternates in {len(addresses)} languages, and no x-default"
        yield Fault(head.path, what, "hreflang", Severity.WARNING)


def plain_language(head: HeadFacts) -> Iterator[Fault]:
    """H6: versions for several countries come with one for the rest of the language."""
    codes = {link.hreflang.lower() for link in head.alternates}
    countries = [primary(code) for code in codes if len(code) == len("en-gb")]
    if not countries:
        return
    regional = Counter(countries)
    for language, count in sorted(regional.items()):
        if count > 1 and language not in codes:
            what = f"{count} countries of `{language}`, and no plain `{language}`"
            yield Fault(head.path, what, f'"{language}-')


def inside_head(head: HeadFacts) -> Iterator[Fault]:
    """H7: alternates stand in the head, for every medium."""
    for link in head.alternates:
        if not link.in_head:
            what = f"the alternate {link.hreflang} stands outside the head, as a parser reads it"
            yield Fault(head.path, what, link.href)
        elif link.has_media:
            yield Fault(head.path, f"the alternate {link.hreflang} has a `media`", link.href)


def canonical_itself(head: HeadFacts) -> Iterator[Fault]:
    """H11: a page with versions is canonical to itself; each page has one absolute canonical."""
    if head.refresh is not None:
        return
    found = dict.fromkeys(head.canonicals)
    if len(found) > 1:
        yield Fault(head.path, f"{len(found)} canonical addresses: {', '.join(found)}", "canonical")
    elif not found and not head.noindex:
        yield Fault(head.path, "no canonical address", severity=Severity.WARNING)
    for href in found:
        if not is_absolute(href):
            yield Fault(head.path, f"the canonical `{href}` is not absolute", href)
        elif head.alternates and not same_address(href, head.url):
            what = f"a page with alternates is canonical to another: {href}, not {head.url}"
            yield Fault(head.path, what, href)


HEAD_RULES: tuple[tuple[str, HeadRule], ...] = (
    ("H1", self_listed),
    ("H2", fully_qualified),
    ("H4", known_codes),
    ("H5", one_address_a_code),
    ("H6", plain_language),
    ("H7", inside_head),
    ("H11", canonical_itself),
)
