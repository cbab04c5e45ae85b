"""Text -> Text: what a Markdown seed's own front matter, name and first heading say of it.

Dialects: Hugo, Zola, Jekyll, Pelican, Nikola, Obsidian, and our own content files.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.extract import BlockKind, Decision, Evidence, Fate
from generator.model.source import Text
from generator.stages.format.foreign.bare import read_nikola, read_pelican
from generator.stages.format.foreign.days import day_of
from generator.stages.format.foreign.fenced import read_fenced
from generator.stages.format.foreign.fields import (
    BUNDLES,
    given,
    read_fields,
    scoped,
    settle,
    whole_line,
)
from generator.stages.format.foreign.heading import first_heading

__all__ = ["read_foreign"]

_SUFFIXES = frozenset({".md", ".markdown"})
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_ ]\S.*", re.ASCII)
_REMARK = re.compile(r"%%.*%%|<!--.*-->")
_FOREIGN = re.compile(
    r"\{\{|\{%|</?[A-Za-z][^>]*>|\[\[[^\]]+\]\]|\[\^[^\]]+\]|^\s*>\s*\[!|==[^=\s][^=]*==|%%"
)


def read_foreign(text: Text) -> Text:
    """Add to a Markdown seed what it says of itself; any other seed is returned as it is.

    *given* gets the fields, best first behind what was given before; *settled* each line of the
    front matter; *kinds* each line of the body that is not blank. Every line that is not blank is
    in one of the two, unless it was settled before.

    Raises:
        SourceError: With line and column, if the front matter is malformed.
    """
    if text.path.suffix.lower() not in _SUFFIXES:
        return text
    known, settled, above = _matter(text)
    known += _named_date(text.path)
    body = text.lines[above:]
    told, heading = _title(body, above, (*text.given, *known))
    before = {decision.line for decision in text.settled}
    remarks = _remarks(body, above)
    now = tuple(d for d in (*settled, *heading, *remarks) if d.line not in before)
    done = before | {decision.line for decision in now}
    kinds = tuple(
        (number, BlockKind.MARKDOWN)
        for number, line in enumerate(body, above + 1)
        if line.strip() and number not in done
    )
    return replace(
        text,
        given=(*text.given, *known, *told, *_markup(text.lines, kinds)),
        settled=(*text.settled, *now),
        kinds=(*text.kinds, *kinds),
    )


def _matter(text: Text) -> tuple[tuple[Evidence, ...], tuple[Decision, ...], int]:
    """Return what the front matter says, the fate of its lines, and how many lines it takes."""
    lines = text.lines
    block = read_fenced(lines, text.path) or read_nikola(lines, text.path)
    found = read_fields(block) if block else ()
    if block is None:
        block = read_pelican(lines)
        found = read_fields(block) if block else ()
        # Prose can begin with such a word and a colon: `Status: the shelter is full.`
        block = block if found else None
    if block is None:
        return (), (), 0
    moved = tuple(entry for entry, _ in found)
    return given(scoped(found, text.path)), settle(lines, block, moved), block.lines.stop - 1


def _named_date(path: PurePosixPath) -> tuple[Evidence, ...]:
    """Read the day before a file's name, or before its folder's if the file is an index."""
    stem = path.stem
    match = _DATED.fullmatch(path.parent.name if stem.split(".")[0] in BUNDLES else stem)
    day = day_of(match[1]) if match else None
    if day is None:
        return ()
    date = day.isoformat()
    return (Evidence(field="date", value=date, rule="name.date", certainty=0.9, lines=()),)


def _remarks(body: tuple[str, ...], above: int) -> tuple[Decision, ...]:
    """Drop lines that are a writer's remark or a mark for a program, and for no reader."""
    return tuple(
        whole_line(line, number, Fate.DROPPED, "markdown.remark")
        for number, line in enumerate(body, above + 1)
        if _REMARK.fullmatch(line.strip())
    )


def _markup(
    lines: tuple[str, ...], kinds: tuple[tuple[int, BlockKind], ...]
) -> tuple[Evidence, ...]:
    """Tell of markup that only the program knew that the text was written for."""
    found = tuple(number for number, _ in kinds if _FOREIGN.search(lines[number - 1]))
    if not found:
        return ()
    value = "markup of another program, which readers would see as it stands"
    rule = "markdown.foreign-markup"
    return (Evidence(field="body", value=value, rule=rule, certainty=0.5, lines=found),)


def _title(
    body: tuple[str, ...], above: int, known: tuple[Evidence, ...]
) -> tuple[tuple[Evidence, ...], tuple[Decision, ...]]:
    """Move the first heading to the title that is missing, or drop it if it repeats the title."""
    heading = first_heading(body)
    titles = {_folded(said.value) for said in known if said.field == "title"}
    if heading is None or (titles and _folded(heading.title) not in titles):
        return (), ()
    fate, rule = Fate.MOVED, "markdown.heading"
    if titles:
        fate, rule = Fate.DROPPED, "markdown.heading.repeat"
    numbers = tuple(above + n + 1 for n in heading.lines)
    decisions = tuple(whole_line(body[n - above - 1], n, fate, rule) for n in numbers)
    if titles:
        return (), decisions
    said = Evidence(field="title", value=heading.title, rule=rule, certainty=0.9, lines=numbers)
    return (said,), decisions


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
