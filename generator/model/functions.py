"""What templates can call, with signatures: the other half of the contract (`contract.py`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from generator.model.contract import Html
from generator.model.ids import LangTag


class Functions(Protocol):
    """What templates can call. Messages are those of the catalogues in `locale/`."""

    def say(self, message: str, **values: object) -> Html:
        """Write a message in the page's language; `{name}` in it becomes the value given as `name`.

        A message without a translation comes in English, in a `<span lang="en">`.
        """

    def nsay(self, singular: str, plural: str, n: int, **values: object) -> Html:
        """Write a message for `n` things by the language's plural rule; `{n}` is the number."""

    def word(self, message: str, **values: object) -> str:
        """Return a message as plain text, for attributes and titles."""

    def date(self, day: dt.date) -> str:
        """Write a date out."""

    def month(self, year: int, month: int) -> str:
        """Write a month of a year: October 2025."""

    def month_name(self, month: int) -> str:
        """Name a month by itself."""

    def year(self, year: int) -> str:
        """Write a year by itself."""

    def join(self, items: Iterable[object]) -> Html:
        """Write a list that ends in "and", of text or HTML."""

    def language(self, tag: LangTag) -> str:
        """Return what a language is called in the page's, as in running text."""

    def number(self, value: int) -> str:
        """Write a number, with the digits and the grouping of the language."""

    def autonym(self, tag: LangTag) -> str:
        """Return a language's name in itself."""

    def direction(self, tag: LangTag) -> str:
        """Return the direction of a language's script: `ltr` or `rtl`."""
