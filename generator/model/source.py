"""What comes in: files as bytes, and their text as lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.extract import BlockKind, Decision, Evidence
from generator.model.ids import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file under ``seeds/`` or ``content/``; *path* is relative to the site's folder."""

    path: PurePosixPath
    raw: bytes
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Decoded text: NFC, no line ends, no control characters; line *n* is ``lines[n - 1]``.

    *removed* counts what was taken out because it shows nothing, as ``("U+200B", 3)``.
    *given* is what the source's format, its name or a manifest says of it, best first.
    *settled* are lines whose fate the format tells, such as front matter or a page's menu, and
    *kinds* the lines of which it tells what they are, such as a heading.
    """

    path: PurePosixPath
    digest: Digest
    lines: tuple[str, ...]
    removed: tuple[tuple[str, int], ...]
    given: tuple[Evidence, ...] = ()
    settled: tuple[Decision, ...] = ()
    kinds: tuple[tuple[int, BlockKind], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page or a word processor file as lines, one for each block of visible text, in order.

    Lines hold no line ends and no runs of white space. Decisions in *settled* cover whole lines,
    each at most once; lines that are neither settled nor in *kinds* are open paragraphs.
    *removed* counts the characters of the file that are no visible text, as ``("markup", 900)``.
    """

    lines: tuple[str, ...]
    removed: tuple[tuple[str, int], ...]
    given: tuple[Evidence, ...] = ()
    settled: tuple[Decision, ...] = ()
    kinds: tuple[tuple[int, BlockKind], ...] = ()
