"""Plain text -> Markdown that renders as that text, with no more backslashes than it takes."""

from __future__ import annotations

import re

# Characters that can open or close markup where they stand; a person reads the rest as it is.
_INLINE = re.compile(
    r"""
    \\(?=[!-/:-@\[-`{-~]|\Z)          # a backslash that would escape something
    | `                               # code
    | \*(?!\s) | (?<!\s)\*            # emphasis, unless it stands between spaces
    | (?<![^\W_])_(?!\s) | (?<!\s)_(?![^\W_])   # emphasis, unless inside a word
    | ~(?=~) | (?<=~)~                # strike-through
    | <(?=\S)                         # autolink or HTML
    | &(?=\#?\w+;)                    # entity
    | \](?=[(\[:])                    # link, image or definition
    """,
    re.VERBOSE,
)
_LEADING = re.compile(
    r"""
    \#{1,6}(?=\s|\Z)                  # heading
    | >                               # quote
    | [-+](?=\s|\Z)                   # list, and a rule of hyphens with spaces
    | \*(?=\s|\Z)                     # list, or a rule of asterisks with spaces
    | _(?=[\s_]*\Z)                   # rule
    | -(?=[\s-]*\Z) | =(?=[\s=]*\Z)   # rule, underline of a heading
    | \|                              # table
    | :(?=::)                         # container
    | ~(?=~~)                         # fence
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)", re.ASCII)
_CLOSING_HASHES = re.compile(r"(?<!\\)#(?=#*\Z)")


def escape(text: str) -> str:
    """Escape one line of plain text for a paragraph of its own."""
    escaped = _INLINE.sub(r"\\\g<0>", text)
    if not escaped.startswith("\\"):
        escaped = _LEADING.sub(r"\\\g<0>", escaped, count=1) if _LEADING.match(escaped) else escaped
        if _NUMBERED.match(escaped):
            escaped = _NUMBERED.sub(r"\1\\\2", escaped, count=1)
    return escaped


def escape_heading(text: str) -> str:
    """Escape one line of plain text for a heading (``## …``)."""
    return _CLOSING_HASHES.sub(r"\\#", escape(text))
