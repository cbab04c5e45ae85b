"""The running text of a page: blocks of it -> what an identifier is asked about, and hashes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from generator.model.letters import weight

_LONG = 60  # weight of a block that is prose, and no label or list of links
_ENOUGH = 240  # weight of prose that a language can be told by
_SEEN = 1_000  # characters of each half that the identifier gets: a few hundred settle it
_PASSAGES = 60  # hashes kept of a page
_NONE_OF_ITS_OWN = 0.2  # share of a page's prose below which its own language is not in it


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or the like: what of it is in the page's language, and what in another."""

    own: str
    other: str
    in_main: bool


def halves(blocks: list[Block]) -> tuple[str, ...]:
    """Return the page's prose in two parts, or nothing if there is too little of it.

    Two parts that are judged alone guard against a quotation that nobody marked.
    """
    prose = [block.own for block in _main(blocks) if weight(block.own) >= _LONG]
    total = sum(map(weight, prose))
    if total < _ENOUGH:
        return ()
    parts: tuple[list[str], list[str]] = ([], [])
    done = 0
    for text in prose:
        parts[done * 2 >= total].append(text)
        done += weight(text)
    if not parts[1]:
        whole = " ".join(prose)
        return whole[: len(whole) // 2][:_SEEN], whole[len(whole) // 2 :][:_SEEN]
    return "\n".join(parts[0])[:_SEEN], "\n".join(parts[1])[:_SEEN]


def passages(blocks: list[Block]) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Return hashes and lengths of the prose in the page's language, or if it has none, of all.

    Also whether it has none, so that what it shows is borrowed from another language.
    """
    main = _main(blocks)
    own = [block.own for block in main if weight(block.own) >= _LONG]
    other = [block.other for block in main if weight(block.other) >= _LONG]
    owned, rest = sum(map(len, own)), sum(map(len, other))
    is_borrowed = owned < (owned + rest) * _NONE_OF_ITS_OWN
    texts = own + other if is_borrowed else own
    found = dict.fromkeys((_hash(text), len(text)) for text in texts[:_PASSAGES])
    return tuple(found), is_borrowed


def _main(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block.in_main] or blocks


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
