"""A name that nobody knows -> what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_SHOWN = 30
_ALIKE = 0.7  # less takes `range` for `page`


def instead(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return ``did you mean `x`?``, else *otherwise*, else the list of what is known."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=_ALIKE)
    return f"did you mean `{near[0]}`?" if near else otherwise or listed(names)


def listed(known: Iterable[str]) -> str:
    """Return the list of what can be written."""
    names = sorted(known)
    if not names:
        return "take it out"
    return f"use one of: {', '.join(names[:_SHOWN])}{', …' if len(names) > _SHOWN else ''}"
