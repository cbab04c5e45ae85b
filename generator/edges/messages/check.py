"""A catalogue judged: what would be shown wrong to a reader, and how much is translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import c2py
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message

from generator.edges.messages import plurals, po, source
from generator.model import lang
from generator.model.errors import Problem
from generator.model.ids import LangTag

FUZZY = "message-fuzzy"
_CHECKED = re.compile(r"^#\s*Checked by a native reader:\s*(\S+)", re.MULTILINE | re.IGNORECASE)
_HAS_PLURAL = re.compile(r'^"Plural-Forms:', re.MULTILINE)
_LANGUAGE = re.compile(r'^"Language:\s*([^\\"]*)', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far a language has come with the messages of a theme, in the template's order."""

    lang: LangTag
    translated: int
    fuzzy: int
    missing: tuple[str, ...]
    is_checked: bool
    """A native reader has looked at it: the header says ``# Checked by a native reader: yes``."""

    @property
    def percent(self) -> int:
        """Return how many of a hundred are translated, rounded down."""
        total = self.translated + self.fuzzy + len(self.missing)
        return self.translated * 100 // total if total else 100


def coverage(tag: LangTag, catalog: Catalog, raw: bytes, template: Catalog) -> Coverage:
    """Count what a catalogue has of a template's messages."""
    found = {
        po.name_of(wanted): catalog.get(wanted.id)
        for wanted in sorted(template, key=po.name_of)
        if wanted.id
    }
    fuzzy = sum(message is not None and message.fuzzy for message in found.values())
    missing = tuple(
        name
        for name, message in found.items()
        if message is None or not (message.fuzzy or po.is_done(message))
    )
    said = _CHECKED.search(raw.decode())
    return Coverage(
        lang=tag,
        translated=len(found) - fuzzy - len(missing),
        fuzzy=fuzzy,
        missing=missing,
        is_checked=said is not None and said[1].lower().strip(".,;") == "yes",
    )


def problems(path: Path, tag: LangTag, catalog: po.Parsed, raw: bytes) -> Iterator[Problem]:
    """Yield what is wrong in a catalogue that could be read."""
    yield from _header(path, tag, catalog, raw.decode())
    for message in catalog.repeated:
        what = f"`{po.name_of(message)}` stands here a second time"
        yield _problem(path, message, "message-twice", what, "keep one of the two")
    alone = _alone(catalog)
    for message in catalog:
        if not message.id:
            continue
        if message.fuzzy:
            what = f"the translation of `{po.name_of(message)}` is a guess"
            hint = "mend it, then take the word `fuzzy` away"
            yield _problem(path, message, FUZZY, what, hint)
        yield from _forms(path, message)
        yield from _placeholders(path, message, alone)


def unfillable(path: Path, catalog: Catalog) -> Iterator[Problem]:
    """Yield the translations that are shown and do not take what their message is given."""
    alone = _alone(catalog)
    for message in catalog:
        if po.is_done(message):
            yield from _placeholders(path, message, alone)


def _header(path: Path, tag: LangTag, catalog: Catalog, text: str) -> Iterator[Problem]:
    if not _HAS_PLURAL.search(text):
        yield source.headless(path)
        return
    said = _LANGUAGE.search(text)
    if said is None or not _is_language(said[1], tag):
        line = text.count("\n", 0, said.start()) + 1 if said else 1
        what = f"the header says the language `{said[1].strip() if said else ''}`"
        yield Problem(
            code="message-header",
            where=source.place(path, line),
            what=what,
            hint=f'write "Language: {tag}\\n", or name the file after its language',
        )
    if not plurals.agrees(tag, c2py(catalog.plural_expr), catalog.num_plurals):
        named = plurals.categories(tag)
        count = f"{len(named)} plural form{'s' if len(named) > 1 else ''}"
        line = text.count("\n", 0, text.index('"Plural-Forms:')) + 1
        yield Problem(
            code="message-plural",
            where=source.place(path, line),
            what=f"the rule for plural forms is not that of {tag}: {count} ({', '.join(named)})",
            hint=f'write "Plural-Forms: {plurals.plural_forms(tag)}\\n"',
        )


def _is_language(said: str, tag: LangTag) -> bool:
    try:
        return lang.parse(said) == tag
    except ValueError:
        return False


def _forms(path: Path, message: Message) -> Iterator[Problem]:
    forms = po.forms_of(message)
    if any(forms) and not all(forms):
        what = f"`{po.name_of(message)}` lacks plural form {forms.index('')} of {len(forms)}"
        hint = "write a text for each msgstr[…], or for none"
        yield _problem(path, message, "message-plural", what, hint)


def _alone(catalog: Catalog) -> frozenset[int]:
    """Return the plural forms that stand for one number only: they need not name it."""
    pick = c2py(catalog.plural_expr)
    try:
        uses = Counter(pick(n) for n in plurals.SAMPLES)
    except ArithmeticError:
        return frozenset()
    return frozenset(form for form, count in uses.items() if count == 1)


def _placeholders(path: Path, message: Message, alone: frozenset[int]) -> Iterator[Problem]:
    is_plural = not isinstance(message.id, str)
    wanted = _fields(message.id[-1] if is_plural else str(message.id))
    for index, form in enumerate(po.forms_of(message)):
        found = _fields(form)
        spare = {"n"} if is_plural and index in alone else set()
        if not form or found == wanted or wanted is None:
            continue
        where = f" in msgstr[{index}]" if is_plural else ""
        if found is None:
            what, hint = f"a brace is left open{where}", "close it, or write it twice: {{"
        elif found | spare == wanted | spare:
            continue
        else:
            names = ", ".join(f"{{{name}}}" for name in sorted(found ^ wanted))
            what = f"`{po.name_of(message)}` and its translation differ in {names}{where}"
            hint = "take over what stands in braces as it is"
        yield _problem(path, message, "message-placeholder", what, hint)


def _fields(text: str) -> frozenset[str] | None:
    """Return what stands in braces; None if they do not match."""
    try:
        return frozenset(
            name + (f"!{how}" if how else "") + (f":{form}" if form else "")
            for _, name, form, how in Formatter().parse(text)
            if name is not None
        )
    except ValueError:
        return None


def _problem(path: Path, message: Message, code: str, what: str, hint: str) -> Problem:
    return Problem(code=code, where=source.place(path, message.lineno or 0), what=what, hint=hint)
