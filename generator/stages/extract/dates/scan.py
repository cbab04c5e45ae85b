"""A folded line -> tokens, each of a kind that one letter names; None if a word is no date's.

Kinds: ``n`` number of one or two digits, ``t`` of three, ``y`` of four, ``g`` an era's first year;
``M`` month, ``W`` weekday, ``B`` either, ``w`` weekday or small word, ``p`` month number follows,
``年月日`` behind a number, ``E`` era mark, ``f`` small word, ``o`` ordinal ending, ``P`` word
before a time of day, ``C`` the time. A space and ``. , / - | ( )`` stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.stages.extract.dates.clocks import CLOCK
from generator.stages.extract.dates.numerals import numeral
from generator.stages.extract.dates.words import Vocabulary, Word

_SIGNS = {**{c: c for c in " .,/-|()" + CLOCK}, **dict.fromkeys("–—•·", "|"), ";": ",", "⹁": ","}
_SIGNS |= {"[": "(", "]": ")", "፣": ",", "፥": ",", "፡": ","}
_LETTERS = {"r": "reiwa", "h": "heisei", "s": "showa", "t": "taisho"}
_ERA_LETTER = re.compile(r"(?<!\w)[rhst](?=\d\d?([./])\d\d?\1\d\d?(?![\d./]))")
_NUMBER_KINDS = {1: "n", 2: "n", 3: "t", 4: "y"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of a line; *word* says what it can mean, for numbers and signs it is empty.

    *text* is a number in digits, however it is written; *width* is the length on the line.
    """

    kind: str
    text: str
    word: Word
    width: int = 1


_BLANK = Token(kind=" ", text=" ", word=Word())


def scan(plain: str, vocabulary: Vocabulary) -> tuple[Token, ...] | None:
    """Split *plain* into tokens; None at the first word that is not in *vocabulary*."""
    tokens: list[Token] = []
    place = 0
    while place < len(plain):
        token = token_at(plain, place, vocabulary)
        if token is None:
            return None
        tokens.append(token)
        place += token.width
    return tuple(tokens)


def token_at(plain: str, place: int, vocabulary: Vocabulary) -> Token | None:
    """Return the token that begins at *place*; None if no word of *vocabulary* and no sign does."""
    number = _number(plain, place)
    if number:
        kind = _NUMBER_KINDS.get(len(number))
        return Token(kind=kind, text=number, word=Word(), width=len(number)) if kind else None
    counted = numeral(plain, place)
    if counted:
        return Token(
            kind=_NUMBER_KINDS[len(counted[0])], text=counted[0], word=Word(), width=counted[1]
        )
    era = _ERA_LETTER.match(plain, place)
    if era:
        return Token(kind="E", text=era[0], word=Word(mark="E", era=_LETTERS[era[0]]))
    found = vocabulary.longest(plain, place)
    if found:
        return Token(kind=found[1].kind, text=found[0], word=found[1], width=len(found[0]))
    sign = _SIGNS.get(plain[place])
    if sign is None:
        return None
    return Token(kind="C" if sign == CLOCK else sign, text=plain[place], word=Word())


def _number(plain: str, place: int) -> str:
    end = place
    while end < len(plain) and plain[end].isdecimal():
        end += 1
    return plain[place:end]


def reduce(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], frozenset[int]] | None:
    """Leave the numbers, months, eras and what stands between them; tell the weekday apart.

    None if there is more than one time of day, or more than one weekday.
    """
    kinds = _kinds(tokens)
    if kinds.count("C") > 1:
        return None
    tokens = _as_weekday(tokens)
    for pattern, make in _BEFORE:
        tokens = _replaced(tokens, pattern, make)
    tokens, head = _cut(tokens, _HEAD)
    tokens, tail = _cut(tokens, _TAIL)
    if head and tail:
        return None
    for pattern, make in _AFTER:
        tokens = _replaced(tokens, pattern, make)
    return tokens, head or tail


def _kinds(tokens: tuple[Token, ...]) -> str:
    return "".join(token.kind for token in tokens)


def _as_weekday(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Settle the words that are a month and a weekday: `mar` and `mar.` of French, for one."""
    kinds = _kinds(tokens)
    spare = kinds.count("B") - (0 if set(kinds) & set("Mp月") else 1)
    settled = []
    for token in tokens:
        kind = token.kind
        if kind == "B":
            kind = "W" if spare > 0 else "M"
            spare -= 1
        settled.append(replace(token, kind=kind))
    return tuple(settled)


def _replaced(
    tokens: tuple[Token, ...],
    pattern: re.Pattern[str],
    make: Callable[[tuple[Token, ...]], tuple[Token, ...]],
) -> tuple[Token, ...]:
    done: list[Token] = []
    last = 0
    for found in pattern.finditer(_kinds(tokens)):
        done += [*tokens[last : found.start()], *make(tokens[found.start() : found.end()])]
        last = found.end()
    return (*done, *tokens[last:])


def _cut(
    tokens: tuple[Token, ...], edge: re.Pattern[str]
) -> tuple[tuple[Token, ...], frozenset[int]]:
    """Cut one edge off; return the rest and the weekday that stood there, if any."""
    found = edge.search(_kinds(tokens))
    if found is None:
        return tokens, frozenset()
    cut = tokens[found.start() : found.end()]
    weekdays = next((token.word.weekdays for token in cut if token.kind in "Ww"), frozenset[int]())
    return tokens[: found.start()] + tokens[found.end() :], weekdays


def _blank(_: tuple[Token, ...]) -> tuple[Token, ...]:
    return (_BLANK,)


def _nothing(_: tuple[Token, ...]) -> tuple[Token, ...]:
    return ()


def _sign(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.kind != " ")


def _same_month(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Make one month of two names for it, `تشرين الأول/أكتوبر`; leave others as they are."""
    first, second = (token for token in tokens if token.kind == "M")
    both = first.word.months & second.word.months
    if not both:
        return tokens
    return (Token(kind="M", text=first.text, word=Word(months=both)),)


_EDGE = r"[ .,|()\-]"
_HEAD = re.compile(r"\A[ .,|()\-f]*(?:[Ww][ .,|()\-f]*)?")
_TAIL = re.compile(rf"(?:[ .,|(\-f][ .,|()\-f]*[Ww]|(?<=[ny日年M])[Ww])?{_EDGE}*f?{_EDGE}*\Z")
_Rewrites = tuple[tuple[re.Pattern[str], Callable[[tuple[Token, ...]], tuple[Token, ...]]], ...]
_BEFORE: _Rewrites = (
    (re.compile(r"(?: / +)?(?:[Pf]\.? *)*C(?: *P)?(?: */ )?|P\.? *\Z"), _blank),
    (re.compile(r"(?<=n)-?o"), _nothing),
    (re.compile(r"  +"), _blank),
)
_AFTER: _Rewrites = (
    (re.compile(r"[fwP]"), _blank),
    (re.compile(r"  +"), _blank),
    (re.compile(r" ?[./,] ?"), _sign),
    (re.compile(r"M ?[/(] ?M\)?"), _same_month),
)
