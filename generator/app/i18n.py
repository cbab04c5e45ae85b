"""The message catalogues of a theme: made, brought up to date, judged, compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.app.report import Report
from generator.app.site import Site
from generator.edges.messages import nearest
from generator.edges.messages.check import Coverage
from generator.edges.messages.kept import Kept
from generator.edges.messages.template import NAME
from generator.edges.theme import Theme
from generator.edges.themefolders import BUILT_IN
from generator.model.errors import Problem, ThemeError, Where
from generator.model.ids import LangTag
from generator.stages.write import write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that a command made, whether that changed it, and how far its language has come."""

    path: PurePosixPath
    is_new: bool
    coverage: Coverage | None = None


class Catalogues:
    """The catalogues of one theme of a site; what is wrong with them goes into *report*."""

    def __init__(self, site: Site, theme: str | None) -> None:
        name = theme or site.config.theme
        self.report = Report()
        self._root = site.root
        chain = Theme(site.root / "themes", name, digits=site.config.digits).chain
        self._theme = chain[0]
        self._kept = Kept(chain)

    @property
    def theme(self) -> str:
        """The theme's name."""
        return self._theme.name

    @property
    def size(self) -> int:
        """How many messages the theme's templates have."""
        return self._kept.size

    def extract(self) -> Written:
        """Write the theme's ``locale/messages.pot``.

        Raises:
            ThemeError: If a template cannot be read, or the theme is not the site's own.
        """
        self._refuse_foreign()
        return self._write(NAME, self._kept.template())

    def update(self, tags: Iterable[LangTag]) -> Iterator[Written]:
        """Merge ``messages.pot`` into the catalogues of *tags*, which are made if need be.

        Without tags, into all that there are.
        """
        self._refuse_foreign()
        for tag in tuple(tags) or self._tags():
            merged = self.report.attempt(self._kept.updated, tag)
            if merged is not None:
                done = self._write(self._kept.path(tag).name, merged)
                judged = self.report.attempt(self._kept.judge, tag)
                coverage = judged.coverage if judged else None
                yield Written(path=done.path, is_new=done.is_new, coverage=coverage)

    def compile(self) -> Iterator[Written]:
        """Write the ``.mo`` of each catalogue that nothing is wrong with."""
        self._refuse_foreign()
        for tag in self._tags():
            judged = self.report.attempt(self._kept.judge, tag)
            if judged is None:
                continue
            for problem in judged.problems:
                self.report.add(problem)
            if judged.compiled is not None:
                name = self._kept.path(tag).with_suffix(".mo").name
                yield self._write(name, judged.compiled)

    def status(self) -> Iterator[Coverage]:
        """Tell how far each language has come; only what is broken is a problem."""
        for tag in self._tags():
            judged = self.report.attempt(self._kept.judge, tag)
            if judged is None:
                continue
            if judged.is_broken:
                for problem in judged.problems:
                    self.report.add(problem)
            yield judged.coverage

    def _tags(self) -> tuple[LangTag, ...]:
        for path in nearest.nameless(self._kept.folder):
            self.report.add(_nameless(path))
        return tuple(tag for tag, _ in self._kept.files())

    def _write(self, name: str, content: bytes) -> Written:
        path = PurePosixPath("locale", name)
        is_new = write_file(self._theme, path, content)
        return Written(path=PurePosixPath("themes", self.theme, path), is_new=is_new)

    def _refuse_foreign(self) -> None:
        """Raise if the theme came with the program and this site is not the program's own."""
        ours = (self._root / "themes").resolve()
        built_in = BUILT_IN.resolve()
        if ours != built_in and self._theme.resolve().is_relative_to(built_in):
            raise ThemeError(
                Problem(
                    code="theme-foreign",
                    where=Where(PurePosixPath("themes", self.theme)),
                    what=f"the theme `{self.theme}` came with the program: it stays as it is",
                    hint=f'make one in themes/ with `extends = "{self.theme}"`, or name one with'
                    " --theme",
                )
            )


def _nameless(path: Path) -> Problem:
    return Problem(
        code="message-name",
        where=Where(PurePosixPath("themes", *path.parts[-3:])),
        what=f"`{path.stem}` is no language tag, so nobody reads this catalogue",
        hint="name it after its language: de.po, pt-BR.po, zh-Hans.po",
    )
