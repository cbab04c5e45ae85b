"""What was found in a raw text: fields with their evidence, and the fate of every line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from generator.model.document import Author, Source
from generator.model.ids import ArticleId, Digest, LangTag, Slug


class BlockKind(Enum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    ITEM = "item"
    QUOTE = "quote"
    MARKDOWN = "markdown"


class Fate(Enum):
    """Where a piece of the raw text went."""

    KEPT = "kept"
    MOVED = "moved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of the body; *text* is plain text, but for a block that is Markdown already."""

    kind: BlockKind
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The fate of characters *start* to *end* (from 0, end excluded) of a raw *line* (from 1)."""

    line: int
    start: int
    end: int
    fate: Fate
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a field has its value. *certainty* lies between 0 and 1; *lines* count from 1."""

    field: str
    value: str
    rule: str
    certainty: float
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The article found in a raw text.

    Every character of the text that is not white space lies in exactly one decision.
    *evidence* holds for each field the value that was chosen first, alternatives after it.
    *review* names the fields that a person should look at, in the order of the front matter.
    *page* is the address of the page that was read, which need not be the source's; *article*
    and *slug* are set where the source itself names them.
    """

    path: PurePosixPath
    digest: Digest
    lang: LangTag
    title: str | None
    date: dt.date | None
    authors: tuple[Author, ...]
    source: Source
    description: str | None
    blocks: tuple[Block, ...]
    decisions: tuple[Decision, ...]
    evidence: tuple[Evidence, ...]
    review: tuple[str, ...]
    page: str | None = None
    article: ArticleId | None = None
    slug: Slug | None = None
    tags: tuple[str, ...] = ()
    is_draft: bool = False
