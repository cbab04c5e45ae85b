"""Every locale of CLDR: what it prints is read as the day that was printed, or not at all."""

import datetime as dt
import random
import re

from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.stages.extract.dates import parse_date, read_date, tables
from generator.stages.extract.dates.words import _of_locale

CORE = sorted(" ".join(tables.CORE.values()).split())
ALL = sorted(
    code
    for code in locale_identifiers()
    if code != "root" and re.fullmatch(r"[a-z]+(_[A-Z][a-z]{3})?", code)
)
STYLES = ("long", "medium", "full")


def order_of(code, style):
    """Tell whether a locale's numeric date begins with the month, as the caller has to."""
    bare = re.sub("'[^']*'", "", str(Locale.parse(code).date_formats[style].pattern))
    letters = re.sub("(.)\\1+", r"\1", re.sub("[^Mdy]", "", bare))
    return "mdy" if letters == "Mdy" and "MMM" not in bare else "dmy"


def readings(day, code, lang):
    for style in STYLES:
        printed = format_date(day, style, locale=code)
        found = read_date(printed, order_of(code, style), lang)
        yield found.date if found else None


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))


@given(DAYS, st.sampled_from(CORE))
@settings(deadline=None, max_examples=300)
def test_a_language_that_is_known_untold_gives_the_day_or_nothing(day, code):
    assert set(readings(day, code, None)) <= {day, None}


@given(DAYS, st.sampled_from(ALL))
@settings(deadline=None, max_examples=300)
def test_every_language_of_cldr_gives_the_day_or_nothing_when_it_is_told(day, code):
    assert set(readings(day, code, code)) <= {day, None}


@given(DAYS, st.sampled_from(["en_US", "en", "fil"]))
@settings(deadline=None)
def test_american_dates_are_read_by_their_order(day, code):
    assert set(readings(day, code, None)) == {day}
    assert parse_date(f"{day.month}/{day.day}/{day.year}", "mdy") == day


def test_the_known_languages_are_read_whole():
    """All but the names of two months (Croatian and Polish) and one bare `28 01 2022` (Yoruba)."""
    chance = random.Random(7)  # noqa: S311 - no secret
    missed = set()
    for code in CORE:
        for month in range(1, 13):
            day = dt.date(1990 + chance.randrange(51), month, chance.randrange(1, 29))
            if None in readings(day, code, None):
                missed.add(code)
    assert missed <= {"hr", "pl", "yo"}


def test_the_words_of_a_language_are_the_same_whatever_was_read_before():
    """Babel alone gave Norwegian the Hebrew names of months, once they had been asked for."""
    names = {code: {name for name, _ in _of_locale(code)} for code in ("he", "no")}
    assert "אוקטובר" in names["he"]
    assert not [name for name in names["no"] if re.search("[א-ת]", name)]
