"""Body -> how many of its blocks are numbered for readers, who go by them from version to version.

Numbered are the outermost paragraphs, lists, quotes, tables and blocks of code; headings, rules and
captions are not. The renderer numbers the same blocks.
"""

from __future__ import annotations

import re

from generator.stages.format.markdown import parse

_NUMBERED = frozenset(
    {
        "paragraph_open", "bullet_list_open", "ordered_list_open", "blockquote_open", "table_open",
        "fence", "code_block",
    }
)  # fmt: skip
# What an import writes: a paragraph, a heading or a caption's figure, each set off by empty lines.
_LINE = r"[^\r\n]*"
_PARAGRAPH = rf"[^\W\d_]{_LINE}|[\"'“”„«»‘’(—–¿¡](?=[^\W\d_]){_LINE}"
_PLAIN = re.compile(
    rf"(?P<paragraph>{_PARAGRAPH})|#{{2,6}} \S{_LINE}"
    rf"|::: figure\n(?:{_PARAGRAPH})\n:::"
)


def paragraphs_of(body: str) -> int:
    """Count the numbered blocks of a Markdown body.

    A body of plain lines, as imports write it, is counted without parsing (a hundred times faster).
    """
    count = 0
    for block in body.strip("\n").split("\n\n"):
        found = _PLAIN.fullmatch(block.strip("\n"))
        if found is None:
            return sum(token.level == 0 and token.type in _NUMBERED for token in parse(body))
        count += found["paragraph"] is not None
    return count
