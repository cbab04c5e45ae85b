"""A word processor file becomes lines; its properties are no evidence; broken files are told."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath

import docx
import pytest

from generator.edges.formats import read_docx
from generator.model.errors import SourceError
from generator.model.extract import BlockKind
from generator.model.ids import Digest
from generator.model.source import SourceFile


def source(raw: bytes) -> SourceFile:
    return SourceFile(path=PurePosixPath("seeds/story.docx"), raw=raw, digest=Digest("0"))


def a_document() -> bytes:
    document = docx.Document()
    document.core_properties.author = "A Typist"
    document.add_paragraph("A new house", style="Title")
    document.add_paragraph("The centre opened on Monday.")
    document.add_heading("What comes", level=2)
    document.add_paragraph("Rooms", style="List Bullet")
    document.add_paragraph("We stay.", style="Quote")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Aarwil", "24"
    document.add_paragraph("The end.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_styles_give_lines_kinds_and_title():
    page = read_docx(source(a_document()))
    assert page.lines == (
        "A new house",
        "The centre opened on Monday.",
        "What comes",
        "Rooms",
        "We stay.",
        "Aarwil | 24",
        "The end.",
    )
    assert page.kinds == ((3, BlockKind.HEADING), (4, BlockKind.ITEM), (5, BlockKind.QUOTE))
    assert [(e.field, e.value, e.rule, e.lines) for e in page.given] == [
        ("title", "A new house", "docx.title", (1,))
    ]
    assert page.settled == ()


def packed(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "no whole `.docx`"),
        (b"PK\x03\x04 broken", "no whole `.docx`"),
        (a_document()[:-400], "no whole `.docx`"),
        (packed(other=b"x"), "no whole `.docx`"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007"),
        (packed(bomb=bytes(201_000_000)), "unpacks to 201 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_a_hint(raw: bytes, what: str):
    with pytest.raises(SourceError) as caught:
        read_docx(source(raw))
    assert caught.value.problem.code == "source-docx"
    assert what in caught.value.problem.what
    assert caught.value.problem.hint
