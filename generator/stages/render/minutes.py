"""HTML of a body -> reading time, counted by what a reader of its script reads at a time."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.breaks import words
from generator.model.ids import LangTag

# Characters without spaces a minute, read aloud: the mean of alphabetic languages, Chinese,
# Japanese. Source: International Reading Speed Texts (Trauzettel-Klosinski and Dietz, 2012).
_ALPHABETIC = 882
_CHARACTERS = {"zh": 255, "yue": 255, "ja": 357}
# Their words are no longer than others', but take several signs to write and have no spaces.
_BY_WORDS = frozenset({"th", "lo", "km", "my", "shn", "mnw", "bo", "dz"})
_WORDS = 200  # words a minute
_SPACE = re.compile(r"\s+")


def minutes(body: str, lang: LangTag) -> int:
    """Return the time to read a text in whole minutes, at least one."""
    text = Markup(body).striptags()  # noqa: S704 - text is taken out of it, nothing is shown
    language = lang.split("-", maxsplit=1)[0]
    if language in _BY_WORDS:
        count = sum(any(map(str.isalnum, word)) for word in words(text, lang))
        return max(1, round(count / _WORDS))
    return max(1, round(len(_SPACE.sub("", text)) / _CHARACTERS.get(language, _ALPHABETIC)))
