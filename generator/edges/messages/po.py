"""A catalogue as people edit it: the bytes of a ``.po`` file -> Babel's catalogue, or a problem."""

from __future__ import annotations

import re
from gettext import c2py
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from generator.edges.messages import source
from generator.edges.messages.mo import Messages
from generator.model.errors import ThemeError

# Babel takes a text without quotes for one with, less its first and last letter.
_LINE = re.compile(
    rb'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)


class Parsed(Catalog):
    """A catalogue that remembers which messages stood in the file twice; the first one counts."""

    def __init__(self) -> None:
        super().__init__(header_comment="")
        self.repeated: list[Message] = []

    def __setitem__(self, id: str | list[str] | tuple[str, ...], message: Message) -> None:  # noqa: A002 - Babel's name
        if id and self.get(id, message.context):
            self.repeated.append(message)
        else:
            super().__setitem__(id, message)


def parse(path: Path, raw: bytes) -> Parsed:
    """Read a catalogue in UTF-8, whatever its header says; *path* is for the message only.

    Raises:
        ThemeError: With file and line, if it is none.
    """
    for number, line in enumerate(raw.splitlines(), 1):
        if not _LINE.fullmatch(line) or b"\0" in line:
            raise ThemeError(source.broken(path, number, "no line of a message catalogue"))
    catalog = Parsed()
    try:
        PoFileParser(catalog, abort_invalid=True).parse(StringIO(raw.decode()))
        c2py(catalog.plural_expr)
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        raise ThemeError(source.broken(path, number, f"{error.reason}: not UTF-8")) from error
    except PoFileError as error:  # Babel counts from 0
        raise ThemeError(source.broken(path, error.lineno + 1, str(error))) from error
    except (ValueError, LookupError) as error:
        raise ThemeError(source.broken(path, 1, str(error))) from error
    catalog.charset = "utf-8"
    return catalog


def read(path: Path, raw: bytes) -> Messages:
    """Read what a catalogue translates.

    Raises:
        ThemeError: With file and line, if it is none.
    """
    catalog = parse(path, raw)
    done = {name_of(message): forms_of(message) for message in catalog if is_done(message)}
    return Messages(done, c2py(catalog.plural_expr))


def is_done(message: Message) -> bool:
    """Say whether a message can be shown: all its forms are there, and no guess of a program."""
    is_plain = bool(name_of(message)) and message.context is None
    return is_plain and all(forms_of(message)) and not message.fuzzy


def name_of(message: Message) -> str:
    """Return the English text, of a plural message the singular."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms_of(message: Message) -> tuple[str, ...]:
    """Return the translations: one for each plural form, or the only one."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)
