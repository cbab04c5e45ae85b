"""What stands between the items of a list that ends in "and"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from generator.edges.locales.nearest import nearest
from generator.model.ids import LangTag

_ITEM = "\ufffc"  # stands for an item while the patterns are put together
# Spanish "y" before the sound of i is "e"; Hebrew joins its prefix to another script by a hyphen.
# Source: ICU, ListFormatter, which adds both to CLDR's patterns.
_SPANISH_I = re.compile(r"(?i)i|hi(?!a|e)")


def joints(items: tuple[str, ...], tag: LangTag) -> tuple[str, ...]:
    """Return what stands before the first item, between each two, and after the last.

    The items are plain text; they matter only in Spanish and Hebrew.
    """
    pieces = list(_pieces(len(items), tag))
    if len(items) > 1:
        pieces[-2] = _fitted(pieces[-2], items[-1], tag)
    return tuple(pieces)


@cache
def _pieces(count: int, tag: LangTag) -> tuple[str, ...]:
    if count <= 1:
        return ("", "")[: count + 1]
    locale = nearest(tag)
    patterns = dict(locale.list_patterns["standard"]) if locale else {}
    plain = "{0}, {1}"
    if count == 2 and "2" in patterns:  # noqa: PLR2004 - CLDR's pattern for pairs
        return tuple(patterns["2"].format(_ITEM, _ITEM).split(_ITEM))
    text = patterns.get("start", plain).format(_ITEM, _ITEM)
    for _ in range(count - 3):
        text = patterns.get("middle", plain).format(text, _ITEM)
    if count > 2:  # noqa: PLR2004
        text = patterns.get("end", plain).format(text, _ITEM)
    return tuple(text.split(_ITEM))


def _fitted(joint: str, after: str, tag: LangTag) -> str:
    if tag.split("-")[0] == "es" and joint == " y " and _SPANISH_I.match(after):
        return " e "
    is_prefix = tag.split("-")[0] == "he" and joint.endswith("ו")
    if is_prefix and not unicodedata.name(after[:1], "").startswith("HEBREW"):
        return joint + "-"
    return joint
