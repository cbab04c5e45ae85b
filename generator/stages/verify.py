"""Rendered -> Problem*: look at what was made, not at what was meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath

from generator.model.errors import Problem, Where
from generator.model.page import HtmlRoute
from generator.model.page import canonical as canonical_of
from generator.model.route import Rendered
from generator.model.urls import Addresses

_H1 = re.compile(r"<h1[\s>]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<(html|link)\b((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE
)
_HEAD_END = "</head>"


def verify(
    page: Rendered, route: HtmlRoute, direction: str, addresses: Addresses
) -> Iterator[Problem]:
    """Yield what is wrong with a page: language, direction, canonical, hreflang set, heading.

    Only the head of the page is parsed, since a body comes from the Markdown renderer.
    """
    html = page.content.decode()
    head = _Head(html[: html.find(_HEAD_END) + len(_HEAD_END)])
    where = Where(PurePosixPath("output", page.path))
    if head.html != (route.lang, direction):
        yield _problem(
            where,
            "page-lang",
            f"<html> has {_marks(*head.html)}",
            f'write lang="{route.lang}" dir="{direction}" on the <html> of the theme\'s frame',
        )
    kept = canonical_of(route)
    canonical = addresses.absolute(kept) if kept else None
    if head.canonicals != ([canonical] if canonical else []):
        what = f"the canonical addresses are {head.canonicals}, not {canonical or 'none'}"
        yield _problem(where, "page-canonical", what, "write page.canonical in the theme's head")
    alternates = getattr(route, "alternates", ())
    meant = Counter((a.hreflang, addresses.absolute(a.path)) for a in alternates)
    for links, fault in ((meant - head.alternates, "missing"), (head.alternates - meant, "wrong")):
        for code, address in sorted(links):
            what = f"the hreflang {code} to {address} is {fault}"
            yield _problem(where, "page-hreflang", what, "write `alternates` in the theme's head")
    if len(_H1.findall(html)) != 1:
        yield _problem(
            where, "page-heading", "the page has not exactly one h1", "give each page one <h1>"
        )


def _marks(lang: str, direction: str) -> str:
    said = f'lang="{lang}"' if lang else "no lang"
    return f'{said} and dir="{direction}"' if direction else f"{said} and no dir"


def _problem(where: Where, code: str, what: str, hint: str) -> Problem:
    return Problem(code=code, where=where, what=what, hint=hint)


class _Head:
    """What a page says of itself before ``</head>``.

    Read by expressions, since a whole parser takes as long as rendering; comments say nothing.
    """

    def __init__(self, html: str) -> None:
        self.html = ("", "")
        self.canonicals: list[str] = []
        self.alternates: Counter[tuple[str, str]] = Counter()
        for tag, attributes in _TAG.findall(_COMMENT.sub("", html)):
            found = {
                name.lower(): unescape(double or single or plain)
                for name, double, single, plain in _ATTRIBUTE.findall(attributes)
            }
            self._take(tag.lower(), found)

    def _take(self, tag: str, found: dict[str, str]) -> None:
        relation = found.get("rel", "").lower()
        if tag == "html":
            self.html = (found.get("lang", ""), found.get("dir", ""))
        elif relation == "canonical":
            self.canonicals.append(found.get("href", ""))
        elif relation == "alternate" and "hreflang" in found:
            self.alternates[found["hreflang"], found.get("href", "")] += 1
