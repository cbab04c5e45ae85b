"""Mojibake undone by ftfy, if it is installed (the extra `repair`)."""

from __future__ import annotations

from collections.abc import Callable


def repairer() -> Callable[[str], str] | None:
    """Return the function that undoes mojibake in a line, None without the library.

    Only the encoding is mended: ftfy's other repairs change a fifth of all good texts.
    """
    try:
        from ftfy import fix_encoding  # noqa: PLC0415 - an extra, and not needed by a build
    except ImportError:
        return None
    return fix_encoding
