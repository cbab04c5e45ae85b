"""Body -> the words with which lists and search engines show a text that has no standfirst."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.breaks import sentences, words
from generator.model.ids import LangTag
from generator.stages.format.markdown import parse, plain

_LENGTH = 155  # characters; search engines show about so many
_SOURCE = 4 * _LENGTH  # characters of a paragraph that are looked at
# What imports write: headings and captions to pass over, a paragraph without any markup to take.
_PASSED = re.compile(r"#{2,6} [^\n]*|::: figure\n[^\n]*\n:::")
_PLAIN = re.compile(r"[^\W\d_][^\n*_\[\]`\\<>&~|!]*")


def excerpt_of_body(body: str, lang: LangTag, *, has_label: bool) -> str | None:
    """Return the first words of a Markdown body, captions left out, cut where a word ends.

    Where a label shows the first sentence already, they begin after it.
    Source of the ends: ICU's break iterators (Unicode Standard Annex 29).
    """
    for text in islice(_paragraphs(body), 2):
        rest = text[:_SOURCE]
        if has_label:
            first = next(iter(sentences(rest, lang)), "")
            rest, has_label = rest[len(first) :].strip(), False
        if rest:
            return _cut(rest, lang)
    return None


def _cut(text: str, lang: LangTag) -> str:
    if len(text) <= _LENGTH:
        return text
    kept = ""
    for word in words(text, lang):
        if len(kept) + len(word) >= _LENGTH:
            break
        kept += word
    return (kept.rstrip(" ,;:–—-،") or text[: _LENGTH - 1]) + "…"


def _paragraphs(body: str) -> Iterator[str]:
    """Yield the text of the outermost paragraphs; those without markup need no parsing."""
    done = 0
    for block in body.strip("\n").split("\n\n"):
        if _PLAIN.fullmatch(block):
            yield " ".join(block.split())
            done += 1
        elif not _PASSED.fullmatch(block):
            break
    else:
        return
    yield from islice(_parsed(body), done, None)


def _parsed(body: str) -> Iterator[str]:
    before = ""
    for token in parse(body):
        if token.type == "inline" and token.level == 1 and before == "paragraph_open":
            text = " ".join(plain(token).split())
            if text:
                yield text
        before = token.type
