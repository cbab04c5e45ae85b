"""What the pages of an article get."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.contract.common import Html, Link, Tongue
from generator.model.document import Head
from generator.model.ids import LangTag


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One version of an article."""

    article: Head
    """What the source says of the text."""
    excerpt: str | None
    """The standfirst, or the first words of the text."""
    body: Html
    """The text; its numbered blocks have the ids `p1`, `p2` …."""
    meta: Html
    """Part `meta`: must stand in the head."""
    minutes: int
    """Reading time in minutes, at least 1."""
    topics: tuple[Link, ...]
    """Its topics."""
    newspaper: Link | None
    """Its newspaper."""
    period: Link
    """The list of its year, or of the undated."""
    switcher: Html
    """Part `switcher`."""
    provenance: Html
    """Part `provenance`."""
    hub: str
    """Address of the page with all versions."""
    beside: tuple[Tongue, ...]
    """Pages that show it beside other versions."""
    related: tuple[Html, ...]
    """Part `entry` or `elsewhere` for each article about the same event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubVersion:
    """One version, as the article's hub lists it."""

    article: Head
    """What the source says of the text."""
    href: str
    """Its page."""
    address: str
    """Absolute address of its page."""
    bibtex: str | None
    """How to cite it, as an entry for BibTeX; none where the site does not offer that."""
    ris: str | None
    """The same in RIS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPage:
    """The neutral address of an article: all its versions, and how to cite it."""

    article: Head
    """The version that gives the page its heading."""
    versions: tuple[HubVersion, ...]
    """All versions by language."""
    missing: tuple[LangTag, ...]
    """Languages of the archive that it is not in."""
    csl: str | None
    """Address of the file that cites all versions as CSL-JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPage:
    """Two versions side by side."""

    article: Head
    """The version in the reader's language."""
    other: Head
    """The version beside it."""
    href: str
    """Page of the one."""
    other_href: str
    """Page of the other."""
    hub: str
    """Address of the page with all versions."""
    swapped: str | None
    """Page with the sides changed."""
    rows: tuple[tuple[Html, Html], ...]
    """Paragraphs beside each other; one row with all, if their numbers differ."""
    is_matched: bool
    """Whether both versions have the same number of paragraphs."""
