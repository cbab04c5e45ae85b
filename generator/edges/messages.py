"""Message catalogues of a theme -> the words of one language, string by string with a fallback."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from gettext import c2py
from io import BytesIO
from pathlib import Path, PurePosixPath

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po
from markupsafe import Markup, escape

from generator.edges import locales
from generator.model.digits import Digits
from generator.model.errors import Problem, ThemeError, Where
from generator.model.ids import LangTag
from generator.model.lang import fallbacks

SOURCE_LANG = LangTag("en")
"""The language in which templates are written."""

# Babel takes a text without quotes for one with, less its first and last letter.
_LINE = re.compile(
    rb'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?'
)


@dataclass(frozen=True, slots=True)
class _Translated:
    """The forms of one message, the rule that picks one by number, and their language."""

    forms: tuple[str, ...]
    pick: Callable[[int], int]
    lang: LangTag


class Words:
    """What templates say in one language; a message that it lacks comes in English, marked so."""

    def __init__(self, tag: LangTag, folders: tuple[Path, ...], *, digits: Digits) -> None:
        self.lang = tag
        self._digits = digits
        self._messages: dict[str, _Translated] = {}
        for near in reversed(fallbacks(tag)):
            for folder in reversed(folders):
                self._add(folder / f"{near}.po", near)

    def say(self, message: str, **values: object) -> Markup:
        """Return a message as HTML; one in another language is wrapped with its ``lang``."""
        return self._marked(self._find(message), 0, message, values)

    def nsay(self, singular: str, plural: str, n: int, **values: object) -> Markup:
        """Return a message for *n* things by the language's plural rule; ``{n}`` is the number."""
        found = self._find(singular)
        english = singular if n == 1 else plural
        return self._marked(found, n, english, {"n": self.number(n), **values})

    def word(self, message: str, **values: object) -> str:
        """Return a message as plain text, for attributes and titles."""
        found = self._find(message)
        return (found.forms[0] if found else message).format(**values)

    def date(self, day: dt.date) -> str:
        """Write a date out."""
        return locales.long_date(day, self.lang, digits=self._digits)

    def month(self, year: int, month: int) -> str:
        """Write a month of a year."""
        return locales.month(year, month, self.lang, digits=self._digits)

    def month_name(self, month: int) -> str:
        """Name a month by itself."""
        return locales.month_name(month, self.lang, digits=self._digits)

    def year(self, year: int) -> str:
        """Write a year by itself."""
        return locales.year(year, self.lang, digits=self._digits)

    def join(self, items: Iterable[object]) -> Markup:
        """Write a list that ends in "and"; text is escaped, HTML is left as it is."""
        parts = [escape(item) for item in items]
        joints = locales.joints(tuple(part.striptags() for part in parts), self.lang)
        pairs = zip(joints[1:], parts, strict=True)
        return escape(joints[0]) + Markup("").join(part + joint for joint, part in pairs)

    def language(self, tag: LangTag) -> str:
        """Return what a language is called in this one."""
        return locales.language_name(tag, self.lang)

    def number(self, value: int) -> str:
        """Write a number."""
        return locales.number(value, self.lang, digits=self._digits)

    def _find(self, message: str) -> _Translated | None:
        return self._messages.get(message)

    def _marked(
        self, found: _Translated | None, n: int, english: str, values: dict[str, object]
    ) -> Markup:
        text = found.forms[min(found.pick(n), len(found.forms) - 1)] if found else english
        html = escape(text).format(**values)
        if found or fallbacks(self.lang)[-1] == SOURCE_LANG:
            return html
        return Markup('<span lang="en" dir="ltr">{}</span>').format(html)

    def _add(self, path: Path, tag: LangTag) -> None:
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return
        for number, line in enumerate(raw.splitlines(), 1):
            if not _LINE.fullmatch(line):
                raise _fail(path, number, "no line of a message catalogue")
        try:
            catalog: Catalog = read_po(BytesIO(raw), locale=None, abort_invalid=True)
            pick = c2py(catalog.plural_expr)
        except PoFileError as error:
            raise _fail(path, error.lineno + 1, str(error)) from error  # Babel counts from 0
        except ValueError as error:
            raise _fail(path, 1, str(error)) from error
        for message in catalog:
            string = message.string or ""
            forms = (string,) if isinstance(string, str) else tuple(string)
            name = message.id if isinstance(message.id, str) else message.id[0]
            if name and all(forms) and not message.fuzzy:
                chosen = pick if len(forms) > 1 else _first
                self._messages[name] = _Translated(forms, chosen, tag)


def _fail(path: Path, line: int, what: str) -> ThemeError:
    return ThemeError(
        Problem(
            code="theme-messages",
            where=Where(PurePosixPath("themes", *path.parts[-3:]), line, 1),
            what=f"no message catalogue: {what}",
            hint="mend the line; `msgfmt --check` may say more",
        )
    )


def _first(_: int) -> int:
    return 0
