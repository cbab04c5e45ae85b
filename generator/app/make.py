"""make(route): the one way in which a file of the site comes about, for build and serve."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator.app import scan
from generator.app.site import Site, program_digest
from generator.edges.theme import Theme
from generator.model.errors import CommonwealError, Problem, SourceError, Where
from generator.model.ids import Digest, LangTag, UrlPath, digest
from generator.model.route import (
    AssetRoute,
    ChooserRoute,
    FontRoute,
    FontSheetRoute,
    HtmlRoute,
    IndexRoute,
    NotFoundRoute,
    PictureRoute,
    Receipt,
    Rendered,
    RobotsRoute,
    Route,
    SitemapIndexRoute,
    SitemapRoute,
    VersionRoute,
)
from generator.model.source import SourceFile
from generator.model.urls import picture_file, to_root
from generator.stages import render
from generator.stages.collect import read
from generator.stages.verify import verify
from generator.stages.write import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to make, the key that it gets, and whether what lies in its place is our own."""

    route: Route
    key: Digest
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a task; without a receipt nothing was written."""

    path: UrlPath
    cause: str
    receipt: Receipt | None
    problems: tuple[Problem, ...]


class Maker:
    """Makes files of one site; *languages* are those of the archive, which every page lists.

    *with_fonts* are the languages whose pages name a stylesheet of fonts.
    """

    def __init__(
        self,
        site: Site,
        theme: Theme,
        languages: tuple[LangTag, ...],
        *,
        with_fonts: tuple[LangTag, ...],
    ) -> None:
        self._site = site
        self._theme = theme
        self._pages = render.PageRenderer(site.config, theme, languages, with_fonts=with_fonts)
        self._addresses = site.config.addresses
        common = (program_digest(), site.config.digest, " ".join(languages))
        self._page_key = digest(*common, theme.digest, " ".join(with_fonts))
        self._file_key = digest(*common)

    @cached_property
    def _markdown(self) -> render.Markdown:
        return render.make_markdown()

    def key(self, route: Route, body: Digest | None) -> Digest:
        """Hash all that a file is made from; equal keys mean equal bytes.

        *body* is the digest of a version's body or of a picture's bytes.
        """
        if isinstance(route, AssetRoute):
            return digest(route.path, route.digest)
        if isinstance(route, PictureRoute):
            return digest(route.path, body or "")
        if isinstance(route, FontRoute | FontSheetRoute):
            return digest(program_digest(), repr(route))
        is_page = isinstance(route, VersionRoute | IndexRoute | ChooserRoute | NotFoundRoute)
        return digest(self._page_key if is_page else self._file_key, repr(route), body or "")

    def carry_out(self, task: Task) -> Outcome:
        """Make a file, look at it, and put it in its place; what is wrong comes as problems.

        A page that is wrong is published without its key, so that the next build tells it again.
        """
        problems: list[Problem] = []
        receipt = None
        try:
            page = self.make(task.route)
            problems += self._judge(page, task.route)
            if task.is_own or not self._is_foreign(page):
                key = task.key if not problems else Digest("")
                receipt = write(page, self._site.output, key)
            else:
                problems.append(foreign(page.path))
        except CommonwealError as error:
            problems.append(error.problem)
        return Outcome(
            path=task.route.path,
            cause=cause_of(task.route),
            receipt=receipt,
            problems=tuple(problems),
        )

    def make(self, route: Route) -> Rendered:
        """Make a file.

        Raises:
            SourceError: If the content file went away or was broken while the build ran.
            ThemeError: If a template cannot be rendered.
        """
        if isinstance(route, AssetRoute):
            return Rendered(path=route.path, content=self._theme.asset(route.name))
        if isinstance(route, PictureRoute):
            return Rendered(path=route.path, content=read_picture(self._site, route).raw)
        if isinstance(route, FontRoute):
            return Rendered(path=route.path, content=self._font(route))
        return Rendered(path=route.path, content=self._text(route).encode())

    def _judge(self, page: Rendered, route: Route) -> Iterator[Problem]:
        if isinstance(route, VersionRoute | IndexRoute | ChooserRoute | NotFoundRoute):
            direction = self._theme.direction(route.lang)
            yield from verify(page, route, direction, self._addresses)

    def _is_foreign(self, page: Rendered) -> bool:
        """Say whether what stands in the page's place differs from it."""
        target = self._site.output / page.path
        if target.is_symlink() or not target.exists():
            return target.is_symlink()
        return not target.is_file() or target.read_bytes() != page.content

    def _font(self, route: FontRoute) -> bytes:
        from generator.edges import fonts  # noqa: PLC0415 - loads fontTools

        return fonts.subset(read(self._site.root, route.file), route.characters)

    def _text(
        self, route: HtmlRoute | SitemapRoute | SitemapIndexRoute | RobotsRoute | FontSheetRoute
    ) -> str:
        match route:
            case VersionRoute():
                return self._pages.version(route, self._body(route))
            case IndexRoute():
                return self._pages.index(route)
            case ChooserRoute():
                return self._pages.chooser(route)
            case NotFoundRoute():
                return self._pages.not_found(route)
            case SitemapRoute():
                return render.sitemap(route, self._addresses)
            case SitemapIndexRoute():
                return render.sitemap_index(route, self._addresses)
            case RobotsRoute():
                return render.robots(route, self._addresses)
            case FontSheetRoute():
                return render.font_sheet(route)

    def _body(self, route: VersionRoute) -> str:
        path = route.head.path

        def picture(address: str) -> str | None:
            file = picture_file(path, address)
            if file is None or not (self._site.root / file).is_file():
                return None
            return to_root(route.path) + self._addresses.picture(file)

        document = scan.read_document(self._site.root, path)
        note = self._theme.word("Picture not in this archive", route.lang)
        return render.to_html(document.body, self._markdown, lost_note=note, picture=picture)


def prepare(
    site: Site, languages: tuple[LangTag, ...], *, with_fonts: tuple[LangTag, ...]
) -> Callable[[Task], Outcome]:
    """Make the function that carries out tasks, anew in a process of its own."""
    return Maker(site, site.theme(), languages, with_fonts=with_fonts).carry_out


def read_picture(site: Site, route: PictureRoute) -> SourceFile:
    """Read a picture of the content.

    Raises:
        SourceError: At the text that shows it, if it is not there or cannot be read.
    """
    try:
        return read(site.root, route.file)
    except SourceError as error:
        what = f"the picture {route.file} {error.problem.what.partition('` ')[2]}"
        hint = "put the picture there, or take it out of the text"
        where = Where(route.shown_in)
        problem = Problem(code="picture-missing", where=where, what=what, hint=hint)
        raise SourceError(problem) from error


def foreign(path: UrlPath) -> Problem:
    """Say that a file of the output is not the program's own."""
    return Problem(
        code="output-foreign",
        where=Where(PurePosixPath("output", path)),
        what=f"`{path}` stands in the output and was not made by this program; it was left alone",
        hint="move the file away, then build again",
    )


def cause_of(route: Route) -> str:
    """Say why a file exists: the content file of a version, else what kind of page it is."""
    match route:
        case VersionRoute():
            return str(route.head.path)
        case AssetRoute():
            return f"theme/static/{route.name}"
        case PictureRoute() | FontRoute():
            return str(route.file)
        case _:
            return type(route).__name__.removesuffix("Route").lower()
