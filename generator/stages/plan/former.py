"""What is no longer shown, and where former addresses lead -> Route*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from generator.model.document import Head
from generator.model.errors import Problem, Where
from generator.model.ids import UrlPath
from generator.model.ledger import Move
from generator.model.page import MovedRoute, WithdrawnRoute
from generator.model.route import RedirectsRoute, Route
from generator.stages.plan.blueprint import Blueprint, Library

_REDIRECTS = UrlPath("_redirects")


def tombstone_routes(
    heads: Iterable[Head], site: Blueprint, library: Library
) -> Iterator[WithdrawnRoute]:
    """Yield a note for each text that was taken away, and for each article that has no other.

    Nothing of a text is in its note but the reason. *heads* are sorted by article.
    """
    for article, found in groupby(heads, key=lambda head: head.article):
        reasons = []
        seen = set()
        for head in found:
            path = site.addresses.version(head.lang, head.slug)
            if path not in seen:
                yield WithdrawnRoute(path=path, lang=head.lang, reason=head.withdrawn or None)
            seen.add(path)
            reasons.append(head.withdrawn)
        if not library.versions(article):
            told = {reason for reason in reasons if reason}
            yield WithdrawnRoute(
                path=site.addresses.hub(article),
                lang=site.default_lang,
                reason=told.pop() if len(told) == 1 else None,
            )


def with_moves(routes: Iterable[Route], site: Blueprint) -> Iterator[Route | Problem]:
    """Pass all routes on, then what leads from former addresses to present ones.

    A former address at which something else stands now is a problem, and leads nowhere. Paths that
    differ in case only count as one, since some file systems take them so.
    """
    wanted = {move.old.casefold(): move for move in site.moves}
    folders = {folder: key for key in wanted for folder in _folders(key)}
    taken: dict[str, str] = {}
    for route in routes:
        yield route
        if wanted:
            key = route.path.casefold()
            for clash in (key, folders.get(key), *_folders(key)):
                if clash in wanted:
                    taken.setdefault(clash, route.path)
    for key, path in sorted(taken.items()):
        yield _clash(wanted.pop(key), path)
    moves = tuple(wanted.values())
    for move in moves:
        yield MovedRoute(path=move.old, lang=move.lang or site.default_lang, target=move.new)
    if moves and site.surfaces.redirects:
        yield RedirectsRoute(path=_REDIRECTS, moves=tuple((m.old, m.new) for m in moves))


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that a file lies in; none of them can be a file."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _clash(move: Move, path: str) -> Problem:
    return Problem(
        code="alias-clash",
        where=Where(move.file or PurePosixPath("output", move.old), 1 if move.file else 0),
        what=f"the former address `{move.old}` cannot lead on: `{path}` stands there now",
        hint="take it out of `aliases`, or let the two have different addresses",
    )
