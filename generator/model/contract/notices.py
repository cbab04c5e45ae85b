"""What pages get that a site has once, or once for each language."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.contract.common import FeedLink, Html, Tongue
from generator.model.ids import LangTag


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserPage:
    """The front door."""

    cards: tuple[Html, ...]
    """Part `card` for each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """About the archive."""

    text: Html | None
    """What the settings say of the archive."""
    text_lang: LangTag | None
    """Language of that text."""
    not_found: str
    """Address of the page for addresses that are none."""
    languages: tuple[Tongue, ...]
    """All languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TongueFeeds:
    """A language and its feeds."""

    lang: LangTag
    """The language."""
    feeds: tuple[FeedLink, ...]
    """Its feeds, of each kind one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLink:
    """A file of data."""

    kind: str
    """What it holds: `catalogue`, `package`, `oai` or `checksums`."""
    format: str
    """The name of its format: `CSV`, `JSON Lines`, `Data Package`, `OAI-PMH`, `SHA-256`."""
    media_type: str
    """The format as hosts and browsers name it."""
    href: str
    """Where it is."""
    number: int | None
    """Which part it is, where there are several; none where one file holds all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsPage:
    """Feeds and data."""

    languages: tuple[TongueFeeds, ...]
    """The feeds of each language, this one's first."""
    has_atom: bool
    """Whether there are Atom feeds."""
    has_json: bool
    """Whether there are JSON Feeds."""
    sitemap: str | None
    """Address of the sitemap."""
    data: tuple[DataLink, ...]
    """The archive as data, in every form that the site offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage:
    """What a host shows for an address that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage:
    """What stands where a text was that was taken away."""

    reason: str | None
    """Why, in the words of the editors; none where they do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """What leads from a former address to the present one."""

    href: str
    """The present address."""
