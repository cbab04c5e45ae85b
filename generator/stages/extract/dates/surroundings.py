"""What stands beside a date in a line: whether its numbers go on, or another day is named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.stages.extract.dates.scan import Token
from generator.stages.extract.dates.tables import COUNTED, LAWS
from generator.stages.extract.dates.words import UNSPACED, is_letter

_REACH = 40  # characters on either side that are looked at
_SIGNS_BEFORE = re.compile(
    r"[#$€£¥₹₩₽№§+=@&_\\%?^~～〜*]\s*\Z"
    r"|\S[/.-]\Z|\d[–—:,;]\Z"  # joined to what stands before
    r"|\d[^\W\d]{0,3}\.?\s*[-–—/]\s*\Z|(?:至|到|から|부터)\s*\Z"  # the end of a range
)
_NUMBER_BEFORE = re.compile(r"\d\s*[.,:]?\s*\Z")
_COUNT_BEFORE = re.compile(
    r"(?<!\d)\d{1,2}[.,]?\s+(?:[^\s\d|•·;()]+\s+){1,2}\Z"
)  # `5 to 7 May 2024`
_LABELS_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(COUNTED.split())})[.:º°]?\s*\Z")
_SIGNS_BEHIND = re.compile(
    r"\s?[%€$£¥₹₩₽‰°]|[+=@&_\\#^*年月日号號년월일]"
    r"|[./:,'–—-]\d|[/-]\S|\.[a-z]"
    r"|\s*[-–—/~～〜]\s*\d|\s*(?:至|到|から|~|～|〜|부터|에서)"
)
_NUMBER_BEHIND = re.compile(r"\s*[,;.]?\s*\d")
_COUNT_BEHIND = re.compile(r"\s+(?:[^\s\d|•·;()]{1,6}\s+){1,2}\d{1,2}(?!\d)")
_GLUED = re.compile(r"(?:0[1-9]|[12]\d|3[01])([./])(?:0[1-9]|1[0-2])\1(?:19|20)\d\d(?![\d./-])")
_GLUED_WORD = re.compile(r"[^\W\d_]{3}\Z")
_LEGAL = re.compile(rf"(?<!\w)(?:{'|'.join(LAWS.split()).replace('_', ' ')})(?!\w)|第\d+[号號]")
_GROUP = re.compile(r"(?<![\d.,:/-])\d{1,4}(?:\s?([./-])\s?\d{1,4})(?:\1\s?\d{1,4})*(?![\d:])")
_PARTIAL = re.compile(r"n[ .]{0,2}M|M[ .]{0,2}n|p ?n|n ?月(?: ?n)?")
_PAIR, _DAYS, _MONTHS = 2, 31, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A part of a line, by its place, and the kinds of its tokens."""

    plain: str
    start: int
    end: int
    kinds: str


def is_legal_text(plain: str) -> bool:
    """Say whether a folded line speaks of a law, whose date is not the page's."""
    return _LEGAL.search(plain) is not None


def is_free(window: Window) -> bool:
    """Say whether neither side of a date carries its numbers on."""
    return _is_free_before(window) and _is_free_behind(window)


def _is_free_before(window: Window) -> bool:
    before = window.plain[max(0, window.start - _REACH) : window.start]
    here = window.plain[window.start]
    if _is_touching(before[-1:], here) and not _is_glued(before, window):
        return False
    if _SIGNS_BEFORE.search(before) or _LABELS_BEFORE.search(before):
        return False
    numbers = [kind for kind in window.kinds if kind in "ntygC"]
    if numbers[0] == "n":
        return not _NUMBER_BEFORE.search(before) and not _COUNT_BEFORE.search(before)
    return True


def _is_free_behind(window: Window) -> bool:
    behind = window.plain[window.end : window.end + _REACH]
    if _is_touching(behind[:1], window.plain[window.end - 1]) or _SIGNS_BEHIND.match(behind):
        return False
    numbers = [kind for kind in window.kinds if kind in "ntygC"]
    if numbers[-1] in "nt":
        return not _NUMBER_BEHIND.match(behind) and not _COUNT_BEHIND.match(behind)
    return True


def _is_touching(neighbour: str, own: str) -> bool:
    """Say whether a letter or digit stands at the edge of a date without a gap."""
    if not neighbour:
        return False
    if neighbour.isdigit():
        return own.isdigit()
    return is_letter(neighbour) and not UNSPACED.match(neighbour) and not UNSPACED.match(own)


def _is_glued(before: str, window: Window) -> bool:
    """Allow the full date that a portal sets behind a source's name without a space."""
    found = _GLUED.match(window.plain, window.start)
    return found is not None and _GLUED_WORD.search(before) is not None


def names_another_day(date: dt.date, rest: str, outside: Sequence[Token]) -> bool:
    """Say whether the line, beside the date that it has, names a day or a numbered paper."""
    for group in _GROUP.finditer(rest):
        numbers = [int(number) for number in re.findall(r"\d+", group[0])]
        if _is_dateish(group, numbers) and not _is_of(date, numbers):
            return True
    kinds = "".join(token.kind for token in outside)
    return any(
        not _is_same_day(date, outside[found.start() : found.end()])
        for found in _PARTIAL.finditer(kinds)
    )


def _is_dateish(group: re.Match[str], numbers: Sequence[int]) -> bool:
    is_day = group[1] == "." and 1 <= numbers[0] <= _DAYS and 1 <= numbers[1] <= _MONTHS
    return group[1] == "/" or len(numbers) > _PAIR or is_day


def _is_of(date: dt.date, numbers: Iterable[int]) -> bool:
    return set(numbers) <= {date.year, date.year % 100, date.year - 1911, date.month, date.day}


def _is_same_day(date: dt.date, tokens: Sequence[Token]) -> bool:
    numbers = {int(token.text) for token in tokens if token.kind == "n"}
    months = {month for token in tokens for _, month in token.word.months}
    return numbers <= {date.day, date.month} and (not months or date.month in months)
