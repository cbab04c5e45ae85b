"""What a person names, a path or an address -> the text that it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from generator.app.inquiry.address import inside
from generator.app.report import Report
from generator.app.scan import read_document
from generator.app.site import Site
from generator.edges.catalogue import Catalogue
from generator.model.characters import clean
from generator.model.document import Head
from generator.model.errors import Problem, SourceError, Where
from generator.model.ids import UrlPath

_HINT = "name a content file, a seed, or a page"


def find(site: Site, catalogue: Catalogue, target: str) -> Head:
    """Return the head of the text that *target* names.

    That is a content file, a seed, a file of the output, a page's address, or the address of the
    source.

    Raises:
        SourceError: If there is no such text, or it cannot be read.
    """
    found = named(site, catalogue, target)
    if found is None:
        raise _not_found(site, catalogue, target)
    return found


def named(site: Site, catalogue: Catalogue, target: str) -> Head | None:
    """Return the head of the text that *target* names, None if it may be another page.

    Raises:
        SourceError: If it is a text that is not there yet, or not any more, or cannot be read.
    """
    meant = places(site, target)
    addresses = site.config.addresses
    for head in catalogue.heads.all():
        page = addresses.version(head.lang, head.slug)
        names = {str(head.path), str(head.imported), page, f"output/{page}", head.article}
        if meant & names or target == head.source.url:
            return head
    _refuse_unread(site, catalogue, target, meant)
    return None


def select(site: Site, heads: Iterable[Head], targets: Iterable[str], report: Report) -> list[Head]:
    """Return the heads of the texts that *targets* name as files or folders; all if none does.

    Raises:
        SourceError: If a target names no text, and no file with a problem that is told anyway.
    """
    known, places = list(heads), [_folder(site, target) for target in targets]
    if not places:
        return known
    wrong = [problem.where.path for problem in report.problems]
    for place in places:
        named = [path for head in known for path in (head.path, head.imported) if path]
        is_there = _is_folder(site.root / place)
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


def is_folder(site: Site, target: str) -> bool:
    """Say whether *target* means a folder of the site, and no file or address."""
    try:
        return _is_folder(site.root / _folder(site, target))
    except SourceError:
        return False


def places(site: Site, target: str) -> set[str]:
    """Return the paths, relative to site or output, that *target* can mean.

    Raises:
        SourceError: If it can be none.
    """
    _refuse_impossible(target)
    place = inside(target, site.config.addresses)
    found = {place.removeprefix("/"), unquote(place).removeprefix("/")}
    found |= {path.as_posix() for path in _relative(site, (site.root, site.output), target)}
    found |= {unicodedata.normalize("NFC", name) for name in found}
    return found | {f"{name}index.html" for name in found if not name or name.endswith("/")}


def _folder(site: Site, target: str) -> PurePosixPath:
    """Return the path in the site that *target* means, from the current folder or the site's."""
    _refuse_impossible(target)
    found = _relative(site, (site.root,), target)
    place = found[0] if found else PurePosixPath(target)
    if place.is_absolute() or ".." in place.parts:
        raise _fail(target, f"`{target}` is not in the site", _HINT)
    return place


def _relative(site: Site, folders: Iterable[Path], target: str) -> list[PurePosixPath]:
    try:
        named = [Path(target).resolve(), (site.root / target).resolve()]
        named = [path for path in named if path.exists()]
    except OSError:  # no file has such a name
        return []
    return [
        PurePosixPath(path.relative_to(folder.resolve()).as_posix())
        for folder in folders
        for path in named
        if path.is_relative_to(folder.resolve())
    ]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Say whether there is such a file; none has a name that is too long."""
    try:
        return path.is_file()
    except OSError:
        return False


def _refuse_impossible(target: str) -> None:
    """Raise if *target* holds what no path and no address holds, such as bytes not in UTF-8."""
    if "\0" in target or re.search("[\ud800-\udfff]", target):
        raise _fail(clean(target), f"no text at `{clean(target)}`", _HINT)


def _refuse_unread(site: Site, catalogue: Catalogue, target: str, meant: set[str]) -> None:
    """Raise if *target* is a file of content or seeds that has become no text."""
    for place in sorted(meant):
        path = PurePosixPath(place)
        if path.suffix == ".md" and path.parts[:1] == ("content",) and is_file(site.root / path):
            read_document(site.root, path)
        row = catalogue.imports.of(path)
        if row:
            what, hint = f"what `{path}` had become was removed", f"commonweal import {path}"
            raise _fail(target, what, f"bring it back: {hint}")
        if path.parts[:1] == ("seeds",) and is_file(site.root / path):
            raise _fail(target, f"`{path}` is not imported", "run  commonweal import")


def _not_found(site: Site, catalogue: Catalogue, target: str) -> SourceError:
    for place in sorted(places(site, target)):
        page = UrlPath(place.removeprefix("output/"))
        if page.endswith(".html") and catalogue.receipts.of(page):
            hub = site.config.addresses.hub
            shown = [str(h.path) for h in catalogue.heads.all() if hub(h.article) == page]
            hint = f"name one of them: {', '.join(shown)}" if shown else "name one of them"
            return _fail(page, f"`{page}` shows several texts", hint)
    return _fail(target, f"no text at `{target}`", _HINT)


def _fail(place: str, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code="why", where=Where(PurePosixPath(place)), what=what, hint=hint))
