"""Disk -> SourceFile. The stage that reads the site's sources."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.model.errors import Problem, SourceError, Where
from generator.model.ids import digest
from generator.model.source import SourceFile


def collect(
    site: Path, folder: str, suffixes: str | tuple[str, ...]
) -> Iterator[SourceFile | Problem]:
    """Yield the files under *site*/*folder* whose names end in one of *suffixes* (any case).

    Sorted by path; what :func:`find` refuses, and files that cannot be read, are problems.
    """
    for path in find(site, folder):
        if isinstance(path, Problem):
            yield path
        elif path.name.lower().endswith(suffixes):
            try:
                yield read(site, path)
            except SourceError as error:
                yield error.problem


def find(site: Path, folder: str) -> Iterator[PurePosixPath | Problem]:
    """Yield the paths of all files under *site*/*folder*, sorted; nothing is read.

    Hidden files and folders are passed over, and so are the locks that word processors leave.
    Links to folders are not followed, since a source must not reach outside the folder; these
    are yielded as problems.
    """
    if (site / folder).exists() and not (site / folder).is_dir():
        yield _fail(PurePosixPath(folder), "is no folder", "put a folder there").problem
    yield from _walk(site, PurePosixPath(folder))


def read(site: Path, path: PurePosixPath) -> SourceFile:
    """Read one file as bytes.

    Raises:
        SourceError: If it is a link, no regular file, or cannot be read.
    """
    file = site / path
    if file.is_symlink() or not file.is_file():
        what = "is no regular file" if file.exists() else "does not exist"
        what = "is a symbolic link" if file.is_symlink() else what
        raise _fail(path, what, "put the file itself there")
    try:
        raw = file.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise _fail(path, what, "allow reading, or move it away") from error
    return SourceFile(path=path, raw=raw, digest=digest(raw))


def _walk(site: Path, folder: PurePosixPath) -> Iterator[PurePosixPath | Problem]:
    try:
        with os.scandir(site / folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        yield _fail(folder, what, "allow reading, or move it away").problem
        return
    for entry in found:
        if entry.name.startswith((".", "~$")):
            continue
        if not _is_utf8(entry.name):
            path = folder / _readable(entry.name)
            yield _fail(path, "has a name that is not UTF-8", "rename it").problem
            continue
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(site, path)
        elif entry.is_symlink() and entry.is_dir():
            yield _fail(path, "is a symbolic link", "put the file itself there").problem
        else:
            yield path


def _is_utf8(name: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in name)


def _readable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _fail(path: PurePosixPath, what: str, hint: str) -> SourceError:
    return SourceError(
        Problem(
            code="source-unreadable", where=Where(path), what=f"`{path.name}` {what}", hint=hint
        )
    )
