"""sources.csv and sources.jsonl: what is read of a row, and how a wrong one is told."""

import json
from pathlib import PurePosixPath

import pytest

from generator.model.errors import Problem, Severity
from generator.model.ids import digest
from generator.model.source import SourceFile
from generator.stages.decode import decode, read_manifest


def _read(printed, name="sources.csv"):
    raw = printed.encode()
    file = SourceFile(path=PurePosixPath("seeds", name), raw=raw, digest=digest(raw))
    found = list(read_manifest(decode(file)))
    problems = [one for one in found if isinstance(one, Problem)]
    return [one for one in found if not isinstance(one, Problem)], problems


def _said(listed):
    return {(found.field, found.value) for found in listed.given}


def test_an_unclosed_quote_takes_its_own_row_and_no_other():
    listed, problems = _read(
        'file,title,url\na.txt,"Unclosed,https://p.example/1\nb.txt,B,\nc.txt,"C, c",\n'
    )
    assert [str(row.path) for row in listed] == ["seeds/b.txt", "seeds/c.txt"]
    assert _said(listed[1]) == {("title", "C, c")}
    assert [problem.where.line for problem in problems] == [2]


def test_a_row_that_spans_lines_is_refused_where_it_begins_and_reading_goes_on():
    listed, problems = _read('file,title\na.txt,"One\nmore"\nb.txt,B\n')
    assert [str(row.path) for row in listed if row.given] == ["seeds/b.txt"]
    assert problems[0].where.line == 2
    assert problems[0].severity is Severity.ERROR


def test_of_two_columns_for_a_field_the_first_cell_that_says_something_counts():
    listed, problems = _read(
        "file,url,page_url,title,headline\n"
        "a.txt,https://p.example/a,,A,\nb.txt,,https://p.example/b,B,Other\n"
    )
    assert _said(listed[0]) == {("page", "https://p.example/a"), ("title", "A")}
    assert _said(listed[1]) == {("page", "https://p.example/b"), ("title", "B")}
    assert [(p.severity, p.where.line) for p in problems] == [(Severity.WARNING, 1)] * 2
    assert "`page_url` means the same as `url`" in problems[0].what


def test_a_column_that_stands_twice_is_told():
    listed, problems = _read("file,title,title\na.txt,A,\n")
    assert _said(listed[0]) == {("title", "A")}
    assert len(problems) == 1


def test_values_come_out_clean_whatever_escapes_hold():
    row = {"file": "a.txt", "title": "x\0\u200b\7y\u202e \ufffd", "author": "A\u0085B\ud800"}
    listed, problems = _read(json.dumps(row), "sources.jsonl")
    assert _said(listed[0]) == {("title", "xy"), ("authors", "A B")}
    assert not problems


@pytest.mark.parametrize("url", ["https://a.example/\ud800", "https://a.example/\0x", "https://[x"])
def test_an_address_with_what_no_address_holds_is_told(url):
    listed, problems = _read(json.dumps({"file": "a.txt", "url": url}), "sources.jsonl")
    assert not listed[0].given
    assert problems[0].what.encode()


@pytest.mark.parametrize("name", ["\ud800.txt", "a\0b.txt", "a" * 300 + ".txt", "../a.txt", "/a"])
def test_a_name_that_no_file_has_is_told(name):
    listed, problems = _read(json.dumps({"file": name, "title": "x"}), "sources.jsonl")
    assert not listed
    assert "the row names no file" in problems[0].what
    assert problems[0].what.encode()


def test_a_list_of_authors_is_read_as_several():
    listed, _ = _read('{"file": "a.txt", "author": ["Ana Ruiz", "Leo Mora"]}\n', "sources.jsonl")
    assert _said(listed[0]) == {("authors", "Ana Ruiz; Leo Mora")}
