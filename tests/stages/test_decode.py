"""bytes -> Text: strict decoding, every kind of line end, invisible characters out."""

import codecs
import re
import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.errors import SourceError
from generator.model.ids import Digest
from generator.model.source import SourceFile, Text
from generator.stages.decode import decode

PATH = PurePosixPath("seeds/a.txt")


def _decode(raw):
    return decode(SourceFile(path=PATH, raw=raw, digest=Digest("d")))


def _problem(raw):
    with pytest.raises(SourceError) as caught:
        _decode(raw)
    return caught.value.problem


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"one\ntwo \xe9 three", 2, 5),
        (b"one\r\ntwo\r\n\xc3", 3, 1),
        (b"one\n\n\xed\xa0\x80", 3, 1),
        ("Öl für\nü".encode() + b"\xff", 2, 2),
        ("বাংলা ".encode() + b"\xff", 1, 7),
        (b"one\rtwo\xff", 2, 4),
        (codecs.BOM_UTF8 + b"ab\ncd\xff", 2, 3),
    ],
    ids=[
        "first", "second-line", "cut-off", "surrogate",
        "after-umlaut", "after-bengali", "old-mac-lines", "after-a-bom",
    ],
)  # fmt: skip
def test_a_byte_that_is_not_utf8_is_named_with_line_and_column(raw, line, column):
    problem = _problem(raw)
    assert (problem.where.path, problem.where.line, problem.where.column) == (PATH, line, column)


def test_the_byte_and_the_encoding_that_was_expected_are_named():
    problem = _problem(b"caf\xe9 au lait")
    assert problem.code == "text-encoding"
    assert problem.what == "byte 0xe9 is not UTF-8"
    assert problem.hint == "save the file as UTF-8, or name its encoding in a sources.csv"


def test_a_content_file_is_not_sent_to_the_manifest_of_the_seeds():
    file = SourceFile(path=PurePosixPath("content/a.md"), raw=b"\xff", digest=Digest("d"))
    with pytest.raises(SourceError) as caught:
        decode(file)
    assert caught.value.problem.hint == "save the file as UTF-8"


def test_the_byte_after_a_byte_order_mark_is_the_one_that_is_named():
    assert _problem(codecs.BOM_UTF8 + b"ab\xff").what == "byte 0xff is not UTF-8"


def test_half_a_character_in_utf16_is_refused_as_utf16():
    assert "is not UTF-16" in _problem("ab".encode("utf-16") + b"c").what


@pytest.mark.parametrize(
    "raw",
    [
        "Grüße\nবাংলা".encode(),
        codecs.BOM_UTF8 + "Grüße\nবাংলা".encode(),
        codecs.BOM_UTF16_LE + "Grüße\nবাংলা".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Grüße\nবাংলা".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "Grüße\nবাংলা".encode("utf-32-le"),
        codecs.BOM_UTF32_BE + "Grüße\nবাংলা".encode("utf-32-be"),
    ],
    ids=["no-mark", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(raw):
    text = _decode(raw)
    assert text.lines == ("Grüße", "বাংলা")
    assert text.removed == ()


def test_no_bytes_are_one_empty_line():
    assert _decode(b"").lines == ("",)


@pytest.mark.parametrize(
    "end",
    ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"],
    ids=lambda end: "-".join(f"U+{ord(c):04X}" for c in end),
)
def test_every_kind_of_line_end_ends_a_line(end):
    assert _decode(f"one{end}two{end}".encode()).lines == ("one", "two", "")


def test_mixed_line_ends_are_counted_each_once():
    assert _decode(b"a\r\n\r\nb\n\rc").lines == ("a", "", "b", "", "c")


@pytest.mark.parametrize(
    "sign",
    ["\u200c", "\u200d", "\u00a0", "\u202f", "\u3000", "\ufe0f", "\u0640", "\u093c"],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_signs_that_a_script_needs_are_kept(sign):
    text = _decode(f"ক{sign}খ".encode())
    assert text.lines == (f"ক{sign}খ",)
    assert text.removed == ()


@pytest.mark.parametrize(
    "sign",
    [
        "\0", "\x07", "\x1b", "\x7f", "\x9f", "\u00ad", "\u061c", "\u200b", "\u200e", "\u200f",
        "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\ufffe", "\U000e0041",
    ],
    ids=lambda sign: f"U+{ord(sign):04X}",
)  # fmt: skip
def test_invisible_signs_are_taken_out_and_counted(sign):
    text = _decode(f"wo{sign}rd{sign}\n{sign}".encode())
    assert text.lines == ("word", "")
    assert text.removed == ((f"U+{ord(sign):04X}", 3),)


def test_what_was_taken_out_is_listed_in_order():
    text = _decode("\u200fa\u00ad\u200bb\u00ad".encode())
    assert text.removed == (("U+00AD", 2), ("U+200B", 1), ("U+200F", 1))


def test_a_tab_is_a_space():
    assert _decode(b"a\tb").lines == ("a b",)


@pytest.mark.parametrize(
    ("spelt", "composed"),
    [("u\u0308", "ü"), ("Vie\u0323\u0302t", "Việt"), ("u\u00ad\u0308", "ü"), ("\u212b", "Å")],
    ids=["umlaut", "vietnamese", "across-a-soft-hyphen", "angstrom"],
)
def test_letters_and_marks_are_composed(spelt, composed):
    assert _decode(spelt.encode()).lines == (composed,)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_comes_out_composed_visible_and_in_lines(raw):
    text = _decode(raw.encode())
    for line in text.lines:
        assert unicodedata.is_normalized("NFC", line)
        assert line.splitlines() in ([line], [])
        assert not re.search("[\0-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\ufeff]", line)
    assert sum(map(len, text.lines)) <= len(unicodedata.normalize("NFC", raw))


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_decoded_text_decodes_to_itself(raw):
    once = _decode(raw.encode())
    twice = _decode("\n".join(once.lines).encode())
    assert twice.lines == once.lines
    assert twice.removed == ()


@given(st.binary(max_size=40))
def test_any_bytes_are_text_or_a_problem_with_a_place(raw):
    outcome = _decoded_or_refused(raw)
    if isinstance(outcome, Text):
        assert outcome.lines
    else:
        assert (outcome.path, outcome.line >= 1, outcome.column >= 1) == (PATH, True, True)


def _decoded_or_refused(raw):
    try:
        return _decode(raw)
    except SourceError as error:
        return error.problem.where
