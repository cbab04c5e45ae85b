"""Head and body -> Features: what of a text is the same in every language."""

from __future__ import annotations

import re

from generator.model.document import Head
from generator.model.letters import latin_names, weight
from generator.model.numbers import ascii_digits, numbers
from generator.model.suggestion import Features

_URL = re.compile(r"https?://(?:www\.)?([^\s<>\"'«»“”()\[\]{}|]+)", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\d.,])(?:\+|\(\+?)?\d(?:[\s()./-]{0,2}\d){6,14}(?![\d.,]*\d)")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.\s]\d{3})+")  # a large number, not a telephone
_SPAN = re.compile(r"\d{4}\s?[-/]\s?\d{4}|\d{1,4}[-./\s]+\d{1,2}[-./\s]+\d{1,4}")  # years, a date
_GROUPS_MAX = 4  # of digits, in a number that begins neither with a zero nor with a plus
_GROUP_MIN = 3  # digits of the longest of them
_NUMBERS_MAX = 200  # of a text; comparing takes the product of two counts
_PHONE_TAIL = 8  # digits that stay the same with and without the codes before them


def features(head: Head, body: str) -> Features:
    """Measure a text, so that its *body* can be forgotten."""
    urls = {url.rstrip(".,;:!?/").casefold() for url in _URL.findall(body)}
    prose = ascii_digits(_URL.sub(" ", body))
    phones = {_digits(printed) for printed in _PHONE.findall(prose) if _is_phone(printed)}
    prose = _PHONE.sub(lambda found: " " if _is_phone(found[0]) else found[0], prose)
    return Features(
        path=head.path,
        article=head.article,
        lang=head.lang,
        numbers=numbers(prose)[:_NUMBERS_MAX],
        names=tuple(sorted(set(latin_names(prose)))),
        phones=tuple(sorted(phones)),
        urls=tuple(sorted(urls)),
        lengths=tuple(weight(line) for line in body.splitlines() if _is_block(line)),
    )


def _is_phone(printed: str) -> bool:
    """Say whether digits are a telephone number: by their beginning, or by a few long groups."""
    if _GROUPED.fullmatch(printed) or _SPAN.fullmatch(printed):
        return False
    groups = [len(group) for group in re.findall(r"\d+", printed)]
    is_apart = len(groups) <= _GROUPS_MAX and min(groups) > 1 and max(groups) >= _GROUP_MIN
    is_long = len(groups) > 1 or groups[0] >= _PHONE_TAIL
    return printed[0] in "+(" or int(printed[0]) == 0 or (is_apart and is_long)


def _digits(printed: str) -> str:
    return re.sub(r"\D", "", printed)[-_PHONE_TAIL:]


def _is_block(line: str) -> bool:
    """Say whether a line of Markdown shows something: neither blank nor a container's fence."""
    return line.strip() != "" and not line.startswith(":::")
