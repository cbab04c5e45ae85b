"""Features* -> pairs worth comparing: texts that share something which few texts have."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model.suggestion import Features

_FEW, _HOLDERS_MAX = 15, 200  # texts; a key that more have is weak, or brings none together
_LONG = 3  # digits of a number that is rare by itself
_ENOUGH = 2  # strength of all that a pair shares
_EXACT = frozenset({"phone", "url", "run", "number"})  # keys that are strong where few have them

Key = tuple[str, ...]


def candidates(texts: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the positions of two texts in different languages and articles, each pair once.

    Two texts meet in one key that few others have (a telephone number, an address, a long number,
    two numbers next to each other), or in two of any kind, names included. Common keys are left
    out, so that time grows little faster than the texts; the pairs of one text are in memory.
    """
    index: defaultdict[Key, list[int]] = defaultdict(list)
    keys = [_keys(text) for text in texts]
    for position, found in enumerate(keys):
        for key in found:
            index[key].append(position)
    for position, (text, found) in enumerate(zip(texts, keys, strict=True)):
        met = Counter[int]()
        for key in found:
            for other in _others(index[key], position):
                met[other] += _strength(key, len(index[key]))
        for other, strength in sorted(met.items()):
            if strength >= _ENOUGH and _may_be_one(text, texts[other]):
                yield position, other


def _others(holders: list[int], position: int) -> list[int]:
    """Return the holders of a key behind *position*, of which there are none if it is common."""
    if len(holders) > _HOLDERS_MAX:
        return []
    return holders[bisect_right(holders, position) :]


def _strength(key: Key, holders: int) -> int:
    return _ENOUGH if holders <= _FEW and key[0] in _EXACT else 1


def _may_be_one(one: Features, other: Features) -> bool:
    return one.lang != other.lang and one.article != other.article


def _keys(text: Features) -> tuple[Key, ...]:
    """Return what can bring *text* together with others, each once, in a fixed order."""
    telling = [number for number in text.numbers if len(number.significand) > 1]
    long = [n for n in telling if len(n.significand) >= _LONG and not n.is_year]
    keys: list[Key] = [("name", name) for name in text.names]
    keys += [("phone", phone) for phone in text.phones]
    keys += [("url", url) for url in text.urls]
    keys += [("run", a.significand, b.significand) for a, b in pairwise(telling)]
    keys += [("number", number.significand) for number in long]
    return tuple(dict.fromkeys(keys))
