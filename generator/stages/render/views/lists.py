"""What the lists show: front pages, topics, newspapers, years, the alphabetic index, coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from generator.model.contract import (
    AlphabetLetter,
    AlphabetPage,
    CoveragePage,
    CoverageRow,
    FeedLink,
    HomePage,
    Html,
    Link,
    ListPage,
    OverviewPage,
    Tongue,
)
from generator.model.document import Standing
from generator.model.entry import UNDATED, Entry, Section, Shelf
from generator.model.feed import FED
from generator.model.ids import LangTag
from generator.model.page import (
    AlphabetRoute,
    CoverageRoute,
    HomeRoute,
    Letter,
    ListRoute,
    OverviewRoute,
)
from generator.stages.render.desk import Desk
from generator.stages.render.feedlinks import feed_links
from generator.stages.render.pictures import picture_html

_CHIPS = 12  # topics and newspapers that a front page names


def home_page(route: HomeRoute, desk: Desk) -> HomePage:
    """Show the front page of a language."""
    links = _told_apart(map(desk.link, route.shelves))
    return HomePage(
        lead=_lead(route.entries[0], route, desk) if route.entries else None,
        entries=tuple(desk.entry(entry, 3) for entry in route.entries[1:]),
        older=desk.href_or_none(route.older),
        count=route.stock.count,
        topics=_largest(links, Section.TOPICS, desk),
        newspapers=_largest(links, Section.NEWSPAPERS, desk),
        years=_years(links),
        undated=_undated(links),
        absent=tuple(desk.line(entry, "elsewhere") for entry in route.absent),
        absent_count=route.absent_count,
    )


def list_page(route: ListRoute, desk: Desk) -> ListPage:
    """Show one page of a list."""
    dates = [entry.date for entry in route.entries if entry.date]
    is_later = route.newer is not None
    shelf = route.shelf
    subject = desk.link(shelf) if shelf else None
    return ListPage(
        section=shelf.section.value if shelf else "",
        subject=replace(subject, count=None) if subject and is_later else subject,
        host=_host(shelf, route.entries) if shelf else None,
        entries=tuple(map(desk.entry, route.entries)),
        page_number=route.number,
        newest=dates[0] if dates and is_later else None,
        oldest=dates[-1] if dates and is_later else None,
        is_undated=bool(route.entries) and not dates,
        newer=desk.href_or_none(route.newer),
        older=desk.href_or_none(route.older),
        months=tuple(map(desk.link, route.months)),
        feeds=_feeds(shelf, desk) if shelf else (),
    )


def overview_page(route: OverviewRoute, desk: Desk) -> OverviewPage:
    """Show all topics, newspapers or years of a language."""
    links = _told_apart(map(desk.link, route.shelves))
    is_years = route.section is Section.YEARS
    return OverviewPage(
        section=route.section.value,
        subjects=_years(links) if is_years else desk.by_name(links),
        months=tuple(link for link in links if link.month),
        undated=_undated(links),
    )


def alphabet_page(route: AlphabetRoute, desk: Desk) -> AlphabetPage:
    """Show a language's texts by first letter."""
    letters = tuple(_letter(letter, route, desk) for letter in route.letters)
    return AlphabetPage(
        letters=letters,
        current=next((letter for letter in letters if letter.is_current), None),
        previous=desk.href_or_none(route.previous),
        next=desk.href_or_none(route.next),
    )


def coverage_page(route: CoverageRoute, desk: Desk) -> CoveragePage:
    """Show which article there is in which language."""
    counts = dict(route.counts)
    tags = desk.languages
    return CoveragePage(
        languages=tuple(
            Tongue(lang=tag, href=desk.href(desk.addresses.index(tag)), count=counts.get(tag))
            for tag in tags
        ),
        rows=tuple(_row(versions, tags, desk) for versions in route.rows),
        has_counts=bool(counts),
        page_number=route.number,
        is_undated=not any(entry.date for versions in route.rows for entry in versions),
        newer=desk.href_or_none(route.newer),
        older=desk.href_or_none(route.older),
    )


def _lead(entry: Entry, route: HomeRoute, desk: Desk) -> Html:
    """Show the newest text; its picture says no more than its headline, so it has no words."""
    root, picture = desk.frame.root, route.picture
    shown = Html(Markup(picture_html(picture, root, "", "", is_lazy=False))) if picture else None  # noqa: S704 - addresses of the site
    href = desk.href(desk.addresses.version(entry.lang, entry.slug))
    return desk.part("lead", article=entry, href=href, picture=shown)


def _row(versions: tuple[Entry, ...], tags: Iterable[LangTag], desk: Desk) -> CoverageRow:
    by_lang = {entry.lang: entry for entry in versions}
    originals = (entry for entry in versions if entry.translation is Standing.ORIGINAL)
    named = by_lang.get(desk.lang) or next(originals, versions[0])
    found = (by_lang.get(tag) for tag in tags)
    return CoverageRow(
        article=named,
        href=desk.href(desk.addresses.hub(named.article)),
        cells=tuple(
            (entry, desk.href(desk.addresses.version(entry.lang, entry.slug))) if entry else None
            for entry in found
        ),
    )


def _letter(letter: Letter, route: AlphabetRoute, desk: Desk) -> AlphabetLetter:
    is_current = letter.number == route.current
    entries = route.entries if is_current else letter.entries
    return AlphabetLetter(
        label=letter.label,
        href=desk.href(letter.path) if letter.path else f"#l{letter.number}",
        count=letter.count,
        id=f"l{letter.number}",
        entries=tuple(desk.line(entry, "line") for entry in entries),
        is_current=is_current,
    )


def _told_apart(links: Iterable[Link]) -> tuple[Link, ...]:
    """Add the host to the name of each newspaper that another one has too."""
    known = tuple(links)
    names = Counter(link.name for link in known if link.section == Section.NEWSPAPERS.value)
    return tuple(
        replace(link, name=f"{link.name} ({link.key})")
        if link.section == Section.NEWSPAPERS.value and names[link.name] > 1 and "." in link.key
        else link
        for link in known
    )


def _largest(links: tuple[Link, ...], section: Section, desk: Desk) -> tuple[Link, ...]:
    found = (link for link in desk.by_name(links) if link.section == section.value)
    return tuple(sorted(found, key=lambda link: -(link.count or 0))[:_CHIPS])


def _years(links: tuple[Link, ...]) -> tuple[Link, ...]:
    years = (link for link in links if link.year and not link.month)
    return tuple(sorted(years, key=lambda link: link.key, reverse=True))


def _undated(links: tuple[Link, ...]) -> Link | None:
    is_year = Section.YEARS.value
    return next((link for link in links if link.section == is_year and link.key == UNDATED), None)


def _feeds(shelf: Shelf, desk: Desk) -> tuple[FeedLink, ...]:
    """Link the feeds of a topic or newspaper; other lists have none."""
    if not shelf.is_fed or shelf.section not in FED:
        return ()
    root, is_dated = desk.frame.root, shelf.is_dated
    return feed_links(desk.config, root, desk.lang, shelf, is_dated=is_dated)


def _host(shelf: Shelf, entries: tuple[Entry, ...]) -> str | None:
    if shelf.section is not Section.NEWSPAPERS:
        return None
    return next((entry.host for entry in entries if entry.host == shelf.key), None)
