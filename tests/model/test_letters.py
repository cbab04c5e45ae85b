"""Text -> what of its letters is the same in every language."""

import pytest

from generator.model.letters import fold, latin_names, weight


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Đặng Thúy", "dang thuy"), ("Łódź", "lodz"), ("STRASSE", "strasse"), ("Søren", "soren")],
)
def test_folding_takes_off_what_languages_put_on_letters(text, expected):
    assert fold(text) == expected


def test_names_are_capitalised_words_inside_sentences():
    assert latin_names("The nurse Lê Hoài met Ana. Then “We” left. Ana stayed in Huế.") == (
        "le", "hoai", "ana", "hue",
    )  # fmt: skip


def test_names_in_other_scripts_are_left_out():
    assert latin_names("যুবক LGBT গোষ্ঠী, и Анна с Марией") == ("lgbt",)


def test_a_wide_character_weighs_two_and_a_half():
    assert weight("abcd") == 4
    assert weight("北京大学") == 10
