"""Printed date -> date, in the calendars of the press: a line that is one, or that holds one."""

from __future__ import annotations

import datetime as dt

from generator.model.ids import LangTag
from generator.stages.extract.dates.find import Found, find_date
from generator.stages.extract.dates.forms import Dated
from generator.stages.extract.dates.reading import read_date

__all__ = ["Dated", "Found", "find_date", "parse_date", "read_date"]

_TRUSTED = 0.8  # certainty from which a date is taken without a person's look


def parse_date(text: str, order: str = "dmy", lang: LangTag | None = None) -> dt.date | None:
    """Read *text* as `read_date` does; None also where its calendar is in doubt."""
    found = read_date(text, order, lang)
    return found.date if found and found.certainty >= _TRUSTED else None
