"""A live site -> its files: which addresses in a file are followed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from generator.edges.htmlpage import links_in
from generator.edges.trees import host, maps
from generator.edges.trees.files import Files

_LOC = re.compile(rb"<(?:loc|link|guid)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*(https?://[^<\]\s]+)")


def fetched(prefix: str, folder: Path, max_pages: int) -> Files:
    """Fetch what lies below *prefix* into *folder*.

    Raises:
        OSError: If the host cannot be reached.
    """
    return host.files_at(prefix, folder, max_pages, _follow)


def _follow(raw: bytes, kind: str) -> Iterable[str]:
    if kind == "html":
        return links_in(raw)
    if kind == "robots":
        return maps.robots(raw.decode("utf-8", "replace")).sitemaps
    if kind == "xml":
        return [unescape(found.decode("utf-8", "replace")) for found in _LOC.findall(raw)]
    if kind == "css":
        return maps.sheet(raw.decode("utf-8", "replace"), "").references
    return ()
