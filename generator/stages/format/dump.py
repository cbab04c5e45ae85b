"""Document -> Markdown with front matter, and Extract -> Document."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from generator.model.document import Document, Head, Standing
from generator.model.extract import Block, BlockKind, Extract
from generator.model.ids import ArticleId, Slug
from generator.stages.format.escape import escape, escape_heading
from generator.stages.format.label import label_of_body

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./+@%-]*[\w/])?")
# What other YAML readers would take for a truth value or nothing; numbers never begin bare.
_TYPED = re.compile(r"y|n|yes|no|on|off|true|false|null|nan|inf", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,3})[.)] (\S.*)")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def to_document(
    extract: Extract, *, path: PurePosixPath, article: ArticleId, slug: Slug
) -> Document:
    """Turn what was found into a document at *path*; its body holds a paragraph in each line."""
    body = _body(extract.blocks)
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
        source=extract.source,
        description=extract.description,
        tags=(),
        translation=Standing.UNKNOWN,
        draft=False,
        withdrawn=None,
        imported=extract.path,
        review=extract.review,
        pictures=(),
    )
    return Document(head=head, body=f"{body}\n")


def dump(document: Document) -> str:
    """Write a document as a content file; fields that are empty are left out."""
    return "\n".join(["---", *_matter(document.head), "---", "", document.body])


def renamed_seed(text: str, old: PurePosixPath, new: PurePosixPath) -> str:
    """Let a content file say that it was imported from *new*, if it says so of *old*."""
    before, after = (f"\nimported: {_scalar(str(seed))}\n" for seed in (old, new))
    return text.replace(before, after, 1)


def _matter(head: Head) -> list[str]:
    """List the lines of the front matter, in the order of the contract."""
    fields = (
        ("title", _quoted(head.title) if head.title else ""),
        ("lang", _scalar(head.lang)),
        ("article", _scalar(head.article)),
        ("slug", _scalar(head.slug)),
        ("date", head.date.isoformat() if head.date else ""),
        ("authors", _authors(head)),
        ("source", _source(head)),
        ("description", _quoted(head.description) if head.description else ""),
        ("tags", _list(head.tags)),
        ("translation", "" if head.translation is Standing.UNKNOWN else head.translation.value),
        ("draft", "true" if head.draft else ""),
        ("withdrawn", _quoted(head.withdrawn) if head.withdrawn else ""),
        ("imported", _scalar(str(head.imported)) if head.imported else ""),
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
        f"{{name: {_scalar(author.name)}, roles: {_list(author.roles)}}}" for author in head.authors
    )
    return f"[{', '.join(people)}]" if head.authors else ""


def _source(head: Head) -> str:
    pairs = (("name", head.source.name), ("url", head.source.url))
    found = [f"{key}: {_scalar(value)}" for key, value in pairs if value]
    return f"{{{', '.join(found)}}}" if found else ""


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_scalar, values))}]" if values else ""


def _scalar(value: str) -> str:
    """Write a text bare where every YAML reader takes it as that text, else in quotes."""
    is_bare = _PLAIN.fullmatch(value) and not _TYPED.fullmatch(value)
    return value if is_bare else _quoted(value)


def _quoted(value: str) -> str:
    """Write a text as JSON does, which YAML reads alike, with nothing invisible in it."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
