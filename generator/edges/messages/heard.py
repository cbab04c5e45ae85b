"""Words that note which of them were said; what they say is what `Words` says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from markupsafe import Markup

from generator.edges.messages.words import Words
from generator.model.digits import Digits
from generator.model.ids import LangTag


class Ear:
    """What was heard: messages by language, True where English stood in; and whether digits."""

    def __init__(self) -> None:
        self.said: dict[tuple[LangTag, str], bool] = {}
        self.wrote_digits = False


class HeardWords(Words):
    """The words of one language, said within an ear's reach."""

    def __init__(
        self, tag: LangTag, folders: tuple[Path, ...], *, digits: Digits, ear: Ear
    ) -> None:
        super().__init__(tag, folders, digits=digits)
        self._ear = ear

    def say(self, message: str, **values: object) -> Markup:
        """Say a message as HTML."""
        self._hear(message)
        return super().say(message, **values)

    def nsay(self, singular: str, plural: str, n: int, **values: object) -> Markup:
        """Say a message for *n* things."""
        self._hear(singular)
        return super().nsay(singular, plural, n, **values)

    def word(self, message: str, **values: object) -> str:
        """Say a message as plain text."""
        self._hear(message)
        return super().word(message, **values)

    def date(self, day: dt.date) -> str:
        """Write a date out."""
        self._ear.wrote_digits = True
        return super().date(day)

    def month(self, year: int, month: int) -> str:
        """Write a month of a year."""
        self._ear.wrote_digits = True
        return super().month(year, month)

    def month_name(self, month: int) -> str:
        """Name a month by itself: in some languages with a number."""
        self._ear.wrote_digits = True
        return super().month_name(month)

    def year(self, year: int) -> str:
        """Write a year by itself."""
        self._ear.wrote_digits = True
        return super().year(year)

    def number(self, value: int) -> str:
        """Write a number."""
        self._ear.wrote_digits = True
        return super().number(value)

    def _hear(self, message: str) -> None:
        is_foreign = message not in self._messages and not self._is_english
        self._ear.said.setdefault((self.lang, message), is_foreign)
