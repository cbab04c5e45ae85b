"""Body -> tokens: the Markdown that content files are written in, for all that reads them here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin


def parse(body: str) -> list[Token]:
    """Parse CommonMark with tables, strike-through and ``::: figure``; HTML is text."""
    return _parser().parse(body)


def plain(inline: Token) -> str:
    """Return what a reader sees of an inline token: its text without markup and pictures."""
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in inline.children or ()
        if child.type in {"text", "code_inline", "softbreak", "hardbreak"}
    )


def images(tokens: list[Token]) -> Iterator[str]:
    """Yield the addresses of all pictures, in order."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                yield str(child.attrs["src"])


@cache
def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return markdown.use(container_plugin, "figure")
