"""What a page of any built tree says, as values that rules judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Use(Enum):
    """What an address in a page is for."""

    LINK = "link"  # a reader follows it
    PART = "part"  # a browser loads it with the page: a picture, a style sheet, a script
    FEED = "feed"  # announced as a feed
    HEAD = "head"  # canonical, alternates, next: machines follow it


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateLink:
    """A ``<link rel=alternate hreflang>`` as it is written."""

    hreflang: str
    href: str
    in_head: bool = True
    has_media: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadFacts:
    """Who a page says that it is. *path* is its file in the tree, *url* its public address.

    *refresh* is where a ``<meta http-equiv=refresh>`` leads, or None. *lang* and *direction* are
    those of ``<html>``, empty where there are none.
    """

    path: str
    url: str
    lang: str
    direction: str
    canonicals: tuple[str, ...]
    alternates: tuple[AlternateLink, ...]
    noindex: bool = False
    refresh: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An address in a page, once however often it stands there. *hreflang* is that of a link."""

    use: Use
    tag: str
    href: str
    hreflang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """All that rules ask of a page. Texts are as they stand, with white space folded.

    *passages* are hashes of the longer paragraphs with their lengths, those in the page's language,
    or if it has next to none, all; then the page *is_borrowed*. *guesses* are languages of the text
    with their probabilities, once for each part that was asked about; none where the text is too
    short to tell.
    *anchors* are the names of ``<a name>``; *base* is the address that relative ones start from.
    *weight* is bytes of the page, gzipped.
    """

    head: HeadFacts
    base: str
    has_doctype: bool
    charset: str
    is_utf8: bool
    titles: tuple[str, ...]
    metas: tuple[tuple[str, str], ...]
    headings: tuple[tuple[int, str], ...]
    ids: tuple[str, ...]
    anchors: tuple[str, ...]
    references: tuple[Reference, ...]
    langs: tuple[str, ...]
    mains: int
    no_alt: tuple[str, ...]
    unnamed_links: tuple[str, ...]
    unnamed_controls: tuple[str, ...]
    untitled_frames: tuple[str, ...]
    bare_tables: int
    json_ld: tuple[str, ...]
    scripts: tuple[str, ...]
    passages: tuple[tuple[int, int], ...]
    is_borrowed: bool
    guesses: tuple[tuple[tuple[str, float], ...], ...]
    weight: int

    def tongue(self) -> str:
        """Return the language that every part of the text is likeliest in, or an empty text."""
        firsts = {ranked[0][0] if ranked else "" for ranked in self.guesses}
        return firsts.pop() if len(firsts) == 1 else ""

    def meta(self, name: str) -> tuple[str, ...]:
        """Return the contents of the ``<meta>`` of a name, property or http-equiv."""
        return tuple(content for key, content in self.metas if key == name)
