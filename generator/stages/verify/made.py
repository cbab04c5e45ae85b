"""Rendered -> Problem*: a page that build wrote, by its plan and by the rules about hreflang."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath

from generator.model.errors import Problem, Where
from generator.model.facts import AlternateLink, HeadFacts
from generator.model.indexing import canonical
from generator.model.page import HtmlRoute
from generator.model.route import Rendered
from generator.model.urls import Addresses
from generator.stages.verify.hreflang import HEAD_RULES
from generator.stages.verify.table import RULES

_H1 = re.compile(r"<h1[\s>]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<(html|link)\b((?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE
)
_NOINDEX = re.compile(r"<meta\s[^>]*robots[^>]*\b(?:noindex|none)\b", re.IGNORECASE)
_HEAD_END = "</head>"
_BY_NUMBER = {rule.number: rule for rule in RULES}


def verify(
    page: Rendered, route: HtmlRoute, direction: str, addresses: Addresses
) -> Iterator[Problem]:
    """Yield what is wrong with a page: language, direction, canonical, hreflang set, heading.

    Only the head of the page is parsed, since a body comes from the Markdown renderer. A head that
    is as planned is held to the rules too, so that a plan cannot be wrong unseen.
    """
    html = page.content.decode()
    url = addresses.absolute(route.path)
    head = _head(html[: html.find(_HEAD_END) + len(_HEAD_END)], page.path, url)
    where = Where(PurePosixPath("output", page.path))
    if (head.lang, head.direction) != (route.lang, direction):
        yield _problem(
            where,
            "page-lang",
            f"<html> has {_marks(head.lang, head.direction)}",
            f'write lang="{route.lang}" dir="{direction}" on the <html> of the theme\'s frame',
        )
    kept = canonical(route)
    against = list(
        _against_plan(head, addresses.absolute(kept) if kept else None, route, addresses, where)
    )
    yield from against
    if not against and kept == route.path:
        yield from _against_rules(head, where)
    if len(_H1.findall(html)) != 1:
        yield _problem(
            where, "page-heading", "the page has not exactly one h1", "give each page one <h1>"
        )


def _against_plan(
    head: HeadFacts, kept: str | None, route: HtmlRoute, addresses: Addresses, where: Where
) -> Iterator[Problem]:
    if head.canonicals != ((kept,) if kept else ()):
        what = f"the canonical addresses are {[*head.canonicals]}, not {kept or 'none'}"
        yield _problem(where, "page-canonical", what, "write page.canonical in the theme's head")
    alternates = getattr(route, "alternates", ())
    meant = Counter((a.hreflang, addresses.absolute(a.path)) for a in alternates)
    stand = Counter((link.hreflang, link.href) for link in head.alternates)
    for links, fault in ((meant - stand, "missing"), (stand - meant, "wrong")):
        for code, address in sorted(links):
            what = f"the hreflang {code} to {address} is {fault}"
            yield _problem(where, "page-hreflang", what, "write `alternates` in the theme's head")


def _against_rules(head: HeadFacts, where: Where) -> Iterator[Problem]:
    is_nowhere = not head.canonicals and not head.alternates  # no rule about versions concerns it
    for number, rule in () if is_nowhere else HEAD_RULES:
        for fault in rule(head):
            known = _BY_NUMBER[number]
            severity = fault.severity or known.severity
            yield Problem(
                code=number, where=where, what=fault.what, hint=known.hint, severity=severity
            )


def _marks(lang: str, direction: str) -> str:
    said = f'lang="{lang}"' if lang else "no lang"
    return f'{said} and dir="{direction}"' if direction else f"{said} and no dir"


def _problem(where: Where, code: str, what: str, hint: str) -> Problem:
    return Problem(code=code, where=where, what=what, hint=hint)


def _head(html: str, path: str, url: str) -> HeadFacts:
    """Return what a page says of itself before ``</head>``.

    Read by expressions, since a whole parser takes as long as rendering; comments say nothing.
    """
    lang = direction = ""
    canonicals: list[str] = []
    alternates: list[AlternateLink] = []
    plain = _COMMENT.sub("", html)
    for tag, attributes in _TAG.findall(plain):
        found = {
            name.lower(): unescape(double or single or plain)
            for name, double, single, plain in _ATTRIBUTE.findall(attributes)
        }
        relation = found.get("rel", "").lower()
        if tag.lower() == "html":
            lang, direction = found.get("lang", ""), found.get("dir", "")
        elif relation == "canonical":
            canonicals.append(found.get("href", ""))
        elif relation == "alternate" and "hreflang" in found:
            alternates.append(
                AlternateLink(
                    hreflang=found["hreflang"],
                    href=found.get("href", ""),
                    has_media="media" in found,
                )
            )
    return HeadFacts(
        path=path,
        url=url,
        lang=lang,
        direction=direction,
        canonicals=tuple(canonicals),
        alternates=tuple(alternates),
        noindex=_NOINDEX.search(plain) is not None,
    )
