"""Body -> label: the words that stand in for a title that the source does not give."""

from __future__ import annotations

import re

from generator.breaks import sentences, words
from generator.model.ids import LangTag
from generator.stages.format.markdown import parse, plain

_LABEL_MAX = 90  # characters, the ellipsis included
_CLAUSE_MIN = 30  # characters; a shorter clause says too little
_CLAUSE_END = re.compile(r"[,;:–—](?=\s)|[،؛、，；：](?=.)|(?<=\s)[–—-](?=\s)")
_LAST_WORD = re.compile(r"(?:^|[\s(\"'“„«])((?:[^\W\d_]{1,3}\.){1,3}|\d+\.)\s*$")


def label_of_text(lead: str, lang: LangTag) -> str:
    """Cut a label from plain text: its first sentence, else a clause, else whole words.

    Words and sentences end where ICU's break iterators for *lang* say, so that scripts without
    spaces are cut right (Unicode Standard Annex 29).
    """
    sentence = _first_sentence(" ".join(lead.split()), lang)
    if len(sentence) <= _LABEL_MAX:
        return sentence
    room = sentence[: _LABEL_MAX - 1]
    ends = [found.start() for found in _CLAUSE_END.finditer(sentence) if found.start() < len(room)]
    if ends and ends[-1] >= _CLAUSE_MIN:
        return room[: ends[-1]].rstrip() + "…"
    kept = ""
    for word in words(sentence, lang):
        if len(kept) + len(word) > len(room):
            break
        kept += word
    return (kept.rstrip(" ,;:–—-،") or room) + "…"


def label_of_body(body: str, lang: LangTag) -> str | None:
    """Cut a label from the first paragraph of a Markdown body that is no caption.

    Without one the first text of any kind serves; None means that there is no text.
    """
    first: str | None = None
    in_figure = False
    before = ""
    for token in parse(body):
        in_figure = token.nesting > 0 if token.type.startswith("container_figure") else in_figure
        text = plain(token).strip() if token.type == "inline" else ""
        if text and before == "paragraph_open" and not in_figure:
            return label_of_text(text, lang)
        first = first or text or None
        before = token.type
    return label_of_text(first, lang) if first else None


def _first_sentence(text: str, lang: LangTag) -> str:
    sentence = ""
    for part in sentences(text, lang):
        sentence += part
        if not _ends_in_abbreviation(sentence) or len(sentence) > _LABEL_MAX:
            break
    return sentence.strip()


def _ends_in_abbreviation(sentence: str) -> bool:
    """Say whether a full stop is rather that of `Mr.`, `z. B.`, `1.` than that of a sentence."""
    found = _LAST_WORD.search(sentence)
    if found is None:
        return False
    word = found[1].rstrip(".")
    return len(word) == 1 or "." in word or word[0].isupper() or word.isdigit()
