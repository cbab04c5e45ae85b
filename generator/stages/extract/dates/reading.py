"""A line that is a date and no more -> the date, in the calendars of the press."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from generator.model.ids import LangTag
from generator.stages.extract.dates.calendars import DOUBTFUL, SURE
from generator.stages.extract.dates.clocks import CLOCK, without_clock
from generator.stages.extract.dates.forms import Dated, dated
from generator.stages.extract.dates.numerals import has_number
from generator.stages.extract.dates.scan import Token, reduce, scan
from generator.stages.extract.dates.words import fold, vocabulary_of

_LONGEST = 120  # characters of a line that can be a date
MISMATCH = 0.6  # a weekday that the date does not fall on
_CONFIRMED = 0.9  # a doubtful calendar whose weekday fits
_SLACK = dt.timedelta(days=2)  # the moon is seen, or Bengal counts, a day or two apart
_CALENDARS = 3  # at most, on one line
_RANK = {"gregorian": 0, "hijri": 2, "bengali": 2}  # which of several calendars' dates is taken
WITNESSES = frozenset({"hijri", "bengali"})  # calendars that only confirm another's date
_BETWEEN = re.compile(
    r"\s*(?:\bالموافق(?:\s*ل)?\b|\bموافق\b|\bمطابق(?: با)?\b|\bbertepatan dengan\b|[()|•;=–—])\s*"
    r"|\s+[-/]\s+|\s*[,/]\s*(?=\d{1,2}\s+\w[\w\u0980-\u09ff]+,?\s+14\d\d(?!\d))"
)
# What the script says of the language, as far as a calendar hangs on it.
_SCRIPTS = tuple(
    (tongue, re.compile(letters))
    for tongue, letters in (
        ("th", "[\u0e00-\u0e7f]"),
        ("lo", "[\u0e80-\u0eff]"),
        ("km", "[\u1780-\u17ff]"),
        ("my", "[\u1000-\u109f]"),
        ("fa", "[\u06f0-\u06f9پچژ]"),
        ("ar", "[\u0660-\u0669]"),
        ("ne", "गते"),
        ("ko", "[\uac00-\ud7a3]"),
        ("ja", "[\u3041-\u30fa]"),
    )
)
_HAN = re.compile("[\u4e00-\u9fff]")


def read_date(text: str, order: str = "dmy", lang: LangTag | None = None) -> Dated | None:
    """Read *text* as one calendar date, or return None if it is anything more, less or other.

    A weekday and a time of day beside the date are allowed; of a date with a zone the printed day
    is taken. ``d/m/y`` against ``m/d/y`` is decided by *order* (``dmy`` or ``mdy``), never guessed
    from the numbers. *lang*, the likely language, decides names that mean two months and adds the
    names of languages that few sites use. Two dates are read only as one day in two calendars.
    Reads CLDR's names of a script on the first line with a digit and a letter of it (0.1 to 0.4 s),
    none for a line without digits; then takes about 0.1 ms a line.
    Source of the names: CLDR months and days, "wide" and "abbreviated", through Babel.
    """
    if len(text) > _LONGEST or not has_number(text):
        return None
    plain = without_clock(fold(text)).strip()
    tongues = tongues_of(text, lang)
    whole = _one(plain, order, lang, tongues)
    if whole:
        return whole if whole.calendar not in WITNESSES else None
    return _agreed(plain, order, lang, tongues)


def tongues_of(text: str, lang: LangTag | None) -> frozenset[str]:
    """Name the languages that a calendar may hang on: the one told, and what the script says.

    Arabic and Persian digits tell these languages apart only where nobody told the language.
    """
    told = lang.split("-")[0] if lang else ""
    found = {tongue for tongue, letters in _SCRIPTS if letters.search(text)}
    if _HAN.search(text) and told not in {"ja", "ko"} and "ja" not in found:
        found.add("zh")
    return frozenset((found - {"fa", "ar"}) | {told} if told else found)


def _one(plain: str, order: str, lang: LangTag | None, tongues: frozenset[str]) -> Dated | None:
    """Read one date, of any calendar, and weigh it against the weekday beside it."""
    tokens = scan(plain, vocabulary_of(plain, lang or ""))
    return weighed(tokens, order, tongues) if tokens else None


def weighed(tokens: tuple[Token, ...], order: str, tongues: frozenset[str]) -> Dated | None:
    """Read the date that *tokens* are, and weigh it against the weekday beside it."""
    reduced = reduce(tokens)
    found = dated(reduced[0], order, tongues) if reduced else None
    if reduced is None or found is None or found.calendar in WITNESSES or not reduced[1]:
        return found
    if found.date.weekday() not in reduced[1]:
        return replace(found, certainty=min(found.certainty, MISMATCH))
    if found.is_ambiguous and found.calendar == "gregorian":
        swapped = dt.date(found.date.year, found.date.day, found.date.month)
        found = replace(found, is_ambiguous=swapped.weekday() in reduced[1])
    is_doubtful = found.certainty <= DOUBTFUL
    return replace(found, certainty=_CONFIRMED) if is_doubtful else found


def _agreed(plain: str, order: str, lang: LangTag | None, tongues: frozenset[str]) -> Dated | None:
    """Read one day in two or three calendars, each of which proves the other."""
    parts = [part for part in _BETWEEN.split(plain) if part.strip(f" {CLOCK}.,،")]
    if not 1 < len(parts) <= _CALENDARS:
        return None
    found = [one for part in parts if (one := _one(part, order, lang, tongues))]
    found.sort(key=lambda one: _RANK.get(one.calendar, 1))
    if len(found) < len(parts) or len({one.calendar for one in found}) < len(found):
        return None
    if found[0].calendar in WITNESSES or not all(agree(found[0], one) for one in found):
        return None
    certainty = min(one.certainty for one in found)
    return replace(
        found[0],
        certainty=SURE if certainty > MISMATCH else MISMATCH,
        rule="date.agreed",
        is_ambiguous=False,
    )


def agree(first: Dated, other: Dated) -> bool:
    """Say whether two dates are one day, as far as *other*'s calendar is that exact."""
    slack = _SLACK if other.calendar in WITNESSES else dt.timedelta()
    return abs(first.date - other.date) <= slack
