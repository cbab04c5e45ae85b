"""The time of day beside a date, its zone, and the Hebrew day beside one: found, then masked."""

from __future__ import annotations

import re

CLOCK = "\ue000"  # private use: stands where a time of day was
_OFFSET = r"[+-]\d{1,2}(?::?[0-5]\d)?"
_NAMED = (
    r"gmt|utc|cest|eedt|eest|msk|мск|jst|kst|wib|wita|pkt|npt|ict|hkt|sgt|myt|phs?t|aedt|aest|acst"
    r"|awst|nzdt|nzst|uzt|slst|mes?z"
)
_ZONE = (
    rf"(?:z\b|(?:{_NAMED}|[ecmpa][sd]?t|cet|e?est|eet|bst|ist|wit|wat|cat|eat|sast|aet)\b"
    rf"(?:\s?{_OFFSET})?"
    r"|[+-]\d\d?:[0-5]\d\b|[+-]\d\d[0-5]\d\b|[+-]\d{1,2}\b(?=\s*\))|\+(?:0\d|1[0-4])\b(?![./:-]\d))"
)
_HALF = (
    r"[ap]\.?\s?m\b\.?|uhr\b|น\.?|hrs?\b\.?|hs\b\.?|hours\b|h\b|giờ\b|ч(?:ас[а-я]*)?\b\.?|ωρα\b"
    r"|[πμ]\.?\s?μ\.?|صباحا\S?|مساء\S?|ص\b|م\b|بجے|दिउँसो|बजे|पूर्वाह्न|अपराह्न|পূর্বাহ্ণ|অপরাহ্ণ"
    r"|(?:এ|পি)\.?\s?এম\.?|(?:એ|પી|પિ)\.?\s?એમ\.?|(?:एएम|पीएम)|min\b\.?|(?:sa|ch)\b"
)
_HALF_FIRST = "上午|下午|午前|午後|오전|오후|凌晨|早上|中午|晚上"
_CLOCKS = re.compile(
    rf"(?<![\d.:/-])(?:(?:{_HALF_FIRST})\s*)?"
    r"(?:"
    r"(?:[01]?\d|2[0-4])(?:(?::|\s?h)\s?[0-5]\d(?:[:.m][0-5]\d(?:[.,]\d{1,9})?)?"
    r"|\.[0-5]\d(?=\s*(?:(?:uhr|wi[bt]|wita|hrs|[ap]\.?m)\b|น\.|น(?!\w)))"
    r"|(?=\s*(?:[ap]\.?\s?m|uhr)\b)|\s?h\b"
    r"|\s?(?:[時时點点시]|giờ)\s?(?:[0-5]?\d\s?(?:[分분]|phút\b))?(?:\s?[0-5]?\d\s?[秒초])?)"
    r"|(?<=kl )[012]?\d[.:][0-5]\d|(?<=kl\. )[012]?\d\.[0-5]\d|(?<=klo )[012]?\d\.[0-5]\d"
    r"|(?<=ore )[012]?\d\.[0-5]\d|(?<=alle )[012]?\d\.[0-5]\d|(?<=pukul )[012]?\d\.[0-5]\d"
    rf")(?![\d:])\s*(?:{_HALF})?\s*(?:\([ap]m\)\s*)?(?:\(\s*{_ZONE}\s*\)|{_ZONE})?"
)
_LONE_ZONE = re.compile(
    rf"\(\s*(?:gmt|utc)\s?{_OFFSET}\s*\)|\b(?:gmt|utc)\s?{_OFFSET}(?!\d)"
    rf"|(?<=\d\s)\(?(?:{_NAMED}|ist)\b\)?(?!\s?[+-]?\d)"
)
_JOINT = re.compile(r"(?<=\d)t(?=\d\d:[0-5]\d)")
# A day of the Hebrew calendar, with what parts it from the common date beside it.
_HEBREW = re.compile(
    r"(?:[,/|–-]\s*)?(?<!\w)[א-ת][\"'״׳]?[א-ת]?['׳]?\s+ב?(?:תשרי|מר)?"
    r"(?:חשוון|חשון|כסלו|טבת|שבט|אדר(?:\s+[אב]['׳])?|ניסן|אייר|סיוון|סיון|תמוז|אב|אלול|(?<=תשרי))"
    r"\s+ה?['׳]?תש[א-ת]?[\"״׳']{1,2}[א-ת](?!\w)(?:\s*[,/|–-](?=\s))?"
)


def without_clock(plain: str) -> str:
    """Put the sign ``CLOCK`` and blanks for each time of day, its zone included; keep the length.

    Lone zones and days of the Hebrew calendar become blanks.
    """
    masked = _HEBREW.sub(_blanks, plain) if '"' in plain or "״" in plain else plain
    masked = _CLOCKS.sub(_sign, _JOINT.sub(" ", masked))
    return _LONE_ZONE.sub(_blanks, masked)


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _sign(found: re.Match[str]) -> str:
    size = len(found[0])
    return f" {CLOCK} ".ljust(size) if size > 2 else CLOCK.ljust(size)  # noqa: PLR2004
