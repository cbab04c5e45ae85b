"""A theme and its parents: templates, parts that are rendered once, static files, a digest."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import NoReturn, TypeVar

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateError,
    TemplateSyntaxError,
)
from markupsafe import Markup

from generator.edges import collation, locales
from generator.edges.messages import Words
from generator.edges.themefolders import find_chain
from generator.edges.undefined import Strict, UnknownNameError
from generator.model.digits import DigitRule
from generator.model.errors import Problem, ThemeError, Where
from generator.model.ids import Digest, LangTag, UrlPath, digest
from generator.model.urls import SHARED_PICTURE

Made = TypeVar("Made", bound=Environment)
_PARTS_KEPT = 20_000
_SPOKEN = (
    "say", "nsay", "word", "date", "month", "month_name", "year", "number", "join", "language",
)  # fmt: skip


class Theme:
    """Finds a file in the theme, else in the theme that it extends; ``base/x.html`` names one."""

    def __init__(self, site_themes: Path, name: str, *, digits: DigitRule) -> None:
        self.chain = find_chain(site_themes, name)
        self._environment = environment(self.chain)
        self._digits = digits
        self.words = cache(self._words)
        self._in_order = cache(_in_order)
        self._part = lru_cache(_PARTS_KEPT)(self._render_part)
        self.digest = self._hash()

    def page(self, name: str, lang: LangTag, context: Mapping[str, object]) -> str:
        """Fill the template of a page.

        Raises:
            ThemeError: With the template's file and line, if it is missing or broken.
        """
        try:
            return self._environment.get_template(name).render(self._spoken(lang), **context)
        except (
            TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError,
            RecursionError,
        ) as error:  # fmt: skip
            self._fail(name, error, {*context, *self._spoken(lang), *self._environment.globals})

    def part(self, name: str, lang: LangTag, /, **inputs: Hashable) -> Markup:
        """Fill ``parts/<name>.html``; equal inputs are rendered once and kept.

        Raises:
            ThemeError: As for a page.
        """
        return self._part(name, lang, tuple(sorted(inputs.items())))

    def direction(self, lang: LangTag) -> str:
        """Return ``rtl`` or ``ltr``."""
        return locales.direction(lang)

    def say(self, message: str, lang: LangTag) -> Markup:
        """Return a message of the theme as HTML, marked if it is in another language."""
        return self.words(lang).say(message)

    def word(self, message: str, lang: LangTag) -> str:
        """Return a message of the theme as plain text."""
        return self.words(lang).word(message)

    def speaks(self, lang: LangTag) -> bool:
        """Say whether the theme has words in a language, in whatever part."""
        return self.words(lang).is_own

    def number(self, value: int, lang: LangTag) -> str:
        """Write a number as the language does."""
        return self.words(lang).number(value)

    def sort_key(self, text: str, lang: LangTag) -> bytes:
        """Return what sorts a text as the language does."""
        return collation.sort_key(text, lang)

    def in_order(self, tags: tuple[LangTag, ...]) -> tuple[LangTag, ...]:
        """Sort languages by their own names, script by script, as readers look for theirs.

        Source of the order: the root collation of CLDR, which is nobody's alphabet.
        """
        return self._in_order(tags)

    def assets(self) -> Iterator[tuple[PurePosixPath, Digest]]:
        """Yield the static files with the digests of their bytes, sorted by name."""
        for name, path in sorted(self._static().items()):
            yield name, digest(path.read_bytes())

    def asset(self, name: PurePosixPath) -> bytes:
        """Return the bytes of a static file."""
        return self._static()[name].read_bytes()

    def share(self) -> UrlPath | None:
        """Return where the theme's picture for shared links lies in the site, if it has one."""
        files = (folder / "static" / SHARED_PICTURE for folder in self.chain)
        has_one = any(file.is_file() and not file.is_symlink() for file in files)
        return UrlPath(f"assets/{SHARED_PICTURE}") if has_one else None

    def _static(self) -> dict[PurePosixPath, Path]:
        found: dict[PurePosixPath, Path] = {}
        for folder in reversed(self.chain):
            root = folder / "static"
            for path in root.rglob("*"):
                name = PurePosixPath(path.relative_to(root).as_posix())
                is_hidden = any(part.startswith(".") for part in name.parts)
                if path.is_file() and not path.is_symlink() and not is_hidden:
                    found[name] = path
        return found

    def _words(self, lang: LangTag) -> Words:
        folders = tuple(folder / "locale" for folder in self.chain)
        return Words(lang, folders, digits=self._digits.of(lang))

    def _spoken(self, lang: LangTag) -> dict[str, object]:
        words = self.words(lang)
        return {name: getattr(words, name) for name in _SPOKEN}

    def _render_part(
        self, name: str, lang: LangTag, inputs: tuple[tuple[str, Hashable], ...]
    ) -> Markup:
        return Markup(self.page(f"parts/{name}.html", lang, dict(inputs)).strip())  # noqa: S704 - autoescaped

    def _hash(self) -> Digest:
        """Hash all that can change a page: templates, messages and settings, not static files."""
        parts: list[bytes | str] = []
        for folder in self.chain:
            files = [*(folder / "templates").rglob("*"), *(folder / "locale").glob("*.po")]
            for path in sorted(path for path in files if path.is_file()):
                parts += [path.relative_to(folder).as_posix(), path.read_bytes()]
        return digest(*parts)

    def _fail(self, name: str, error: Exception, known: Iterable[str]) -> NoReturn:
        path, line = _place(error)
        owner = next((f for f in self.chain if path and path.is_relative_to(f)), None)
        if path is None or owner is None:
            owner = next(
                (f for f in self.chain if (f / "templates" / name).is_file()), self.chain[0]
            )
            path, line = owner / "templates" / name, 1
        place = Where(PurePosixPath("themes", owner.name, path.relative_to(owner)), line, 1)
        what = f"the template cannot be rendered: {str(error) or type(error).__name__}"
        hint = "mend the template, or remove it to use that of the parent theme"
        if isinstance(error, UnknownNameError):
            hint = error.hint(known)
        raise ThemeError(
            Problem(code="theme-template", where=place, what=what, hint=hint)
        ) from error


def _in_order(tags: tuple[LangTag, ...]) -> tuple[LangTag, ...]:
    root = LangTag("und")
    return tuple(sorted(tags, key=lambda tag: collation.sort_key(locales.autonym(tag), root)))


def _place(error: Exception) -> tuple[Path | None, int]:
    """Return the innermost template and line that an error came through."""
    if isinstance(error, TemplateSyntaxError):
        return (Path(error.filename) if error.filename else None), error.lineno
    place: tuple[Path | None, int] = None, 1
    trace = error.__traceback__
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if "templates" in file.parts:
            place = file, trace.tb_lineno
        trace = trace.tb_next
    return place


def environment(chain: tuple[Path, ...]) -> Environment:
    """Make the Jinja environment in which the templates of a theme and its parents are read."""
    return environment_of(Environment, chain)


def environment_of(kind: type[Made], chain: tuple[Path, ...]) -> Made:
    """Make such an environment of a kind of its own."""
    loaders = {folder.name: FileSystemLoader(folder / "templates") for folder in chain}
    made = kind(
        loader=ChoiceLoader([*loaders.values(), PrefixLoader(loaders)]),
        autoescape=True,
        undefined=Strict,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals = {"autonym": locales.autonym, "direction": locales.direction}
    return made
