"""Files of a theme's ``locale/``: their bytes, and what can be said against them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.model.errors import Problem, ThemeError, Where


def raw(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        ThemeError: If it is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        is_template = path.suffix == ".pot"
        raise ThemeError(
            Problem(
                code="theme-messages",
                where=place(path),
                what=f"cannot be read: {error.strerror}",
                hint="run `commonweal i18n extract` first"
                if is_template
                else "put a readable file there",
            )
        ) from error


def broken(path: Path, line: int, what: str) -> Problem:
    """Say that a file is no catalogue."""
    return Problem(
        code="theme-messages",
        where=place(path, line),
        what=f"no message catalogue: {what}",
        hint="mend the line; `msgfmt --check` may say more",
    )


def headless(path: Path) -> Problem:
    """Say that a catalogue does not begin with a header."""
    return Problem(
        code="message-header",
        where=place(path, 1),
        what="the catalogue has no header with `Language` and `Plural-Forms`",
        hint="move it away, run `commonweal i18n update LANG`, and take its texts over",
    )


def place(path: Path, line: int = 0) -> Where:
    """Name a line of a file in a theme's ``locale/``."""
    return Where(PurePosixPath("themes", *path.parts[-3:]), line, int(line > 0))
