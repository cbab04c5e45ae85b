"""FontSheetRoute -> the stylesheet that tells a browser which font has which characters."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.model.route import FontFace, FontSheetRoute


def font_sheet(route: FontSheetRoute) -> str:
    """Write one rule for each font file; the files lie beside the sheet.

    A font that comes late is left for the next page, so that nobody waits for it or sees it change
    while reading. Source: CSS Fonts 4, "font-display", ``optional``.
    """
    return "".join(map(_rule, route.faces))


def _rule(face: FontFace) -> str:
    # addresses are ASCII without quotes; a family's name was checked when it was read
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
        f" font-style: {face.style}; font-display: optional;\n"
        f'  src: url("{PurePosixPath(face.path).name}") format("woff2");\n'
        f"  unicode-range: {face.unicode_range}; }}\n"
    )
