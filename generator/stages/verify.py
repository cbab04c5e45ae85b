"""Rendered -> Problem*: look at what was made, not at what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath

from generator.model.errors import Problem, Where
from generator.model.route import HtmlRoute, IndexRoute, NotFoundRoute, Rendered, VersionRoute
from generator.model.urls import Addresses

_H1 = re.compile(r"<h1[\s>]")
_HEAD_END = "</head>"


def verify(
    page: Rendered, route: HtmlRoute, direction: str, addresses: Addresses
) -> Iterator[Problem]:
    """Yield what is wrong with a page: language, direction, canonical, hreflang set, heading.

    Only the head of the page is parsed, since a body comes from the Markdown renderer.
    """
    html = page.content.decode()
    head = _Head()
    head.feed(html[: html.find(_HEAD_END) + len(_HEAD_END)])
    where = Where(PurePosixPath("output", page.path))
    if head.html != (route.lang, direction):
        yield _problem(
            where,
            "page-lang",
            f"the page is marked {head.html[0] or 'without language'} {head.html[1]}",
            f'write lang="{route.lang}" dir="{direction}" on the <html> of the theme\'s frame',
        )
    canonical = None if isinstance(route, NotFoundRoute) else addresses.absolute(route.path)
    if head.canonical != canonical:
        what = f"the canonical address is {head.canonical}, not {canonical}"
        yield _problem(where, "page-canonical", what, "write page.canonical in the theme's head")
    meant = set()
    if isinstance(route, VersionRoute | IndexRoute):
        meant = {(a.hreflang, addresses.absolute(a.path)) for a in route.alternates}
    for code, address in sorted(meant ^ head.alternates):
        what = f"hreflang {code} to {address} " + (
            "is missing" if (code, address) in meant else "is not one of the article's"
        )
        yield _problem(where, "page-hreflang", what, "write `alternates` in the theme's head")
    if len(_H1.findall(html)) != 1:
        yield _problem(
            where, "page-heading", "the page has not exactly one h1", "give each page one <h1>"
        )


def _problem(where: Where, code: str, what: str, hint: str) -> Problem:
    return Problem(code=code, where=where, what=what, hint=hint)


class _Head(HTMLParser):
    """Collects what a page says of itself before ``</head>``."""

    def __init__(self) -> None:
        super().__init__()
        self.html = ("", "")
        self.canonical: str | None = None
        self.alternates: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.html = (found.get("lang", ""), found.get("dir", ""))
        elif tag == "link" and found.get("rel") == "canonical":
            self.canonical = found.get("href")
        elif tag == "link" and found.get("rel") == "alternate" and "hreflang" in found:
            self.alternates.add((found["hreflang"], found.get("href", "")))
