"""Facts and lines of a page -> evidence for its title, and the line that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.edges.formats.html.article import fold
from generator.edges.formats.html.facts import Facts
from generator.edges.formats.html.lines import Line
from generator.edges.formats.html.tree import Tree
from generator.model.extract import Evidence

_CUT = re.compile(r"\s+(?:[-–—|:·•»«/]|::|\|\|)\s+|\s*[_|]\s*|(?<=\w):\s+")
_TITLE_MAX = 300  # characters
_SURE, _DOUBTFUL = 0.95, 0.75


def titles(
    tree: Tree, facts: Facts, lines: Sequence[Line], start: int
) -> tuple[tuple[Evidence, ...], Line | None]:
    """Return what may be the title, best first, and the line that prints the best.

    A told title that is printed wins, then a printed ``h1``, then what is only told. *start* is
    the number of the line at which the body begins.
    """
    sites = {fold(name) for _, name in facts.sites()}
    heads = _headlines(tree, lines, sites, start)
    seen = [line for line in lines if not line.is_hidden and line.kind is not None]
    printed: dict[str, Line] = {}
    for line in seen:
        printed.setdefault(fold(line.text), line)
    printed |= {fold(line.text): line for line in reversed(heads)}
    told = [
        (rule, title, certainty)
        for rule, text, certainty in _told(facts)
        for title in [_without_site(text, sites, printed)]
        if fold(title) and fold(title) not in sites and len(title) <= _TITLE_MAX
    ]
    evidence = [
        _evidence(printed[fold(title)].text, rule, max(certainty, _SURE), printed[fold(title)])
        for rule, title, certainty in told
        if fold(title) in printed
    ]
    evidence += [_evidence(h.text, "html.h1", _trust(h, told, len(heads)), h) for h in heads]
    evidence += [
        _evidence(title, rule, certainty, None)
        for rule, title, certainty in told
        if fold(title) not in printed
    ]
    headline = next(
        (line for line in lines if evidence and (line.number,) == evidence[0].lines), None
    )
    return _once(evidence), headline


def _told(facts: Facts) -> Iterator[tuple[str, str, float]]:
    """Yield rule, title and certainty of each title that the page's head tells."""
    yield from (("html.json-ld.headline", text, 0.97) for text in facts.described.headlines)
    yield from (("html.meta.og:title", text, 0.9) for text in facts.meta("og:title"))
    names = ("twitter:title", "dc.title", "dcterms.title", "parsely-title")
    yield from (("html.meta.title", text, 0.85) for text in facts.meta(*names))
    if facts.title:
        yield "html.title", facts.title, _DOUBTFUL


def _without_site(text: str, sites: set[str], printed: dict[str, Line]) -> str:
    """Cut a site's name off a title, where it is known or where the rest is printed."""
    if fold(text) in printed:
        return text
    cuts = list(_CUT.finditer(text))
    rests = [(text[: cut.start()], text[cut.end() :]) for cut in cuts]
    rests += [(text[cut.end() :], text[: cut.start()]) for cut in cuts]
    for rest, _ in sorted(rests, key=lambda pair: -len(pair[0])):
        line = printed.get(fold(rest))
        if line is not None and line.linked < 1 and fold(rest) not in sites and len(rest) > 8:  # noqa: PLR2004
            return rest
    known = [rest for rest, site in rests if fold(site) in sites and rest]
    return min(known, key=len) if known else text


def _headlines(tree: Tree, lines: Sequence[Line], sites: set[str], start: int) -> list[Line]:
    """Return the lines set as ``h1`` that are no site's name or logo, nearest the body first."""
    found = []
    for line in lines:
        h1 = next((n for n in (line.place, *line.place.ancestors()) if n.tag == "h1"), None)
        if h1 is None or line.is_hidden or fold(line.text) in sites or not fold(line.text):
            continue
        links = [n for n in (*tree.inside(h1), *h1.ancestors()) if n.tag == "a"]
        is_home = any(
            n.attrs.get("href", "").count("/") in {1, 3} and n.attrs["href"].endswith("/")
            for n in links
        )
        if not (is_home or h1.tokens & {"logo", "site-title", "brand", "site-name"}):
            found.append(line)
    return sorted(found, key=lambda line: abs(line.number - start))


def _trust(line: Line, told: Sequence[tuple[str, str, float]], count: int) -> float:
    """Say how far a printed ``h1`` is the title: surely, if a told title says as much."""
    key = fold(line.text)
    if any(key in fold(title) or fold(title) in key for _, title, _ in told):
        return _SURE
    return 0.9 if count == 1 and not told else _DOUBTFUL


def _evidence(value: str, rule: str, certainty: float, line: Line | None) -> Evidence:
    lines = (line.number,) if line else ()
    return Evidence(field="title", value=value, rule=rule, certainty=certainty, lines=lines)


def _once(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    seen: dict[str, Evidence] = {}
    for found in evidence:
        seen.setdefault(fold(found.value), found)
    return tuple(seen.values())
