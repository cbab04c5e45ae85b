"""Record -> an entry for BibTeX and biblatex. Source: BibTeXing (Patashnik, 1988)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.record import Record
from generator.model.urls import Addresses
from generator.stages.render.citations.line import citation_key, on_one_line

# BibTeX counts braces before TeX sees a backslash, so that `\{` would leave an entry open.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    | {sign: f"\\{sign}" for sign in "%#&$_"}
)
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(record: Record, addresses: Addresses) -> str:
    """Write an entry; what is not known has no field. Letters stay letters (UTF-8).

    Titles and names stand in braces of their own, so that no style splits or recases them.
    """
    kind = "article" if record.newspaper else "misc"
    fields = "".join(f",\n  {name} = {value}" for name, value in _fields(record, addresses))
    return f"@{kind}{{{citation_key(record)}{fields}\n}}\n"


def _fields(record: Record, addresses: Addresses) -> Iterator[tuple[str, str]]:
    for field, role in (("author", "text"), ("translator", "translation")):
        names = [f"{{{_tex(name)}}}" for name in record.names(role)]
        if names:
            yield field, f"{{{' and '.join(names)}}}"
    yield "title", f"{{{{{_tex(record.cited_title)}}}}}"
    if record.newspaper:
        yield "journal", f"{{{_tex(record.newspaper)}}}"
    if record.date:
        yield "year", f"{{{record.date.year:04}}}"
        yield "month", _MONTHS[record.date.month - 1]
        yield "day", f"{{{record.date.day}}}"
    yield "language", f"{{{record.lang}}}"
    yield "url", f"{{{addresses.absolute(record.path).translate(_IN_ADDRESS)}}}"


def _tex(text: str) -> str:
    return on_one_line(text).translate(_TEX)
