"""Markdown -> HTML for texts that nobody vouches for: no raw HTML, no odd link schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.container import container_plugin

from generator.stages.render.pictures import Gallery, figure_html, place_pictures

Markdown = MarkdownIt
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NUMBERED = frozenset(
    {"paragraph", "bullet_list", "ordered_list", "blockquote", "table", "fence", "code_block"}
)
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")


def make_markdown() -> MarkdownIt:
    """Build the renderer: CommonMark with tables, strike-through and ``::: figure``.

    HTML is off and the typographer stays off (quadratic). Headings begin at level 2, since a
    page's only ``h1`` is its title, and leave no level out.
    """
    options = {"html": False, "xhtmlOut": False}
    markdown = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    markdown.validateLink = _is_safe  # type: ignore[method-assign]  # the library's own hook
    markdown.use(container_plugin, "figure", render=_figure)
    markdown.core.ruler.push("headings_below_title", _lower_headings)
    markdown.core.ruler.push("pictures", place_pictures)
    return markdown


@dataclass(frozen=True, slots=True)
class Cell:
    """HTML of a numbered block, empty after the last one, and of what leads up to it."""

    lead: str
    block: str


def to_html(
    body: str, markdown: MarkdownIt, *, lost_note: str, gallery: Gallery
) -> tuple[Cell, ...]:
    """Render a body; the cells, one after the other, are all of it.

    Numbered are the outermost paragraphs, lists, quotes, tables and blocks of code; headings,
    rules and captions lead up to them.
    *lost_note* says in the reader's language, as text or markup, that a picture was not kept; of
    a picture that is not in the *gallery* (it may lie on another host) the description is shown.
    """
    env = {"lost_note": lost_note, "gallery": gallery}
    tokens = markdown.parse(body, env)

    def html(start: int, stop: int) -> str:
        return str(markdown.renderer.render(tokens[start:stop], markdown.options, env))

    cells: list[Cell] = []
    done = 0
    for start, stop in _numbered(tokens):
        cells.append(Cell(html(done, start), html(start, stop)))
        done = stop
    if done < len(tokens):
        cells.append(Cell(html(done, len(tokens)), ""))
    return tuple(cells)


def _numbered(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where the numbered blocks begin and end."""
    start = 0
    for at, token in enumerate(tokens):
        if token.level == 0 and token.type.removesuffix("_close") in _NUMBERED:
            yield (start if token.nesting < 0 else at), at + 1
        if token.level == 0 and token.nesting > 0:
            start = at


def _is_safe(url: str) -> bool:
    """Allow relative addresses and an allow-list of schemes, however they are disguised."""
    plain = _IGNORED.sub("", unescape(url))
    found = _SCHEME.match(plain)
    is_relative = found is None and not plain.replace("\\", "/").startswith("//")
    return is_relative or (found is not None and found[1].lower() in _SCHEMES)


def _figure(
    _renderer: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    env: dict[str, Any],
) -> str:
    return figure_html(tokens[index], env.get("lost_note", ""))


def _lower_headings(state: StateCore) -> None:
    """Give each heading the level below the last one that stands above it in the outline."""
    above: list[int] = []
    for token in state.tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
        if token.type.startswith("heading_"):
            token.tag = f"h{min(len(above) + 1, 6)}"
