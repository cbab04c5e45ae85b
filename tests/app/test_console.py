"""What commands print: all that is wrong in sources, a few of the same fault of many pages."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.app.console import tell_problems
from generator.app.report import Report
from generator.model.errors import Problem, Where


def problems(folder: str, count: int) -> list[Problem]:
    return [
        Problem(
            code="page-lang",
            where=Where(PurePosixPath(folder, f"{number}.html")),
            what="no lang",
            hint="write it",
        )
        for number in range(count)
    ]


def test_one_fault_of_many_pages_is_told_a_few_times_and_counted(capsys):
    tell_problems(Report(problems=problems("output", 8)))
    lines = capsys.readouterr().err.splitlines()
    assert sum("error[page-lang]" in line for line in lines) == 5
    assert lines[-1] == "page-lang: 3 more like these; --json lists all"


def test_every_fault_of_a_source_is_told(capsys):
    tell_problems(Report(problems=problems("content", 8)))
    assert capsys.readouterr().err.count("error[page-lang]") == 8
