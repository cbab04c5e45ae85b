"""Library -> Route*: the front page of a language and all its lists; the table of coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby, islice

from generator.model.entry import UNDATED, Entry, Section, Shelf, Stock
from generator.model.ids import LangTag, UrlPath
from generator.model.page import (
    AlphabetRoute,
    CoverageRoute,
    HomeRoute,
    HtmlRoute,
    Letter,
    ListRoute,
    OverviewRoute,
)
from generator.stages.plan.articles import representative
from generator.stages.plan.blueprint import Blueprint, Library
from generator.stages.plan.paginate import Sheet, paginate

ALPHABET = "a-z"
_ABSENT = 6  # articles without a version in the language that its front page names
_LINES = 200  # texts on one page of the alphabetic index: a line each
_ROWS = 100  # articles on one page of the table of coverage


def language_routes(
    stock: Stock, shelves: tuple[Shelf, ...], site: Blueprint, library: Library
) -> Iterator[HtmlRoute]:
    """Yield all pages of a language but those of its articles; holds one page at a time."""
    yield from home_routes(stock, shelves, site, library)
    for shelf in shelves:
        yield from shelf_routes(stock.lang, shelf, shelves, site, library)
    for section, found in groupby(shelves, key=lambda shelf: shelf.section):
        path = site.addresses.overview(stock.lang, section.value)
        yield OverviewRoute(
            path=path,
            lang=stock.lang,
            section=section,
            shelves=tuple(found),
            alternates=site.alternates_of(section.value, path),
        )
    yield from alphabet_routes(stock, site, library)


def home_routes(
    stock: Stock, shelves: tuple[Shelf, ...], site: Blueprint, library: Library
) -> Iterator[HomeRoute | ListRoute]:
    """Yield the front page of a language and the pages with its older texts."""
    addresses, lang = site.addresses, stock.lang

    def path(name: str) -> UrlPath:
        if name == UNDATED:
            return addresses.list_page(lang, Section.YEARS.value, UNDATED)
        return addresses.index(lang, int(name.removeprefix("page-") or 1))

    newest = library.newest_first(lang)
    for sheet in paginate(newest, stock.count - stock.undated, stock.undated, site.page_size):
        if not sheet.name:
            older = path(sheet.older) if sheet.older else None
            yield _home(stock, sheet, older, shelves, site, library)
        elif not sheet.name.startswith(UNDATED):
            yield _list(lang, None, sheet, path)


def shelf_routes(
    lang: LangTag, shelf: Shelf, shelves: tuple[Shelf, ...], site: Blueprint, library: Library
) -> Iterator[ListRoute]:
    """Yield the pages of a topic, a newspaper, a year or a month."""

    def path(name: str) -> UrlPath:
        return site.addresses.list_page(lang, shelf.section.value, shelf.key, name)

    months = tuple(
        other
        for other in shelves
        if shelf.section is other.section is Section.YEARS and other.key.startswith(f"{shelf.key}-")
    )
    newest = library.newest_first(lang, shelf)
    for sheet in paginate(newest, shelf.dated, shelf.undated, site.page_size):
        yield _list(lang, shelf, sheet, path, months if not sheet.name else ())


def alphabet_routes(stock: Stock, site: Blueprint, library: Library) -> Iterator[AlphabetRoute]:
    """Yield a language's index by first letter; a large one has pages for each letter."""
    addresses, lang = site.addresses, stock.lang
    folder = addresses.overview(lang, ALPHABET)
    is_small = stock.count <= _LINES

    def page(number: int, part: int = 1) -> UrlPath:
        name = f"{number}-{part}" if part > 1 else str(number)
        return UrlPath(folder.replace("index.html", f"{name}.html"))

    letters = tuple(
        Letter(
            number=number,
            label=label,
            count=count,
            path=None if is_small else page(number),
            entries=tuple(library.by_letter(lang, number)) if is_small else (),
        )
        for number, label, count in library.letters(lang)
    )
    yield AlphabetRoute(
        path=folder,
        lang=lang,
        letters=letters,
        current=None,
        entries=(),
        previous=None,
        next=None,
        alternates=site.alternates_of(ALPHABET, folder),
    )
    for letter in () if is_small else letters:
        parts = -(-letter.count // _LINES)
        entries = iter(library.by_letter(lang, letter.number))
        for part in range(1, parts + 1):
            yield AlphabetRoute(
                path=page(letter.number, part),
                lang=lang,
                letters=letters,
                current=letter.number,
                entries=tuple(islice(entries, _LINES)),
                previous=page(letter.number, part - 1) if part > 1 else None,
                next=page(letter.number, part + 1) if part < parts else None,
                alternates=(),
            )


def coverage_routes(site: Blueprint, library: Library) -> Iterator[CoverageRoute]:
    """Yield the table of articles and languages."""
    counts = tuple((stock.lang, stock.count) for stock in site.stocks)
    path = site.addresses.coverage
    for sheet in paginate(library.articles(), *library.article_counts(), _ROWS):
        yield CoverageRoute(
            path=path(sheet.name),
            lang=site.default_lang,
            rows=tuple(map(library.versions, sheet.items)),
            counts=() if sheet.name else counts,
            number=sheet.number,
            newer=None if sheet.newer is None else path(sheet.newer),
            older=None if sheet.older is None else path(sheet.older),
        )


def _home(
    stock: Stock,
    sheet: Sheet[Entry],
    older: UrlPath | None,
    shelves: tuple[Shelf, ...],
    site: Blueprint,
    library: Library,
) -> HomeRoute:
    absent = library.absent(stock.lang, _ABSENT)
    near = (site.default_lang,)
    path = site.addresses.index(stock.lang)
    return HomeRoute(
        path=path,
        lang=stock.lang,
        stock=stock,
        picture=site.picture(sheet.items[0].picture) if sheet.items else None,
        entries=sheet.items,
        older=older,
        shelves=shelves,
        absent=tuple(representative(library.versions(article), near) for article in absent),
        absent_count=sum(library.article_counts()) - stock.count,
        alternates=site.alternates_of("", path),
    )


def _list(
    lang: LangTag,
    shelf: Shelf | None,
    sheet: Sheet[Entry],
    path: Callable[[str], UrlPath],
    months: tuple[Shelf, ...] = (),
) -> ListRoute:
    return ListRoute(
        path=path(sheet.name),
        lang=lang,
        shelf=replace(shelf, count=0, undated=0) if shelf and sheet.name else shelf,
        entries=sheet.items,
        number=sheet.number,
        newer=None if sheet.newer is None else path(sheet.newer),
        older=None if sheet.older is None else path(sheet.older),
        months=months,
    )
