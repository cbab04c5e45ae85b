"""Body -> label: the words that stand in for a title that the source does not give."""

from __future__ import annotations

import re
from functools import cache

from icu4py.breakers import SentenceBreaker, WordBreaker
from markdown_it import MarkdownIt

from generator.model.ids import LangTag

_LABEL_MAX = 90  # characters, the ellipsis included
_CLAUSE_MIN = 30  # characters; a shorter clause says too little
_CLAUSE_END = re.compile(r"[,;:–—](?=\s)|[،؛、，；：](?=.)|(?<=\s)[–—-](?=\s)")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[^\W\d_]{1,3}\.){1,3}\s*$|\d\.\s*$")
_FIGURE = re.compile(r"^:::[^\n]*\n.*?^:::\s*$", re.MULTILINE | re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")


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
    for word in WordBreaker(sentence, lang):
        if len(kept) + len(word) > len(room):
            break
        kept += word
    return (kept.rstrip(" ,;:–—-،") or room) + "…"


def label_of_body(body: str, lang: LangTag) -> str | None:
    """Cut a label from the first paragraph of a Markdown body, or return None if it has no text."""
    blocks = [block for block in _BLANK.split(_FIGURE.sub("\n", body)) if block.strip()]
    paragraphs = [block for block in blocks if not block.lstrip().startswith("#")]
    for block in (*paragraphs[:1], *blocks[:1], body):
        text = _plain(block)
        if text.strip():
            return label_of_text(text, lang)
    return None


def _first_sentence(text: str, lang: LangTag) -> str:
    sentence = ""
    for part in SentenceBreaker(text, lang):
        sentence += part
        if not _ABBREVIATION.search(sentence) or len(sentence) > _LABEL_MAX:
            break
    return sentence.strip()


def _plain(block: str) -> str:
    """Return what a reader sees of a block of Markdown."""
    tokens = _parser().parse(block.strip(":\n "))
    inline = (token.children or () for token in tokens if token.type == "inline")
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for children in inline
        for child in children
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    )


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})
