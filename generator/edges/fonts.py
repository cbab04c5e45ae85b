"""A font file -> what it says of itself, and a WOFF2 with no more than a site's characters.

Loads fontTools, which takes long: import this module where a font is made or first seen.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError

from generator.model.errors import Problem, SourceError, Where
from generator.model.fonts import FontFacts
from generator.model.source import SourceFile

_ITALIC = 0x0001  # OS/2, fsSelection
_NAMES = (0, 1, 2, 4, 6, 7, 13, 14)  # copyright, names, trademark, licence and its address
_BROKEN = (
    TTLibError, struct.error, zlib.error, LookupError, ValueError, TypeError, AttributeError,
    AssertionError, ArithmeticError, EOFError, OSError, ImportError, NotImplementedError,
    RecursionError, MemoryError,
)  # fmt: skip
"""What a broken table makes fontTools raise."""


def inspect(file: SourceFile) -> FontFacts:
    """Open a font file, and try whether a subset can be made of it.

    Raises:
        SourceError: If it is no font, or a broken one.
    """
    with _told(file):
        font = _open(file)
        os2 = font["OS/2"]
        axes = font["fvar"].axes if "fvar" in font else ()
        ranges = [(axis.minValue, axis.maxValue) for axis in axes if axis.axisTag == "wght"]
        weights = ranges[0] if ranges else (os2.usWeightClass,)
        facts = FontFacts(
            characters="".join(map(chr, sorted(font.getBestCmap() or {}))),
            weight=" ".join(str(round(weight)) for weight in weights),
            style="italic" if os2.fsSelection & _ITALIC else "normal",
            fs_type=os2.fsType,
        )
    subset(file, facts.characters[:1])
    return facts


def subset(file: SourceFile, characters: str) -> bytes:
    """Return a WOFF2 with *characters* and all that shaping may make of them.

    Features of scripts, marks and ligatures are kept, hints are not; of names, copyright and
    licence are. Equal arguments give equal bytes: no time stamp, and no other packer of tables
    where one happens to be installed.

    Raises:
        SourceError: If the font is broken.
    """
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = list(_NAMES)
    options.recalc_timestamp = False
    with _told(file):
        font = _open(file)
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff2"
        font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
        made = BytesIO()
        font.save(made)
        return made.getvalue()


def _open(file: SourceFile) -> TTFont:
    return TTFont(BytesIO(file.raw), lazy=True, recalcTimestamp=False)


@contextmanager
def _told(file: SourceFile) -> Iterator[None]:
    """Let what a broken font makes fontTools raise and log come out as one problem."""
    logger = logging.getLogger("fontTools")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    except _BROKEN as error:
        what = f"`{file.path}` cannot be read as a font: {error or type(error).__name__}"
        hint = "name a .ttf, .otf or .woff2 file with one font"
        problem = Problem(code="font-broken", where=Where(file.path), what=what, hint=hint)
        raise SourceError(problem) from error
    finally:
        logger.setLevel(level)
