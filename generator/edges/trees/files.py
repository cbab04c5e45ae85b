"""A folder -> the files of a built tree; nothing outside it is followed or opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.tree import Unread

KINDS = {
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".css": "css",
    ".js": "js", ".mjs": "js",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".rdf": "xml",
    ".gz": "gzip",
    ".json": "json",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Files by their path in the tree, with where their bytes lie and how many they are.

    *kinds* are html, css, js, xml, gzip and json, by path; other files have none. *moved* and
    *missing* are what a host said of addresses, unless *is_whole* of those that it was asked for;
    *noindex* pages that it keeps from search engines, *headers* alternates that it sends, *base*
    where it was asked, *left* how many addresses were not.
    """

    files: Mapping[str, Path]
    sizes: Mapping[str, int]
    kinds: Mapping[str, str]
    unread: tuple[Unread, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    noindex: frozenset[str] = frozenset()
    headers: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    is_whole: bool = True
    base: str = ""
    left: int = 0

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """Return the files of some kinds, sorted."""
        return tuple(sorted(path for path, kind in self.kinds.items() if kind in kinds))

    def read(self, path: str, limit: int) -> bytes | Unread:
        """Return a file's bytes, unless they are more than *limit* or cannot be had."""
        if self.sizes[path] > limit:
            return Unread(path=path, why=f"{self.sizes[path] // 1_000_000} MB are not read")
        try:
            return self.files[path].read_bytes()
        except OSError as error:
            return Unread(path=path, why=_said(error))


def files_of(folder: Path) -> Files:
    """List the files of a folder, sorted; links that lead to folders are not entered."""
    files: dict[str, Path] = {}
    sizes: dict[str, int] = {}
    unread: list[Unread] = []

    def fail(error: OSError) -> None:
        place = os.path.relpath(error.filename or folder, folder)
        unread.append(Unread(path=_name(place), why=_said(error)))

    for here, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            found = Path(here, name)
            path = _name(found.relative_to(folder).as_posix())
            try:
                state = found.stat()
            except (OSError, ValueError) as error:
                unread.append(Unread(path=path, why=_said(error)))
                continue
            if not stat.S_ISREG(state.st_mode):
                unread.append(Unread(path=path, why="it is no file"))
                continue
            files[path] = found
            sizes[path] = state.st_size
    kinds = {path: KINDS[end] for path in files if (end := _suffix(path)) in KINDS}
    return Files(files=files, sizes=sizes, kinds=kinds, unread=tuple(unread))


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 - a path of the tree, not of the disk


def _name(path: str) -> str:
    """Return a path that can be printed: bytes that are not UTF-8 become question marks."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace(os.sep, "/")


def _said(error: OSError | ValueError) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return (said or str(error)).lower()
