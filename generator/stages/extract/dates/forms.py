"""Tokens that stand in one of the orders of a date -> the date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.stages.extract.dates.calendars import Printed, calendar_of, to_date
from generator.stages.extract.dates.scan import Token

_MONTHS = 12
_OTHER_ORDER = 0.9  # read against the order that was told, since that one has no such month
_SHORT, _LAST_SHORT = 0.7, 40  # a year of two digits, 2000 to 2040
_LETTER = 0.85  # an era of Japan by its letter, `R7.10.22`
# Languages that print such dates with the year first, or count other years.
_YEAR_FIRST = frozenset("ja ko zh hu lt mn eu kk fa ps prs ne th lo km my am ti".split())
_YEAR = r"(?:E[ .]*)?(?P<y>[yntg])(?: ?年)?(?:[ .]*E)?"
_MONTH = r"(?:(?P<M>M)|p ?(?P<p>n)|(?P<n>n)[ -]?月)"
_DAY = r"(?P<d>n) ?日?"
_GAP = r"[ ./,-]{0,4}"
_FORMS = tuple(
    (rule, re.compile(form))
    for rule, form in (
        ("slashes", r"(?P<d>n)(?P<sep>[./-])(?P<n>n)(?P=sep)(?:E[ .]*)?(?P<y>[ynt])\.?(?: ?E)?"),
        (
            "year-first",
            r"(?:E[ .]*)?(?P<y>[yt])(?P<sep>[./-])(?P<n>n)(?P=sep)(?P<d>n)\.?日?(?: ?E)?",
        ),
        ("letter", r"E(?P<y>n)(?P<sep>[./])(?P<n>n)(?P=sep)(?P<d>n)"),
        ("words", rf"{_DAY}{_GAP}{_MONTH}{_GAP}{_YEAR}\.?"),
        ("words", rf"{_MONTH}{_GAP}{_DAY}{_GAP}{_YEAR}\.?"),
        ("words", rf"{_YEAR}{_GAP}{_MONTH}{_GAP}{_DAY}\.?"),
        ("words", rf"(?P<y>y)年?[ .,-]{{0,3}}{_DAY}{_GAP}{_MONTH}\.?"),
    )
)
_TWICE = re.compile(r"(E? ?[yntg]) ?年 ?\((E? ?[yntg]) ?年?\) ?年? ?(n.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date that a line gives.

    *certainty* is of the calendar and the names; *is_ambiguous* says apart from it that slashes or
    hyphens leave open which number is the day. *calendar* is the printed one: `buddhist`, `jalali`.
    """

    date: dt.date
    certainty: float
    calendar: str
    rule: str
    is_ambiguous: bool


def dated(tokens: tuple[Token, ...], order: str, tongues: frozenset[str]) -> Dated | None:
    """Return the date that *tokens*, and nothing beside them, stand for."""
    kinds = "".join(token.kind for token in tokens)
    twice = _TWICE.fullmatch(kinds)
    if twice:
        return _agreeing(tokens, twice, order, tongues)
    eras = {token.word.era for token in tokens if token.kind == "E"}
    if len(eras) > 1:
        return None
    for rule, form in _FORMS:
        found = form.fullmatch(kinds)
        if found:
            parts = {
                name: tokens[found.start(name)].text for name, at in found.groupdict().items() if at
            }
            era = min(eras, default="")
            if rule == "slashes":
                return _slashed(parts, order, era, tongues)
            resolved = _resolved(rule, parts, _months(tokens, found), era, tongues)
            if resolved and rule == "letter":
                return replace(resolved, certainty=_LETTER if "ja" in tongues else _SHORT)
            return resolved
    return None


def _slashed(
    parts: Mapping[str, str], order: str, era: str, tongues: frozenset[str]
) -> Dated | None:
    """Read two numbers and a year; the other order only where this one has no such month."""
    is_short = not era and _is_short(parts, tongues)
    if is_short:
        parts = {**parts, "y": f"20{parts['y']}"}
    is_mdy = order == "mdy" and len(parts["y"]) == 4  # noqa: PLR2004
    day, month = (parts["n"], parts["d"]) if is_mdy else (parts["d"], parts["n"])
    is_other = int(day) <= _MONTHS < int(month) and (is_mdy or parts["sep"] != ".")
    if is_other and len(parts["y"]) == 4:  # noqa: PLR2004
        day, month = month, day
    found = _resolved("slashes", {**parts, "d": day}, {("", int(month))}, era, tongues)
    if found is None or (is_other and found.calendar != "gregorian"):
        return None
    limit = _SHORT if is_short else _OTHER_ORDER if is_other else found.certainty
    return replace(found, certainty=min(limit, found.certainty))


def _is_short(parts: Mapping[str, str], tongues: frozenset[str]) -> bool:
    """Say whether the last of three numbers can only be a year of our century; no `4.5.10`."""
    year, is_dotted = parts["y"], parts["sep"] == "."
    if len(year) != 2 or int(year) > _LAST_SHORT or tongues & _YEAR_FIRST:  # noqa: PLR2004
        return False
    return parts["sep"] == "/" or (is_dotted and len(parts["d"] + parts["n"]) > 2)  # noqa: PLR2004


def _agreeing(
    tokens: tuple[Token, ...], twice: re.Match[str], order: str, tongues: frozenset[str]
) -> Dated | None:
    """Read a year that stands in two calendars, `令和6年(2024年)5月4日`; both must give one day."""
    first, second, rest = (tokens[slice(*twice.span(group))] for group in (1, 2, 3))
    unit = tuple(token for token in tokens[: twice.end(1) + 2] if token.kind == "年")[:1]
    found = [dated((*year, *unit, *rest), order, tongues) for year in (first, second)]
    if found[0] is None or found[1] is None or found[0].date != found[1].date:
        return None
    return found[0]


def _months(tokens: tuple[Token, ...], found: re.Match[str]) -> set[tuple[str, int]]:
    """Return the months that can be meant, each with the calendar of its name."""
    groups = found.groupdict()
    if groups.get("M"):
        return set(tokens[found.start("M")].word.months)
    return {("", int(tokens[found.start("p" if groups.get("p") else "n")].text))}


def _resolved(
    rule: str,
    parts: Mapping[str, str],
    months: set[tuple[str, int]],
    era: str,
    tongues: frozenset[str],
) -> Dated | None:
    """Find the calendar; None if no day of it is meant, or more than one."""
    year = "1" if parts["y"] == "元年" else parts["y"]
    day = int(parts["d"])
    found = []
    for named, month in sorted(months):
        printed = Printed(year=year, named=named, era=era, tongues=tongues)
        judged = calendar_of(printed)
        date = to_date(judged[0], int(year), month, day) if judged else None
        if judged and date:
            found.append(
                Dated(
                    date=date,
                    certainty=judged[1],
                    calendar=judged[0].partition("-")[0],
                    rule=f"date.{rule}",
                    is_ambiguous=rule == "slashes"
                    and parts["sep"] != "."
                    and day != month
                    and max(day, month) <= _MONTHS,
                )
            )
    return found[0] if len(found) == 1 else None
