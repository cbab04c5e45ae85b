"""Rendered -> Receipt: the stage that writes files, whole, inside one folder, if they differ."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from generator.model.errors import OutputError, Problem, Where
from generator.model.ids import Digest
from generator.model.route import Receipt, Rendered

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


def write(page: Rendered, folder: Path, key: Digest) -> Receipt:
    """Put a page into *folder* so that a reader sees the old file or the new one, whole.

    A file that already has these bytes is left as it is.

    Raises:
        OutputError: If the path would leave *folder*, or the file cannot be written.
    """
    is_new = write_file(folder, PurePosixPath(page.path), page.content)
    status = (folder / page.path).stat()
    return Receipt(
        path=page.path, key=key, size=status.st_size, mtime_ns=status.st_mtime_ns, is_new=is_new
    )


def write_file(folder: Path, path: PurePosixPath, content: bytes) -> bool:
    """Write *content* to *path* under *folder*; say whether the file changed.

    Raises:
        OutputError: If the path would leave *folder*, or the file cannot be written.
    """
    target = inside(folder, path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
            return False
        make_folders(folder, target.parent)
        try:
            draft.write_bytes(content)
            draft.chmod(_FILE_MODE)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise _fail(path, what, "make room, or allow writing there") from error
    return True


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


def _fail(path: PurePosixPath, what: str, hint: str) -> OutputError:
    where = Where(path)
    return OutputError(Problem(code="output", where=where, what=f"`{path.name}` {what}", hint=hint))
