"""Text -> its place in a language's alphabet: a sort key, and the letter of an A-Z."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.model.ids import LangTag
from generator.model.lang import fallbacks

NUMBERS = "#"
"""The letter of what begins with a number, or has no letter at all."""
OTHERS = "…"
"""The letter of what begins in another script."""


def sort_key(text: str, tag: LangTag) -> bytes:
    """Return what sorts as the language sorts *text*; only equal texts have equal keys.

    Signs before the first letter count last, so that a quotation stands under its letter.
    Source: ICU's collator of the language, tertiary strength; the root's where it has none.
    """
    head = _from_first_letter(text)
    key: bytes = _collator(tag).getSortKey(head)
    return key + text.encode("utf-8", "surrogatepass")


def index_letters(tag: LangTag) -> tuple[str, ...]:
    """List the letters of the language's index: ``NUMBERS`` first, ``OTHERS`` last.

    Source: CLDR's index characters through ICU: letters, kana rows, jamo, strokes of Han.
    """
    return _alphabet(tag)[0]


def letter(text: str, tag: LangTag) -> str:
    """Return the one of the language's index letters under which *text* stands."""
    head = _from_first_letter(text)
    if not head[:1].isalpha():
        return NUMBERS
    letters, index = _alphabet(tag)
    place = index.getBucketIndex(head)
    return letters[place] if 0 < place < len(letters) else OTHERS


def _from_first_letter(text: str) -> str:
    start = next((place for place, sign in enumerate(text) if sign.isalnum()), None)
    return "" if start is None else text[start:]


@cache
def _collator(tag: LangTag) -> Any:  # noqa: ANN401 - ICU has no types
    from icu import Collator  # noqa: PLC0415 - loads ICU, for pages that sort only

    found = Collator.createInstance(_locale(tag))
    found.setStrength(Collator.TERTIARY)
    return found


@cache
def _alphabet(tag: LangTag) -> tuple[tuple[str, ...], Any]:
    """Return the letters in their order, and ICU's index of them."""
    from icu import AlphabeticIndex  # noqa: PLC0415 - loads ICU

    made = AlphabeticIndex(_locale(tag))
    letters = [name for name, _ in made]
    return (NUMBERS, *letters[1:-1], OTHERS), made.buildImmutableIndex()


@cache
def _locale(tag: LangTag) -> Any:  # noqa: ANN401 - ICU has no types
    """Return the nearest locale that ICU has; for others it would take the machine's own."""
    from icu import Locale  # noqa: PLC0415 - loads ICU

    known = Locale.getAvailableLocales()
    for near in fallbacks(tag):
        found = Locale.forLanguageTag(near)
        if found.getName() in known:
            return found
    return Locale.getRoot()
