"""What several tests of the stages start from: the words of all languages, and one head."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import PurePosixPath

import pytest
from hypothesis import settings

from generator.edges.rulebook import BUILT_IN, load_rules
from generator.model.document import Author, Head, Source, Standing
from generator.model.ids import ArticleId, LangTag, Slug
from generator.stages.extract import compile_rules

# HYPOTHESIS_PROFILE=search looks for new cases; the usual run is the same on every machine.
settings.register_profile("same", deadline=None, derandomize=True, max_examples=150)
settings.register_profile("search", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def vocabulary():
    """Words and portals that come with the program."""
    return compile_rules(load_rules(BUILT_IN))


@pytest.fixture(scope="session")
def head():
    """A head with every field set; tests replace what they are about."""
    return Head(
        path=PurePosixPath("content/news.example/a-story.de.md"),
        line=4,
        article=ArticleId("news.example/a-story"),
        slug=Slug("a-story"),
        lang=LangTag("de"),
        title="Ein Garten für alle",
        label=None,
        date=dt.date(2025, 10, 23),
        authors=(Author(name="Jan Weber", roles=("text", "photo")),),
        source=Source(name="Stadtblatt", url="https://news.example/a-story"),
        description="Nachbarn legen ein Beet an.",
        tags=("youth",),
        translation=Standing.HUMAN,
        draft=False,
        withdrawn=None,
        imported=PurePosixPath("seeds/a.txt"),
        review=("title",),
        pictures=(),
    )
