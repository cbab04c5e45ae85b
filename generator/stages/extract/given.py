"""What a source's format, its name or a manifest says of a text, against what the text says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from generator.model.document import Author
from generator.model.extract import Evidence, Fate
from generator.stages.extract.credits import merged, move_credits, read_byline
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.vocabulary import URL, Vocabulary

_HEAD = 12  # open pieces among which a page prints its headline
_PAGE_LINE = re.compile(r"URL\s*:\s*(?P<url>\S+)\Z", re.IGNORECASE)


class Given:
    """Evidence from outside the text, by field; the best of each field comes first."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._evidence = tuple(evidence)

    def all(self, field: str) -> tuple[Evidence, ...]:
        """Return all that is given for a field, best first."""
        return tuple(found for found in self._evidence if found.field == field)

    def first(self, field: str) -> str | None:
        """Return the best value of a field."""
        return next((found.value for found in self._evidence if found.field == field), None)

    def date(self) -> dt.date | None:
        """Return the best date of publication."""
        value = self.first("date")
        return dt.date.fromisoformat(value) if value else None

    def authors(self) -> tuple[Author, ...]:
        """Return the persons that are given, each once."""
        names = (found.value.split(";") for found in self.all("authors"))
        printed = dict.fromkeys(name.strip() for group in names for name in group)
        return tuple(Author(name=name) for name in printed if name)

    def tags(self) -> tuple[str, ...]:
        """Return the tags that are given, each once, in their order."""
        return tuple(dict.fromkeys(found.value for found in self.all("tags")))


def move_page_line(ledger: Ledger) -> None:
    """Move a first line `URL: …`, the address of the page that the text was read from."""
    first = ledger.open[0]
    found = _PAGE_LINE.match(first.text)
    if found and URL.fullmatch(found["url"]):
        ledger.move(first, "page", found["url"], "page.first-line", 0.98)


def move_given_title(ledger: Ledger, title: str) -> None:
    """Move the line that prints a title which is given; further copies of it go."""
    copies = [piece for piece in ledger.open[:_HEAD] if _folded(piece.text) == _folded(title)]
    ledger.decide(copies[:1], Fate.MOVED, "title.given")
    ledger.decide(copies[1:], Fate.DROPPED, "text.doubled")


def move_given_standfirst(ledger: Ledger, description: str) -> None:
    """Move the line that prints a standfirst which is given."""
    copies = [piece for piece in ledger.open[:_HEAD] if _folded(piece.text) == _folded(description)]
    ledger.decide(copies[:1], Fate.MOVED, "standfirst.given")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def move_given_byline(ledger: Ledger, vocabulary: Vocabulary, given: Given) -> tuple[Author, ...]:
    """Move the lines that the page's format marks as bylines, where they read as such."""
    authors: list[Author] = []
    lines = {number for found in given.all("byline") for number in found.lines}
    for piece in tuple(ledger.open):
        line = read_byline(piece.text, vocabulary, ledger.langs) if piece.line in lines else None
        if line:
            authors += move_credits(ledger, piece, line)
    return tuple(merged(authors))
