"""make(route): the one way in which a file of the site comes about, for build and serve."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from generator.app import scan
from generator.app.pictures import encoder_digest, make_picture
from generator.app.site import Site, program_digest
from generator.edges.theme import Theme
from generator.model.errors import CommonwealError, Problem, Severity, Where
from generator.model.ids import Digest, LangTag, UrlPath, digest
from generator.model.messages import LOST_PICTURE
from generator.model.page import HtmlRoute, PairRoute, VersionRoute, WithdrawnRoute
from generator.model.picture import Picture
from generator.model.route import (
    AssetRoute,
    AtomRoute,
    FontRoute,
    FontSheetRoute,
    HeadersRoute,
    PictureRoute,
    Receipt,
    Rendered,
    Route,
)
from generator.model.urls import to_root
from generator.stages import render
from generator.stages.collect import read
from generator.stages.verify import verify
from generator.stages.write import write

_BODIES_KEPT = 64  # rendered texts; the pages of an article come one after the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to make, the key that it gets, and whether what lies in its place is our own."""

    route: Route
    key: Digest
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a task; without a receipt nothing was written.

    *lost* is the text whose page is not there then; *is_void* says that what stood there before
    must not stay.
    """

    path: UrlPath
    cause: str
    receipt: Receipt | None
    problems: tuple[Problem, ...]
    lost: PurePosixPath | None
    is_void: bool


class Maker:
    """Makes files of one site; *tree* has what every page links to."""

    def __init__(self, site: Site, theme: Theme, tree: render.Tree) -> None:
        self._site = site
        self._theme = theme
        self._pages = render.PageRenderer(site.config, theme, tree)
        self._addresses = site.config.addresses
        common = (program_digest(), site.config.digest, repr(tree))
        self._page_key = digest(*common, theme.digest)
        self._file_key = digest(*common)
        self._cells = lru_cache(_BODIES_KEPT)(self._render_body)

    def key(self, route: Route, body: Digest | None) -> Digest:
        """Hash all that a file is made from; equal keys mean equal bytes.

        *body* is the digest of a page's bodies.
        """
        if isinstance(route, AssetRoute):
            return digest(route.path, route.digest)
        if isinstance(route, PictureRoute):
            return digest(repr(route), encoder_digest())
        if isinstance(route, FontRoute | FontSheetRoute):
            return digest(program_digest(), repr(route))
        has_words = isinstance(route, HtmlRoute | AtomRoute)
        common = self._page_key if has_words else self._file_key
        return digest(common, repr(route), body or "")

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
            lost=None if receipt else self._lost(task),
            is_void=isinstance(task.route, WithdrawnRoute),
        )

    def _lost(self, task: Task) -> PurePosixPath | None:
        """Return the text of a page that was not made, unless an older one stands there."""
        route = task.route
        is_there = task.is_own and (self._site.output / route.path).is_file()
        return route.head.path if isinstance(route, VersionRoute) and not is_there else None

    def make(self, route: Route) -> Rendered:
        """Make a file.

        Raises:
            SourceError: If the content file went away or was broken while the build ran.
            ThemeError: If a template cannot be rendered.
        """
        if isinstance(route, AssetRoute):
            return Rendered(path=route.path, content=self._theme.asset(route.name))
        if isinstance(route, PictureRoute):
            return Rendered(path=route.path, content=make_picture(self._site.root, route))
        if isinstance(route, FontRoute):
            return Rendered(path=route.path, content=self._font(route))
        return Rendered(path=route.path, content=self._text(route).encode())

    def _judge(self, page: Rendered, route: Route) -> Iterator[Problem]:
        if isinstance(route, HtmlRoute):
            direction = self._theme.direction(route.lang)
            yield from verify(page, route, direction, self._addresses)
        elif isinstance(route, HeadersRoute) and route.is_cut:
            yield _crowded(route.path)

    def _is_foreign(self, page: Rendered) -> bool:
        """Say whether what stands in the page's place differs from it."""
        target = self._site.output / page.path
        if target.is_symlink() or not target.exists():
            return target.is_symlink()
        return not target.is_file() or target.read_bytes() != page.content

    def _font(self, route: FontRoute) -> bytes:
        from generator.edges import fonts  # noqa: PLC0415 - loads fontTools

        return fonts.subset(read(self._site.root, route.file), route.characters)

    def _text(self, route: HtmlRoute | render.Surface) -> str:
        if not isinstance(route, HtmlRoute):
            return render.surface(route, self._site.config, self._theme.word)
        shown = route.pictures if isinstance(route, VersionRoute | PairRoute) else ()
        root = to_root(route.path) if shown else ""
        return self._pages.render(
            route, lambda head: self._cells(head.path, head.lang, root, shown)
        )

    def _render_body(
        self, path: PurePosixPath, lang: LangTag, root: str, shown: tuple[Picture, ...]
    ) -> tuple[render.Cell, ...]:
        """Render the text of a version; *root* leads from the page to the site's root."""
        body = scan.read_document(self._site.root, path).body
        gallery = render.Gallery(document=path, root=root, pictures=shown)
        note = self._theme.say(LOST_PICTURE, lang)
        return render.to_html(body, self._pages.markdown, lost_note=note, gallery=gallery)


def prepare(site: Site, tree: render.Tree) -> Callable[[Task], Outcome]:
    """Make the function that carries out tasks, anew in a process of its own."""
    return Maker(site, site.theme(), tree).carry_out


def foreign(path: UrlPath) -> Problem:
    """Say that a file of the output is not the program's own."""
    return Problem(
        code="output-foreign",
        where=Where(PurePosixPath("output", path)),
        what=f"`{path}` stands in the output and was not made by this program; it was left alone",
        hint="move the file away, then build again",
    )


def _crowded(path: UrlPath) -> Problem:
    return Problem(
        code="headers-crowded",
        where=Where(PurePosixPath("output", path)),
        what=f"the site has too many pages for their alternates to stand in `{path}`; none does",
        hint="set `hreflang_headers = false`: pages and sitemaps name the same alternates",
        severity=Severity.WARNING,
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
