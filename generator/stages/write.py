"""Rendered -> Receipt: the stage that writes files, whole, inside one folder, if they differ."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from generator.model.errors import OutputError, Problem, Where
from generator.model.ids import Digest, Sha256
from generator.model.route import Receipt, Rendered

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
_BLOCK = 1 << 20


def write(page: Rendered, folder: Path, key: Digest) -> Receipt:
    """Put a page into *folder* so that a reader sees the old file or the new one, whole.

    A file that already has these bytes is left as it is.

    Raises:
        OutputError: If the path would leave *folder*, or the file cannot be written.
    """
    is_new = write_file(folder, PurePosixPath(page.path), page.content)
    status = (folder / page.path).stat()
    return Receipt(
        path=page.path,
        key=key,
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        sha256=Sha256(hashlib.sha256(page.content).hexdigest()),
        is_new=is_new,
    )


def write_file(folder: Path, path: PurePosixPath, content: bytes) -> bool:
    """Write *content* to *path* under *folder*; say whether the file changed.

    Raises:
        OutputError: If the path would leave *folder*, or the file cannot be written.
    """
    target = inside(folder, path)
    with _told(path):
        if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
            return False
        with _draft(folder, target) as draft:
            draft.write(content)
    return True


def write_blocks(folder: Path, path: PurePosixPath, blocks: Iterable[bytes]) -> Sha256:
    """Write a file of any length block by block; return its digest.

    What lies there is compared on the way, and replaced as a whole if it differs.

    Raises:
        OutputError: If the path would leave *folder*, or the file cannot be written.
    """
    target = inside(folder, path)
    hasher = hashlib.sha256()
    stream = _hashed(iter(blocks), hasher.update)
    with _told(path):
        same, block = 0, b""
        if target.is_file() and not target.is_symlink():
            with target.open("rb") as old:
                same, block = _compare(old, stream)
                if not block and not old.read(1):
                    return Sha256(hasher.hexdigest())
        with _draft(folder, target) as draft:
            if same:
                _copy(target, draft, same)
            for part in chain([block], stream):
                draft.write(part)
    return Sha256(hasher.hexdigest())


def checksum(file: Path) -> Sha256 | None:
    """Return the digest of a file that lies somewhere, or None if it cannot be read."""
    try:
        with file.open("rb") as opened:
            return Sha256(hashlib.file_digest(opened, "sha256").hexdigest())
    except OSError:
        return None


def remove(folder: Path, path: PurePosixPath) -> bool:
    """Remove a file and the folders that it leaves empty; say whether it was there.

    Raises:
        OutputError: If the path would leave *folder*, or the file cannot be removed.
    """
    target = inside(folder, path)
    try:
        target.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        what = f"cannot be removed: {error.strerror}"
        raise _fail(path, what, "allow writing there") from error
    for parent in target.parents:
        if parent == folder or any(parent.iterdir()):
            break
        parent.rmdir()
    return True


def inside(folder: Path, path: PurePosixPath) -> Path:
    """Return *path* under *folder*; the one place where a relative path meets the disk.

    Raises:
        OutputError: If the result, links followed, lies outside *folder*.
    """
    target = folder / path
    is_plain = not path.is_absolute() and ".." not in path.parts and "\0" not in str(path)
    if not is_plain or not target.parent.resolve().is_relative_to(folder.resolve()):
        raise _fail(path, "lies outside the folder", "check the slug that made this path")
    return target


def make_folders(folder: Path, target: Path) -> None:
    """Make *target* and its parents up to *folder*, readable for a web server."""
    if target.is_dir():
        return
    if target == folder:
        target.mkdir(parents=True, exist_ok=True)
    else:
        make_folders(folder, target.parent)
        target.mkdir(exist_ok=True)
    target.chmod(_FOLDER_MODE)


def _hashed(blocks: Iterator[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for block in filter(None, blocks):
        update(block)
        yield block


def _compare(old: BinaryIO, blocks: Iterator[bytes]) -> tuple[int, bytes]:
    """Return how many bytes are the same, and the block that differs, if one does."""
    same = 0
    for block in blocks:
        if old.read(len(block)) != block:
            return same, block
        same += len(block)
    return same, b""


def _copy(source: Path, target: BinaryIO, size: int) -> None:
    with source.open("rb") as opened:
        while size > 0 and (block := opened.read(min(size, _BLOCK))):
            target.write(block)
            size -= len(block)


@contextmanager
def _draft(folder: Path, target: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of *target* when it is whole."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    make_folders(folder, target.parent)
    try:
        with draft.open("wb") as opened:
            yield opened
        draft.chmod(_FILE_MODE)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _told(path: PurePosixPath) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise _fail(path, what, "make room, or allow writing there") from error


def _fail(path: PurePosixPath, what: str, hint: str) -> OutputError:
    where = Where(path)
    return OutputError(Problem(code="output", where=where, what=f"`{path.name}` {what}", hint=hint))
