"""Markdown with front matter -> Document: each field parsed by its declared type."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from pathlib import PurePosixPath

from generator.model import lang
from generator.model.aliases import alias_fault
from generator.model.document import Author, Document, Head, Source, Standing
from generator.model.ids import ArticleId, LangTag, Slug
from generator.model.urls import RESERVED_SLUGS, web_host
from generator.stages.format.excerpt import excerpt_of_body
from generator.stages.format.identity import article_id, is_reserved, is_slug, slugify
from generator.stages.format.label import label_of_body
from generator.stages.format.matter import Matter, Node, read_matter
from generator.stages.format.paragraphs import paragraphs_of
from generator.stages.format.pictures import pictures_of

KEYS = (
    "title", "lang", "article", "slug", "date", "authors", "source", "description", "tags",
    "translation", "related", "aliases", "draft", "embargo", "until", "withdrawn", "imported",
    "review",
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LINE_BREAK = re.compile(r"[ \t]*[\n\r\x85\u2028\u2029]\s*")
ROLES = ("text", "photo", "translation")


def load(text: str, path: PurePosixPath) -> Document:
    """Read a content file; ``load(dump(d), d.head.path) == d``.

    Raises:
        SourceError: With file, line, column and hint, at the first thing that is wrong.
    """
    return _Fields(read_matter(text, path)).document()


class _Fields:
    """Takes typed values out of one front matter."""

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._nodes = matter.nodes

    def document(self) -> Document:
        self._refuse_unknown()
        tag = self._lang()
        title = self._text("title")
        body = self._matter.body
        source = self._source()
        article = self._article(source)
        node = self._nodes.get("article") or self._nodes.get("source")
        head = Head(
            path=self._matter.path,
            line=node.line if node else 1,
            article=article,
            slug=self._slug(),
            lang=tag,
            title=title,
            label=None if title else label_of_body(body, tag),
            excerpt=excerpt_of_body(body, tag, has_label=title is None),
            date=self._date("date"),
            authors=self._authors(),
            source=source,
            description=self._text("description"),
            tags=tuple(self._texts("tags")),
            translation=self._standing(),
            draft=self._flag("draft"),
            withdrawn=self._withdrawn(),
            imported=PurePosixPath(self._text("imported") or "")
            if "imported" in self._nodes
            else None,
            review=tuple(self._texts("review")),
            pictures=pictures_of(body, self._matter.path),
            related=tuple(map(ArticleId, self._texts("related"))),
            paragraphs=paragraphs_of(body),
            aliases=self._aliases(),
            embargo=self._day("embargo"),
            until=self._day("until"),
        )
        return Document(head=head, body=body)

    def _refuse_unknown(self) -> None:
        for key, node in self._nodes.items():
            if key not in KEYS:
                near = difflib.get_close_matches(key, KEYS, n=1)
                hint = f"did you mean `{near[0]}`?" if near else f"use one of: {', '.join(KEYS)}"
                at = Node(key, node.line, 1)
                raise self._matter.fail(at, f"unknown key `{key}`", hint, "matter-key")

    def _text(self, key: str) -> str | None:
        node = self._nodes.get(key)
        if node is None:
            return None
        return self._as_text(node, key) or None

    def _as_text(self, node: Node, key: str) -> str:
        if not isinstance(node.value, str):
            raise self._matter.fail(node, f"`{key}` is not text", f'write {key}: "…"')
        return _LINE_BREAK.sub(" ", node.value.strip())

    def _texts(self, key: str, node: Node | None = None) -> list[str]:
        node = node or self._nodes.get(key)
        if node is None or node.value == "":
            return []
        if not isinstance(node.value, list):
            raise self._matter.fail(node, f"`{key}` is not a list", f"write {key}: [one, two]")
        return [self._as_text(item, key) for item in node.value]

    def _lang(self) -> LangTag:
        value = self._text("lang")
        if value is None:
            raise self._matter.fail(None, "`lang` is missing", "add a line such as lang: de")
        try:
            return lang.parse(value)
        except ValueError as error:
            hint = "write a BCP 47 tag such as de, pt-BR or zh-Hans"
            raise self._matter.fail(self._nodes["lang"], str(error), hint) from error

    def _article(self, source: Source) -> ArticleId:
        value = self._text("article")
        if value:
            return ArticleId(value)
        named = article_id(source.url) if source.url else None
        if named:
            return named
        hint = "add a line article: …, the same in every language of this text"
        raise self._matter.fail(None, "`article` is missing, and so is a source address", hint)

    def _slug(self) -> Slug:
        value = self._text("slug")
        if value is None:
            stem = self._matter.path.name.split(".")[0]
            slug = slugify(stem) or Slug("text")
            return Slug(f"{slug}-text") if is_reserved(slug) else slug
        slug = Slug(value)
        if not is_slug(slug):
            own = ", ".join(sorted(RESERVED_SLUGS))
            hint = f"use a-z, 0-9 and single hyphens; not a name of the site's own: {own}, page-2"
            raise self._matter.fail(self._nodes["slug"], f"`slug` cannot be `{value}`", hint)
        return slug

    def _date(self, key: str) -> dt.date | None:
        value = self._text(key)
        if value is None:
            return None
        try:
            return dt.datetime.fromisoformat(value).date()
        except ValueError as error:
            what = f"`{key}` is no calendar date: `{value}`"
            raise self._matter.fail(self._nodes[key], what, "write year-month-day") from error

    def _day(self, key: str) -> dt.date | None:
        """Take a day on which much depends: a key without one is refused."""
        found = self._date(key)
        is_day = _DAY.fullmatch(self._text(key) or "")
        if key in self._nodes and (found is None or not is_day):
            hint = "write year-month-day, without a time; or take the line out"
            raise self._matter.fail(self._nodes[key], f"`{key}` names no day", hint)
        return found

    def _withdrawn(self) -> str | None:
        """Take the reason, which may be empty: whoever writes the key wants the text away."""
        reason = self._text("withdrawn") or ""
        if "withdrawn" not in self._nodes or reason == "false":
            return None
        return "" if reason == "true" else reason

    def _aliases(self) -> tuple[str, ...]:
        for alias, node in zip(self._texts("aliases"), self._items("aliases"), strict=True):
            fault = alias_fault(alias)
            if fault:
                what = f"an alias cannot be `{alias}`: {fault}"
                hint = "write a former slug, or a path from the site's root: /old/story.html"
                raise self._matter.fail(node, what, hint)
        return tuple(dict.fromkeys(self._texts("aliases")))

    def _items(self, key: str) -> list[Node]:
        node = self._nodes.get(key)
        return node.value if node and isinstance(node.value, list) else []

    def _authors(self) -> tuple[Author, ...]:
        node = self._nodes.get("authors")
        if node is None:
            return ()
        if not isinstance(node.value, list):
            raise self._matter.fail(node, "`authors` is not a list", "write authors: [{name: …}]")
        return tuple(map(self._author, node.value))

    def _author(self, node: Node) -> Author:
        hint = "write {name: …, roles: [text, photo]}"
        if isinstance(node.value, str):
            return Author(name=self._name(node, hint))
        if not isinstance(node.value, dict) or not {"name"} <= node.value.keys() <= {
            "name",
            "roles",
        }:
            raise self._matter.fail(node, "an author has other keys than name and roles", hint)
        roles = tuple(self._texts("roles", node.value.get("roles"))) or ("text",)
        for role in roles:
            if role not in ROLES:
                raise self._matter.fail(node, f"unknown role `{role}`", f"use {', '.join(ROLES)}")
        return Author(name=self._name(node.value["name"], hint), roles=roles)

    def _name(self, node: Node, hint: str) -> str:
        name = self._as_text(node, "authors")
        if not name:
            raise self._matter.fail(node, "an author has no name", hint)
        return name

    def _source(self) -> Source:
        node = self._nodes.get("source")
        if node is None:
            return Source()
        hint = 'write source: {name: …, url: "https://…"}'
        if not isinstance(node.value, dict) or not node.value.keys() <= {"name", "url"}:
            raise self._matter.fail(node, "`source` has other keys than name and url", hint)
        values = {key: self._as_text(item, key) or None for key, item in node.value.items()}
        url = values.get("url")
        if url and not web_host(url):
            what = f"`url` is no web address: `{url}`"
            raise self._matter.fail(node.value["url"], what, "write https://…, or leave it out")
        return Source(name=values.get("name"), url=url)

    def _standing(self) -> Standing:
        value = self._text("translation") or Standing.UNKNOWN.value
        try:
            return Standing(value)
        except ValueError as error:
            hint = f"write one of: {', '.join(s.value for s in Standing)}"
            what = f"`translation` is `{value}`"
            raise self._matter.fail(self._nodes["translation"], what, hint) from error

    def _flag(self, key: str) -> bool:
        value = self._text(key) or "false"
        if value not in {"true", "false"}:
            raise self._matter.fail(
                self._nodes[key], f"`{key}` is `{value}`", "write true or false"
            )
        return value == "true"
