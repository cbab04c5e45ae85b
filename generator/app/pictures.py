"""Pictures that texts show -> what is known of them; and one of their files, made.

Only files that changed are read, and only reading or making one loads Pillow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath

import generator
from generator.app.report import Report
from generator.edges import pool
from generator.edges.catalogue import Catalogue
from generator.model.errors import Problem, SourceError, Where
from generator.model.ids import Digest, digest
from generator.model.picture import Original
from generator.model.route import PictureRoute
from generator.model.source import SourceFile
from generator.stages.collect import read

WEIGHT = 100  # how many pages take as long as a picture, or rather more


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A file to look at, a text that shows it, its stamp now, and its digest when last seen."""

    file: PurePosixPath
    document: PurePosixPath
    stamp: str
    known: Digest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What was seen: nothing new (None), a picture, or a problem; no digest if nothing was read."""

    look: Look
    digest: Digest | None
    finding: Original | Problem | None


def scan_pictures(root: Path, catalogue: Catalogue, report: Report, jobs: int) -> None:
    """Bring the catalogue up to date with the pictures that published texts show."""
    catalogue.pictures.sweep()
    looks = _looks(root, catalogue)
    work = partial(_see, root)
    for sight in pool.run(work, partial(_prepare, root), looks, jobs, lambda _: WEIGHT):
        _note(sight, catalogue)
        if isinstance(sight.finding, Problem) and sight.digest is None:
            report.add(sight.finding)
    for file, _ in catalogue.pictures.shown():
        seen = catalogue.pictures.seen(file)
        if seen and isinstance(seen[2], Problem):
            report.add(seen[2])


def make_picture(root: Path, route: PictureRoute) -> bytes:
    """Make a picture's file.

    Raises:
        SourceError: If the picture went away or was changed while the build ran.
    """
    from generator.edges.pictures import encode  # noqa: PLC0415 - loads Pillow

    file = read(root, route.file)
    if file.digest != route.digest:
        where = Where(route.file)
        what = f"`{route.file.name}` was changed while the site was built"
        hint = "build again"
        raise SourceError(Problem(code="picture-changed", where=where, what=what, hint=hint))
    return encode(file, route.recipe)


@cache
def encoder_digest() -> Digest:
    """Hash what decides the bytes of a picture besides its route, without loading it."""
    from importlib import metadata  # noqa: PLC0415 - slow to load

    code = Path(generator.__file__).parent / "edges" / "pictures.py"
    return digest(metadata.version("pillow"), code.read_bytes())


def _looks(root: Path, catalogue: Catalogue) -> Iterator[Look]:
    """Yield the files that are not as they were, or not there."""
    for file, document in catalogue.pictures.shown():
        seen = catalogue.pictures.seen(file)
        stamp = _stamp(root / file)
        if seen is None or seen[0] != stamp:
            known = seen[1] if seen else None
            yield Look(file=file, document=document, stamp=stamp, known=known)


def _stamp(path: Path) -> str:
    """Return what changes when a file does; empty if it cannot be said."""
    try:
        status = path.lstat()
    except (OSError, ValueError):  # a name that no file can have
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _prepare(root: Path) -> Callable[[Look], Sight]:
    return partial(_see, root)


def _see(root: Path, look: Look) -> Sight:
    try:
        file = _read(root, look)
    except SourceError as error:
        return Sight(look=look, digest=None, finding=error.problem)
    if file.digest == look.known:
        return Sight(look=look, digest=file.digest, finding=None)
    from generator.edges.pictures import probe  # noqa: PLC0415 - loads Pillow

    try:
        return Sight(look=look, digest=file.digest, finding=probe(file))
    except SourceError as error:
        return Sight(look=look, digest=file.digest, finding=error.problem)


def _read(root: Path, look: Look) -> SourceFile:
    """Read a picture of the content.

    Raises:
        SourceError: At the text that shows it, if it is not there or cannot be read.
    """
    what = "does not exist"
    try:
        file = read(root, look.file) if look.stamp else None
        if file and (root / file.path).resolve().is_relative_to((root / "content").resolve()):
            return file
        what = "lies outside `content`" if file else what
    except SourceError as error:
        what = error.problem.what.partition("` ")[2]
    problem = Problem(
        code="picture-missing",
        where=Where(look.document),
        what=f"the picture {look.file} {what}",
        hint="put the picture there, or take it out of the text",
    )
    raise SourceError(problem)


def _note(sight: Sight, catalogue: Catalogue) -> None:
    look, pictures = sight.look, catalogue.pictures
    if sight.digest is None:
        pictures.drop(look.file)
        return
    seen = pictures.seen(look.file)
    finding = sight.finding or (seen[2] if seen else None)
    if finding:
        pictures.put(look.file, look.stamp, sight.digest, finding)
