"""Paths as the catalogue compares them: one name, however its letters were composed."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath


def nfc(path: PurePosixPath) -> PurePosixPath:
    """Return a path in NFC; a file system may hold ``ü`` as ``u`` and a mark."""
    text = str(path)
    return path if text.isascii() else PurePosixPath(unicodedata.normalize("NFC", text))
