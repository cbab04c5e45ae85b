"""What the line-wise formats share: a key for each version, and texts on one line."""

from __future__ import annotations

import re

from generator.model.record import Record

_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def citation_key(record: Record) -> str:
    """Return the name of a version in ASCII: that of its article's hub, and its language.

    It is the same for ever, and no other version's in any archive is likely to be like it.
    """
    hub = record.hub.removesuffix("/index.html").removesuffix(".html")
    return f"{hub.rpartition('/')[2]}-{record.lang.lower()}"


def on_one_line(text: str) -> str:
    """Replace breaks and control characters by a space; what directs a script's flow stays."""
    return _BREAKS.sub(" ", text).strip(" ")
