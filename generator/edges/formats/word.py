"""SourceFile -> Page: a word processor file (`.docx`) as lines, all of them the article's.

Its properties tell who typed the file and when, not who wrote the text, so they are no evidence.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from types import ModuleType
from xml.parsers.expat import ExpatError

from generator.edges.formats import extras
from generator.edges.formats.html.lines import Line, cut
from generator.edges.formats.html.settle import is_standing
from generator.edges.formats.html.tree import parse
from generator.model.errors import Problem, SourceError, Where
from generator.model.extract import BlockKind, Evidence
from generator.model.source import Page, SourceFile

_UNPACKED_MAX = 200_000_000  # bytes
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # a compound file: Word before 2007, or an encrypted document
_TEXT = "word/document.xml"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""


def read_docx(file: SourceFile) -> Page:
    """Read a word processor file.

    Raises:
        SourceError: If the extra ``docx`` is not installed, or the file is broken, encrypted or
            unpacks to more than 200 MB.
    """
    mammoth = extras.load("mammoth", "docx", file)
    etree = extras.load("lxml.etree", "docx", file)
    size = _text_size(file)
    lines = cut(parse(etree, _markup(mammoth, file)))
    title = next((line for line in lines if line.block.tag == "h1"), None)
    return Page(
        lines=tuple(line.text for line in lines),
        removed=(("markup", max(0, size - sum(len(line.text) for line in lines))),),
        given=_title(title),
        kinds=_kinds(lines, title),
    )


def _text_size(file: SourceFile) -> int:
    """Return how many bytes the text takes as XML; look before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(file.raw)) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
    # zipfile says NotImplementedError of a compression that it does not know.
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        if file.raw.startswith(_OLD_WORD):
            raise _fail(
                file,
                "the file is encrypted, or in the format of Word before 2007",
                "open it in a word processor and save it as `.docx` without a password",
            ) from error
        raise _broken(file, str(error)) from error
    if sum(sizes.values()) > _UNPACKED_MAX:
        raise _fail(
            file,
            f"the file unpacks to {sum(sizes.values()) // 1_000_000} MB",
            "take pictures and attachments out, or save its text only",
        )
    return sizes.get(_TEXT, 0)


def _markup(mammoth: ModuleType, file: SourceFile) -> str:
    """Return the document as HTML, without its pictures."""
    no_pictures = mammoth.images.img_element(lambda _: {"src": ""})
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(file.raw), style_map=_STYLES, convert_image=no_pictures
        )
    except (
        AttributeError,  # a part of the document is missing
        ExpatError,
        KeyError,
        OSError,
        RecursionError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:
        raise _broken(file, str(error)) from error
    return str(result.value)


def _title(line: Line | None) -> tuple[Evidence, ...]:
    if line is None:
        return ()
    return (
        Evidence(
            field="title",
            value=line.text,
            rule="docx.title",
            certainty=0.9,
            lines=(line.number,),
        ),
    )


def _kinds(lines: Sequence[Line], title: Line | None) -> tuple[tuple[int, BlockKind], ...]:
    """Give the kinds of all lines that are no paragraphs, but for the title."""
    found = []
    for line in lines:
        is_heading = line is not lines[-1] and is_standing(line)
        kind = BlockKind.HEADING if is_heading else line.kind
        if line is not title and kind is not BlockKind.PARAGRAPH:
            found.append((line.number, kind))
    return tuple(found)


def _broken(file: SourceFile, why: str) -> SourceError:
    reason = f": {why.strip().splitlines()[0]}" if why.strip() else ""
    return _fail(
        file,
        f"the file is no whole `.docx` document{reason}",
        "open it in a word processor and save it again",
    )


def _fail(file: SourceFile, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code="source-docx", where=Where(file.path), what=what, hint=hint))
