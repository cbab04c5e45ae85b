"""Message catalogues of a theme -> the words of one language, string by string with a fallback."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from generator.edges import locales
from generator.edges.messages import mo, nearest, source
from generator.model.digits import Digits
from generator.model.ids import LangTag
from generator.model.lang import fallbacks

SOURCE_LANG = LangTag("en")
"""The language in which templates are written."""


@dataclass(frozen=True, slots=True)
class _Translated:
    """The forms of one message, and the rule that picks one by number."""

    forms: tuple[str, ...]
    pick: Callable[[int], int]

    def form(self, n: int) -> str:
        return self.forms[min(self.pick(n), len(self.forms) - 1)]


class Words:
    """What templates say in one language; a message that it lacks comes in English, marked so."""

    def __init__(self, tag: LangTag, folders: tuple[Path, ...], *, digits: Digits) -> None:
        self.lang = tag
        self._digits = digits
        self._is_english = fallbacks(tag)[-1] == SOURCE_LANG and (
            nearest.script(tag) == nearest.script(SOURCE_LANG)
        )
        self._messages: dict[str, _Translated] = {}
        for path in reversed(tuple(nearest.nearest(tag, folders))):
            found = load(path)
            for message, forms in found.forms.items():
                self._messages[message] = _Translated(forms, found.pick)

    @property
    def is_own(self) -> bool:
        """Whether the language has words of its own here."""
        return self._is_english or bool(self._messages)

    def say(self, message: str, **values: object) -> Markup:
        """Return a message as HTML; one in another language is wrapped with its ``lang``."""
        found = self._messages.get(message)
        return self._marked(found.forms[0] if found else None, message, values)

    def nsay(self, singular: str, plural: str, n: int, **values: object) -> Markup:
        """Return a message for *n* things by the language's plural rule; ``{n}`` is the number."""
        found = self._messages.get(singular)
        english = singular if n == 1 else plural
        values = {"n": self.number(n), **values}
        return self._marked(found.form(n) if found else None, english, values)

    def word(self, message: str, **values: object) -> str:
        """Return a message as plain text, for attributes and titles."""
        found = self._messages.get(message)
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

    def _marked(self, text: str | None, english: str, values: dict[str, object]) -> Markup:
        if text is not None or self._is_english:
            return escape(english if text is None else text).format(**values)
        value = Markup('<bdi lang="{}">{}</bdi>')
        own = {name: value.format(self.lang, given) for name, given in values.items()}
        html = escape(english).format(**own)
        return Markup('<span lang="en" dir="ltr">{}</span>').format(html)


def load(path: Path) -> mo.Messages:
    """Read a catalogue: the ``.mo`` beside it if it was made from these very bytes, else itself.

    Raises:
        ThemeError: With file and line, if it cannot be read.
    """
    raw = source.raw(path)
    compiled = path.with_suffix(".mo")
    found = mo.read(source.raw(compiled), raw) if compiled.is_file() else None
    if found is None:
        from generator.edges.messages import po  # noqa: PLC0415 - a .mo needs nothing of Babel

        found = po.read(path, raw)
    return found
