"""Text -> its words and sentences, where ICU breaks them (Unicode Standard Annex 29)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.ids import LangTag


def words(text: str, lang: LangTag) -> Iterator[str]:
    """Yield the words of *text* and what stands between them; joined they are *text* again.

    Scripts without spaces are cut by ICU's dictionaries (Thai, Lao, Khmer, Burmese, Han, kana).
    """
    from icu import BreakIterator, Locale  # noqa: PLC0415 - loads ICU, for long texts only

    breaks = BreakIterator.createWordInstance(Locale.forLanguageTag(lang))
    breaks.setText(text)
    return _cut(text, breaks)


def sentences(text: str, lang: LangTag) -> Iterator[str]:
    """Yield the sentences of *text* with the space after them; joined they are *text* again."""
    from icu import BreakIterator, Locale  # noqa: PLC0415 - loads ICU

    breaks = BreakIterator.createSentenceInstance(Locale.forLanguageTag(lang))
    breaks.setText(text)
    return _cut(text, breaks)


def _cut(text: str, ends: Iterable[int]) -> Iterator[str]:
    """Cut at ends that are counted in UTF-16 units, as ICU counts, not in characters."""
    if text.isascii() or max(text) <= "\uffff":
        start = 0
        for end in ends:
            yield text[start:end]
            start = end
        return
    units = text.encode("utf-16-le", "surrogatepass")
    start = 0
    for end in ends:
        yield units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
        start = end
