"""What two articles share without a common source address; a hint for a person, nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.ids import ArticleId, LangTag
from generator.model.numbers import Number

VERY_LIKELY = 9.5
"""From this score on, two texts very likely say the same; it still takes a person to join them."""

POSSIBLE = 3.0
"""From this score on, a look is worth while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What of a text is the same in every language; *lengths* are those of its paragraphs.

    *numbers* keep the text's order; *names*, *phones* and *urls* are sorted, each once.
    """

    path: PurePosixPath
    article: ArticleId
    lang: LangTag
    numbers: tuple[Number, ...]
    names: tuple[str, ...]
    phones: tuple[str, ...]
    urls: tuple[str, ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two texts of two articles that may be one, *first* before *second*, and what they share."""

    first: PurePosixPath
    second: PurePosixPath
    score: float
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    phones: tuple[str, ...]
    urls: tuple[str, ...]
