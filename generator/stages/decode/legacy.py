"""Legacy encodings: only ever used where a person named the encoding or the language."""

from __future__ import annotations

import codecs

from generator.model import lang as tags
from generator.model.ids import LangTag

# The code page with which Windows wrote texts in a language.
# Source: Unicode CLDR and Microsoft, "Code Page Identifiers".
_CODE_PAGES = {
    "cp1250": "cs sk pl hu sl hr ro sq bs",
    "cp1251": "ru uk bg be mk sr",
    "cp1252": "de en fr es it pt nl da sv nb nn no fi is ca gl eu id ms sw fil ga af",
    "cp1253": "el",
    "cp1254": "tr az",
    "cp1255": "he",
    "cp1256": "ar fa ur",
    "cp1257": "et lv lt",
    "cp874": "th",
    "cp932": "ja",
    "cp949": "ko",
    "gb18030": "zh-Hans",
    "big5hkscs": "zh-Hant",
}
_LETTERS_MIN = 0.8  # share of letters among what is not ASCII; wrong code pages give marks
_TYPOGRAPHY = frozenset("–—‘’‚“”„«»…°§€£·•№ª² \u00a0")


def python_codec(encoding: str) -> str | None:
    """Return Python's name for an encoding of text, or None where it knows none."""
    try:
        found = codecs.lookup(encoding.strip())
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name != "utf-7" else None


def code_page(lang: LangTag) -> str | None:
    """Return the code page of a language; Serbian in Latin letters has another than in Cyrillic."""
    if lang == "sr-Latn":
        return "cp1250"
    for tag in tags.fallbacks(lang):
        for page, languages in _CODE_PAGES.items():
            if tag in languages.split():
                return page
    return None


def is_plausible(text: str) -> bool:
    """Say whether what is not ASCII reads as letters, as it does in the right code page."""
    high = [c for c in text if not c.isascii() and c not in _TYPOGRAPHY]
    letters = sum(c.isalpha() for c in high)
    has_controls = any("\x80" <= c <= "\x9f" for c in high)
    return not has_controls and letters >= _LETTERS_MIN * len(high)
