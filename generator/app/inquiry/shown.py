"""Route -> the texts that its file shows, and the files that it is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.app.inquiry.survey import Survey
from generator.app.ledger import LEDGER
from generator.edges.catalogue import Catalogue
from generator.model.document import Head
from generator.model.entry import Entry
from generator.model.ids import ArticleId, LangTag, UrlPath
from generator.model.page import MovedRoute, NoticeRoute, PairRoute, VersionRoute, WithdrawnRoute
from generator.model.picture import Picture
from generator.model.route import (
    AssetRoute,
    FontRoute,
    FontSheetRoute,
    PictureRoute,
    RedirectsRoute,
    Route,
    SitemapEntry,
)

_PATH = PurePosixPath("site.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of the site's folder that something is made from, and what it is to it."""

    role: str
    file: PurePosixPath

    def as_json(self) -> dict[str, str]:
        """Return it with stable keys."""
        return {"role": self.role, "file": str(self.file)}


def sources(route: Route, survey: Survey) -> Iterator[Source]:
    """Yield the files that a file is made from, but for theme and settings, which all share."""
    match route:
        case VersionRoute():
            yield from _text(route.head, survey.catalogue)
        case PairRoute():
            yield from _text(route.head, survey.catalogue)
            yield from _text(route.other, survey.catalogue)
        case WithdrawnRoute():
            addresses = survey.site.config.addresses
            for head in survey.catalogue.heads.tombstones():
                own = (addresses.version(head.lang, head.slug), addresses.hub(head.article))
                if route.path in own:
                    yield Source(role="withdrawn", file=head.path)
        case MovedRoute():
            yield from _asked(route, survey)
        case NoticeRoute(name="about") if survey.site.config.about:
            yield Source(role="about", file=_PATH)
        case _:
            yield from _bytes(route, survey)


def _bytes(route: Route, survey: Survey) -> Iterator[Source]:
    """Yield the sources of what is no page: files of the theme, pictures, fonts."""
    match route:
        case AssetRoute():
            file = survey.theme.static_file(route.name)
            yield Source(role="asset", file=file or PurePosixPath("static", route.name))
        case PictureRoute():
            yield Source(role="picture", file=route.file)
        case FontRoute():
            yield Source(role="font", file=route.file)
        case FontSheetRoute():
            named = {face.path for face in route.faces}
            for font in survey.ground.fonts.routes:
                if isinstance(font, FontRoute) and font.path in named:
                    yield Source(role="font", file=font.file)
        case _:
            pass


def _asked(route: MovedRoute, survey: Survey) -> Iterator[Source]:
    """Yield the text to which a former address leads, and the ledger if the site itself knows."""
    for move in survey.ground.moves:
        if move.old == route.path and move.file:
            yield Source(role="leads to", file=move.file)
    if any(row.address == route.path for row in survey.catalogue.ledger.all()):
        yield Source(role="ledger", file=LEDGER)


def recipe(route: Route) -> dict[str, Any] | None:
    """Tell how a file of no text is made of its source."""
    match route:
        case AssetRoute():
            return {"how": "copied as it is"}
        case PictureRoute():
            made = asdict(route.recipe) | {"kind": route.recipe.kind.value}
            return {"how": "encoded anew, without metadata"} | made
        case FontRoute():
            return {"how": "cut down to characters", "characters": len(route.characters)}
        case _:
            return None


def texts(route: Route) -> Iterator[tuple[ArticleId, LangTag, str]]:
    """Yield the versions that a route names, each once: article, language, slug.

    That holds for any route, since it names all that its file is made from.
    """
    found = (
        (item.article, item.lang, item.slug)
        for item in _walk(route)
        if isinstance(item, Entry | Head)
    )
    yield from dict.fromkeys(found)


def pages(route: Route) -> tuple[UrlPath, ...]:
    """Return the pages that a list for machines names."""
    if isinstance(route, RedirectsRoute):
        return tuple(old for old, _ in route.moves)
    return tuple(item.path for item in _walk(route) if isinstance(item, SitemapEntry))


def pictures(route: Route) -> dict[UrlPath, PurePosixPath]:
    """Return the files of pictures that a route shows, each with the file it is made of."""
    found = (item for item in _walk(route) if isinstance(item, Picture))
    return {made.path: picture.file for picture in found for made in picture.files}


def file_of(article: ArticleId, lang: LangTag, slug: str, catalogue: Catalogue) -> str | None:
    """Return the content file of a version."""
    heads = catalogue.heads.published(article)
    return next((str(h.path) for h in heads if (h.lang, h.slug) == (lang, slug)), None)


def _text(head: Head, catalogue: Catalogue) -> Iterator[Source]:
    yield Source(role="content", file=head.path)
    row = catalogue.imports.of(head.imported) if head.imported else None
    if row:
        yield Source(role="seed", file=row.seed)
        yield Source(role="evidence", file=row.sidecar)


def _walk(value: object) -> Iterator[object]:
    """Yield the values inside a route, from outside in; what is told as one is not entered."""
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        if not isinstance(value, Entry | Head | Picture | SitemapEntry):
            for field in fields(value):
                yield from _walk(getattr(value, field.name))
