"""Lines of a body -> the title in its first heading, if nothing stands above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.stages.format.foreign.values import clean
from generator.stages.format.markdown import parse, plain

_LINES_MAX = 4  # of a heading that is underlined
_LENGTH_MAX = 1000  # characters of a line that can be a heading
_HASH = re.compile(r" {0,3}# ")
_UNDERLINE = re.compile(r" {0,3}=+ *")
_ATTRIBUTES = re.compile(r" *\{[:#.][^{}]*\}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The *title* without its markup, and the *lines* of the body (from 0) where it stands."""

    title: str
    lines: range


def first_heading(body: tuple[str, ...]) -> Heading | None:
    """Find a heading of the first level, ``# Title`` or underlined by ``=``, at a body's top.

    Source: CommonMark 0.31, "ATX headings" and "Setext headings".
    """
    first = next((n for n, line in enumerate(body) if line.strip()), len(body))
    lines = _candidate(body[first : first + _LINES_MAX])
    if not lines or max(map(len, lines)) > _LENGTH_MAX:
        return None
    tokens = parse("\n".join(lines))
    if len(tokens) < 2 or tokens[0].type != "heading_open" or tokens[0].tag != "h1":  # noqa: PLR2004 - opening, text
        return None
    _, end = tokens[0].map or (0, 1)
    title = clean(_ATTRIBUTES.sub("", plain(tokens[1])))
    found = range(first, first + min(end, len(lines)))
    return Heading(title=title, lines=found) if title else None


def _candidate(top: tuple[str, ...]) -> tuple[str, ...]:
    """Cut from the top of a body the lines that can be one heading; Markdown has the last word."""
    if top and _HASH.match(top[0]):
        return top[:1]
    end = next((n for n, line in enumerate(top) if n and _UNDERLINE.fullmatch(line)), -1)
    return top[: end + 1]
