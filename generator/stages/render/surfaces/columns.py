"""Row -> the columns of the catalogue: what each is called, means, and holds for a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.data import Row
from generator.model.document import Author, Standing
from generator.model.urls import Addresses

SEPARATOR = " | "
_SEVERAL = f"Several are separated by `{SEPARATOR}`; a backslash stands before a bar or backslash."
_UNSURE = "Empty where nobody has checked it: see `review`."

Value = str | int | None | Sequence[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: *value* is what JSON Lines hold, *cell* what CSV holds.

    *kind* and *rules* are the type and the constraints of Table Schema, where *uri* marks absolute
    addresses; of an array CSV has text.
    """

    name: str
    kind: str
    says: str
    value: Callable[[Row, Addresses], Value]
    rules: Mapping[str, object]
    uri: bool

    def cell(self, row: Row, addresses: Addresses) -> str:
        """Return what a cell of CSV holds; nothing is put before a sign that opens a formula."""
        if self.name == "authors":
            return SEPARATOR.join(map(_author, row.record.authors))
        value = self.value(row, addresses)
        if isinstance(value, list):
            return SEPARATOR.join(_plain(str(item)) for item in value)
        return "" if value is None else str(value)

    @property
    def meaning_in_csv(self) -> str:
        """What the column means, and how several things stand in one cell."""
        if self.name == "authors":
            return f"{self.says} Roles stand in brackets behind each name. {_SEVERAL}"
        return f"{self.says} {_SEVERAL}" if self.kind == "array" else self.says


_ANY: Mapping[str, object] = {}
_MUST: Mapping[str, object] = {"required": True}


def _column(
    name: str,
    kind: str,
    says: str,
    value: Callable[[Row, Addresses], Value],
    rules: Mapping[str, object] = _ANY,
    *,
    uri: bool = False,
) -> Column:
    return Column(name=name, kind=kind, says=says, value=value, rules=rules, uri=uri)


COLUMNS = (
    _column(
        "article", "string", "What the article is called in every language.",
        lambda row, _: row.record.article, _MUST,
    ),
    _column(
        "lang", "string", "Language of this version, a BCP 47 tag.",
        lambda row, _: row.record.lang, _MUST,
    ),
    _column(
        "address", "string", "The version's page.",
        lambda row, at: at.absolute(row.record.path), {"required": True, "unique": True}, uri=True,
    ),
    _column(
        "hub", "string", "The article's page, which lists its versions.",
        lambda row, at: at.absolute(row.record.hub), _MUST, uri=True,
    ),
    _column(
        "slug", "string", "Last part of the version's address.",
        lambda row, _: row.slug, _MUST,
    ),
    _column(
        "title", "string", f"The headline as the source gives it. {_UNSURE}",
        lambda row, _: row.record.title,
    ),
    _column(
        "label", "string",
        "Stands in for a title that the source does not give, or that nobody has checked: first"
        " words of the text, or the unchecked title. Never cite it as a title.",
        lambda row, _: row.label,
    ),
    _column(
        "date", "date", f"When the source published the text. {_UNSURE}",
        lambda row, _: row.record.date.isoformat() if row.record.date else None,
    ),
    _column(
        "authors", "array",
        f"Who made it, as the source prints it: names with what each did. {_UNSURE}",
        lambda row, _: [
            {"name": author.name, "roles": list(author.roles)} for author in row.record.authors
        ],
    ),
    _column(
        "source_name", "string", f"Who published the text first. {_UNSURE}",
        lambda row, _: row.record.source.name,
    ),
    _column(
        "source_url", "string", f"The page that the text was taken from. {_UNSURE}",
        lambda row, _: row.record.source.url,
    ),
    _column(
        "description", "string", f"The source's standfirst. {_UNSURE}",
        lambda row, _: row.record.summary,
    ),
    _column(
        "tags", "array", "The ids of its topics.",
        lambda row, _: list(row.topics),
    ),
    _column(
        "translation", "string", "What this version is to the article.",
        lambda row, _: row.record.translation.value,
        {"required": True, "enum": [standing.value for standing in Standing]},
    ),
    _column(
        "related", "array",
        "Other articles of the archive about the same event (values of `article`).",
        lambda row, _: list(row.related),
    ),
    _column(
        "paragraphs", "integer", "How many numbered paragraphs the text has.",
        lambda row, _: row.paragraphs, {"required": True, "minimum": 0},
    ),
    _column(
        "review", "array",
        "Fields that no person has checked yet, or that were not found.",
        lambda row, _: list(row.review),
    ),
)  # fmt: skip
"""The columns in their order."""


def _author(author: Author) -> str:
    roles = f" ({', '.join(author.roles)})" if author.roles else ""
    return _plain(author.name) + roles


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")
