"""Theme and CLDR -> the characters with which a site speaks of itself, whatever its texts say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from generator.edges import collation, locales
from generator.edges.theme import Theme
from generator.model.config import SiteConfig
from generator.model.digits import Digits
from generator.model.fonts import Language
from generator.model.ids import LangTag
from generator.model.lang import fallbacks

_DAYS = [dt.date(2026, month, 1) for month in range(1, 13)]
_DIGITS = 1_234_567_890


def language(tag: LangTag, digits: Digits) -> Language:
    """Return what CLDR says of a language; loads much of it, some 10 ms a language."""
    found = set(locales.autonym(tag)).union(*collation.index_letters(tag))
    found.update(*locales.joints(("a", "b", "c"), tag))
    for kind in (digits, Digits.LATIN):
        found.update(locales.number(_DIGITS, tag, digits=kind))
        for day in _DAYS:
            found.update(locales.long_date(day, tag, digits=kind))
            found.update(locales.month(day.year, day.month, tag, digits=kind))
            found.update(locales.month_name(day.month, tag, digits=kind))
    return Language(name=locales.autonym(tag), characters="".join(sorted(found)))


def site_characters(theme: Theme, config: SiteConfig, tags: Iterable[LangTag]) -> frozenset[str]:
    """Return the characters of templates, styles, messages in some languages, and names."""
    found: set[str] = set()
    for wording in (
        config.title,
        config.description,
        config.about,
        *(names for _, names in config.tags),
    ):
        found.update(*(text for _, text in wording))
    for folder in theme.chain:
        for kind, pattern in (("templates", "*.html"), ("static", "*.css")):
            found.update(*(_text(path) for path in (folder / kind).rglob(pattern)))
        names = {near for tag in tags for near in fallbacks(tag)}
        found.update(*(_messages(folder / "locale" / f"{name}.po") for name in names))
    return frozenset(found)


def _messages(path: Path) -> str:
    """Return a message catalogue without its comments, empty if there is none."""
    lines = _text(path).splitlines() if path.is_file() else []
    return "".join(line for line in lines if not line.startswith("#"))


def _text(path: Path) -> str:
    return path.read_text("utf-8", "replace")
