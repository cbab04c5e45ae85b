"""Rules of normalising that are data: words per language, and profiles of portals."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.ids import Digest, LangTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words by which pages in one language mark their parts, as printed.

    A ``#`` in *noise* stands for a number. *examples* are pairs of a printed line and the key of
    the words that mark it; they are tried as tests.
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
    conjunctions: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """How one portal prints its pages. *site_line* is a regular expression for its first line."""

    name: str
    site_line: str
    date_order: str = "dmy"
    noise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules in force, and the digest that tells one set from another."""

    labels: tuple[Labels, ...]
    portals: tuple[Portal, ...]
    digest: Digest
