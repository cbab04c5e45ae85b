"""What comes in: files as bytes, and their text as lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

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

    *removed* counts the invisible characters that were taken out, as ``("U+200B", 3)``.
    """

    path: PurePosixPath
    digest: Digest
    lines: tuple[str, ...]
    removed: tuple[tuple[str, int], ...]
