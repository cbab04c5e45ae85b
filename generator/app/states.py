"""Which texts a build does not show, and which languages stand in no hreflang: said, not hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.app.report import Report
from generator.app.site import EPOCH, Site
from generator.edges.catalogue import Catalogue
from generator.model.document import Head
from generator.model.errors import Problem, Severity, Where
from generator.model.ids import LangTag
from generator.model.lang import hreflang
from generator.model.publication import State


def tell_states(site: Site, catalogue: Catalogue, report: Report) -> None:
    """Count the texts that are not shown, and note what a person may not expect."""
    counts = catalogue.heads.counts()
    report.held.update({name: count for name, count in counts.items() if name != State.SHOWN.value})
    for problem in _notes(site, catalogue):
        report.add(problem)


def still_shown(site: Site, catalogue: Catalogue) -> Iterator[Problem]:
    """Tell, where nothing can be built, which texts stand in the output and should not."""
    addresses = site.config.addresses
    for head in catalogue.heads.tombstones():
        page = addresses.version(head.lang, head.slug)
        if catalogue.receipts.cause(page) == str(head.path) and (site.output / page).is_file():
            yield Problem(
                code="text-still-shown",
                where=Where(PurePosixPath("output", page)),
                what=f"the text of {head.path} is withdrawn, and still stands here and in lists",
                hint="mend the theme and build again, or remove the output",
            )


def _notes(site: Site, catalogue: Catalogue) -> Iterator[Problem]:
    for head in catalogue.heads.held_back():
        yield _held(head, site)
    for head in catalogue.heads.tombstones():
        others = [other.lang for other in catalogue.heads.published(head.article)]
        if others:
            yield _alone(head, others)
    for head in catalogue.heads.first_of_languages():
        if hreflang(head.lang) is None:
            yield _nameless(head)


def _held(head: Head, site: Site) -> Problem:
    day = f"{site.day}, the day of this build ({EPOCH}, else today in UTC)"
    is_ahead = site.edition().state(head) is State.AHEAD
    last = max(filter(None, (head.date, head.embargo)), default=None)
    said = f"is not shown before {last}" if is_ahead else f"is not shown from {head.until} on"
    return Problem(
        code="text-ahead" if is_ahead else "text-expired",
        where=Where(head.path, 1, 1),
        what=f"the text {said}; it is {day}",
        hint="mend `date`, `embargo` or `until` if that is not meant",
        severity=Severity.NOTE,
    )


def _alone(head: Head, others: list[LangTag]) -> Problem:
    return Problem(
        code="text-withdrawn",
        where=Where(head.path, 1, 1),
        what=f"the `{head.lang}` version is taken away; still shown: {', '.join(others)}",
        hint="write `withdrawn` or `until` in these files too, if the article as a whole is meant",
        severity=Severity.NOTE,
    )


def _nameless(head: Head) -> Problem:
    return Problem(
        code="lang-hreflang",
        where=Where(head.path, 1, 1),
        what=f"search engines know no code for `{head.lang}`: its pages are in no hreflang",
        hint="leave it so, or use a two-letter language with a country if that is as true",
        severity=Severity.NOTE,
    )
