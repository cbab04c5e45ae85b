"""Text -> the same text with Chinese numerals as ASCII digits, where they surely are numbers."""

from __future__ import annotations

import re

_DIGITS = {c: value for value, c in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_ALL = "".join((*_DIGITS, *_TENS))
_RUN = re.compile(f"[{_ALL}]{{2,}}")


def spell_digits(text: str) -> str:
    """Return *text* with ``六十三`` as 63 and ``二〇二四`` as 2024; a single sign stays a word.

    ``十分`` (very) and ``百姓`` (people) hold no digit and stay as they are.
    Source of the system: Unicode's Unihan database, ``kPrimaryNumeric``.
    """
    return _RUN.sub(lambda found: _digits(found[0]), text)


def _digits(run: str) -> str:
    if not any(c in _TENS for c in run):
        return "".join(str(_DIGITS[c]) for c in run) if set(run) & set("〇零") else run
    if not any(c in _DIGITS for c in run):
        return run
    total, digit = 0, 0
    for c in run:
        if c in _DIGITS:
            digit = _DIGITS[c]
        else:
            total += (digit or 1) * _TENS[c]
            digit = 0
    return str(total + digit)
