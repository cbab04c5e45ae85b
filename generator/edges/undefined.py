"""A name that a template asks for and does not get: an error that remembers where it looked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, UndefinedError
from jinja2.utils import missing

from generator.edges.near import instead


class UnknownNameError(UndefinedError):
    """*name* is no attribute of *holder*, or, without a holder, no variable."""

    def __init__(self, message: str | None = None, *, holder: Any, name: str | None) -> None:  # noqa: ANN401 - any value of a template
        super().__init__(message)
        self.holder = holder
        self.name = name or ""

    def hint(self, variables: Iterable[str]) -> str:
        """Say what to write instead."""
        if self.holder is None:
            return "it is none on this page: ask for it first, with {% if … %}"
        known = variables if self.holder is missing else dir(self.holder)
        return instead(self.name, (name for name in known if not name.startswith("_")))


class Strict(StrictUndefined):
    """Jinja's strict undefined, which raises `UnknownNameError`."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,  # noqa: ANN401 - Jinja's interface
        name: str | None = None,
        exc: Any = None,  # noqa: ANN401, ARG002 - Jinja's interface
    ) -> None:
        error: Any = partial(UnknownNameError, holder=obj, name=name)  # Jinja only calls it
        super().__init__(hint, obj, name, error)
