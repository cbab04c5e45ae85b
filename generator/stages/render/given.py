"""What rendering is given besides routes and settings: a theme, and what every page may link to."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from generator.model.entry import Section
from generator.model.ids import LangTag, UrlPath


class Templates(Protocol):
    """What this stage needs of a theme."""

    def page(self, name: str, lang: LangTag, context: Mapping[str, object]) -> str:
        """Fill the template of a page, or a part that is not to be kept."""
        ...

    def part(self, name: str, lang: LangTag, /, **inputs: Hashable) -> Markup:
        """Fill a part, which depends on its inputs only."""
        ...

    def direction(self, lang: LangTag) -> str:
        """Return ``rtl`` or ``ltr``."""
        ...

    def number(self, value: int, lang: LangTag) -> str:
        """Write a number."""
        ...

    def in_order(self, tags: tuple[LangTag, ...]) -> tuple[LangTag, ...]:
        """Sort languages by their own names."""
        ...

    def sort_key(self, text: str, lang: LangTag) -> bytes:
        """Return what sorts a text as the language does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What every page may link to: the languages of the archive.

    What changes with every new text is not in it, as numbers of texts do. *fed* are the languages
    that have feeds, *dated* those with an Atom feed too, *with_fonts* those with a stylesheet of
    fonts, *spoken* those that the theme has words in; *sections* names the kinds of lists that a
    language has; *share* is the theme's picture for pages that have none.
    """

    languages: tuple[LangTag, ...]
    fed: tuple[LangTag, ...]
    dated: tuple[LangTag, ...]
    with_fonts: tuple[LangTag, ...]
    spoken: tuple[LangTag, ...]
    sections: tuple[tuple[LangTag, tuple[Section, ...]], ...]
    share: UrlPath | None = None

    def has(self, lang: LangTag, section: Section) -> bool:
        """Say whether a language has lists of a kind."""
        return section in dict(self.sections).get(lang, ())
