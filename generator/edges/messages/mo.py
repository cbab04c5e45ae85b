"""A catalogue as programs read it: ``.mo``, sealed with the digest of the ``.po`` it is made from.

A seal that is not that of the ``.po`` beside it makes the file worthless, so that a text that was
changed since is never shown as it was.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from gettext import c2py
from io import BytesIO
from typing import TYPE_CHECKING

from generator.model.ids import Digest, digest

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_MAGIC = 0x950412DE
_SEAL = "X-Commonweal-Source"
_LAYOUT = "1"  # to be raised when what `write` leaves in changes


@dataclass(frozen=True, slots=True)
class Messages:
    """What a catalogue translates: English -> its forms; *pick* tells a number's form."""

    forms: dict[str, tuple[str, ...]]
    pick: Callable[[int], int]


def write(messages: Iterable[Message], plural_forms: str, source: bytes) -> bytes:
    """Return a ``.mo`` of whole messages read from *source*; equal bytes for equal sources."""
    from babel.messages.catalog import Catalog, Message  # noqa: PLC0415 - reading needs no Babel
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    head = {
        "Content-Type": "text/plain; charset=utf-8",
        "Plural-Forms": plural_forms,
        _SEAL: _seal(source),
    }

    class Sealed(Catalog):
        def __iter__(self) -> Iterator[Message]:
            yield Message("", "".join(f"{name}: {value}\n" for name, value in head.items()))
            yield from messages

    file = BytesIO()
    write_mo(file, Sealed())
    return file.getvalue()


def read(raw: bytes, source: bytes) -> Messages | None:
    """Return what a ``.mo`` translates; None if it is broken or was not made from *source*."""
    try:
        entries = dict(_entries(raw))
        head = dict(line.split(": ", 1) for line in entries.pop("").splitlines())
        if head[_SEAL] != _seal(source):
            return None
        pick = c2py(head["Plural-Forms"].partition("plural=")[2].rstrip(";"))
    except (struct.error, ValueError, KeyError):
        return None
    forms = {name.split("\0")[0]: tuple(text.split("\0")) for name, text in entries.items()}
    return Messages(forms, pick)


def _entries(raw: bytes) -> Iterator[tuple[str, str]]:
    magic, _, count, names, texts = struct.unpack_from("<5I", raw)
    if magic != _MAGIC:
        raise ValueError("no .mo file")
    for n in range(count):
        yield _text(raw, names + 8 * n), _text(raw, texts + 8 * n)


def _text(raw: bytes, index: int) -> str:
    length, start = struct.unpack_from("<2I", raw, index)
    if raw[start + length : start + length + 1] != b"\0":
        raise ValueError("cut short")
    return raw[start : start + length].decode()


def _seal(source: bytes) -> Digest:
    return digest(_LAYOUT, source)
