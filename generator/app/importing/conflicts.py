"""What a source says and a content file does not: compared by whole blocks and whole keys."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_REMOVED_KEY = re.compile(r"[^\s:]+: \(removed\)")
_REMOVED = "(removed)"
_FENCES = ("---", "+++")
_NO_CONFLICT = ("review", "slug", "imported")  # keys that no source states


def is_settled(conflict: str, text: str) -> bool:
    """Say whether a file's text is by now what the source said in a conflict."""
    if conflict.strip() == text.strip():
        return True
    keys, blocks = _parts(text)
    if _REMOVED_KEY.fullmatch(conflict):
        return conflict.partition(":")[0] not in map(_name, keys)
    if conflict.startswith(f"{_REMOVED} "):
        return not _holds(blocks, _blocks(conflict.removeprefix(f"{_REMOVED} ")))
    return conflict.strip("\n") in keys or _holds(blocks, _blocks(conflict))


def unsaid(theirs: str, mine: str) -> tuple[str, ...]:
    """List the keys and blocks of *theirs* that *mine* does not hold."""
    keys, blocks = _parts(theirs)
    own_keys, own_blocks = _parts(mine)
    lost = [key for key in keys if key not in own_keys and _name(key) not in _NO_CONFLICT]
    return (*lost, *(block for block in blocks if block not in own_blocks))


def _parts(text: str) -> tuple[list[str], list[str]]:
    """Split a content file into the keys of its front matter and the blocks of its body."""
    lines = text.strip("\n").split("\n")
    fence = lines[0].strip()
    marks = [place for place, line in enumerate(lines) if line.strip() == fence][1:2]
    if fence not in _FENCES or not marks:
        return [], _blocks(text)
    keys: list[str] = []
    for line in lines[1 : marks[0]]:
        if keys and (not line or line[0] in " \t-"):
            keys[-1] += f"\n{line}"
        elif line.strip() and not line.startswith("#"):
            keys.append(line)
    return [key.rstrip("\n") for key in keys], _blocks("\n".join(lines[marks[0] + 1 :]))


def _name(key: str) -> str:
    return re.split(r"\s*[:=]", key, maxsplit=1)[0].strip()


def _blocks(text: str) -> list[str]:
    return [block for block in _BLANK.split(text.strip("\n")) if block]


def _holds(blocks: Sequence[str], piece: Sequence[str]) -> bool:
    """Say whether blocks stand in a text, one after the other."""
    size = len(piece)
    places = range(len(blocks) - size + 1)
    return bool(size) and any(list(blocks[n : n + size]) == list(piece) for n in places)
