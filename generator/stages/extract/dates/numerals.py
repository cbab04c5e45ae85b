"""Numbers in words: Chinese numerals before 年, 月 and 日, and "first" in Persian."""

from __future__ import annotations

import re

_DIGITS = {**{c: str(n) for n, c in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0"}
_ONE = "[一二三四五六七八九]"
_NUMERALS = re.compile(
    rf"(?P<digits>[〇零○一二三四五六七八九]{{3,4}})(?=\s?年)|(?P<ones>{_ONE})(?=\s?[月日號号])"
    rf"|(?P<tens>(?:二|三)?十{_ONE}?)(?=\s?[月日號号])"
)
_FIRST = re.compile(r"(?<!\w)اول(?=\s+\w)")


def numeral(plain: str, place: int) -> tuple[str, int] | None:
    """Return the digits of the number that is written in words at *place*, and its length."""
    if plain[place] < "\u3000" and plain[place] != "○":
        return ("1", len("اول")) if _FIRST.match(plain, place) else None
    found = _NUMERALS.match(plain, place)
    if found is None or plain[:place][-1:] in {*_DIGITS, "十"}:
        return None
    return _number(found), len(found[0])


def _number(found: re.Match[str]) -> str:
    if found["tens"] is None:
        return "".join(_DIGITS[c] for c in found[0])
    tens, _, ones = found["tens"].partition("十")
    return _DIGITS.get(tens, "1") + _DIGITS.get(ones, "0")


def has_number(text: str) -> bool:
    """Say whether there is a digit, or a year in Chinese numerals."""
    return any(c.isdecimal() for c in text) or ("年" in text and bool(_NUMERALS.search(text)))
