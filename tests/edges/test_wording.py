"""The characters with which a site speaks of itself, in each of its languages."""

import pytest

from generator.edges.theme import Theme
from generator.edges.wording import language, site_characters
from generator.model.config import parse
from generator.model.digits import DigitRule, Digits
from generator.model.ids import LangTag


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [("bn", "বাংলা০৯19জুন"), ("de", "Dä09."), ("th", "ไทย05ม"), ("zh-Hans", "中文年月日")],
)
def test_a_language_has_its_name_its_months_and_both_kinds_of_digits(tag, wanted):
    assert set(wanted) <= set(language(LangTag(tag), Digits.DEFAULT).characters)


def test_latin_digits_alone_where_the_site_asks_for_them():
    assert "০" not in language(LangTag("bn"), Digits.LATIN).characters


def test_a_language_s_letters_are_those_of_its_name_without_what_is_between():
    assert language(LangTag("pt-BR"), Digits.DEFAULT).letters == set("PortuguêsBasil")


def test_a_site_shows_names_templates_styles_and_messages_but_no_comments(tmp_path):
    theme_folder = tmp_path / "mine"
    for name, text in {
        "theme.toml": 'name = "mine"',
        "templates/page.html": "<p>Ж</p>",
        "static/site.css": 'a::before { content: "‹" }',
        "locale/de.po": '# Ѫ\nmsgid "x"\nmsgstr "ß"\n',
        "locale/fr.po": 'msgid "x"\nmsgstr "œ"\n',
    }.items():
        path = theme_folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    config = parse(
        'base_url = "https://a.example"\ntitle = "Þ"\ndescription = "Ñ"\n[tags]\nt = { de = "Ü" }\n'
    )
    theme = Theme(tmp_path, "mine", digits=DigitRule(everywhere=Digits.DEFAULT))
    found = site_characters(theme, config, [LangTag("de-AT")])
    assert set("ЖßÞÑÜ‹") <= found
    assert found.isdisjoint("Ѫœ")
