"""HeadersRoute -> ``_headers``, as Netlify, Cloudflare Pages and others read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.model.article import Alternate
from generator.model.config import SiteConfig
from generator.model.route import HeadersRoute
from generator.model.urls import MEDIA, Addresses, AddressStyle, FeedKind

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
    " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of every page; the theme's frame says the same."""

_FOR_EVERY = (
    f"Content-Security-Policy: {POLICY}; frame-ancestors 'none'",  # which a page cannot say itself
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
)
_FOR_EVER = ("Cache-Control: public, max-age=31536000, immutable",)


def headers(route: HeadersRoute, config: SiteConfig) -> str:
    """Write the rules, each with the path that it is for.

    An asterisk stands at the end of a path only: what follows one is read by some hosts and
    ignored by others, which would then take pages for feeds.
    """
    return "".join(_rules(route, config))


def _rules(route: HeadersRoute, config: SiteConfig) -> Iterator[str]:
    addresses = config.addresses
    root = addresses.rooted()
    yield _rule(f"{root}*", _FOR_EVERY)
    yield _rule(f"{root}{MEDIA}/*", _FOR_EVER)
    for font in route.fonts:
        yield _rule(f"{root}{font}", _FOR_EVER)
    charsets = {FeedKind.ATOM: "; charset=utf-8", FeedKind.JSON: ""}  # JSON has but one
    has = {FeedKind.ATOM: config.surfaces.atom, FeedKind.JSON: config.surfaces.json_feed}
    folders = (":lang", ":lang/:section/:name")
    for kind in filter(has.get, FeedKind):
        for folder in folders if addresses.style is AddressStyle.FOLDER else folders[:1]:
            path = f"{root}{folder}/feed.{kind.value}"
            yield _rule(path, (f"Content-Type: {kind.media_type}{charsets[kind]}",))
    for page in route.pages:
        path = urlsplit(addresses.absolute(page.path)).path
        yield _rule(path, (_link(other, addresses) for other in page.alternates))


def _rule(path: str, lines: Iterable[str]) -> str:
    return "".join((f"{path}\n", *(f"  {line}\n" for line in lines)))


def _link(other: Alternate, addresses: Addresses) -> str:
    """Name an alternate as a header. Source: RFC 8288, 3.4.1."""
    return f'Link: <{addresses.absolute(other.path)}>; rel="alternate"; hreflang="{other.hreflang}"'
