"""bytes -> Text: strict decoding, NFC, invisible characters out, joiners kept."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from generator.model.errors import Problem, SourceError, Where
from generator.model.source import SourceFile, Text

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphen, zero-width space, word joiner, byte-order mark, bidi controls, tag
# characters and noncharacters. U+200C and U+200D stay: Bengali, Persian and others need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)


def decode(file: SourceFile) -> Text:
    """Decode a file to NFC lines; UTF-8 unless a byte-order mark says UTF-16 or UTF-32.

    Raises:
        SourceError: If the bytes are not what they should be; the problem names line and column.
    """
    codec, name = next(
        ((codec, name) for bom, codec, name in _BOMS if file.raw.startswith(bom)),
        ("utf-8", "UTF-8"),
    )
    try:
        text = file.raw.decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError(_problem(file, error, name)) from error
    removed = Counter(f"U+{ord(found):04X}" for found in _INVISIBLE.findall(text))
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("\t", " ")
    return Text(
        path=file.path,
        digest=file.digest,
        lines=tuple(_LINE_END.split(text)),
        removed=tuple(sorted(removed.items())),
    )


def _problem(file: SourceFile, error: UnicodeDecodeError, encoding: str) -> Problem:
    good = _LINE_END.split(error.object[: error.start].decode(error.encoding, "ignore"))
    return Problem(
        code="text-encoding",
        where=Where(file.path, len(good), len(good[-1]) + 1),
        what=f"byte 0x{error.object[error.start]:02x} is not {encoding}",
        hint="save the file as UTF-8",
    )
