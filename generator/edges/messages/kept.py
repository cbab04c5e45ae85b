"""The catalogues of one theme as they lie in its ``locale/``: what each should be, and is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Catalog

from generator.edges.messages import check, mo, nearest, po, source, template, update
from generator.edges.messages.check import Coverage
from generator.model.errors import Problem
from generator.model.ids import LangTag


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A catalogue that could be read; *compiled* is its ``.mo``, if nothing is wrong with it."""

    coverage: Coverage
    problems: tuple[Problem, ...]
    compiled: bytes | None

    @property
    def is_broken(self) -> bool:
        """Something of it would be shown wrong; a guess is not shown at all."""
        return any(problem.code != check.FUZZY for problem in self.problems)


class Kept:
    """The catalogues of a theme; *chain* is its folder, then those of the themes it extends."""

    def __init__(self, chain: Sequence[Path]) -> None:
        self._chain = chain
        self._theme = chain[0].name
        self.folder = chain[0] / "locale"

    @cached_property
    def said(self) -> Catalog:
        """What the theme's templates say.

        Raises:
            ThemeError: If one cannot be read.
        """
        return template.collect(self._chain)

    @property
    def size(self) -> int:
        """How many messages the theme's templates have."""
        return len(self.said)

    def template(self) -> bytes:
        """Return what ``messages.pot`` should be."""
        return template.dump(self.said, self._theme)

    def path(self, tag: LangTag) -> Path:
        """Return the file of a language, which need not be there."""
        return dict(self.files()).get(tag, self.folder / f"{tag}.po")

    def files(self) -> tuple[tuple[LangTag, Path], ...]:
        """List the languages that have a catalogue."""
        return tuple(nearest.catalogues(self.folder))

    def updated(self, tag: LangTag) -> bytes:
        """Return what a language's catalogue should be by ``messages.pot``.

        What it says otherwise than a theme that this one extends, it keeps.

        Raises:
            ThemeError: If either of them is none.
        """
        file = self.folder / template.NAME
        path = self.path(tag)
        raw = source.raw(path) if path.is_file() else update.new(tag, self._theme)
        wanted = po.parse(file, source.raw(file))
        present = po.parse(path, raw)
        for message in template.inherited(self._chain):
            if message.id and present.get(message.id):
                wanted.add(message.id, auto_comments=message.auto_comments)
        return update.updated(path, raw, wanted)

    def judge(self, tag: LangTag) -> Judged:
        """Look at a language's catalogue.

        Raises:
            ThemeError: If it is none.
        """
        path = self.path(tag)
        raw = source.raw(path)
        catalog = po.parse(path, raw)
        problems = tuple(check.problems(path, tag, catalog, raw))
        done = [message for message in catalog if po.is_done(message)]
        return Judged(
            coverage=check.coverage(tag, catalog, raw, self.said),
            problems=problems,
            compiled=None if problems else mo.write(done, catalog.plural_forms, raw),
        )
