"""A language -> the words that printed dates are made of, by CLDR and by the tables beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from generator import cldr
from generator.stages.extract.dates import tables

UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af]")
_QUOTED = re.compile("'([^']+)'")
_PATTERN_LETTERS = re.compile(r"(?<!\w)[GyMLEcd]+|[GyMLEcd]+(?!\w)")
_SCRIPTS = (
    ("latin", re.compile("[a-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile("[\u0400-\u052f]")),
    ("arabic", re.compile("[\u0620-\u064a\u066e-\u06d3\u06ee-\u06ff]")),
    ("other", re.compile(r"(?![\u0000-\u024f\u1e00-\u1eff\u0400-\u052f\u0600-\u06ff])[^\W\d]")),
)
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("\u0307\u0640\u00ad\u061c\ufeff", ""),
        **{chr(code): "" for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060)},
        **dict(zip("ıأإآٱىیېۍکگ", "iااااييييكگ", strict=True)),
        **dict.fromkeys("’ʼ‘", "'"),
        **dict.fromkeys("，、\u060c\u104a", ","),
        **dict.fromkeys("－‑‐−", "-"),
        **dict(zip("．／（）：［］", "./():[]", strict=True)),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a word can mean in a date; *mark* is the kind of one that is neither month nor weekday.

    *months* are pairs of calendar and number, *weekdays* count from Monday, 0.
    """

    months: frozenset[tuple[str, int]] = frozenset()
    weekdays: frozenset[int] = frozenset()
    mark: str = ""
    era: str = ""

    @property
    def kind(self) -> str:
        """One letter: month, weekday, both, weekday or small word, else the mark."""
        if self.mark in {"年", "月", "日"}:
            return self.mark
        if self.months:
            return "B" if self.weekdays else "M"
        if self.weekdays:
            return "w" if self.mark == "f" else "W"
        return self.mark

    def joined(self, other: Word) -> Word:
        """Return a word with the meanings of both."""
        return Word(
            months=self.months | other.months,
            weekdays=self.weekdays | other.weekdays,
            mark=self.mark or other.mark,
            era=self.era or other.era,
        )

    def preferred(self, other: Word) -> Word:
        """Return a word with these months and weekdays, and *other*'s where this has none."""
        return Word(
            months=self.months or other.months,
            weekdays=self.weekdays or other.weekdays,
            mark=other.mark or self.mark,
            era=other.era or self.era,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words by their folded spelling, and the lengths of those with the same first letter."""

    words: Mapping[str, Word]
    lengths: Mapping[str, tuple[int, ...]]

    def longest(self, plain: str, place: int) -> tuple[str, Word] | None:
        """Return the longest word that stands whole in *plain* at *place*."""
        for length in self.lengths.get(plain[place], ()):
            name = plain[place : place + length]
            word = self.words.get(name)
            if word and _stands(name, plain, place):
                return name, word
        return None


def fold(text: str) -> str:
    """Make spellings of one word equal: case, digits, Arabic letters, marks that are not seen."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = unicodedata.normalize("NFC", text).translate(_FOLDED)
    return "".join(
        c if c.isascii() else str(int(c)) if c.isdecimal() else " " if c.isspace() else c
        for c in text
    )


def vocabulary_of(plain: str, lang: str) -> Vocabulary:
    """Return the words that a folded line can be made of; those of *lang* go before the others."""
    return _vocabulary(lang, tuple(name for name, letters in _SCRIPTS if letters.search(plain)))


@cache
def _vocabulary(lang: str, scripts: tuple[str, ...]) -> Vocabulary:
    words = _collected(_of_tables()) if scripts else {}
    for script in scripts:
        for name, word in _core(script).items():
            words[name] = words.get(name, Word()).joined(word)
    for name, word in _collected(_of_locale(lang)).items() if lang and scripts else ():
        words[name] = word.preferred(words.get(name, Word()))
    lengths: dict[str, set[int]] = {}
    for name in words:
        lengths.setdefault(name[0], set()).add(len(name))
    return Vocabulary(
        words=words,
        lengths={first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
    )


def _stands(name: str, plain: str, place: int) -> bool:
    """Say whether no letter of a script with spaces touches the word; nor a digit its number."""
    before, after = plain[:place][-1:], plain[place + len(name) :][:1]
    if name[0].isalpha() and not UNSPACED.match(name[0]) and is_letter(before):
        return False
    if name[-1].isdigit() or (len(name) == 1 and not UNSPACED.match(name)):
        return not after.isdigit() and not is_letter(after)
    is_open = name[-1] in "')" or UNSPACED.match(name[-1])
    return bool(is_open) or not is_letter(after)


def is_letter(c: str) -> bool:
    """Say whether *c* is a letter or a mark of one; the empty text is none."""
    return bool(c) and unicodedata.category(c)[0] in "LM"


@cache
def _core(script: str) -> dict[str, Word]:
    return _collected(pair for code in tables.CORE[script].split() for pair in _of_locale(code))


def _collected(pairs: Iterable[tuple[str, Word]]) -> dict[str, Word]:
    words: dict[str, Word] = {}
    for name, word in pairs:
        folded = fold(name).strip(" .،,-") or name
        if any(c.isalpha() for c in folded):
            known = words.get(folded)
            words[folded] = known.joined(word) if known else word
    return words


def _of_tables() -> Iterator[tuple[str, Word]]:
    marks = [("f", tables.FILLERS), ("o", tables.ORDINALS), ("P", tables.BEFORE_CLOCK)]
    for mark, names in [*tables.UNITS.items(), *marks]:
        for name in names.split():
            yield name.replace("_", " "), Word(mark=mark)
    for era, names in tables.ERAS.items():
        for name in names.split():
            yield name.replace("_", " "), Word(mark="E", era=era)
    for calendar, names in tables.MONTHS.items():
        for place, name in enumerate(names.split()):
            month = (calendar, place % 12 + 1)
            word = Word(months=frozenset({month}))
            yield name.replace("_", " "), word
            yield f"{name}ماه", word  # Persian "month", written on with a joiner or without
    for row in tables.WEEKDAYS:
        for number, name in enumerate(row.split()):
            yield name.replace("_", " "), Word(weekdays=frozenset({number}))


def _of_locale(code: str) -> Iterator[tuple[str, Word]]:
    """List CLDR's months, weekdays and small words of a locale, or nothing if it has none."""
    if re.split("[-_]", code)[0] in tables.TWO_CALENDARS:
        return
    try:
        locale = cldr.locale(code)
    except (UnknownLocaleError, ValueError):
        return
    patterns = [str(locale.date_formats[style].pattern) for style in ("full", "long", "medium")]
    before, after = _glued(patterns)
    for number, name in _names(locale.months):
        numbered = re.fullmatch(r"(\D*?)\s*0?(\d+)(\D*)", fold(name))
        if numbered:
            yield from _numbered(numbered[1], ("", *after), numbered[3])
            continue
        word = Word(months=frozenset({("gregorian", number)}))
        yield name, word
        yield from ((prefix + name, word) for prefix in before)
        yield from ((name + suffix, word) for suffix in after)
    for number, name in _names(locale.days):
        if len(name) > 1 or UNSPACED.match(name):
            yield name, Word(weekdays=frozenset({number}))
    for name in _day_periods(locale):
        yield name, Word(mark="P")
    for pattern in patterns:
        bare = _PATTERN_LETTERS.sub(" ", _QUOTED.sub(" ", pattern))
        for literal in (*_QUOTED.findall(pattern), *bare.split()):
            yield literal, Word(mark="f")


def _names(table: Mapping[str, Mapping[str, Mapping[int, str]]]) -> Iterator[tuple[int, str]]:
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in table[form][width].items():
                yield int(number), str(name)


def _day_periods(locale: Locale) -> Iterator[str]:
    """List the names of the parts of a day, which stand before or behind a time of day."""
    for form in locale.day_periods.values():
        for width in ("wide", "abbreviated"):
            yield from (str(name) for name in form.get(width, {}).values() if len(str(name)) > 1)


def _numbered(before: str, endings: Iterable[str], after: str) -> Iterator[tuple[str, Word]]:
    """Read what stands about the number of a month that has no other name."""
    if len(before) > 1:
        yield before, Word(mark="p")
    elif after:
        yield from ((after + ending, Word(mark="月")) for ending in endings)


def _glued(patterns: Iterable[str]) -> tuple[set[str], set[str]]:
    """Find what a language writes before or behind a month without a space."""
    before, after = set[str](), set[str]()
    for pattern in patterns:
        found = re.search(
            r"(?:'([^\W\d]+)'|([^\s\W\d_GyMLEcd]+))?M{3,}(?:'([^\W\d]+)'|([^\s\W]+))?", pattern
        )
        if found:
            before |= {part for part in found.group(1, 2) if part}
            after |= {part for part in found.group(3, 4) if part}
    return before, after
