"""The stylesheet of fonts names files that lie beside it."""

from generator.model.ids import UrlPath
from generator.model.route import FontFace, FontSheetRoute
from generator.stages.render.surfaces.fonts import font_sheet


def test_each_font_has_a_rule_that_leaves_it_out_when_it_comes_late():
    face = FontFace(
        family="Noto Serif",
        path=UrlPath("assets/fonts/serif-1234.woff2"),
        weight="100 900",
        style="italic",
        unicode_range="U+61-7A",
    )
    assert font_sheet(FontSheetRoute(path=UrlPath("assets/fonts/de.css"), faces=(face,))) == (
        '@font-face { font-family: "Noto Serif"; font-weight: 100 900; font-style: italic;'
        " font-display: optional;\n"
        '  src: url("serif-1234.woff2") format("woff2");\n'
        "  unicode-range: U+61-7A; }\n"
    )
