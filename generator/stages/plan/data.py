"""Route* -> Route*: all routes, and the files of data that tell of the texts among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from generator.model.data import PACKAGE, DataFile, Form, Row, data_file, row_of
from generator.model.ids import Digest, digest
from generator.model.page import HubRoute, VersionRoute
from generator.model.route import CatalogueRoute, DataPackageRoute, OaiRoute, Route
from generator.model.urls import CHECKSUMS
from generator.stages.plan.blueprint import Blueprint

CATALOGUE = "catalogue"
OAI = "oai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many texts a file holds; a static repository is meant for fewer than 5,000 or so.

    Source: Specification for an OAI Static Repository, 1.
    """

    catalogue: int = 10_000
    oai: int = 5_000


USUAL = Sizes()


def data_files(site: Blueprint, sizes: Sizes = USUAL) -> tuple[DataFile, ...]:
    """Return the files of data that a site will have; an archive without texts has none."""
    return tuple(_data_files(site, sizes))


def with_data(routes: Iterable[Route], site: Blueprint, sizes: Sizes = USUAL) -> Iterator[Route]:
    """Pass all routes on, and tell of the texts among them; holds the rows of one file of a kind.

    Texts come sorted by (article, lang), the hub of each article after them, and so do rows.
    """
    files = data_files(site, sizes)
    versions: list[VersionRoute] = []
    makers = [
        _Gathering(sizes.catalogue, _files(files, Form.CSV, Form.JSON_LINES), _catalogue),
        _Gathering(sizes.oai, _files(files, Form.OAI), _oai(site)),
    ]
    wanted = [maker for maker in makers if maker.is_wanted]
    for route in routes:
        yield route
        if isinstance(route, VersionRoute) and wanted:
            versions.append(route)
        elif isinstance(route, HubRoute):  # comes after the versions of its article
            for row in _rows(versions, site):
                mark = digest(repr(row))
                yield from chain.from_iterable(maker.take(row, mark) for maker in wanted)
            versions.clear()
    for maker in wanted:
        yield from maker.rest()
    if described := _files(files, Form.CSV, Form.JSON_LINES):
        yield DataPackageRoute(path=PACKAGE, files=described)


_Make = Callable[[DataFile, tuple[Row, ...], Digest], Route]


class _Gathering:
    """Rows on their way into files that hold *size* each."""

    def __init__(self, size: int, files: tuple[DataFile, ...], make: _Make) -> None:
        self.is_wanted = bool(files)
        self._size = size
        self._files = files
        self._make = make
        self._done = 0
        self._rows: list[Row] = []
        self._marks: list[Digest] = []

    def take(self, row: Row, mark: Digest) -> Iterator[Route]:
        """Add a row; yield the files that it does not fit into any more."""
        if len(self._rows) == self._size:
            yield from self.rest()
        self._rows.append(row)
        self._marks.append(mark)

    def rest(self) -> Iterator[Route]:
        """Yield the files of the rows at hand, if there are any."""
        if not self._rows:
            return
        self._done += 1
        rows, content = tuple(self._rows), digest(*self._marks)
        for file in self._files:
            if file.number in {None, self._done}:
                yield self._make(file, rows, content)
        self._rows.clear()
        self._marks.clear()


def _data_files(site: Blueprint, sizes: Sizes) -> Iterator[DataFile]:
    if site.texts and site.surfaces.catalogue:
        parts = -(-site.texts // sizes.catalogue)
        for form in (Form.CSV, Form.JSON_LINES):
            yield from (data_file(CATALOGUE, form, n, parts) for n in range(1, parts + 1))
        yield DataFile(path=PACKAGE, form=Form.PACKAGE)
    if site.texts and site.surfaces.oai_pmh:
        parts = -(-site.texts // sizes.oai)
        yield from (data_file(OAI, Form.OAI, n, parts) for n in range(1, parts + 1))
    if site.surfaces.checksums:
        yield DataFile(path=CHECKSUMS, form=Form.CHECKSUMS)


def _files(files: tuple[DataFile, ...], *forms: Form) -> tuple[DataFile, ...]:
    return tuple(file for file in files if file.form in forms)


def _rows(versions: Iterable[VersionRoute], site: Blueprint) -> Iterator[Row]:
    """Yield the versions of an article; drafts are no data, even if they are shown."""
    told = [route for route in versions if not route.head.draft]
    for route in told:
        yield row_of(
            route.head,
            site.addresses,
            related=tuple(entry.article for entry in route.related),
            others=tuple(other.path for other in told if other is not route),
        )


def _catalogue(file: DataFile, rows: tuple[Row, ...], content: Digest) -> Route:
    return CatalogueRoute(path=file.path, form=file.form, content=content, rows=rows)


def _oai(site: Blueprint) -> _Make:
    dates: list[dt.date] = [stock.newest for stock in site.stocks if stock.newest]
    newest = max(dates, default=None)

    def make(file: DataFile, rows: tuple[Row, ...], content: Digest) -> Route:
        return OaiRoute(
            path=file.path,
            number=file.number,
            content=content,
            rows=rows,
            stated=site.stated,
            newest=newest,
        )

    return make
