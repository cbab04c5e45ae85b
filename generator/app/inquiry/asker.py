"""What a person names, a text or an address -> the page of the site that it is, and all of it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

from generator.app.inquiry.address import files_meant, inside, nearest
from generator.app.inquiry.alternates import reason_unpublished
from generator.app.inquiry.find import is_file, places
from generator.app.inquiry.page import tell_manifest, tell_page
from generator.app.inquiry.survey import Survey, survey
from generator.app.report import Report
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.document import Head
from generator.model.errors import Problem, SourceError, ThemeError, Where
from generator.model.ids import UrlPath
from generator.model.urls import CHECKSUMS, MANIFEST

_HINT = "name a page, a file of the output, a content file or a seed"


def page_of(
    head: Head, site: Site, catalogue: Catalogue, report: Report
) -> tuple[dict[str, Any] | None, str | None]:
    """Tell the page of a text; where it has none, say why."""
    try:
        found = survey(site, catalogue, report)
    except ThemeError as error:
        return None, error.problem.what
    path = site.config.addresses.version(head.lang, head.slug)
    hidden = reason_unpublished(head, found)
    route = found.find((path,))
    if route is None or (hidden and getattr(route, "head", head).path != head.path):
        return None, hidden or "not published"
    return tell_page(route, found), hidden


def page_at(target: str, site: Site, catalogue: Catalogue, report: Report) -> dict[str, Any]:
    """Tell the file of the output that a path or an address means.

    Raises:
        SourceError: If it is none; the hint names the nearest.
        ThemeError: If the theme is not there.
    """
    paths = files_meant(sorted(places(site, target)))
    found = survey(site, catalogue, report)
    for path in (MANIFEST, CHECKSUMS):
        if path in paths and (path != CHECKSUMS or site.config.surfaces.checksums):
            return tell_manifest(path, found)
    route = found.find(paths)
    if route is None:
        raise _nothing(target, paths, found)
    return tell_page(route, found)


def _nothing(target: str, paths: Collection[UrlPath], found: Survey) -> SourceError:
    """Say what an address is that no route makes."""
    output = found.site.output
    for path in paths:
        if found.catalogue.receipts.of(path):
            what = f"`{path}` is of an earlier build: nothing makes it any more"
            return _fail(path, what, "run  commonweal build  to remove it")
        if ".." not in path.split("/") and is_file(output / path):
            what = f"`{path}` stands in the output and was not made by this program"
            return _fail(path, what, "it is left alone; move it away if it is not yours")
    wanted = inside(target, found.site.config.addresses)
    near = nearest(wanted, (route.path for route in found.routes()))
    hint = f"did you mean `{near}`?" if near else _HINT
    return _fail(target, f"no text at `{target}`", hint)


def _fail(place: str, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code="why", where=Where(PurePosixPath(place)), what=what, hint=hint))
