"""Text -> what of its letters is the same in every language: how many they are, and names."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:\A|[.!?:…。।॥។؟۔“„«\"(\[‘\n][\"'”’“»«)\]）」』›]*)\s*\Z")
_PLAIN = str.maketrans({
    "đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
})  # fmt: skip
_NAME_MIN = 2  # letters
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")


def weight(text: str) -> int:
    """Return the length in characters, a Chinese, Japanese or Korean one as two and a half."""
    return len(text) + len(_WIDE.findall(text)) * 3 // 2


def fold(text: str) -> str:
    """Return *text* in small letters without diacritics: ``Đặng Thúy`` is ``dang thuy``.

    Source: Unicode's canonical decomposition; letters that have none by a table.
    """
    parts = unicodedata.normalize("NFD", text.casefold().translate(_PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c))


def latin_names(text: str) -> tuple[str, ...]:
    """Return the folded words with a capital that stand inside a sentence, in order."""
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if not word[0].isupper() or len(word) < _NAME_MIN:
            continue
        folded = fold(word)
        is_latin = folded.replace("-", "").replace("'", "").replace("’", "").isascii()
        if is_latin and not _SENTENCE_END.search(text, max(0, match.start() - 8), match.start()):
            found.append(folded)
    return tuple(found)
