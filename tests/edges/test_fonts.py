"""Subsets of fonts: the characters asked for, what shaping makes of them, and the licence."""

from io import BytesIO
from pathlib import PurePosixPath

import pytest
from fontTools.ttLib import TTFont

from generator.edges.fonts import inspect, subset
from generator.model.errors import SourceError
from generator.model.ids import digest
from generator.model.source import SourceFile

JOIN = "feature liga { sub uni0061 uni0062 by joined; } liga;"


def _file(raw):
    return SourceFile(path=PurePosixPath("fonts/a.ttf"), raw=raw, digest=digest(raw))


def _opened(raw):
    return TTFont(BytesIO(raw))


def test_a_subset_has_the_characters_asked_for_and_no_others(make_font):
    font = _opened(subset(_file(make_font("abcক")), "aকz"))
    assert font.flavor == "woff2"
    assert set(font.getBestCmap()) == {ord("a"), ord("ক")}


def test_what_shaping_makes_of_the_characters_is_kept(make_font):
    file = _file(make_font("abc", features=JOIN))
    whole, part = _opened(subset(file, "ab")), _opened(subset(file, "ac"))
    assert len(whole.getGlyphOrder()) == 4  # .notdef, a, b and both joined
    assert len(part.getGlyphOrder()) == 3


def test_the_licence_stays_in_the_subset(make_font):
    names = _opened(subset(_file(make_font("abc")), "a"))["name"]
    assert "Example Licence" in str(names.getName(13, 3, 1))


def test_equal_arguments_give_equal_bytes(make_font):
    file = _file(make_font("abc", features=JOIN))
    assert subset(file, "ab") == subset(file, "ab")
    assert _opened(subset(file, "ab"))["head"].modified == _opened(file.raw)["head"].modified


def test_a_font_says_its_characters_weight_style_and_licence_bits(make_font):
    facts = inspect(_file(make_font("cab", fs_type=8, weight=700)))
    assert (facts.characters, facts.weight, facts.style) == ("abc", "700", "normal")
    assert facts.fs_type == 8


def test_a_variable_font_says_its_range_of_weights_and_stays_variable(make_font):
    file = _file(make_font("abc", weights=(100, 900)))
    assert inspect(file).weight == "100 900"
    assert "fvar" in _opened(subset(file, "a"))


@pytest.mark.parametrize("cut", [0, 3, 40, 300, 700])
def test_a_broken_font_is_a_problem_and_nothing_is_logged(make_font, cut, caplog):
    with pytest.raises(SourceError) as caught:
        inspect(_file(make_font("abc", features=JOIN)[:cut]))
    assert caught.value.problem.code == "font-broken"
    assert caplog.records == []


def test_text_is_no_font():
    with pytest.raises(SourceError, match="cannot be read as a font"):
        inspect(_file(b"<html>" * 100))
