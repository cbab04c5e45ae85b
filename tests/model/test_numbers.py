"""Text -> its numbers: one number in every numeral system, and no number where there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.han import spell_digits
from generator.model.numbers import numbers, significands

_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


@pytest.mark.parametrize(
    "text",
    ["1,500", "1.500", "1 500", "1\u202f500", "1’500", "১,৫০০", "١٬٥٠٠", "1500", "1.5 million"],
)
def test_a_number_is_the_same_however_it_is_printed(text):
    assert significands(text) == ("15",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.6亿 and 1.46 billion and 1460 million", ("146", "146", "146")),
        ("1亿4600万人", ("146",)),
        ("1억 4600만 명", ("146",)),
        ("3万5千人", ("35",)),
        ("3萬5000人", ("35",)),
        ("2億 30人", ("2", "3")),
        ("4,80,000 taka", ("48",)),
        ("1,234.56 = 1.234,56", ("123456", "123456")),
        ("12 345 678", ("12345678",)),
        ("0.50 and 05", ("5", "5")),
    ],
)
def test_large_and_broken_numbers_keep_their_digits_that_count(text, expected):
    assert significands(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,2,3 und 12, 15", ("1", "2", "3", "12", "15")),
        ("23.10.2025", ("23", "1", "2025")),
        ("23/10/2025", ("23", "1", "2025")),
        ("2021-2025", ("2021", "2025")),
        ("in 2024 100 children", ("2024", "1")),
        ("8:30", ("8", "3")),
        ("24. 100 came", ("24", "1")),
    ],
)
def test_marks_between_numbers_do_not_join_them(text, expected):
    assert significands(text) == expected


@pytest.mark.parametrize("text", ["", "no number", "Comment (0)", "²", "十分", "三", "百姓"])
def test_what_is_no_number_has_no_significand(text):
    assert significands(text) == ()


def test_the_square_of_a_unit_is_no_number():
    assert significands("30 m2, 12 km2, 5 м2") == ("3", "12", "5")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("六十三人", "63人"),
        ("二百一十", "210"),
        ("一千九百", "1900"),
        ("两百三十八", "238"),
        ("一百零五", "105"),
        ("十一", "11"),
        ("二〇二四年", "2024年"),
        ("百分之八十", "百分之80"),
        ("十分满意", "十分满意"),
    ],
)
def test_chinese_numerals_of_two_signs_become_digits(text, expected):
    assert spell_digits(text) == expected


def test_chinese_numerals_before_a_unit_count_with_it():
    assert significands("三十万 and 一百二十万") == ("3", "12")


def test_a_number_tells_its_weight_by_its_digits():
    weights = [number.weight for number in numbers("5 35 1,370 24861 2024 400")]
    assert weights == [0.25, 1.0, 2.2, 3.5, 0.8, 0.25]


def test_small_numbers_and_years_are_bare_ones_only():
    found = numbers("3 12 13 3.5 2024 2.024 3万")
    assert [n.printed for n in found if n.is_small] == ["3", "12"]
    assert [n.printed for n in found if n.is_year] == ["2024"]


@given(value=st.integers(min_value=1000, max_value=10**12))
@settings(deadline=None, derandomize=True)
def test_groups_and_numeral_systems_change_nothing(value):
    grouped = f"{value:,}"
    forms = [str(value), grouped, grouped.replace(",", "."), grouped.replace(",", "\u00a0")]
    forms += [form.translate(_BENGALI) for form in forms]
    assert {significands(form) for form in forms} == {(str(value).rstrip("0"),)}


@given(text=st.text())
@settings(deadline=None, derandomize=True)
def test_no_text_is_too_odd_to_count(text):
    for number in numbers(text):
        assert number.significand.isdecimal()
        assert number.significand.isascii()
        assert not number.significand.startswith("0")
        assert not number.significand.endswith("0")
        assert number.weight > 0


@pytest.mark.parametrize("text", ["1," * 50_000, "9" * 50_000 + "万", "1 " * 50_000, "三" * 50_000])
def test_a_hostile_text_takes_no_longer_than_its_length(text):
    assert len(numbers(text)) <= len(text)
