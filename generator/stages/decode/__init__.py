"""bytes -> Text: strict decoding, NFC, invisible characters out, joiners kept."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from generator.model.characters import INVISIBLE
from generator.model.errors import Problem, SourceError, Where
from generator.model.extract import Evidence
from generator.model.ids import LangTag
from generator.model.source import SourceFile, Text
from generator.stages.decode.legacy import code_page, is_plausible, python_codec
from generator.stages.decode.manifest import Listed, read_manifest
from generator.stages.decode.zawgyi import find_zawgyi

__all__ = ["Listed", "Repair", "decode", "read_manifest", "to_text"]

Repair = Callable[[str], str]
"""Line -> the same line with mojibake undone, or as it was."""

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LOST = "\ufffd"  # it stands for a letter that was lost before, and is told
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)


def decode(
    file: SourceFile,
    *,
    encoding: str | None = None,
    lang: LangTag | None = None,
    repair: Repair | None = None,
) -> Text:
    """Decode a file to NFC lines; UTF-8 unless a byte-order mark says UTF-16 or UTF-32.

    Bytes that are not UTF-8 are read by the legacy *encoding* that a person named, else by the
    code page of *lang*, a language that a person named; such a text is under review. *repair*
    undoes mojibake line by line, which is told too.

    Raises:
        SourceError: If the bytes are not what they should be, or Burmese is in Zawgyi's private
            encoding; the problem names line and column.
    """
    codec, name = next(
        ((codec, name) for bom, codec, name in _BOMS if file.raw.startswith(bom)),
        ("utf-8", "UTF-8"),
    )
    try:
        return to_text(file, file.raw.decode(codec), (), repair)
    except UnicodeDecodeError as error:
        legacy = _legacy(file, encoding, lang) if codec == "utf-8" else None
        if legacy is None:
            raise SourceError(_problem(file, error, name)) from error
        return to_text(file, *legacy, repair)


def to_text(
    file: SourceFile, decoded: str, given: tuple[Evidence, ...] = (), repair: Repair | None = None
) -> Text:
    """Clean a decoded text and cut it into lines.

    Raises:
        SourceError: If it is Burmese in Zawgyi's private encoding.
    """
    lost = [n for n, line in enumerate(_LINE_END.split(decoded), 1) if _LOST in line]
    removed = Counter(f"U+{ord(found):04X}" for found in INVISIBLE.findall(decoded))
    clean = unicodedata.normalize("NFC", INVISIBLE.sub("", decoded)).replace("\t", " ")
    lines = _LINE_END.split(clean)
    mended = []
    for number, line in enumerate(lines, 1) if repair else ():
        whole = repair(line) if repair and not line.isascii() else line
        if whole != line and _LOST not in whole:
            lines[number - 1] = unicodedata.normalize("NFC", INVISIBLE.sub("", whole))
            mended.append(number)
    _refuse_zawgyi(file, lines)
    told = (
        *given,
        *_doubt("characters were lost before this file was saved", "decode.lost", 0.5, lost),
        *_doubt("mojibake was undone", "decode.mojibake", 0.75, mended),
    )
    return Text(
        path=file.path,
        digest=file.digest,
        lines=tuple(lines),
        removed=tuple(sorted(removed.items())),
        given=told,
    )


def _doubt(value: str, rule: str, certainty: float, lines: list[int]) -> tuple[Evidence, ...]:
    if not lines:
        return ()
    return (
        Evidence(field="body", value=value, rule=rule, certainty=certainty, lines=tuple(lines)),
    )


def _legacy(
    file: SourceFile, encoding: str | None, lang: LangTag | None
) -> tuple[str, tuple[Evidence, ...]] | None:
    """Decode by the encoding that a person named, else by the code page of their language."""
    codec = python_codec(encoding) if encoding else None
    named = codec or (code_page(lang) if lang and not encoding else None)
    if named is None:
        return None
    try:
        decoded = file.raw.decode(named)
    except UnicodeDecodeError:
        return None
    if not codec and not is_plausible(decoded):
        return None
    rule = "decode.encoding-named" if codec else "decode.code-page-of-language"
    evidence = Evidence(field="body", value=f"read as {named}", rule=rule, certainty=0.75, lines=())
    return decoded, (evidence,)


def _refuse_zawgyi(file: SourceFile, lines: list[str]) -> None:
    found = find_zawgyi(lines)
    if found:
        raise SourceError(
            Problem(
                code="text-zawgyi",
                where=Where(file.path, *found),
                what="the Burmese text is in Zawgyi encoding, which only looks like Unicode",
                hint="convert the file to Unicode, with a Zawgyi converter",
            )
        )


def _problem(file: SourceFile, error: UnicodeDecodeError, encoding: str) -> Problem:
    good = _LINE_END.split(error.object[: error.start].decode(error.encoding, "ignore"))
    return Problem(
        code="text-encoding",
        where=Where(file.path, len(good), len(good[-1]) + 1),
        what=f"byte 0x{error.object[error.start]:02x} is not {encoding}",
        hint="save the file as UTF-8"
        + (", or name its encoding in a sources.csv" if file.path.parts[0] == "seeds" else ""),
    )
