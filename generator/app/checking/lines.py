"""A file's bytes and a text in it -> the line that it stands in, looked for only where needed."""

from __future__ import annotations

from html import escape


class Lines:
    """The lines of a file. Parsers tell no places; a fault has a text that stands near."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw

    def of(self, mark: str) -> int:
        """Return the line of the first place where *mark* stands, as it is or escaped, or 0."""
        if not mark:
            return 0
        for spelt in dict.fromkeys((mark, escape(mark), escape(mark, quote=False))):
            place = self._raw.find(spelt.encode("utf-8", "replace"))
            if place >= 0:
                return self._raw.count(b"\n", 0, place) + 1
        return 0
