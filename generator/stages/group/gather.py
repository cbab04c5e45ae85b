"""Head* -> Article*: the versions of each article, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.model.article import Article
from generator.model.document import Head


def group(heads: Iterable[Head]) -> Iterator[Article]:
    """Yield articles from *heads* sorted by (article, lang); holds one article at a time."""
    for article, versions in groupby(heads, key=lambda head: head.article):
        yield Article(id=article, versions=tuple(versions))
