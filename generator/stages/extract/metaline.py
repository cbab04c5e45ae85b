"""A line at a page's head that is no text: a date, a byline, a source's name twice, or several."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.model.ids import LangTag
from generator.stages.extract.credit import Credits, looks_like_name, read_credits
from generator.stages.extract.dates import Dated, find_date, read_date
from generator.stages.extract.language import first_of
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import Vocabulary, as_noise

_DOUBLED = re.compile(r"(?P<name>\S.{0,60}?)\s*(?P=name)[\s•|·,–-]*(?P<date>\S.*)\Z")
_BAR = re.compile(r"\s*[|·•]\s*|\s{2,}|\u3000|\s+[-–—]\s+")
_OTHER_MAX = 60  # characters of a part that is neither date nor byline, such as a section's name
_OTHERS_MAX = 2  # such parts beside a date: a town and an agency
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_OTHER_LABEL = re.compile(r"[^\W\d_][^:：\d]{0,40}[:：]")  # of an event's date, for one
_OTHER_WORDS = 3  # beside a date that stands in a line without any label
_LINE_MAX = 200  # characters
_ORDERED = 0.97  # certainty of a date whose order of day and month is known
_UNORDERED = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What such a line says; *name* is that of the source, *updated* is no date of publication."""

    date: Dated | None = None
    name: str | None = None
    credits: Credits | None = None
    updated: bool = False
    rule: str = ""

    @property
    def is_doubled(self) -> bool:
        """Say whether the line prints the source's name twice, as the heads of portals do."""
        return self.rule == "dateline.doubled-source"

    @property
    def is_told(self) -> bool:
        """Say whether the line says that its date is that of publication, or a portal prints it."""
        return self.is_doubled or self.rule == "date.labelled"

    @property
    def certainty(self) -> float:
        """Certainty of the date; doubtful where slashes leave open which number is the day."""
        if self.date is None:
            return 0.0
        return min(self.date.certainty, _UNORDERED if self.date.is_ambiguous else _ORDERED)


def read_meta(
    piece: Piece, vocabulary: Vocabulary, order: str, langs: tuple[LangTag, ...]
) -> Meta | None:
    """Read a line that holds nothing but a date, a byline and the like; None for any other.

    *order* is that of day and month, *langs* are the languages the text is likely in.
    """
    text = piece.text
    doubled = _DOUBLED.fullmatch(text)
    date = read_date(doubled["date"], order, first_of(langs)) if doubled else None
    if doubled and date:
        return Meta(date=date, name=doubled["name"], rule="dateline.doubled-source")
    if piece.weight > _LINE_MAX:
        return None
    return (
        _single(text, vocabulary, order, langs)
        or _several(text, vocabulary, order, langs)
        or _within(piece, vocabulary, order, langs)
    )


def _single(
    text: str, vocabulary: Vocabulary, order: str, langs: tuple[LangTag, ...]
) -> Meta | None:
    date = read_date(text, order, first_of(langs))
    if date:
        return Meta(date=date, rule="dateline.date")
    published = vocabulary.published.match(text)
    date = read_date(published["rest"], order, first_of(langs)) if published else None
    if date:
        return Meta(date=date, rule="date.labelled")
    updated = vocabulary.updated.match(text)
    if updated and read_date(updated["rest"], order, first_of(langs)):
        return Meta(updated=True, rule="date.updated")
    line = read_credits(text, vocabulary.credits, langs)
    return Meta(credits=line, rule="byline.labelled") if line else None


def _several(
    text: str, vocabulary: Vocabulary, order: str, langs: tuple[LangTag, ...]
) -> Meta | None:
    """Read a line of parts: one date at most, credits, and few parts that are neither."""
    parts = [part.strip() for part in _BAR.split(text) if part.strip()]
    known = [_single(part, vocabulary, order, langs) for part in parts]
    others: list[str] = []
    for place, part in enumerate(parts):
        if known[place] is None:
            known[place], rest = _behind_comma(part, vocabulary, order, langs)
            others += [rest] if as_noise(rest) not in vocabulary.noise else []
    dates = [meta for meta in known if meta and meta.date]
    lines = [meta for meta in known if meta and meta.credits]
    is_short = all(len(part) <= _OTHER_MAX and part[-1] not in ".!?" for part in others)
    if len(dates) > 1 or not (dates or lines) or len(others) > len(parts) or not is_short:
        return None
    if len(others) > (_OTHERS_MAX if dates else 0):
        return None
    return Meta(
        date=dates[0].date if dates else None,
        credits=lines[0].credits if lines else None,
        name=_agency(parts, known),
        rule=dates[0].rule if dates else "byline.labelled",
    )


def _behind_comma(
    part: str, vocabulary: Vocabulary, order: str, langs: tuple[LangTag, ...]
) -> tuple[Meta | None, str]:
    """Cut a part at a comma before a date: what the date says, and what stands before it."""
    for comma in re.finditer(r"[,،，፣]\s", part):
        head, tail = part[: comma.start()].strip(), part[comma.end() :].strip()
        meta = _single(tail, vocabulary, order, langs) if looks_like_name(head) else None
        if meta and meta.date:
            return meta, head
    return None, part


def _agency(parts: list[str], known: list[Meta | None]) -> str | None:
    """Return the agency of `TOWN, date - AGENCY`, the one part behind a dated town."""
    if len(parts) != 2 or known[1] is not None or known[0] is None or known[0].date is None:  # noqa: PLR2004
        return None
    is_town = re.search(r"[,،，፣]", parts[0]) is not None
    return parts[1] if is_town else None


def _within(
    piece: Piece, vocabulary: Vocabulary, order: str, langs: tuple[LangTag, ...]
) -> Meta | None:
    """Read a line with one date in it and little else, or labels of a page; always in doubt.

    What stands behind a label of a change is no date of publication.
    """
    if piece.ends_in_full_stop or piece.is_running:
        return None
    if _OTHER_LABEL.match(piece.text) and not vocabulary.published.match(piece.text):
        return None
    text = vocabulary.updated_from.sub(" ", piece.text)
    found = find_date(text, order, first_of(langs))
    if found is None:
        return None
    rest = f"{text[: found.start]} {text[found.end :]}"
    is_labelled = vocabulary.published.match(text) or vocabulary.labels_inside.search(rest)
    if not (is_labelled or _CLOCK.search(text) or len(rest.split()) <= _OTHER_WORDS):
        return None
    certainty = min(found.dated.certainty, _UNORDERED)
    return Meta(date=replace(found.dated, certainty=certainty), rule="dateline.within")
