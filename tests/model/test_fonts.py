"""`[fonts]` of site.toml: a family and its files, each mistake told at its line."""

from pathlib import PurePosixPath

import pytest

from generator.model.config import parse
from generator.model.errors import ConfigError
from generator.model.fonts import FontFacts
from generator.model.ids import LangTag

BASE = 'base_url = "https://archive.example"\n'


def _fonts(text):
    return parse(f"{BASE}{text}").fonts


def test_a_site_has_no_fonts_unless_it_names_some():
    assert _fonts("") == ()


def test_a_family_is_a_file_a_table_or_a_list_of_both():
    fonts = _fonts(
        """[fonts]
        "Noto Serif" = "fonts/serif.ttf"
        Body = ["fonts/a.ttf", { file = "fonts/b.ttf", weight = 700, langs = ["DE", "pt_br"] }]
        [fonts."Wide Sans"]
        file = "fonts/wide.ttf"
        weight = "100 900"
        """
    )
    assert [(f.family, str(f.file), f.weight, f.langs) for f in fonts] == [
        ("Body", "fonts/a.ttf", None, ()),
        ("Body", "fonts/b.ttf", "700", ("de", "pt-BR")),
        ("Noto Serif", "fonts/serif.ttf", None, ()),
        ("Wide Sans", "fonts/wide.ttf", "100 900", ()),
    ]
    assert [font.line for font in fonts] == [4, 4, 3, 5]


def test_where_a_font_stands_is_no_part_of_the_setting():
    above = parse(f'{BASE}# note\n[fonts]\nBody = "a.ttf"\n')
    assert above.digest == parse(f'{BASE}[fonts]\nBody = "a.ttf"\n').digest
    assert above.digest != parse(f'{BASE}[fonts]\nBody = "b.ttf"\n').digest


@pytest.mark.parametrize(
    ("line", "what", "hint"),
    [
        ('B = { flie = "a.ttf" }', "unknown key `flie` in the font `B`", "did you mean `file`?"),
        ("B = { weight = 400 }", "the font `B` names no file", "write"),
        ('B = ""', "the font `B` names no file", "write"),
        ("B = 3", "the font `B` is neither text nor a table", "write"),
        ("B = [3]", "the font `B` is neither text nor a table", "write"),
        ('B = { file = "a", weight = 0 }', "the font `B` has the weight `0`", "400"),
        ('B = { file = "a", weight = true }', "the font `B` has the weight `True`", "400"),
        ('B = { file = "a", weight = "900 100" }', "the font `B` has the weight", "400"),
        ('B = { file = "a", weight = "bold" }', "the font `B` has the weight `bold`", "400"),
        ('B = { file = "a", langs = "bn" }', "`langs` of the font `B` is no list", "bn"),
        ('B = { file = "a", langs = ["xx"] }', "`langs` of the font `B`", "BCP 47"),
        ("""'B"' = "a.ttf\"""", "cannot name a font family", "letters"),
    ],
)
def test_a_mistake_is_told_with_its_line(line, what, hint):
    with pytest.raises(ConfigError) as caught:
        _fonts(f"[fonts]\n{line}\n")
    problem = caught.value.problem
    assert what in problem.what
    assert hint in problem.hint
    assert problem.where.line in {2, 3}


def test_a_language_counts_its_regions_and_scripts_too():
    named = _fonts('[fonts]\nB = { file = "a.ttf", langs = ["zh"] }\n')[0]
    assert named.file == PurePosixPath("a.ttf")
    assert named.serves(LangTag("zh-Hant-HK"))
    assert not named.serves(LangTag("ja"))


@pytest.mark.parametrize(
    ("fs_type", "may"),
    [(0, True), (2, False), (4, True), (6, True), (8, True), (0x100, False), (0x208, False)],
)
def test_licence_bits_close_a_font_to_publishing(fs_type, may):
    facts = FontFacts(characters="a", weight="400", style="normal", fs_type=fs_type)
    assert facts.may_be_published is may
