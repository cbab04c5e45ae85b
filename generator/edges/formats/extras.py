"""Libraries that only some sources need: imported when such a source is read, told if missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from generator.model.errors import Problem, SourceError, Where
from generator.model.source import SourceFile


def load(module: str, extra: str, file: SourceFile) -> ModuleType:
    """Import a library of an optional *extra*, which *file* takes to be read.

    Raises:
        SourceError: If the library is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise SourceError(
            Problem(
                code="source-extra",
                where=Where(file.path),
                what=f"reading `{file.path.suffix}` needs the extra `{extra}`",
                hint=f"pip install 'commonweal[{extra}]'",
            )
        ) from error
