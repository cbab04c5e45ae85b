"""Which digits a site writes in which language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.ids import LangTag
from generator.model.lang import fallbacks


class Digits(StrEnum):
    """0-9; those that CLDR makes the language's default; those of the language's own script."""

    LATIN = "latin"
    DEFAULT = "default"
    NATIVE = "native"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitRule:
    """What holds for all languages, and for some; *languages* is sorted, none occurs twice."""

    everywhere: Digits
    languages: tuple[tuple[LangTag, Digits], ...] = ()

    def of(self, tag: LangTag) -> Digits:
        """Return what is said of the tag, else of its shorter forms, else of all."""
        table = dict(self.languages)
        return next((table[near] for near in fallbacks(tag) if near in table), self.everywhere)
