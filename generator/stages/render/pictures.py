"""Pictures of a body -> ``<picture>`` with every file that the site made of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby
from pathlib import PurePosixPath

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import escape as escape_text

from generator.model.picture import Picture
from generator.model.urls import picture_file

_SIZES = "(min-width: 46rem) 42rem, 94vw"  # the line's length in most scripts, else the screen
_SHOWN = re.compile(r'<img src="([^"]*)"[^>]*? alt="([^"]*)"')  # as `picture_html` writes it
_BREAKS = frozenset({"softbreak", "hardbreak"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """The pictures that a page can show; *root* leads from the page to the site's root.

    *document* is the content file that addresses in the body are relative to.
    """

    document: PurePosixPath
    root: str
    pictures: tuple[Picture, ...]

    def find(self, address: str) -> Picture | None:
        """Return the picture at an address in the body, if the site has it."""
        file = picture_file(self.document, address)
        return next((picture for picture in self.pictures if picture.file == file), None)


def place_pictures(state: StateCore) -> None:
    """Put a body's pictures in their places; a rule of the Markdown parser.

    In a figure they go before the caption, which describes them where their own text is empty; what
    the gallery does not have becomes its text. The first picture of the page is not lazy.
    """
    tokens, gallery = state.tokens, state.env.get("gallery")
    images = [
        (number, child)
        for number, token in enumerate(tokens)
        for child in token.children or ()
        if child.type == "image"
    ]
    if not images or not isinstance(gallery, Gallery):
        return
    figures = list(_figures(tokens))
    is_first = True
    for number, image in images:
        picture = gallery.find(str(image.attrs["src"]))
        if picture is None:
            image.type, image.tag, image.attrs, image.content = "text", "", {}, _plain(image)
            continue
        figure = next((found for found in figures if number in found), range(0))
        alt = _plain(image) or _words(tokens[number] for number in figure)
        title = str(image.attrs.get("title", ""))
        html = picture_html(picture, gallery.root, alt, title, is_lazy=not is_first)
        is_first = False
        image.type, image.tag, image.attrs, image.content = "html_inline", "", {}, html
        if figure:
            before = tokens[figure.start].meta.setdefault("pictures", [])
            if image.level == 0:  # in no link, no emphasis
                _take_out(image, tokens[number - 1 : number + 2])
                before.append(html)
    for figure in figures:
        if not any(map(_shows, tokens[figure.start + 1 : figure.stop])):
            tokens[figure.start].meta["bare"] = tokens[figure.stop].meta["bare"] = True


def figure_html(token: Token, lost_note: str) -> str:
    """Open or close ``::: figure``: a caption, under its pictures or a note that it lost them."""
    caption = "" if token.meta.get("bare") else "<figcaption>\n"
    if token.nesting < 0:
        return f"{caption and '</figcaption>'}</figure>\n"
    if "pictures" in token.meta:
        return f"<figure>{''.join(token.meta['pictures'])}{caption}"
    return f'<figure class="lost"><p class="lost-note">{escape_text(lost_note)}</p>{caption}'


def _figures(tokens: Sequence[Token]) -> Iterator[range]:
    """Yield from where to where each figure goes; inner ones before those around them."""
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.type == "container_figure_open":
            opened.append(number)
        elif token.type == "container_figure_close":
            yield range(opened.pop(), number)


def _take_out(image: Token, paragraph: Sequence[Token]) -> None:
    """Take a picture out of its paragraph, with a line break beside it; hide what is left empty."""
    before, line, after = paragraph
    rest = list(line.children or ())
    place = rest.index(image)
    del rest[place]
    if place < len(rest) and _is_gap(rest[place]):
        del rest[place]
    elif place and _is_gap(rest[place - 1]):
        del rest[place - 1]
    line.children = rest
    before.hidden, after.hidden = before.hidden or not rest, after.hidden or not rest


def _is_gap(token: Token) -> bool:
    return token.type in _BREAKS or (token.type == "text" and token.content.isspace())


def _shows(token: Token) -> bool:
    return bool(token.children) if token.type == "inline" else not token.hidden


def picture_html(picture: Picture, root: str, alt: str, title: str, *, is_lazy: bool) -> str:
    """Write a picture with all its files, so that a browser takes the smallest that serves."""
    whole = picture.fallback
    image = (
        f'<img src="{root}{whole.path}" width="{whole.recipe.width}"'
        f' height="{whole.recipe.height}" alt="{escape(alt)}"'
    )
    image += f' title="{escape(title)}"' if title else ""
    image += ' loading="lazy"' if is_lazy else ""
    image += ' decoding="async">'
    sources = ""
    for kind, files in groupby(picture.variants, key=lambda file: file.recipe.kind):
        places = ", ".join(f"{root}{file.path} {file.recipe.width}w" for file in files)
        sources += f'<source type="{kind.mime}" srcset="{places}" sizes="{_SIZES}">'
    return f"<picture>{sources}{image}</picture>" if sources else image


def first_shown(html: str, root: str, pictures: Sequence[Picture]) -> tuple[Picture, str] | None:
    """Return the first picture that a text shows, with its description."""
    files = {f"{root}{picture.fallback.path}": picture for picture in pictures}
    found = ((files.get(shown[1]), unescape(shown[2])) for shown in _SHOWN.finditer(html))
    return next(((picture, alt) for picture, alt in found if picture), None)


def _words(tokens: Iterable[Token]) -> str:
    """Return the plain text of a caption, without its pictures."""
    return " ".join(text for token in tokens if (text := _plain(token, but="image")))


def _plain(token: Token, but: str = "") -> str:
    """Return what a reader sees of a token's inline contents, on one line."""
    text = ""
    for child in token.children or ():
        if child.type in {but, "html_inline"}:
            continue
        if child.type in _BREAKS:
            text += " "
        elif child.type in {"text", "code_inline"}:
            text += child.content
        elif child.children:
            text += _plain(child, but)
    return " ".join(text.split())
