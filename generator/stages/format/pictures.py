"""Body -> the picture files that it shows."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from markdown_it import MarkdownIt

from generator.model.urls import picture_file


def pictures_of(body: str, document: PurePosixPath) -> tuple[PurePosixPath, ...]:
    """List the pictures of a Markdown body that lie under ``content/``, each once, in order."""
    if "![" not in body:
        return ()
    inline = (token.children or () for token in _parser().parse(body) if token.type == "inline")
    sources = (
        str(child.attrs["src"])
        for children in inline
        for child in children
        if child.type == "image"
    )
    files = (picture_file(document, source) for source in sources)
    return tuple(dict.fromkeys(file for file in files if file))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})
