"""Document -> Markdown with front matter, and Extract -> Document."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.document import Document, Head, Standing
from generator.model.extract import Block, BlockKind, Extract
from generator.model.ids import ArticleId, Slug
from generator.model.urls import web_host
from generator.stages.format.escape import escape, escape_heading
from generator.stages.format.excerpt import excerpt_of_body
from generator.stages.format.label import label_of_body
from generator.stages.format.paragraphs import paragraphs_of
from generator.stages.format.scalar import quoted, scalar

_NUMBERED = re.compile(r"(\d{1,3})[.)] (\S.*)")


def to_document(
    extract: Extract, *, path: PurePosixPath, article: ArticleId, slug: Slug
) -> Document:
    """Turn what was found into a document at *path*; its body holds a paragraph in each line.

    A source that is no web address is left out, and under review.
    """
    body = _body(extract.blocks)
    is_sourced = not extract.source.url or web_host(extract.source.url) is not None
    head = Head(
        path=path,
        line=4 if extract.title else 3,
        article=article,
        slug=slug,
        lang=extract.lang,
        title=extract.title,
        label=None if extract.title else label_of_body(body, extract.lang),
        date=extract.date,
        authors=extract.authors,
        source=extract.source if is_sourced else replace(extract.source, url=None),
        description=extract.description,
        tags=extract.tags,
        translation=Standing.UNKNOWN,
        draft=extract.is_draft,
        withdrawn=None,
        imported=extract.path,
        review=extract.review if is_sourced else tuple(dict.fromkeys((*extract.review, "source"))),
        pictures=(),
        paragraphs=paragraphs_of(body),
        excerpt=excerpt_of_body(body, extract.lang, has_label=extract.title is None),
    )
    return Document(head=head, body=f"{body}\n")


def dump(document: Document) -> str:
    """Write a document as a content file; fields that are empty are left out."""
    return "\n".join(["---", *_matter(document.head), "---", "", document.body])


def renamed_seed(text: str, old: PurePosixPath, new: PurePosixPath) -> str:
    """Let a content file say that it was imported from *new*, if it says so of *old*."""
    before, after = (f"\nimported: {scalar(str(seed))}\n" for seed in (old, new))
    return text.replace(before, after, 1)


def _matter(head: Head) -> list[str]:
    """List the lines of the front matter, in the order of the contract."""
    fields = (
        ("title", quoted(head.title) if head.title else ""),
        ("lang", scalar(head.lang)),
        ("article", scalar(head.article)),
        ("slug", scalar(head.slug)),
        ("date", head.date.isoformat() if head.date else ""),
        ("authors", _authors(head)),
        ("source", _source(head)),
        ("description", quoted(head.description) if head.description else ""),
        ("tags", _list(head.tags)),
        ("translation", "" if head.translation is Standing.UNKNOWN else head.translation.value),
        ("related", _list(head.related)),
        ("aliases", _list(head.aliases)),
        ("draft", "true" if head.draft else ""),
        ("embargo", head.embargo.isoformat() if head.embargo else ""),
        ("until", head.until.isoformat() if head.until else ""),
        ("withdrawn", quoted(head.withdrawn) if head.withdrawn is not None else ""),
        ("imported", scalar(str(head.imported)) if head.imported else ""),
        ("review", _list(head.review)),
    )
    return [f"{key}: {value}" for key, value in fields if value]


def _body(blocks: tuple[Block, ...]) -> str:
    """Join the blocks by blank lines; the items of a list stay together."""
    text = ""
    for before, block in zip((None, *blocks), blocks, strict=False):
        is_list = before and before.kind is block.kind is BlockKind.ITEM
        text += ("\n" if is_list else "\n\n") if text else ""
        text += _block(block)
    return text


def _block(block: Block) -> str:
    if block.kind is BlockKind.MARKDOWN:
        return block.text
    if block.kind is BlockKind.ITEM:
        found = _NUMBERED.fullmatch(block.text)
        return f"{found[1]}. {escape(found[2])}" if found else f"- {escape(block.text)}"
    if block.kind is BlockKind.QUOTE:
        return f"> {escape(block.text)}"
    if block.kind is BlockKind.HEADING:
        return f"## {escape_heading(block.text)}"
    if block.kind is BlockKind.CAPTION:
        return f"::: figure\n{escape(block.text)}\n:::"
    return escape(block.text)


def _authors(head: Head) -> str:
    people = (
        f"{{name: {scalar(author.name)}, roles: {_list(author.roles)}}}" for author in head.authors
    )
    return f"[{', '.join(people)}]" if head.authors else ""


def _source(head: Head) -> str:
    pairs = (("name", head.source.name), ("url", head.source.url))
    found = [f"{key}: {scalar(value)}" for key, value in pairs if value]
    return f"{{{', '.join(found)}}}" if found else ""


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(scalar, values))}]" if values else ""
