"""Body -> the picture files that it shows."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.model.urls import picture_file
from generator.stages.format.markdown import images, parse


def pictures_of(body: str, document: PurePosixPath) -> tuple[PurePosixPath, ...]:
    """List the pictures of a Markdown body that lie under ``content/``, each once, in order."""
    if "![" not in body:
        return ()
    files = (picture_file(document, address) for address in images(parse(body)))
    return tuple(dict.fromkeys(file for file in files if file))
