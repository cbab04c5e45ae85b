"""Readings of one article -> the same fitted to each other; work for several processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.app.importing.read import unpack
from generator.model.finding import Fitted
from generator.model.ids import ArticleId
from generator.model.source import Text
from generator.stages.fit import fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfitted:
    """An article with its packed readings."""

    article: ArticleId
    packed: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedArticle:
    """An article with its versions and their raw texts, sorted by the paths of their seeds."""

    article: ArticleId
    versions: tuple[tuple[Fitted, Text], ...]


def fit_article(unfitted: Unfitted) -> FittedArticle:
    """Fit the versions of an article to each other."""
    readings = [unpack(packed) for packed in unfitted.packed]
    texts = {reading.extract.path: reading.text for reading in readings}
    found = fit([reading.extract for reading in readings])
    by_seed = sorted(found, key=lambda fitted: fitted.extract.path)
    versions = tuple((fitted, texts[fitted.extract.path]) for fitted in by_seed)
    return FittedArticle(article=unfitted.article, versions=versions)


def prepare() -> Callable[[Unfitted], FittedArticle]:
    """Return the function for a process of its own."""
    return fit_article
