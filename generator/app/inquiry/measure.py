"""Route -> what its file is made of, measured: made once in memory, by a theme that notes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import PurePosixPath
from posixpath import normpath

from generator.app.inquiry.survey import Survey
from generator.app.inquiry.watched import planned_by, watched
from generator.app.make import Maker
from generator.edges.themerecord import RecordingTheme, SaidMessage, UsedTemplate
from generator.model.errors import CommonwealError, Problem
from generator.model.ids import LangTag, UrlPath
from generator.model.messages import LOST_PICTURE
from generator.model.page import HtmlRoute
from generator.model.route import AssetRoute, FontRoute, PictureRoute, Route

_RELATIONS = frozenset({"stylesheet", "icon", "manifest", "preload", "modulepreload"})
_SOURCES = frozenset({"audio", "img", "script", "source", "track", "video"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What making a file took. *catalogues* are those that were consulted for each language.

    *keys* are those of ``site.toml``, *files* those of the site that the page shows or loads.
    """

    templates: tuple[UsedTemplate, ...]
    catalogues: tuple[tuple[LangTag, tuple[PurePosixPath, ...]], ...]
    said: tuple[SaidMessage, ...]
    keys: tuple[str, ...]
    files: tuple[UrlPath, ...]
    problem: Problem | None


def measure(route: Route, survey: Survey) -> Measured:
    """Make a file of text once; files of pictures and fonts are not made, their recipe says all.

    A page that cannot be made is told with its problem, and with what it took until then.
    """
    theme, keys, files, problem = survey.theme, set(planned_by(route)), [], None
    if not isinstance(route, AssetRoute | PictureRoute | FontRoute):
        config = watched(survey.site.config)
        maker = Maker(replace(survey.site, config=config), theme, survey.ground.tree)
        config.asked.clear()
        try:
            made = maker.make(route).content.decode("utf-8", "replace")
            files = list(_files(made, route)) if isinstance(route, HtmlRoute) else []
            _unhear_unused(made, theme)
        except CommonwealError as error:
            problem = error.problem
        keys |= config.asked
    keys |= {"fonts"} if getattr(route, "lang", None) in survey.ground.tree.with_fonts else set()
    keys |= {"digits"} if theme.ear.wrote_digits else set()
    said = theme.said()
    return Measured(
        templates=theme.used(),
        catalogues=tuple(
            (tag, theme.catalogues(tag)) for tag in dict.fromkeys(s.lang for s in said)
        ),
        said=said,
        keys=tuple(sorted(keys)),
        files=tuple(files),
        problem=problem,
    )


def _unhear_unused(made: str, theme: RecordingTheme) -> None:
    """Forget the note over lost pictures, which is got ready for every body, where none is lost."""
    for lang, message in tuple(theme.ear.said):
        if message == LOST_PICTURE and str(theme.say(message, lang)) not in made:
            del theme.ear.said[lang, message]


def _files(html: str, route: HtmlRoute) -> Iterator[UrlPath]:
    """Yield the files of the site that a page shows or loads, each once; not those it links to."""
    reader = _Reader()
    reader.feed(html)
    folder = PurePosixPath(route.path).parent
    for address in dict.fromkeys(reader.found):
        place = address.split("?")[0].split("#")[0]
        if place and ":" not in place and not place.startswith("//"):
            yield UrlPath(normpath(place.lstrip("/") if place[0] == "/" else str(folder / place)))


class _Reader(HTMLParser):
    """Collects the addresses that a browser fetches by itself to show a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and _RELATIONS & set(given.get("rel", "").lower().split()):
            self.found.append(given.get("href", ""))
        if tag in _SOURCES:
            self.found.append(given.get("src", ""))
            self.found += [
                part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()
            ]
