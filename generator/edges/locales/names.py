"""What languages are called, in themselves and in each other, and which way they run."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from generator.edges.locales.nearest import nearest
from generator.model.ids import LangTag
from generator.model.lang import fallbacks
from generator.model.tags import direction_of

_SCRIPT = len("Arab")
# Languages that CLDR has no locale of; as their speakers' public bodies and Wikipedias write them.
_AUTONYMS = {
    "ay": "Aymar aru", "bi": "Bislama", "ch": "Chamoru", "cr": "ᓀᐦᐃᔭᐍᐏᐣ", "fj": "Na Vosa Vakaviti",
    "gil": "Taetae ni Kiribati", "ho": "Hiri Motu", "hz": "Otjiherero", "kg": "Kikongo",
    "kj": "Oshikwanyama", "kr": "Kanuri", "kv": "Коми", "li": "Limburgs", "mh": "Kajin M̧ajeļ",
    "na": "Dorerin Naoero", "ng": "Oshindonga", "niu": "Vagahau Niuē", "oj": "Anishinaabemowin",
    "pau": "Tekoi er a Belau", "rar": "Māori Kūki ʻĀirani", "sm": "Gagana Sāmoa",
    "tet": "Tetun", "tvl": "Te Ggana Tuuvalu", "ty": "Reo Tahiti",
}  # fmt: skip


@cache
def autonym(tag: LangTag) -> str:
    """Return a language's name in itself, as a menu writes it; the tag where nobody has a name."""
    locale = nearest(tag)
    if locale is None:
        return next((_AUTONYMS[near] for near in fallbacks(tag) if near in _AUTONYMS), tag)
    name = locale.get_display_name(locale)
    return name[0].title() + name[1:] if name else tag


@cache
def language_name(tag: LangTag, in_tag: LangTag) -> str:
    """Return a language's name in another, as in running text; its autonym where CLDR has none."""
    locale = nearest(in_tag)
    if locale is None:
        return autonym(tag)
    named = locale.languages.get(tag.replace("-", "_"))
    known = nearest(tag)
    if named is None and known is not None:
        named = known.get_display_name(locale)
    named = named or locale.languages.get(fallbacks(tag)[-1])
    return str(named) if named else autonym(tag)


@cache
def direction(tag: LangTag) -> str:
    """Return ``rtl`` or ``ltr`` by the script that the tag names or most likely has.

    CLDR's likely subtags know which country writes a language how; the rest is a table.
    """
    parts = tag.split("-")
    has_script = any(len(part) == _SCRIPT and part.isalpha() for part in parts[1:])
    likely = get_global("likely_subtags")
    full = None if has_script else likely.get("_".join(parts)) or likely.get(parts[0])
    return direction_of(full.replace("_", "-") if full else tag) or "ltr"
