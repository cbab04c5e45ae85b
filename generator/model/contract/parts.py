"""What parts get: templates that are rendered once for equal inputs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.model.contract.common import FeedLink, Frame, Html, Link, Menu, SiteNames, Tongue
from generator.model.document import Head
from generator.model.entry import Entry
from generator.model.ids import LangTag
from generator.model.page import Sibling


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPart:
    """Style sheets, icons."""

    root: str
    """Prefix that leads to the site's root."""
    fonts: str | None
    """Style sheet of the fonts of the page's language, from the root."""
    feeds: tuple[FeedLink, ...]
    """Feeds of the page's language."""
    site: SiteNames
    """The site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderPart:
    """The top of each page."""

    site: SiteNames
    """The site."""
    menu: Menu
    """The language's main pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterPart:
    """The foot of each page."""

    site: SiteNames
    """The site."""
    menu: Menu
    """The language's main pages."""
    languages: tuple[Tongue, ...]
    """The front page of each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternatesPart:
    """The links between versions in the head."""

    links: tuple[tuple[str, str], ...]
    """hreflang code and absolute address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaPart:
    """What the head of a version's page tells machines; filled anew for each page."""

    properties: tuple[tuple[str, str], ...]
    """Open Graph: properties with their contents."""
    names: tuple[tuple[str, str], ...]
    """Names of `meta` with their contents: the card of a shared link, Highwire, Dublin Core."""
    has_dublin_core: bool
    """Whether some of the names are those of Dublin Core (`DC.title`)."""
    json_ld: Html | None
    """JSON-LD, escaped so that it can stand in a `script`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitcherPart:
    """The row of languages under the headline."""

    page: Frame
    """The page as such."""
    siblings: tuple[Sibling, ...]
    """All versions, this one included."""
    missing: tuple[LangTag, ...]
    """Languages of the archive that the article is not in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePart:
    """What follows a numbered paragraph: its number, and the same paragraph in other languages."""

    id: str
    """Its id."""
    shown: str
    """Its number in the language's digits."""
    versions: tuple[Tongue, ...]
    """The versions with as many paragraphs, with the address of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenancePart:
    """Where the text comes from."""

    article: Head
    """What the source says of the text."""
    newspaper: Link | None
    """Its newspaper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePart:
    """One text in a plain list."""

    article: Entry
    """What lists show of the text."""
    href: str
    """Its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPart:
    """One text in a list, with its first words."""

    level: int
    """Level of its heading."""

    article: Entry
    """What lists show of the text."""
    href: str
    """Its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadPart:
    """The newest text on a front page."""

    article: Entry
    """What lists show of the text."""
    href: str
    """Its page."""
    picture: Html | None
    """Its first picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPart:
    """A language on the chooser."""

    lang: LangTag
    """The language."""
    href: str
    """Its front page."""
    n: int
    """Number of its texts."""
    newest: dt.date | None
    """Date of the newest."""
