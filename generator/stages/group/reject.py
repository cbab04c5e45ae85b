"""Heads -> Rejected: all but the first of those that would publish one thing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model.article import Rejected
from generator.model.document import Head
from generator.model.errors import Problem, Where


def reject_doubles(heads: Iterable[Head]) -> Iterator[Rejected]:
    """Refuse all but the first of the heads that claim one language of one article.

    *heads* are sorted by (article, lang, path).
    """
    return _all_but_first(heads, lambda head: (head.article, head.lang), _double)


def reject_clashes(heads: Iterable[Head]) -> Iterator[Rejected]:
    """Refuse all but the first of the heads that claim one address.

    *heads* are sorted by (lang, slug, path); tags that differ in case only share an address.
    """
    return _all_but_first(heads, lambda head: (head.lang.lower(), head.slug), _clash)


def _all_but_first(
    heads: Iterable[Head],
    claim: Callable[[Head], tuple[str, str]],
    problem: Callable[[Head, Head], Problem],
) -> Iterator[Rejected]:
    first: Head | None = None
    for head in heads:
        if first and claim(first) == claim(head):
            yield Rejected(head=head, problem=problem(first, head))
        else:
            first = head


def _double(first: Head, second: Head) -> Problem:
    return Problem(
        code="version-double",
        where=Where(second.path, second.line, 1),
        what=f"a second `{second.lang}` version of `{second.article}`; the first is {first.path}",
        hint="remove one of the two, or give this one another `article` or `lang`",
    )


def _clash(first: Head, second: Head) -> Problem:
    return Problem(
        code="address-clash",
        where=Where(second.path, second.line, 1),
        what=f"the address `{second.lang.lower()}/{second.slug}` belongs to {first.path}",
        hint="give this file another `slug`",
    )
