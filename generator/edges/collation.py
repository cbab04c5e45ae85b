"""placeholder until the branch is merged"""

from __future__ import annotations

from generator.model.ids import LangTag


def sort_key(text: str, tag: LangTag) -> bytes:
    return text.casefold().encode()


def letter(text: str, tag: LangTag) -> int:
    return min(ord(text[:1].upper() or "0"), 0xFFFF)


def index_letters(tag: LangTag) -> tuple[str, ...]:
    return tuple(map(chr, range(0x10000)))
