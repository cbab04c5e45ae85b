"""What feeds tell: one text of a language, as an Atom feed and a JSON Feed name it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.article import Alternate
from generator.model.entry import Section
from generator.model.ids import Digest, digest
from generator.model.record import Record

FED = (Section.TOPICS, Section.NEWSPAPERS)
"""The kinds of lists that have feeds of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One text: what is known of it, the key of its newspaper, its alternates.

    *mark* is the hash of the rest and shows it alone: a text stands in many feeds, and is hashed
    once for all of them.
    """

    mark: Digest
    record: Record = field(repr=False)
    newspaper: str | None = field(repr=False)
    alternates: tuple[Alternate, ...] = field(repr=False)


def feed_item(record: Record, newspaper: str | None, alternates: tuple[Alternate, ...]) -> FeedItem:
    """Make an item and its mark."""
    mark = digest(repr(record), repr(newspaper), repr(alternates))
    return FeedItem(mark=mark, record=record, newspaper=newspaper, alternates=alternates)
