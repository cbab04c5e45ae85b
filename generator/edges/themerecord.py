"""A theme that notes what pages take from it: templates, messages, static files.

Only who asks uses it; the theme of a build notes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, TemplateNotFound

from generator.edges.messages import Words, nearest
from generator.edges.messages.heard import Ear, HeardWords
from generator.edges.messages.words import load
from generator.edges.theme import Theme, environment_of
from generator.edges.themecheck.library import Library
from generator.model.digits import DigitRule
from generator.model.ids import LangTag

PARTS = "parts/"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedTemplate:
    """A template that was used.

    *kind* is ``page``, ``part``, ``extends``, ``include`` or ``import``, *by* the file that took
    it if it was not asked for by itself; *over* are the files of the same name that it hides.
    """

    name: str
    kind: str
    theme: str
    file: PurePosixPath
    by: PurePosixPath | None
    over: tuple[PurePosixPath, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidMessage:
    """A message that was said in *lang*, and the catalogue that had it.

    Without one it was said in English, as templates are written; *is_foreign* says that this is
    another language than was asked for.
    """

    message: str
    lang: LangTag
    file: PurePosixPath | None
    is_foreign: bool


class RecordingTheme(Theme):
    """Notes what is taken from it, from the beginning on; made for one page."""

    def __init__(self, site_themes: Path, name: str, *, digits: DigitRule) -> None:
        self.ear = Ear()
        super().__init__(site_themes, name, digits=digits)
        self._tracing = environment_of(_Tracing, self.chain)
        self._environment = self._tracing
        self._asked: dict[str, None] = {}

    def page(self, name: str, lang: LangTag, context: Mapping[str, object]) -> str:
        """Fill the template of a page, and note it."""
        self._asked[name] = None
        return super().page(name, lang, context)

    def used(self) -> tuple[UsedTemplate, ...]:
        """Return the templates that were used: that of the page and what it took, then parts."""
        found = {each.file: each for each in reversed(tuple(self._used()))}
        order = {"page": 0, "extends": 1, "include": 2, "import": 2, "part": 3}
        return tuple(sorted(found.values(), key=lambda each: (order[each.kind], each.file)))

    def catalogues(self, lang: LangTag) -> tuple[PurePosixPath, ...]:
        """Return the catalogues that speak for a language, in the order of asking."""
        return tuple(self._public(path) for path in self._catalogues(lang))

    def said(self) -> tuple[SaidMessage, ...]:
        """Return the messages that were said, in the order in which they first were."""
        found: dict[LangTag, dict[str, Path]] = {}
        for lang in dict.fromkeys(tag for tag, _ in self.ear.said):
            of_lang = found.setdefault(lang, {})
            for path in self._catalogues(lang):
                for message in load(path).forms:
                    of_lang.setdefault(message, path)
        return tuple(
            SaidMessage(
                message=message,
                lang=lang,
                file=self._public(found[lang][message]) if message in found[lang] else None,
                is_foreign=is_foreign,
            )
            for (lang, message), is_foreign in self.ear.said.items()
        )

    def static_file(self, name: PurePosixPath) -> PurePosixPath | None:
        """Return which theme's file a static file is."""
        path = self._static().get(name)
        return self._public(path) if path else None

    def _used(self) -> Iterator[UsedTemplate]:
        library = Library(self.chain, self._tracing)
        for name in self._asked:
            yield from self._found(library, name, "part" if name.startswith(PARTS) else "page")
        for name, parent in self._tracing.taken:
            owner = library.find(parent)
            taken = library.references(owner) if owner else ()
            kind = next((each.kind for each in taken if name in each.names), "include")
            yield from self._found(library, name, kind, parent)

    def _found(
        self, library: Library, name: str, kind: str, parent: str | None = None
    ) -> Iterator[UsedTemplate]:
        """Yield a template that was asked for, unless it is one that need not be there."""
        try:
            path = self._file(name)
        except TemplateNotFound:
            return
        folder = next(folder for folder in self.chain if path.is_relative_to(folder))
        inner = path.relative_to(folder / "templates").as_posix()
        later = self.chain[self.chain.index(folder) + 1 :]
        yield UsedTemplate(
            name=inner,
            kind=kind,
            theme=folder.name,
            file=self._public(path),
            by=self._public(self._file(parent)) if parent else None,
            over=tuple(
                self._public(other / "templates" / inner)
                for other in later
                if library.has(other, inner)
            ),
        )

    def _file(self, name: str) -> Path:
        return Path(str(self._tracing.get_template(name).filename))

    def _catalogues(self, lang: LangTag) -> Iterator[Path]:
        return nearest.nearest(lang, [folder / "locale" for folder in self.chain])

    def _public(self, path: Path) -> PurePosixPath:
        """Return the name of a theme's file as errors write it."""
        folder = next(folder for folder in self.chain if path.is_relative_to(folder))
        return PurePosixPath("themes", folder.name, path.relative_to(folder).as_posix())

    def _words(self, lang: LangTag) -> Words:
        folders = tuple(folder / "locale" for folder in self.chain)
        return HeardWords(lang, folders, digits=self._digits.of(lang), ear=self.ear)


class _Tracing(Environment):
    """Notes which template takes which: Jinja asks for the name of each that another takes."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's interface
        super().__init__(**options)
        self.taken: dict[tuple[str, str], None] = {}

    def join_path(self, template: str, parent: str) -> str:
        self.taken[template, parent] = None
        return super().join_path(template, parent)
