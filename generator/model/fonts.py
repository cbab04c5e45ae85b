"""Fonts that a site brings along: what ``[fonts]`` in site.toml names, and what a font file has."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.model import lang
from generator.model.errors import ConfigError
from generator.model.ids import LangTag

KEYS = ("file", "weight", "langs")
NO_EMBEDDING = 0x0002
NO_SUBSETTING = 0x0100
BITMAPS_ONLY = 0x0200
_USAGE = 0x000E  # the bits that say how far a font may be embedded; the least strict one counts
_HINT = 'write "Family" = "fonts/file.ttf", or a table with file, weight and langs'
_WEIGHT = re.compile(r"\d{1,4}(?: \d{1,4})?")
_HEAVIEST = 1000
Fail = Callable[[str, str, str], ConfigError]


@dataclass(frozen=True, slots=True, kw_only=True)
class FontChoice:
    """One font file under the name of a family; *file* is relative to the site's folder.

    *weight* is a CSS weight or range, None for the font's own. *langs* are the languages whose
    texts count, none for all. *line* of ``site.toml`` names it, and is no part of the setting.
    """

    family: str
    file: PurePosixPath
    weight: str | None
    langs: tuple[LangTag, ...]
    line: int = field(repr=False, compare=False)

    def serves(self, tag: LangTag) -> bool:
        """Say whether texts in a language count; ``zh`` counts ``zh-Hans`` too."""
        return not self.langs or not set(self.langs).isdisjoint(lang.fallbacks(tag))


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFacts:
    """What a font file says of itself: its *characters*, sorted, its CSS *weight* and *style*.

    *fs_type* holds the licence bits. Source: OpenType specification, OS/2, ``fsType``.
    """

    characters: str
    weight: str
    style: str
    fs_type: int

    @property
    def may_be_published(self) -> bool:
        """Say whether the licence bits allow a subset of the outlines to be published."""
        is_closed = self.fs_type & _USAGE == NO_EMBEDDING
        return not is_closed and not self.fs_type & (NO_SUBSETTING | BITMAPS_ONLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language's own *name*, and the *characters* of this, its dates and numbers, sorted."""

    name: str
    characters: str

    @property
    def letters(self) -> frozenset[str]:
        """Letters and marks of the name: a font that has them is one for the language."""
        return frozenset(c for c in self.name if unicodedata.category(c)[0] in "LM")


def parse_fonts(
    table: Mapping[str, object], line_of: Callable[[str], int], fail: Fail
) -> Iterator[FontChoice]:
    """Yield the fonts of ``[fonts]``, by family, the files of a family in their order.

    Raises:
        ConfigError: Made by *fail* from key, finding and hint, if a value makes no sense.
    """
    for family, value in sorted(table.items()):
        if not family.strip() or re.search(r'["\\<>\x00-\x1f]', family):
            raise fail("fonts", f"`{family}` cannot name a font family", "use letters and spaces")
        for item in value if isinstance(value, list) else [value]:
            yield _choice(family, item, line_of(family), fail)


def _choice(family: str, item: object, line: int, fail: Fail) -> FontChoice:
    settings = {"file": item} if isinstance(item, str) else item
    if not isinstance(settings, dict):
        raise fail(family, f"the font `{family}` is neither text nor a table", _HINT)
    for key in sorted(settings.keys() - set(KEYS)):
        near = difflib.get_close_matches(key, KEYS, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"use one of: {', '.join(KEYS)}"
        raise fail(family, f"unknown key `{key}` in the font `{family}`", hint)
    file = settings.get("file")
    if not isinstance(file, str) or not file.strip():
        raise fail(family, f"the font `{family}` names no file", _HINT)
    return FontChoice(
        family=family,
        file=PurePosixPath(file),
        weight=_weight(family, settings.get("weight"), fail),
        langs=_langs(family, settings.get("langs", []), fail),
        line=line,
    )


def _weight(family: str, value: object, fail: Fail) -> str | None:
    text = None if value is None or isinstance(value, bool) else str(value)
    if value is None:
        return None
    numbers = [int(n) for n in text.split(" ")] if text and _WEIGHT.fullmatch(text) else [0]
    if not 1 <= numbers[0] <= numbers[-1] <= _HEAVIEST:
        what = f"the font `{family}` has the weight `{value}`"
        raise fail(family, what, 'write a number such as 400, or a range such as "100 900"')
    return " ".join(map(str, numbers))


def _langs(family: str, value: object, fail: Fail) -> tuple[LangTag, ...]:
    try:
        if isinstance(value, list):
            return tuple(sorted({lang.parse(str(tag)) for tag in value}))
        what = f"`langs` of the font `{family}` is no list"
    except ValueError as error:
        what = f"`langs` of the font `{family}`: {error}"
    raise fail(family, what, 'write a list of BCP 47 tags, such as langs = ["bn", "as"]')
