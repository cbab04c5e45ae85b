"""A parsed page, walked once: each element tells what rules ask about."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from generator.edges.htmlpage.names import Names
from generator.edges.htmlpage.prose import Block
from generator.edges.htmlpage.references import references
from generator.model.facts import AlternateLink, Reference
from generator.model.tags import primary

Attributes = dict[str, str | None]
_BLOCKS = frozenset(
    "p li blockquote dd dt td th figcaption caption div section article main body h1 h2 h3 h4 h5 h6"
    " pre details summary ul ol dl table form address tr header footer nav aside".split()
)
_NO_PROSE = frozenset(
    "nav header footer aside script style code pre kbd samp select button textarea noscript"
    " template svg math bdi iframe object title".split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_SCRIPT_MAX = 20_000  # characters of an inline script that are looked at
_NO_TABLE = frozenset({"presentation", "none"})
_ROWS = 2  # from which a table needs headings


class _Table:
    __slots__ = ("has_heading", "rows")

    def __init__(self, *, has_heading: bool) -> None:
        self.rows = 0
        self.has_heading = has_heading


class _Open:
    """What is so in an element that has begun and not ended; all but the tag is inherited."""

    __slots__ = ("block", "in_main", "in_svg", "is_hidden", "is_own", "is_prose", "table", "tag")

    def __init__(self, tag: str, above: _Open | None) -> None:
        self.tag = tag
        self.block: tuple[list[str], list[str]] = above.block if above else ([], [])
        self.table: _Table | None = above.table if above else None
        self.is_prose: bool = above.is_prose if above else True
        self.is_own: bool = above.is_own if above else True
        self.is_hidden: bool = above.is_hidden if above else False
        self.in_main: bool = above.in_main if above else False
        self.in_svg: bool = above.in_svg if above else False


class Walk:
    """What a page holds. Call `over` once, then read the lists."""

    def __init__(self) -> None:
        self.names = Names()
        self.lang = ""
        self.direction = ""
        self.base: str | None = None
        self.canonicals: list[str] = []
        self.alternates: list[AlternateLink] = []
        self.titles: list[str] = []
        self.metas: list[tuple[str, str]] = []
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.langs: list[str] = []
        self.references: dict[Reference, None] = {}
        self.mains = 0
        self.bare_tables = 0
        self.json_ld: list[str] = []
        self.scripts: list[str] = []
        self.prose: list[Block] = []
        self._open: list[_Open] = []
        self._heading: list[str] | None = None

    def over(self, root: LexborNode | None) -> None:
        """Go through the tree, without recursion: a page may nest thousands of elements."""
        node, depth = root, 0
        while node is not None:
            is_element = node.is_element_node
            if is_element:
                self._enter(node)
            elif node.is_text_node:
                self._text(node.text_content or "")
            below = node.first_child
            if below is not None:
                node, depth = below, depth + 1
                continue
            if is_element:
                self._leave()
            while depth and node.next is None:
                node = node.parent
                depth -= 1
                if node is None:
                    return
                if node.is_element_node:
                    self._leave()
            node = node.next if depth else None

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        attributes: Attributes = node.attributes
        above = self._open[-1] if self._open else None
        now = _Open(tag, above)
        self._open.append(now)
        if attributes:
            self._attributes(now, attributes)
        if tag in _BLOCKS:
            now.block = ([], [])
        if tag in _NO_PROSE:
            now.is_prose = False
        self.names.enter(tag, attributes, is_hidden=now.is_hidden)
        self._structure(now, attributes)
        if above is not None and above.tag == "head":
            self._head(node, tag, attributes, in_head=True)
        elif tag in {"link", "meta", "base"} and not now.in_svg:
            in_head = any(each.tag == "head" for each in self._open)
            self._head(node, tag, attributes, in_head=in_head)
        if tag == "script":
            self._script(node, attributes)

    def _attributes(self, now: _Open, attributes: Attributes) -> None:
        if "id" in attributes:
            self.ids.append(attributes["id"] or "")
        if now.tag == "a" and attributes.get("name"):
            self.anchors.append(attributes["name"] or "")
        spelt = attributes.get("lang")
        if now.tag == "html":
            self.lang = (spelt or "").strip()
            self.direction = (attributes.get("dir") or "").strip().lower()
        elif "lang" in attributes:
            self.langs.append(spelt or "")
            now.is_own = primary(spelt or "") == primary(self.lang)
        if attributes.get("aria-hidden") == "true" or "hidden" in attributes:
            now.is_hidden = True
        if attributes.get("role") == "main":
            self._main(now)
        for reference in references(now.tag, attributes):
            self.references[reference] = None

    def _structure(self, now: _Open, attributes: Attributes) -> None:
        tag = now.tag
        if tag == "main" and attributes.get("role") != "main":
            self._main(now)
        elif tag == "article":
            now.in_main = True
        elif tag == "svg":
            now.in_svg = True
        elif tag == "table":
            now.table = _Table(has_heading=attributes.get("role") in _NO_TABLE or now.is_hidden)
        elif now.table is not None and tag == "tr":
            now.table.rows += 1
        elif now.table is not None and (tag == "th" or "header" in (attributes.get("role") or "")):
            now.table.has_heading = True
        elif tag in _LEVELS:
            self._heading = []

    def _main(self, now: _Open) -> None:
        now.in_main = True
        self.mains += not now.is_hidden

    def _head(self, node: LexborNode, tag: str, attributes: Attributes, *, in_head: bool) -> None:
        if tag == "title" and in_head:
            self.titles.append(" ".join((node.text() or "").split()))
        elif tag == "base" and self.base is None and attributes.get("href"):
            self.base = attributes["href"]
        elif tag == "meta":
            for key in ("name", "property", "http-equiv"):
                if attributes.get(key):
                    name = (attributes[key] or "").strip().lower()
                    self.metas.append((name, (attributes.get("content") or "").strip()))
        elif tag == "link":
            self._link(attributes, in_head=in_head)

    def _link(self, attributes: Attributes, *, in_head: bool) -> None:
        relations = (attributes.get("rel") or "").lower().split()
        href = (attributes.get("href") or "").strip()
        if "canonical" in relations:
            self.canonicals.append(href)
        if "alternate" in relations and "hreflang" in attributes and not attributes.get("type"):
            self.alternates.append(
                AlternateLink(
                    hreflang=(attributes["hreflang"] or "").strip(),
                    href=href,
                    in_head=in_head,
                    has_media=bool(attributes.get("media")),
                )
            )

    def _script(self, node: LexborNode, attributes: Attributes) -> None:
        text = node.text() or ""
        kind = (attributes.get("type") or "").lower()
        if kind == "application/ld+json":
            self.json_ld.append(text)
        elif "src" not in attributes and text.strip():
            self.scripts.append(text[:_SCRIPT_MAX])

    def _text(self, text: str) -> None:
        if not self._open:
            return
        now = self._open[-1]
        if not now.is_hidden and now.tag not in {"script", "style"}:
            self.names.text(text)
            if self._heading is not None:
                self._heading.append(text)
        if now.is_prose:
            now.block[not now.is_own].append(text)

    def _leave(self) -> None:
        ended = self._open.pop()
        tag = ended.tag
        self.names.leave(tag)
        if tag in _BLOCKS and ended.is_prose:
            own, other = (" ".join("".join(parts).split()) for parts in ended.block)
            if own or other:
                self.prose.append(Block(own, other, ended.in_main))
        if tag == "table" and ended.table is not None:
            self.bare_tables += ended.table.rows >= _ROWS and not ended.table.has_heading
        elif tag in _LEVELS and self._heading is not None:
            self.headings.append((_LEVELS[tag], " ".join("".join(self._heading).split())))
            self._heading = None
