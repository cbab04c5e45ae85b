"""Text -> its numbers in order, in a shape that is the same in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.model.han import spell_digits

_UNITS = (("兆조", 12), ("亿億억", 8), ("万萬만", 4), ("千천", 3))
_EXPONENTS = {letter: exponent for letters, exponent in _UNITS for letter in letters}
_MARK = "[.,'’٫٬]"
# Digits run together through one mark between two of them, or one space before three of them.
_RUN = re.compile(rf"\d+(?:{_MARK}\d+)*(?:(?<!\d{{4}})[\u0020\u00a0\u202f\u2009]\d{{3}}(?!\d))*")
_DIGITS = r"\d{1,20}(?:[.,]\d{1,20}){0,6}"
# Digits before units that grow smaller, as in 1亿4600万 and 3万5000; at least one unit.
_COMPOUND = re.compile(
    r"(?<!\d)(?=\d[\d.,]{0,40}\s?["
    + "".join(_EXPONENTS)
    + r"])"
    + r"\s?".join(rf"(?:{_DIGITS}\s?[{letters}])?" for letters, _ in _UNITS)
    + rf"(?:(?<!\s){_DIGITS})?"
)
_PART = re.compile(rf"({_DIGITS})\s?([{''.join(_EXPONENTS)}]?)")
_SPACE = re.compile(r"\s")
# Thousands, also the Indian way (4,80,000), with an optional decimal part behind another mark.
_GROUPED = re.compile(r"\d{1,3}(?P<mark>\D)(?:\d{2,3}(?P=mark))*\d{3}(?:(?!(?P=mark))\D\d+)?")
_DECIMAL = re.compile(r"\d+\D\d+")
_SQUARE = re.compile(r"(?<=[mм])[23]\b")  # m2 is a unit, not a number
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SPELLED_OUT = 12  # the largest number that style guides want in words
_WEIGHTS = (0.25, 1.0, 2.2, 3.5)
_YEAR_WEIGHT = 0.8


_OTHER_DIGIT = re.compile(r"[^\D0-9]")  # decimal, and not of ASCII


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as *printed*, and its *significand*: ASCII digits without zeros at either end.

    *is_small* says that many languages would write it as a word.
    """

    printed: str
    significand: str
    is_small: bool
    is_year: bool

    @property
    def weight(self) -> float:
        """How much it tells that two texts share this number: more digits, less chance."""
        if self.is_year:
            return _YEAR_WEIGHT
        return _WEIGHTS[min(len(self.significand), len(_WEIGHTS)) - 1]


def significands(text: str) -> tuple[str, ...]:
    """Return the significands of the numbers of *text* in order.

    ``1,500``, ``1.500``, ``1.5 million`` and ``১,৫০০`` are all ``15``; ``1亿4600万`` is ``146``.
    """
    return tuple(number.significand for number in numbers(text))


def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of *text* in order; a zero is none.

    Marks that cannot belong to one number (``1,2,3``, ``23.10.2025``) stand between numbers.
    Source of the numeral systems: Unicode's decimal digits (general category Nd); Chinese numerals
    of two signs and more are read, too.
    """
    plain = _SQUARE.sub(" ", ascii_digits(spell_digits(text)))
    return tuple(number for number in _read(plain) if number.significand)


def ascii_digits(text: str) -> str:
    """Return *text* with the decimal digits of every script as those of ASCII."""
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def _read(plain: str) -> Iterator[Number]:
    place = 0
    for compound in _COMPOUND.finditer(plain):
        yield from _plain_numbers(plain[place : compound.start()])
        yield _large(compound[0].strip())
        place = compound.end()
    yield from _plain_numbers(plain[place:])


def _large(printed: str) -> Number:
    """Read a number with units of ten thousand and more: comma groups, point is decimal."""
    value = Fraction(0)
    for digits, unit in _PART.findall(printed):
        whole, _, decimals = digits.replace(",", "").partition(".")
        decimals = decimals.replace(".", "")
        exponent = _EXPONENTS.get(unit, 0) - len(decimals)
        value += int(whole + decimals) * Fraction(10) ** exponent
    while value.denominator != 1:
        value *= 10
    return Number(
        printed=printed, significand=_significand(str(value)), is_small=False, is_year=False
    )


def _plain_numbers(plain: str) -> Iterator[Number]:
    for run in _RUN.findall(plain):
        if _GROUPED.fullmatch(run) or _DECIMAL.fullmatch(run):
            yield _number(run)
        else:
            yield from map(_number, re.findall(r"\d+", run))


def _number(printed: str) -> Number:
    is_bare = printed.isdecimal()
    value = int(printed) if is_bare and len(printed) <= len(str(_LAST_YEAR)) else 0
    return Number(
        printed=_SPACE.sub(" ", printed),
        significand=_significand(re.sub(r"\D", "", printed)),
        is_small=is_bare and 0 < value <= _SPELLED_OUT,
        is_year=is_bare and _FIRST_YEAR <= value <= _LAST_YEAR,
    )


def _significand(digits: str) -> str:
    return digits.strip("0")
