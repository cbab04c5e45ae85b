"""HTML of a body -> the first words of its text, for what shows a page in one line."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.breaks import words
from generator.model.ids import LangTag

_LENGTH = 155  # characters; search engines show about so many
_FIGURE = re.compile(r"<figure.*?</figure>", re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def excerpt(body: str, lang: LangTag) -> str | None:
    """Return the first paragraph that is no caption, cut where a word of its script ends.

    Source of the word ends: ICU's break iterators (Unicode Standard Annex 29).
    """
    found = _PARAGRAPH.search(_FIGURE.sub("", body))
    html = found[1] if found else ""
    text = Markup(html).striptags()  # noqa: S704 - text is taken out of it, nothing is shown
    if len(text) <= _LENGTH:
        return text or None
    kept = ""
    for word in words(text, lang):
        if len(kept) + len(word) >= _LENGTH:
            break
        kept += word
    return (kept.rstrip(" ,;:–—-،") or text[: _LENGTH - 1]) + "…"
