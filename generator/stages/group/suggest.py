"""Features* -> Suggestion*: pairs of articles that may be one, the likeliest first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.model.ids import ArticleId, LangTag
from generator.model.suggestion import POSSIBLE, Features, Suggestion
from generator.stages.group.candidates import candidates
from generator.stages.group.score import Rarity, score

_COLLECTION_MIN = 400  # texts; in a smaller collection a name is as rare as in one of this size
_NAME = 0.9  # points for a name that no more than two texts have


def suggest(texts: Iterable[Features]) -> Iterator[Suggestion]:
    """Yield the best pair of texts for each two articles that may be one, best first.

    Two articles with a language in common cannot be one. Nothing under ``POSSIBLE`` is yielded.
    Holds all features in memory, and one suggestion for each two articles.
    """
    known = sorted(texts, key=lambda text: str(text.path))
    rarity = _rarity(known)
    langs = _langs(known)
    best: dict[tuple[ArticleId, ArticleId], Suggestion] = {}
    for i, j in candidates(known):
        one, other = known[i].article, known[j].article
        if not langs[one].isdisjoint(langs[other]):
            continue
        found = score(known[i], known[j], rarity)
        pair = min(one, other), max(one, other)
        if found.score >= POSSIBLE and (pair not in best or found.score > best[pair].score):
            best[pair] = found
    yield from sorted(best.values(), key=lambda s: (-s.score, str(s.first), str(s.second)))


def _langs(texts: Sequence[Features]) -> dict[ArticleId, set[LangTag]]:
    found: defaultdict[ArticleId, set[LangTag]] = defaultdict(set)
    for text in texts:
        found[text.article].add(text.lang)
    return found


def _rarity(texts: Sequence[Features]) -> Rarity:
    """Return the points for a name: all for one that two texts have, none for one that all have."""
    counts = Counter(name for text in texts for name in text.names)
    total = max(len(texts), _COLLECTION_MIN)
    scale = _NAME / math.log(total / 2)
    return lambda name: scale * math.log(total / max(counts[name], 2))
