"""Dates, numbers, plurals and lists are those of Intl, but for differences that are listed."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess

import pytest

from generator.edges import locales
from generator.model.digits import Digits
from tests.edges.make_intl import DATA, LOCALES, SAMPLES, ask_node

INTL = json.loads(DATA.read_text("utf-8"))

NARROW = "CLDR has U+202F before the word for year; V8 writes a plain space in all dates"
NEWER = "Intl's CLDR is 48, Babel's is 47: spelling, order or a comma were mended between them"
PATTERN = "CLDR groups Telugu digits by thousands, 0-9 by lakhs; Babel keeps one pattern a locale"
DIFFERENCES = {
    ("bg", "date"): NARROW,
    ("bg", "month"): NARROW,
    ("bg", "year"): NARROW,
    ("bn", "date"): NEWER,
    ("bn", "month"): NEWER,
    ("ml", "date"): NEWER,
    ("ml", "list"): NEWER,
    ("mn", "date"): NARROW,
    ("mn", "month"): NARROW,
    ("ne", "list"): NEWER,
    ("ru", "date"): NARROW,
    ("ru", "month"): NARROW,
    ("te", "native"): PATTERN,
    ("uk", "date"): NARROW,
    ("uk", "month"): NARROW,
}


def _date(text, tag):
    return locales.long_date(dt.date.fromisoformat(text), tag, digits=Digits.DEFAULT)


def _month(text, tag):
    year, month = map(int, text.split("-"))
    return locales.month(year, month, tag, digits=Digits.DEFAULT)


def _list(items, tag):
    first, *others = locales.joints(tuple(items), tag)
    return first + "".join(item + joint for item, joint in zip(items, others, strict=True))


KINDS = {
    "date": _date,
    "month": _month,
    "year": lambda year, tag: locales.year(year, tag, digits=Digits.DEFAULT),
    "number": lambda value, tag: locales.number(value, tag, digits=Digits.DEFAULT),
    "native": lambda value, tag: locales.number(value, tag, digits=Digits.NATIVE),
    "plural": locales.plural,
    "list": _list,
}
PAIRS = [(tag, kind) for tag, said in INTL["locales"].items() for kind in said]


def _pair(tag, kind):
    said = INTL["locales"][tag][kind]
    theirs = said.split() if kind == "plural" else said
    return [KINDS[kind](sample, tag) for sample in SAMPLES[kind]], theirs


def test_fifty_locales_are_compared_in_more_than_twenty_samples():
    assert list(INTL["locales"]) == LOCALES
    assert len(LOCALES) >= 50
    assert sum(map(len, SAMPLES.values())) > 20
    assert len(PAIRS) >= 6 * len(LOCALES)


@pytest.mark.parametrize(("tag", "kind"), [p for p in PAIRS if p not in DIFFERENCES])
def test_a_language_is_written_as_intl_writes_it(tag, kind):
    ours, theirs = _pair(tag, kind)
    assert ours == theirs


@pytest.mark.parametrize(("tag", "kind"), DIFFERENCES)
def test_a_listed_difference_is_still_there_and_is_what_the_list_says(tag, kind):
    ours, theirs = _pair(tag, kind)
    assert ours != theirs
    if DIFFERENCES[tag, kind] == NARROW:
        assert [text.replace("\u202f", " ") for text in ours] == theirs
    if DIFFERENCES[tag, kind] == PATTERN:
        bare = [text.replace(",", "") for text in ours]
        assert bare == [text.replace(",", "") for text in theirs]


def test_the_file_is_what_node_says():
    if shutil.which("node") is None:
        pytest.skip("there is no `node` here; the file stands for it")
    command = ["node", "-p", "process.versions.icu"]
    icu = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()
    if icu != INTL["icu"]:
        pytest.skip(f"the file is of ICU {INTL['icu']}, this node has {icu}")
    assert ask_node() == INTL
