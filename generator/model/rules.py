"""Rules of normalising that are data: words per language, and profiles of portals."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.ids import Digest, LangTag

SHAPE_PARTS = ("title", "standfirst", "dateline", "skip")
"""What the lines of a page's head can be, in a portal's shapes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words by which pages in one language mark their parts, as printed.

    A ``#`` in *noise* stands for a number; *rights* claim rights wherever they stand in a short
    line; a *reporter* stands right before or behind a name, without a sign. *examples* are pairs
    of a printed line and the key of the words that mark it; they are tried as tests.
    """

    lang: LangTag
    source: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    translation: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    reporter: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalExample:
    """A page as the portal prints it, and what its profile must find there; tried as a test."""

    raw: str
    title: str | None = None
    standfirst: str | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """How one portal prints its pages; it is known by its first line or by a page's address.

    *site_line* is a regular expression for the first line, *hosts* are those of its pages.
    *shapes* are the orders in which the head of a page prints its lines, each a tuple of
    :data:`SHAPE_PARTS`. With *shared_slugs* the
    address of a page is the same in every language but for the language's code; *article_id* is
    a regular expression for the part of an address that names the article.
    """

    name: str
    site_line: str = ""
    hosts: tuple[str, ...] = ()
    shapes: tuple[tuple[str, ...], ...] = ()
    date_order: str = "dmy"
    shared_slugs: bool = False
    article_id: str = ""
    noise: tuple[str, ...] = ()
    examples: tuple[PortalExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules in force, and the digest that tells one set from another."""

    labels: tuple[Labels, ...]
    portals: tuple[Portal, ...]
    digest: Digest
