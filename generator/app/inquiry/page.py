"""Route -> all that is to be said of it, with stable keys: what it was made from, and why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from generator.app.inquiry import shown
from generator.app.inquiry.alternates import NO_ALTERNATES, alternates
from generator.app.inquiry.measure import Measured, measure
from generator.app.inquiry.survey import Survey
from generator.app.inquiry.watched import settings
from generator.app.make import Maker
from generator.app.planning import is_intact, made_from
from generator.app.report import problem_json
from generator.edges.themerecord import SaidMessage, UsedTemplate
from generator.model.ids import UrlPath
from generator.model.page import HtmlRoute
from generator.model.route import FontRoute, FontSheetRoute, Route
from generator.model.urls import CHECKSUMS, MANIFEST

_SHOWN = 20  # texts of a list, or pages of a sitemap
_FALLBACK = "en"
_LISTS = {
    MANIFEST: "the list of all files that were made, and why",
    CHECKSUMS: "SHA-256 of all files that were made",
}


def kind_of(route: Route) -> str:
    """Return the name of a kind of route, which stays: ``version``, ``list``, ``feed`` …."""
    return type(route).__name__.removesuffix("Route").lower()


def tell_page(route: Route, survey: Survey) -> dict[str, Any]:
    """Tell a file of the output. Renders it once, if it has text."""
    found = measure(route, survey)
    lang = getattr(route, "lang", None)
    config, root = survey.site.config, survey.site.root
    return {
        "path": route.path,
        "url": config.addresses.absolute(route.path),
        "kind": kind_of(route),
        "is_page": isinstance(route, HtmlRoute),
        "name": _name(route),
        "lang": lang,
        "output": _state(route, survey),
        "sources": [source.as_json() for source in shown.sources(route, survey)],
        "recipe": shown.recipe(route),
        "texts": _texts(route, survey),
        "pages": _pages(route),
        "templates": [_template(one) for one in found.templates],
        "messages": _messages(found),
        "settings": [one.as_json() for one in settings(found.keys, config, root, lang)],
        "files": list(_files(route, found, survey)),
        "alternates": alternates(route, survey).as_json(),
        "problems": [problem_json(found.problem)] if found.problem else [],
    }


def tell_manifest(path: UrlPath, survey: Survey) -> dict[str, Any]:
    """Tell a list of all files, which no route makes, with the keys of a page."""
    target = survey.site.output / path
    state = "fresh" if target.is_file() and not survey.catalogue.receipts.is_empty() else "missing"
    blank: dict[str, Any] = dict.fromkeys(("sources", "templates", "settings", "files"), ())
    return {
        "path": path,
        "url": survey.site.config.addresses.absolute(path),
        "kind": "manifest" if path == MANIFEST else "checksums",
        "is_page": False,
        "name": None,
        "lang": None,
        "output": {"file": f"{survey.site.output.name}/{path}", "state": state},
        "recipe": {"how": _LISTS[path]},
        "texts": {"count": 0, "shown": []},
        "pages": {"count": 0, "shown": []},
        "messages": {"catalogues": [], "said": []},
        "alternates": NO_ALTERNATES.as_json(),
        "problems": [],
    } | {key: list(value) for key, value in blank.items()}


def _name(route: Route) -> str | None:
    """Say which of its kind a page is: a topic, a newspaper, a year, a letter, a notice."""
    shelf, section = getattr(route, "shelf", None), getattr(route, "section", None)
    if shelf:
        return f"{shelf.section.value}: {shelf.name or shelf.key}"
    if section:
        return str(section.value)
    name = getattr(route, "name", None)
    return None if name is None else str(name)


def _state(route: Route, survey: Survey) -> dict[str, str]:
    """Compare what lies in the output with what the next build would do."""
    output = survey.site.output
    known = survey.catalogue.receipts.of(route.path)
    target = output / route.path
    is_there = target.is_symlink() or target.exists()
    if known is None and is_there:
        state = "old" if _is_listed(route.path, survey) else "foreign"
    elif known is None:
        state = "missing"
    elif not is_intact(output, known):
        state = "changed" if is_there else "missing"
    else:
        maker = Maker(survey.site, survey.theme, survey.ground.tree)
        key = maker.key(route, made_from(survey.catalogue, route))
        state = "fresh" if known.key == key else "old"
    return {"file": f"{output.name}/{route.path}", "state": state}


def _is_listed(path: UrlPath, survey: Survey) -> bool:
    """Say whether the output's own list has a file that the catalogue, which was lost, had."""
    try:
        listed = (survey.site.output / MANIFEST).read_text("utf-8", "replace")
    except OSError:
        return False
    return survey.catalogue.receipts.is_empty() and f"\n{path}\t" in f"\n{listed}"


def _texts(route: Route, survey: Survey) -> dict[str, Any]:
    found = list(shown.texts(route))
    return {
        "count": len(found),
        "shown": [
            {"article": article, "lang": lang, "content": content}
            for article, lang, slug in islice(found, _SHOWN)
            for content in [shown.file_of(article, lang, slug, survey.catalogue)]
        ],
    }


def _pages(route: Route) -> dict[str, Any]:
    found = shown.pages(route)
    return {"count": len(found), "shown": list(found[:_SHOWN])}


def _template(one: UsedTemplate) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "theme": one.theme,
        "file": str(one.file),
        "by": str(one.by) if one.by else None,
        "over": [str(file) for file in one.over],
    }


def _messages(found: Measured) -> dict[str, Any]:
    return {
        "catalogues": [
            {"lang": lang, "files": [str(file) for file in files]}
            for lang, files in found.catalogues
        ],
        "said": [_message(one) for one in found.said],
    }


def _message(one: SaidMessage) -> dict[str, Any]:
    return {
        "message": one.message,
        "lang": one.lang,
        "file": str(one.file) if one.file else None,
        "fallback": _FALLBACK if one.is_foreign else None,
    }


def _files(route: Route, found: Measured, survey: Survey) -> Iterator[dict[str, Any]]:
    """Yield the pictures, sheets, scripts and fonts that a page loads, each with its source."""
    of_pictures = shown.pictures(route)
    fonts = {made.path: made for made in survey.ground.fonts.routes}
    for path in found.files:
        made = fonts.get(path)
        yield _file(path, of_pictures, survey)
        if isinstance(made, FontSheetRoute):
            for face in made.faces:
                font = fonts.get(face.path)
                source = str(font.file) if isinstance(font, FontRoute) else None
                yield {"path": face.path, "kind": "font", "from": source}


def _file(
    path: UrlPath, of_pictures: dict[UrlPath, PurePosixPath], survey: Survey
) -> dict[str, Any]:
    if path in of_pictures:
        return {"path": path, "kind": "picture", "from": str(of_pictures[path])}
    if any(path == made.path for made in survey.ground.fonts.routes):
        return {"path": path, "kind": "fontsheet", "from": "site.toml"}
    name = PurePosixPath(path.removeprefix("assets/"))
    source = survey.theme.static_file(name) if path.startswith("assets/") else None
    return {"path": path, "kind": "asset", "from": str(source) if source else None}
