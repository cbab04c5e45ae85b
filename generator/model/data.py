"""The archive as data: what is told of each version, and the files that tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from generator.model.document import Head
from generator.model.ids import ArticleId, Slug, UrlPath
from generator.model.record import Record, record_of
from generator.model.urls import Addresses

PACKAGE = UrlPath("data/datapackage.json")


class Form(Enum):
    """The kinds of data files; the value is the end of their names."""

    CSV = "csv"
    JSON_LINES = "jsonl"
    PACKAGE = "json"
    OAI = "xml"
    CHECKSUMS = "txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """A file of data; *number* counts the parts where one file does not hold all, else None."""

    path: UrlPath
    form: Form
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What data say of a version, beside its *record*, whose summary is the source's standfirst.

    *label* stands in for a title that the source does not give or nobody has checked. *topics* are
    the tags, each once, *related* published articles about the same event, *review* the fields
    that nobody has checked, *others* the pages of the other versions.
    """

    record: Record
    slug: Slug
    label: str | None
    topics: tuple[str, ...]
    related: tuple[ArticleId, ...]
    paragraphs: int
    review: tuple[str, ...]
    others: tuple[UrlPath, ...]


def row_of(
    head: Head,
    addresses: Addresses,
    related: tuple[ArticleId, ...],
    others: tuple[UrlPath, ...],
) -> Row:
    """Take out of a head what data tell; other words in the body change nothing of it."""
    described = None if "description" in head.review else head.description
    record = replace(record_of(head, addresses), summary=described)
    return Row(
        record=record,
        slug=head.slug,
        label=None if record.title else record.name,
        topics=tuple(filter(str.strip, dict.fromkeys(record.tags))),
        related=related,
        paragraphs=head.paragraphs,
        review=head.review,
        others=others,
    )


def data_file(stem: str, form: Form, number: int, parts: int) -> DataFile:
    """Name part *number* (from 1) of a list in *parts* files; one alone has no number."""
    mark = f"-{number}" if parts > 1 else ""
    path = UrlPath(f"data/{stem}{mark}.{form.value}")
    return DataFile(path=path, form=form, number=number if parts > 1 else None)
