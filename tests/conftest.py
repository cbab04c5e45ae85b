"""Fonts for tests, made on the spot."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LICENCE = "Free for all, under the Example Licence"


def _square(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 500), (width, 500), (width, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


@pytest.fixture
def make_font() -> Callable[..., bytes]:
    """Make a font with squares for *letters*.

    *features* are in Adobe's feature language; *weights* make it variable.
    """

    def make(
        letters: str,
        *,
        features: str = "",
        fs_type: int = 0,
        weight: int = 400,
        weights: tuple[int, int] | None = None,
    ) -> bytes:
        mapped = {ord(letter): f"uni{ord(letter):04X}" for letter in letters}
        names = [".notdef", *mapped.values(), "joined"]
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap(mapped)
        builder.setupGlyf({name: _square(300 + n) for n, name in enumerate(names)})
        builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
        builder.setupHorizontalHeader(ascent=800, descent=-200)
        builder.setupNameTable({"familyName": "Squares", "licenseDescription": LICENCE})
        builder.setupOS2(fsType=fs_type, usWeightClass=weight, sTypoAscender=800)
        builder.setupPost()
        if weights:
            builder.setupFvar([("wght", weights[0], weight, weights[1], "Weight")], [])
        if features:
            builder.addOpenTypeFeatures(features)
        made = BytesIO()
        builder.save(made)
        return made.getvalue()

    return make
