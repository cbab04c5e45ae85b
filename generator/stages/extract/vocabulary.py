"""Rules -> patterns: the words of all languages, compiled once, each match with its languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from re import Pattern

from generator.model.ids import LangTag
from generator.model.rules import Labels, Portal, Rules

COLON = "[:：៖ঃ﹕꞉]"
URL = re.compile(r"https?://[^\s<>\"«»“”„|。，、；：！？（）「」।]+", re.IGNORECASE)
_COUNT = r"\d[\d.,]*"
_NEVER: Pattern[str] = re.compile(r"(?!)")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """How one language prints a byline: ``Artikel und Fotos: NAME``, ``Von NAME``."""

    lang: LangTag
    labelled: Pattern[str]
    by: Pattern[str]
    text: Pattern[str]
    photo: Pattern[str]
    between_names: Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Patterns are matched against whole lines, but for *glued*, which finds a label in a line."""

    source: Pattern[str]
    glued: Pattern[str]
    counter: Pattern[str]
    title: Pattern[str]
    published: Pattern[str]
    date: Pattern[str]
    photo_credit: Pattern[str]
    credits: tuple[Credit, ...]
    related: dict[str, Langs]
    noise: frozenset[str]
    portals: tuple[tuple[Portal, Pattern[str]], ...]
    langs_of: Callable[[str, str], Langs]


def compile_rules(rules: Rules) -> Vocabulary:
    """Compile *rules*; costs milliseconds, so it is done once for all sources."""
    words = {
        kind: _index(rules.labels, kind)
        for kind in ("source", "comments", "title", "published", "date")
    }
    printed = _any({word for label in rules.labels for word in label.source})
    source, comments = _any(words["source"]), _any(words["comments"])
    photo = _any(_index(rules.labels, "photo"))
    portal_noise = {word for portal in rules.portals for word in portal.noise}
    return Vocabulary(
        source=_whole(rf"(?P<label>{source})(?:\s*{COLON}\s*|\s+(?=https?://))(?P<rest>\S.*)"),
        # In the letters of the label, since `open-source: https://…` is no label.
        glued=re.compile(rf"(?<=[^\s(])(?={printed}\s*{COLON}\s*https?://)"),
        counter=_whole(
            rf"(?P<label>{comments})(?:\s*{COLON}\s*|\s+|\s*[(（\[]\s*){_COUNT}\s*[)）\]]?"
            rf"|{_COUNT}\s+(?P<after>{comments})"
        ),
        title=_whole(rf"(?P<label>{_any(words['title'])})\s*{COLON}\s*(?P<rest>\S.*)"),
        published=_whole(rf"(?P<label>{_any(words['published'])})\s*{COLON}?\s*(?P<rest>\S.*)"),
        date=_whole(rf"(?P<label>{_any(words['date'])})\s*{COLON}\s*(?P<rest>\S.*)"),
        photo_credit=re.compile(
            rf"(?:^|[.!?…।。。។៕]\s*|[(（\[]\s*)(?:{photo})\s*{COLON}\s*(?P<name>[^:：]{{1,60}})$",
            re.IGNORECASE,
        ),
        credits=tuple(map(_credit, rules.labels)),
        related=_index(rules.labels, "related"),
        noise=frozenset(word.casefold() for label in rules.labels for word in label.noise)
        | frozenset(word.casefold() for word in portal_noise),
        portals=tuple((p, re.compile(p.site_line, re.IGNORECASE)) for p in rules.portals),
        langs_of=lambda kind, label: words[kind].get(label.casefold(), frozenset()),
    )


def _credit(labels: Labels) -> Credit:
    text, photo = _words(labels.text), _words(labels.photo)
    joints = _words(labels.conjunctions)
    between = rf"\s*(?:[,/&+、・–-]|{joints})\s*"
    role = rf"(?:{text}|{photo})"
    return Credit(
        lang=labels.lang,
        labelled=_whole(rf"(?P<label>{role}(?:{between}{role})*)\s*{COLON}\s*(?P<names>\S.*)"),
        by=_whole(rf"(?:{_words(labels.by)})(?:\s*{COLON}\s*|\s+)(?P<names>\S.*)"),
        text=re.compile(text, re.IGNORECASE),
        photo=re.compile(photo, re.IGNORECASE),
        between_names=re.compile(rf"\s*[,;/&、]\s*|\s+[-–]\s+|\s+(?:{joints})\s+", re.IGNORECASE),
    )


def _index(labels: tuple[Labels, ...], kind: str) -> dict[str, Langs]:
    found: defaultdict[str, set[LangTag]] = defaultdict(set)
    for label in labels:
        for word in getattr(label, kind):
            found[word.casefold()].add(label.lang)
    return {word: frozenset(langs) for word, langs in found.items()}


def _any(words: Iterable[str]) -> str:
    return _words(tuple(words))


def _words(words: tuple[str, ...]) -> str:
    """Return an alternation, longest word first, that matches nothing if there are no words."""
    if not words:
        return _NEVER.pattern
    ordered = sorted(words, key=lambda word: (-len(word), word))
    found = "|".join(re.sub(r"\\? +", r"\\s+", re.escape(word)) for word in ordered)
    return f"(?:{found})"


def _whole(pattern: str) -> Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)
