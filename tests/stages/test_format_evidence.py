"""Evidence beside the content: what an import wrote is read, anything else is refused."""

import json
from pathlib import PurePosixPath

import pytest

from generator.stages.format import load_evidence

RECORD = {
    "seed": "seeds/a.txt",
    "content": "content/a.en.md",
    "digest": "d",
    "keys": {"own": "a.example/x", "page": None, "article": "a.example/x"},
    "fields": [{"field": "title", "value": "T", "rule": "r", "certainty": 0.9, "lines": [1]}],
    "review": ["title"],
    "lines": [{"line": 1, "from": 0, "to": 1, "fate": "moved", "rule": "r", "text": "T"}],
    "removed": {"U+200B": 1},
    "findings": [{"code": "numbers", "langs": ["de"], "lines": [1], "text": "3"}],
    "conflicts": ["x"],
    "decided": ["date"],
    "base": "---\\nlang: en\\n---\\n",
}


def test_a_whole_record_is_read_and_so_is_one_of_before():
    found = load_evidence(json.dumps(RECORD))
    assert (found.seed, found.conflicts) == (PurePosixPath("seeds/a.txt"), ("x",))
    assert (found.keys.own, found.article, found.decided) == (*["a.example/x"] * 2, ("date",))
    older = {key: RECORD[key] for key in ("seed", "content", "digest", "conflicts", "base")}
    assert load_evidence(json.dumps(older)).keys.own is None


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": [{}]},
        {"lines": None},
        {"fields": [{}]},
        {"fields": None},
        {"fields": [RECORD["fields"][0] | {"certainty": "x"}]},
        {"fields": [RECORD["fields"][0] | {"lines": ["1"]}]},
        {"findings": [{}]},
        {"keys": None},
        {"keys": {"own": [1], "page": {}, "article": 5}},
        {"content": 5},
        {"content": "/etc/passwd"},
        {"conflicts": 5},
        {"conflicts": "abc"},
        {"base": None},
        {"base": "\ud800"},
        {"digest": [1]},
        {"seed": "/etc/passwd"},
        {"seed": "seeds/../../x"},
        {"seed": ""},
        {"seed": "\ud800"},
        {"seed": "a\0b"},
        {"removed": []},
    ],
)
def test_a_record_of_another_shape_is_refused(changes):
    with pytest.raises(ValueError, match=r"."):
        load_evidence(json.dumps(RECORD | changes))


@pytest.mark.parametrize("raw", ["", "[]", "null", "{}", "[" * 100_000, '"x"'])
def test_what_is_no_record_is_refused(raw):
    with pytest.raises(ValueError, match=r"."):
        load_evidence(raw)
