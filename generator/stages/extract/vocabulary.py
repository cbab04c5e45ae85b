"""Rules -> patterns: the words of all languages, compiled once, each match with its languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from re import Pattern

from generator.model.ids import LangTag
from generator.model.rules import Labels, Portal, Rules
from generator.stages.extract.credit import CreditBook
from generator.stages.extract.words import COLON, any_of, whole

URL = re.compile(r"https?://[^\s<>\"«»“”„|。，、；：！？（）「」।]+", re.IGNORECASE)
_COUNT = r"\d[\d.,]*"
_NUMBER = re.compile(r"[#\d][\d.,]*")
_KINDS = (
    "source", "comments", "title", "published", "updated", "date", "tags", "see_also", "photo",
    "rights",
)  # fmt: skip
Langs = frozenset[LangTag]


def find_url(text: str) -> tuple[int, int] | None:
    """Return where the first address stands in *text*, without the marks that follow it."""
    found = URL.search(text)
    if found is None:
        return None
    url = found[0].rstrip(".,;:!?'")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?'")
    return found.start(), found.start() + len(url)


def as_noise(text: str) -> str:
    """Fold a line for comparison with template words: case, marks at its end, any number as #."""
    return _NUMBER.sub("#", text.casefold()).rstrip(" .:!…").replace("# #", "#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Patterns are matched against whole lines, but for *glued*, which finds a label in a line."""

    source: Pattern[str]
    source_label: Pattern[str]
    glued: Pattern[str]
    counter: Pattern[str]
    title: Pattern[str]
    published: Pattern[str]
    updated: Pattern[str]
    updated_from: Pattern[str]
    labels_inside: Pattern[str]
    date: Pattern[str]
    tags: Pattern[str]
    see_also: Pattern[str]
    photo_credit: Pattern[str]
    credits: CreditBook
    related: dict[str, Langs]
    home: frozenset[str]
    noise: frozenset[str]
    rights: Pattern[str]
    portals: tuple[tuple[Portal, Pattern[str] | None], ...]
    langs_of: Callable[[str, str], Langs]


def compile_rules(rules: Rules) -> Vocabulary:
    """Compile *rules*; costs milliseconds, so it is done once for all sources."""
    words = {
        kind: _index(rules.labels, kind)
        for kind in ("source", "comments", "title", "published", "date")
    }
    printed_in = {kind: _printed(rules.labels, kind) for kind in _KINDS}
    source, comments = printed_in["source"], printed_in["comments"]
    photo = printed_in["photo"]
    noise = {word for labels in rules.labels for word in labels.noise}
    noise |= {word for portal in rules.portals for word in portal.noise}
    return Vocabulary(
        source=whole(rf"(?P<label>{source})(?:\s*{COLON}\s*|\s+(?=https?://|www\.))(?P<rest>\S.*)"),
        source_label=whole(rf"(?P<label>{source})\s*{COLON}?"),
        # In the letters of the label, since `open-source: https://…` is no label.
        glued=re.compile(rf"(?<=[^\s(])(?={source}\s*{COLON}\s*https?://)"),
        counter=whole(
            rf"(?P<label>{comments})(?:\s*{COLON}\s*|\s+|\s*[(（\[]\s*){_COUNT}\s*[)）\]]?"
            rf"|{_COUNT}\s+(?P<after>{comments})"
        ),
        title=whole(rf"(?P<label>{printed_in['title']})\s*{COLON}\s*(?P<rest>\S.*)"),
        published=whole(rf"(?P<label>{printed_in['published']})\s*{COLON}?\s*(?P<rest>\S.*)"),
        # From a label of a change to the next bracket or bar, or the line's end.
        updated_from=re.compile(
            rf"(?<![^\W\d_])(?:{printed_in['updated']})(?![^\W\d_])[^|)）]*", re.IGNORECASE
        ),
        labels_inside=re.compile(
            rf"(?<![^\W\d_])(?:{source}|{printed_in['published']})(?![^\W\d_])", re.IGNORECASE
        ),
        updated=whole(rf"(?P<label>{printed_in['updated']})\s*{COLON}?\s*(?P<rest>\S.*)"),
        tags=whole(rf"(?:{printed_in['tags']})(?:\s*{COLON}\s*|\s+[-–—]\s+)\S.*"),
        see_also=whole(rf"(?:{printed_in['see_also']})\s*{COLON}\s*(?P<rest>\S.*)"),
        date=whole(rf"(?P<label>{printed_in['date']})\s*{COLON}\s*(?P<rest>\S.*)"),
        photo_credit=re.compile(
            rf"(?:^|[.!?…。।៕|]\s*|[(（\[]\s*)(?:{photo})\s*{COLON}\s*(?P<name>[^:：]{{1,60}})$"
            rf"|[.!?…。।៕]\s*[-–—/]?\s*(?:[©ⓒ]|(?:{photo})\s*[:：/=]|(?:{photo})\s)\s*"
            rf"(?P<owner>[^.:：]{{2,60}})$"
            rf"|[(（][^()（）]{{0,40}}(?<![^\W\d_])(?:{photo})(?![^\W\d_])[^()（）]{{0,40}}[)）]$"
            rf"|[(（。][^()（）。]{{1,40}}(?:{photo})[)）]?$",
            re.IGNORECASE,
        ),
        credits=CreditBook(rules.labels),
        related=_index(rules.labels, "related") | _index(rules.labels, "see_also"),
        home=frozenset(_index(rules.labels, "home")) | {"home"},
        noise=frozenset(map(as_noise, noise)),
        rights=re.compile(printed_in["rights"], re.IGNORECASE),
        portals=tuple(
            (p, re.compile(p.site_line, re.IGNORECASE) if p.site_line else None)
            for p in rules.portals
        ),
        langs_of=lambda kind, label: words[kind].get(label.casefold(), frozenset()),
    )


def _printed(labels: tuple[Labels, ...], kind: str) -> str:
    """Return an alternation of the words as printed; folding would take letters apart."""
    return any_of(word for label in labels for word in getattr(label, kind))


def _index(labels: tuple[Labels, ...], kind: str) -> dict[str, Langs]:
    found: defaultdict[str, set[LangTag]] = defaultdict(set)
    for label in labels:
        for word in getattr(label, kind):
            found[word.casefold()].add(label.lang)
    return {word: frozenset(langs) for word, langs in found.items()}
