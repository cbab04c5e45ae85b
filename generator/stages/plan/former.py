"""What is no longer shown, and where former addresses lead -> Route*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import PurePosixPath

from generator.model.document import Head
from generator.model.errors import Problem, Where
from generator.model.ledger import Move
from generator.model.page import MovedRoute, WithdrawnRoute
from generator.model.route import RedirectsRoute, Route
from generator.model.urls import OWN_FILES, REDIRECTS
from generator.stages.plan.blueprint import Blueprint, Library


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
    differ in case only count as one, since some file systems take them so; a file counts as
    standing in the way of a folder of its name.
    """
    wanted: dict[str, Move] = {}
    for move in site.moves:
        wanted.setdefault(move.old.casefold(), move)
    folders: dict[str, list[str]] = defaultdict(list)
    for key in wanted:
        for folder in _folders(key):
            folders[folder].append(key)
    taken: dict[str, str] = {
        key: wanted[folder].old for key in wanted for folder in _folders(key) if folder in wanted
    }
    for path in OWN_FILES:
        _take(path, wanted, folders, taken)
    for route in routes:
        yield route
        if wanted:
            _take(route.path, wanted, folders, taken)
    for key, place in sorted(taken.items()):
        yield _clash(wanted.pop(key), place)
    twice = (move for move in site.moves if wanted.get(move.old.casefold(), move) is not move)
    yield from (_clash(move, wanted[move.old.casefold()].old) for move in twice)
    moves = tuple(wanted.values())
    for move in moves:
        yield MovedRoute(path=move.old, lang=move.lang or site.default_lang, target=move.new)
    if moves and site.surfaces.redirects:
        yield RedirectsRoute(path=REDIRECTS, moves=tuple((m.old, m.new) for m in moves))


def _take(
    path: str, wanted: Mapping[str, Move], folders: Mapping[str, list[str]], taken: dict[str, str]
) -> None:
    """Note which former addresses a file leaves no room for."""
    key = path.casefold()
    for clash in (key, *folders.get(key, ()), *_folders(key)):
        if clash in wanted:
            taken.setdefault(clash, path)


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
