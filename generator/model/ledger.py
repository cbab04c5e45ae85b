"""Addresses once published, and where they lead now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.ids import ArticleId, LangTag, UrlPath


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Published:
    """An address that a version, or without *lang* and *file* an article's hub, once had.

    *is_gone* says that nothing stands there any more, and that a build has told so.
    """

    address: UrlPath
    lang: LangTag | None
    article: ArticleId
    file: PurePosixPath | None
    is_gone: bool = False


def published(row: tuple[str, str, str, str, int]) -> Published:
    """Read a line of the list: address, language, article, file, whether it is gone."""
    address, lang, article, file, is_gone = row
    return Published(
        address=UrlPath(address),
        lang=LangTag(lang) if lang else None,
        article=ArticleId(article),
        file=PurePosixPath(file) if file else None,
        is_gone=bool(is_gone),
    )


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Move:
    """A former address of a page, and its present one; *file* is the text that asks for it."""

    old: UrlPath
    new: UrlPath
    lang: LangTag | None
    file: PurePosixPath | None
