"""Which line is the title: kicker, headline and standfirst above a page's text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from urllib.parse import unquote

from generator.model.document import Source
from generator.model.extract import Fate
from generator.stages.extract.credit import looks_like_name
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.piece import Piece
from generator.stages.extract.vocabulary import URL, Vocabulary
from generator.stages.extract.words import QUOTED

SURE, UNDER_META = 0.97, 0.79
"""Certainty of a title in a head of known shape, and of one above a mere date or byline."""

_GROUPED, _STANDING, _CANDIDATE = 0.78, 0.74, 0.4
_TITLE_MIN, _TITLE_MAX = 8, 250  # characters
_CROWD = 4  # lines above a dateline that cannot all be kicker, title and standfirst
_STANDFIRST_MIN = 40  # characters; a shorter line between title and date is something else
_STANDING_MAX = 150  # characters of a line that stands as a title by itself
# What no headline is: `Code: 9043395`, a date behind a word, a lone number, an item of a list.
_NO_TITLE = re.compile(
    r"[^:：]{1,25}[:：]\s*[\d\W]*\Z|[\d\W]*\Z|[-–—•*·▪]\s|.*\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
_HEAD = 12  # open pieces among which a page repeats its headline
_MENU_WORDS, _MENU_MAX = 3, 30  # words and characters of a line of a menu
_KICKER_MAX, _KICKER_WORDS = 40, 4  # characters and words of a line above the title


def without_site_line(ledger: Ledger, above: list[Piece], name: str | None) -> list[Piece]:
    """Drop a first line that is the source's name, a dash and a slogan, if a headline follows."""
    slogan = rf"(?:\w+\s+)?{re.escape(name or '')}\s+[-–—|]\s+\S"
    if name is None or len(above) < 2 or not re.match(slogan, above[0].text, re.IGNORECASE):  # noqa: PLR2004
        return above
    ledger.decide([above[0]], Fate.DROPPED, "site-line.source-name")
    return above[1:]


def move_title(ledger: Ledger, above: list[Piece], certainty: float) -> str | None:
    """Take the title from the lines above the dateline, and out of *above*.

    One line is the title, two are title and standfirst; a short one above them is a kicker. Of
    more lines the one before the standfirst is likeliest, and of two short ones the longer; a
    person should look at these.
    """
    for first, second in pairwise(tuple(above)):
        if first.text == second.text:
            ledger.decide([second], Fate.DROPPED, "text.doubled")
            above.remove(second)
    above[:] = _heaviest_group([piece for piece in above if _can_be_title(piece)])
    _drop_kicker(ledger, above)
    place = 0
    if len(above) > 2:  # noqa: PLR2004 - more than title and standfirst
        place, certainty = len(above) - (2 if above[-1].is_prose else 1), 0.7
    elif len(above) == 2 and above[1].weight < _STANDFIRST_MIN:  # noqa: PLR2004
        place, certainty = int(above[1].weight > above[0].weight), 0.7
    piece = above[place] if above else None
    if piece is None or not _TITLE_MIN <= piece.weight <= _TITLE_MAX or piece.ends_in_full_stop:
        return None
    ledger.move(piece, "title", piece.text, "title.header", certainty)
    for other in above[:place]:
        ledger.note("title", other.text, "title.candidate", _CANDIDATE, other.line)
    del above[: place + 1]
    return piece.text


def _can_be_title(piece: Piece) -> bool:
    """Say whether a line can be a headline at all: no menu, no label with a number, no list."""
    text = QUOTED.sub(" ", piece.text)
    is_path = re.search(r"\s[>›»→]\s|>>|(?:\s/\s.*){2}", text)
    return not (is_path or URL.search(text) or _NO_TITLE.match(text) or "@" in text)


def _heaviest_group(above: list[Piece]) -> list[Piece]:
    """Of four lines and more keep those that stand together and say most: menus say little."""
    if len(above) < _CROWD:
        return above
    groups: list[list[Piece]] = []
    for piece in above:
        if piece.gap or not groups:
            groups.append([])
        groups[-1].append(piece)
    return max(groups, key=lambda group: sum(piece.weight for piece in group))


def _drop_kicker(ledger: Ledger, above: list[Piece]) -> None:
    """Drop a line of a few words above the headline, where a longer one stands right under it.

    With nothing under that it may be the headline itself, so only one word, or capitals, count.
    """
    if len(above) < 2:  # noqa: PLR2004 - kicker and title
        return
    kicker, title = above[:2]
    words = len(kicker.text.split())
    is_short = kicker.weight <= _KICKER_MAX and words <= _KICKER_WORDS and stands_alone(kicker)
    is_title = stands_alone(title) and title.weight > kicker.weight * 3 // 2
    has_standfirst = len(above) > 2 and above[2].weight >= _STANDFIRST_MIN  # noqa: PLR2004
    is_section = not title.is_prose and (words == 1 or kicker.text.isupper())
    if is_short and is_title and (has_standfirst or is_section):
        ledger.decide([kicker], Fate.DROPPED, "header.kicker")
        ledger.note("title", kicker.text, "title.candidate", _CANDIDATE, kicker.line)
        above.remove(kicker)


def move_standfirst(ledger: Ledger, above: list[Piece], certainty: float) -> str | None:
    """Move the one line that is left between title and dateline, if it is long enough."""
    if len(above) != 1 or above[0].weight < _STANDFIRST_MIN:
        return None
    if looks_like_name(above[0].text) or not _can_be_title(above[0]):
        return None
    ledger.move(above[0], "description", above[0].text, "standfirst.header", certainty)
    return above[0].text


def move_grouped(ledger: Ledger) -> tuple[str | None, str | None]:
    """Take title and standfirst, under a kicker or not, that stand as one group above the text."""
    gaps = (index for index, piece in enumerate(ledger.open) if index and piece.gap)
    end = next(gaps, 0)
    if end not in {2, 3} or not ledger.open[end].is_prose:
        return None, None
    above = list(ledger.open[:end])
    if end == 2 and stands_alone(above[0]) and _is_name_under(above[1], above[0]):  # noqa: PLR2004
        ledger.move(above[0], "title", above[0].text, "title.grouped", _GROUPED)
        return above[0].text, None
    _drop_kicker(ledger, above)
    if len(above) != 2 or not stands_alone(above[0]) or above[1].weight < _STANDFIRST_MIN:  # noqa: PLR2004
        return None, None
    if above[0] in ledger.kinds or above[1].weight > _TITLE_MAX + _STANDFIRST_MIN:
        return None, None
    title, standfirst = above
    if not (_can_be_title(title) and _can_be_title(standfirst)):
        return None, None
    if not (standfirst.ends_sentence or standfirst.weight > title.weight):
        return None, None
    ledger.move(title, "title", title.text, "title.grouped", _GROUPED)
    ledger.move(standfirst, "description", standfirst.text, "standfirst.grouped", _GROUPED)
    return title.text, standfirst.text


def _is_name_under(piece: Piece, title: Piece) -> bool:
    """Say whether a line right under a headline can be a person's name."""
    is_name = looks_like_name(piece.text) and len(piece.text.split()) in {2, 3, 4}
    return is_name and piece.weight * 3 < title.weight * 2 and not piece.ends_sentence


def move_site_title(ledger: Ledger) -> str | None:
    """Take the line under a site line if it stands alone between blank lines; still in doubt."""
    if len(ledger.open) < 2:  # noqa: PLR2004 - title and text
        return None
    first, second = ledger.open[:2]
    if not (first.gap and second.gap and stands_alone(first) and _can_be_title(first)):
        return None
    ledger.move(first, "title", first.text, "title.under-site-line", UNDER_META)
    return first.text


def labelled_title(ledger: Ledger, vocabulary: Vocabulary) -> str | None:
    """Move a first line with a label that says it is the title."""
    for piece in ledger.open[:3]:
        match = vocabulary.title.match(piece.text)
        if match and piece.weight <= _TITLE_MAX:
            ledger.votes.append(vocabulary.langs_of("title", match["label"]))
            ledger.move(piece, "title", match["rest"], "title.labelled", SURE)
            return match["rest"]
    return None


def move_standing_title(ledger: Ledger, source: Source, *, is_caption_likely: bool) -> str | None:
    """Move a first line that stands as a title to the field; such a title is always in doubt.

    Where a caption is likelier the line stays in the body and is a mere candidate, unless the
    address of the source has its words.
    """
    if len(ledger.open) < 2 or not stands_alone(ledger.open[0]):  # noqa: PLR2004 - title and text
        return None
    first, second = ledger.open[:2]
    if (
        first in ledger.kinds
        or not _can_be_title(first)
        or not (second.gap or second.weight > 2 * first.weight)
        or not second.is_prose
    ):
        return None
    if is_caption_likely and not _is_in_address(first.text, source.url or ""):
        ledger.note("title", first.text, "title.candidate", _CANDIDATE, first.line)
        return None
    ledger.move(first, "title", first.text, "title.standing-line", _STANDING)
    return first.text


def drop_menu(ledger: Ledger, title: str | None) -> None:
    """Drop what stands above a title that was found: words of a menu; and its copies below it."""
    if title is None:
        return
    folded = title.casefold()
    copies = [piece for piece in ledger.open[:_HEAD] if piece.text.casefold() == folded]
    ledger.decide(copies, Fate.DROPPED, "text.doubled")
    lines = (d.line for d in ledger.decisions if d.rule.startswith(("title.", "portal.")))
    first = next((n for n in lines if ledger.text.lines[n - 1].strip().casefold() == folded), 0)
    for piece in tuple(ledger.open):
        is_short = len(piece.text.split()) <= _MENU_WORDS and piece.weight <= _MENU_MAX
        if (
            piece.line < first
            and is_short
            and not piece.ends_sentence
            and piece not in ledger.kinds
        ):
            ledger.decide([piece], Fate.DROPPED, "header.menu")


def _is_in_address(title: str, url: str) -> bool:
    """Say whether most words of a title stand in the last part of an address."""
    place = unquote(url).rstrip("/").rsplit("/", 1)[-1]
    in_address = set(re.findall(r"[^\W_]+", _plain_letters(place)))
    words = [word for word in re.findall(r"[^\W_]+", _plain_letters(title)) if len(word) > 2]  # noqa: PLR2004
    return len(words) > 1 and sum(word in in_address for word in words) * 2 > len(words)


def _plain_letters(text: str) -> str:
    """Fold case and take marks off letters, as addresses do."""
    split = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(c for c in split if not unicodedata.combining(c))


def stands_alone(piece: Piece) -> bool:
    """Say whether a line can be a heading: short, no mark at its end that a sentence has."""
    if piece.weight > _STANDING_MAX or URL.search(piece.text) or piece.ends_in_full_stop:
        return False
    return piece.text[-1] not in ",;:：،…—–-" and any(c.isalpha() for c in piece.text)
