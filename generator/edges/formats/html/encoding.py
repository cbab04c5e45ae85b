"""Bytes of a page -> text: by byte-order mark, UTF-8, a named encoding, or what the page says."""

from __future__ import annotations

import codecs
import re

from generator.model.errors import Problem, SourceError, Where
from generator.model.source import SourceFile

_HEAD = 4096  # bytes in which a page names its encoding
_NAMED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*(?P<meta>[\w.:-]+)"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["'](?P<xml>[\w.:-]+)""",
    re.IGNORECASE,
)
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Labels that mean another encoding than Python's codec of that name.
# Source: WHATWG, "Encoding Standard", section 4.2, names and labels.
_LABELS = {
    "cp1252": "ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1",
    "gb18030": "gb2312 gb_2312-80 csgb2312 gbk x-gbk cp936 chinese",
    "cp1254": "iso-8859-9 iso8859-9 iso_8859-9 latin5 l5",
    "cp874": "tis-620 tis620 iso-8859-11 iso8859-11 windows-874 dos-874",
    "cp949": "euc-kr euckr ks_c_5601-1987 ksc5601 ksc_5601 korean windows-949",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "koi8-r": "koi koi8",
    "mac-roman": "macintosh x-mac-roman mac",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "iso8859-8": "iso-8859-8-i logical visual",
    # A page that could be read this far as bytes is not UTF-16, whatever it says.
    "utf-8": "utf-16 utf-16le utf-16be unicode utf8 unicode-1-1-utf-8",
}
_CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_CODECS |= {f"x-cp{page}": f"cp{page}" for page in range(1250, 1259)}
_LINE_END = re.compile("\r\n|[\n\r]")


def decode_page(file: SourceFile, encoding: str | None) -> str:
    """Decode a page strictly; *encoding* is what a person named, and goes before the page's own.

    Valid UTF-8 is UTF-8 whatever is named, for no other encoding yields it by chance.

    Raises:
        SourceError: If the bytes are not what they should be; the problem names line and column.
    """
    raw = file.raw
    codec = next((codec for bom, codec in _BOMS if raw.startswith(bom)), None)
    if codec is None:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            codec = _codec(encoding) or _codec(_named(raw))
            if codec is None or codec == "utf-8":
                raise SourceError(_problem(file, error, "UTF-8")) from error
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError(_problem(file, error, codec)) from error


def _named(raw: bytes) -> str | None:
    found = _NAMED.search(raw[:_HEAD])
    return (found["meta"] or found["xml"]).decode("ascii", "ignore") if found else None


def _codec(label: str | None) -> str | None:
    """Return Python's codec for a label as the web means it, None where it means no text."""
    if not label:
        return None
    folded = label.strip().lower()
    try:
        found = codecs.lookup(_CODECS.get(folded, folded))
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in {"utf-7", "idna", "punycode"} else None


def _problem(file: SourceFile, error: UnicodeDecodeError, encoding: str) -> Problem:
    good = _LINE_END.split(error.object[: error.start].decode(error.encoding, "ignore"))
    return Problem(
        code="text-encoding",
        where=Where(file.path, len(good), len(good[-1]) + 1),
        what=f"byte 0x{error.object[error.start]:02x} is not {encoding}",
        hint="save the page as UTF-8, or name its encoding in a sources.csv",
    )
