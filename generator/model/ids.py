"""Names for strings that must not be mixed up, and the one hash that tells contents apart."""

from __future__ import annotations

import hashlib
from typing import NewType

Digest = NewType("Digest", str)
"""BLAKE2b-128 of some bytes, 32 lower-case hex digits."""

Sha256 = NewType("Sha256", str)
"""SHA-256 of some bytes, 64 lower-case hex digits."""

LangTag = NewType("LangTag", str)
"""BCP 47 tag in canonical case: ``de``, ``pt-BR``, ``zh-Hant``."""

ArticleId = NewType("ArticleId", str)
"""Identity of an article in all its languages: ``news.example/a-story-a10231``."""

Slug = NewType("Slug", str)
"""Last part of a version's address: lower-case ASCII letters, digits and single hyphens."""

UrlPath = NewType("UrlPath", str)
"""A file of the site relative to its root, ASCII: ``de/a-story.html``, ``index.html``."""


def digest(*parts: bytes | str) -> Digest:
    """Hash *parts*, each framed by its length, so that ``(ab, c) != (a, bc)``."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        hasher.update(len(raw).to_bytes(8, "big"))
        hasher.update(raw)
    return Digest(hasher.hexdigest())
