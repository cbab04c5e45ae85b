"""Markdown -> HTML for texts that nobody vouches for: no raw HTML, no odd link schemes."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")


def make_markdown() -> MarkdownIt:
    """Build the renderer: CommonMark with tables, strike-through and ``::: figure``.

    HTML is off and the typographer stays off (quadratic). Headings begin at level 2, since a
    page's only ``h1`` is its title.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.validateLink = _is_safe  # type: ignore[method-assign]  # the library's own hook
    markdown.use(container_plugin, "figure", render=_figure)
    markdown.core.ruler.push("headings_below_title", _lower_headings)
    markdown.core.ruler.push("pictures", place_pictures)
    return markdown


def to_html(body: str, markdown: MarkdownIt, *, lost_note: str, gallery: Gallery) -> str:
    """Render a body.

    *lost_note* says in the reader's language that a picture was not kept; of a picture that is not
    in the *gallery* (it may lie on another host) the description is shown.
    """
    return str(markdown.render(body, {"lost_note": lost_note, "gallery": gallery}))


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
    return figure_html(tokens[index], str(env.get("lost_note", "")))


def _lower_headings(state: StateCore) -> None:
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    if any(token.tag == "h1" for token in headings):
        for token in headings:
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
