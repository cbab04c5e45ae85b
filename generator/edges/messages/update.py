"""A catalogue and the messages of today -> the catalogue brought up to date, by Babel's rules."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from generator.edges.messages import plurals, po, source
from generator.edges.messages.template import body
from generator.model.errors import ThemeError
from generator.model.ids import LangTag

_HEADER = """\
# {english} words of the theme `{theme}`.
# Checked by a native reader: no
msgid ""
msgstr ""
"Project-Id-Version: {theme}\\n"
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""
_FOUND_HEADER = re.compile(r'(?:[ \t]*(?:#(?!~).*)?\n)*msgid ""\nmsgstr ""\n(?:".*"\n?)+')


def new(tag: LangTag, theme: str) -> bytes:
    """Return a catalogue without messages."""
    head = {"english": plurals.english_name(tag), "plural": plurals.plural_forms(tag)}
    return _HEADER.format(theme=theme, tag=tag, **head).encode()


def updated(path: Path, raw: bytes, template: Catalog) -> bytes:
    """Merge a template's messages into a catalogue; merging the same again changes nothing.

    The header stays as it is. What is said no more is kept as obsolete, and taken up again if it
    comes back. A comment for translators stays where the template has none.

    Raises:
        ThemeError: If *raw* is no catalogue, or has no header.
    """
    catalog = po.parse(path, raw)
    header = _FOUND_HEADER.match(raw.decode().replace("\r\n", "\n"))
    if header is None:
        raise ThemeError(source.headless(path))
    _revive(catalog)
    comments = {_key(message): message.auto_comments for message in catalog}
    guesses = {_key(message) for message in catalog if message.fuzzy}
    catalog.update(template, update_creation_date=False)
    for key in guesses & catalog.obsolete.keys():
        del catalog.obsolete[key]  # or it would come back as if somebody had made sure
    for message in catalog:
        if not message.python_brace_format:  # a guess has the flags of what it was
            message.flags.discard("python-brace-format")
        if not message.python_format:
            message.flags.discard("python-format")
        message.auto_comments = message.auto_comments or comments.get(_key(message), [])
    return header[0].strip().encode() + b"\n\n" + body(catalog)


def _revive(catalog: Catalog) -> None:
    """Put obsolete messages among the others, so that those which came back are merged."""
    for message in catalog.obsolete.values():
        if message.string and catalog.get(message.id, message.context) is None:
            catalog[message.id] = message
    catalog.obsolete.clear()


def _key(message: Message) -> str | tuple[str, str]:
    name = po.name_of(message)
    return (name, message.context) if message.context is not None else name
