"""Colours of the program's themes: words can be read by day and by night (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.edges.themefolders import BUILT_IN

SHEETS = sorted(BUILT_IN.glob("*/static/*.css"))
WORDS = ("ink", "soft", "link", "visited", "accent")
GROUNDS = ("paper", "card")
PAIR = re.compile(r"--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(
        weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_highest_contrast():
    assert round(contrast("#000000", "#ffffff"), 1) == 21


@pytest.mark.parametrize("sheet", SHEETS, ids=[f"{s.parts[-3]}/{s.name}" for s in SHEETS])
def test_words_have_a_contrast_of_4_5_on_every_ground_by_day_and_by_night(sheet: Path):
    found = {name: (day, night) for name, day, night in PAIR.findall(sheet.read_text("utf-8"))}
    assert {*WORDS, *GROUNDS, "mark"} <= found.keys()
    grounds = [(word, ground) for word in WORDS for ground in GROUNDS] + [("ink", "mark")]
    low = {
        (word, ground, time): round(contrast(found[word][time], found[ground][time]), 2)
        for word, ground in grounds
        for time in (0, 1)
        if contrast(found[word][time], found[ground][time]) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("sheet", SHEETS, ids=[f"{s.parts[-3]}/{s.name}" for s in SHEETS])
def test_a_sheet_serves_both_directions(sheet: Path):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    sided = (
        r"[{;\s](?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|float)\s*:"
    )
    assert re.findall(sided, text) == []
    assert not re.search(r"text-align:\s*(?:left|right)", text)
