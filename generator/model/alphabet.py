"""Documents -> the characters that they show, what shaping makes of them, and ranges in CSS."""

from __future__ import annotations

import html
import string
import unicodedata
from collections.abc import Iterable

from generator.model.document import Document

ALWAYS = frozenset(
    string.digits + string.ascii_letters + string.punctuation + " \u00a0\u00ad\u200c\u200d\u2010"
    "\u2011\u2026\u202f\u25cc"
)
"""What any page may show: ASCII, spaces, joiners, hyphens, and the circle under a lone mark."""

# Vowels that shapers take apart, though Unicode does not decompose them, or only by compatibility.
# Source: HarfBuzz, hb-ot-shaper-khmer.cc and hb-ot-shaper-thai.cc.
_TAKEN_APART = {
    "\u0e33": "\u0e4d\u0e32",
    "\u0eb3": "\u0ecd\u0eb2",
    **dict.fromkeys("\u17be\u17bf\u17c0\u17c4\u17c5", "\u17c1"),
}
_HANGUL = range(0xAC00, 0xD7A4)  # syllables; a font that has them needs no parts
_GAP = 16  # characters that a range may take in though the font lacks them: the stack goes on then


def alphabet(document: Document) -> str:
    """Return the characters that pages may show of a document, each once, sorted."""
    head = document.head
    authors = (author.name for author in head.authors)
    source = (head.source.name, head.source.url)
    texts = (head.name, head.description, *authors, *source, *head.tags)
    shown = set(document.body).union(*filter(None, texts))
    if "&" in shown:
        shown.update(html.unescape(document.body))
    return "".join(sorted(shown - {"\n"}))


def shaped(characters: Iterable[str]) -> frozenset[str]:
    """Return what a font needs to draw *characters*: capitals and the parts of letters too."""
    needed = set(characters)
    for character in tuple(needed):
        needed |= {*character.upper(), *_TAKEN_APART.get(character, "")}
    for character in tuple(needed):
        if ord(character) not in _HANGUL:
            needed |= {*unicodedata.normalize("NFD", character)}
    return frozenset(needed)


def unicode_range(characters: Iterable[str]) -> str:
    """Return *characters* as a value of CSS's ``unicode-range``, with small gaps bridged.

    A browser goes on to the next font for a character that is in the range and not in the font.
    """
    spans: list[tuple[int, int]] = []
    for point in sorted(map(ord, characters)):
        if spans and point - spans[-1][1] <= _GAP:
            spans[-1] = spans[-1][0], point
        else:
            spans.append((point, point))
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)
