"""What a person names, a path or an address -> the text that it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from generator.app.report import Report
from generator.app.scan import read_document
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.document import Head
from generator.model.errors import Problem, SourceError, Where

_HINT = "name a content file, a seed, or a page"


def find(site: Site, catalogue: Catalogue, target: str) -> Head:
    """Return the head of the text that *target* names.

    That is a content file, a seed, a file of the output, a page's address, or the address of the
    source.

    Raises:
        SourceError: If there is no such text, or it cannot be read.
    """
    places = _places(site, target)
    addresses = site.config.addresses
    for head in catalogue.heads.all():
        page = addresses.version(head.lang, head.slug)
        names = {str(head.path), str(head.imported), page, f"output/{page}", head.article}
        if places & names or target == head.source.url:
            return head
    raise _not_found(site, catalogue, target, places)


def select(site: Site, heads: Iterable[Head], targets: Iterable[str], report: Report) -> list[Head]:
    """Return the heads of the texts that *targets* name as files or folders; all if none does.

    Raises:
        SourceError: If a target names no text, and no file with a problem that is told anyway.
    """
    known, places = list(heads), [place for target in targets for place in _folders(site, target)]
    if not places:
        return known
    wrong = [problem.where.path for problem in report.problems]
    for place in places:
        named = [path for head in known for path in (head.path, head.imported) if path]
        is_there = (site.root / place).is_dir()
        if not is_there and not any(path.is_relative_to(place) for path in [*named, *wrong]):
            raise _fail(str(place), f"no text at `{place}`", _HINT)
    return [
        head
        for head in known
        if any(
            path.is_relative_to(place)
            for place in places
            for path in (head.path, head.imported)
            if path
        )
    ]


def _places(site: Site, target: str) -> set[str]:
    """Return the paths, relative to site or output, that *target* can mean."""
    place, base = target, site.config.base_url.rstrip("/")
    if target.lower().startswith(base.lower()):
        place = re.split("[?#]", target[len(base) :], maxsplit=1)[0] or "/"
    found = {place.removeprefix("/"), unquote(place).removeprefix("/")}
    found |= {path.as_posix() for path in _relative(site, (site.root, site.output), target)}
    found |= {unicodedata.normalize("NFC", name) for name in found}
    return found | {f"{name}index.html" for name in found if not name or name.endswith("/")}


def _folders(site: Site, target: str) -> list[PurePosixPath]:
    return _relative(site, (site.root,), target)[:1] or [PurePosixPath(target.removeprefix("./"))]


def _relative(site: Site, folders: Iterable[Path], target: str) -> list[PurePosixPath]:
    if "\0" in target:
        return []
    named = (Path(target).resolve(), (site.root / target).resolve())
    return [
        PurePosixPath(path.relative_to(folder.resolve()).as_posix())
        for folder in folders
        for path in named
        if path.is_relative_to(folder.resolve()) and path.exists()
    ]


def _not_found(site: Site, catalogue: Catalogue, target: str, places: set[str]) -> SourceError:
    for place in sorted(places):
        path = PurePosixPath(place)
        if path.suffix == ".md" and path.parts[:1] == ("content",) and (site.root / path).is_file():
            try:
                read_document(site.root, path)
            except SourceError as error:
                return error
        row = catalogue.imports.of(path)
        if row:
            what, hint = f"what `{path}` had become was removed", f"commonweal import {path}"
            return _fail(target, what, f"bring it back: {hint}")
        if path.parts[:1] == ("seeds",) and (site.root / path).is_file():
            return _fail(target, f"`{path}` is not imported", "run  commonweal import")
    return _fail(target, f"no text at `{target}`", _HINT)


def _fail(place: str, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code="why", where=Where(PurePosixPath(place)), what=what, hint=hint))
