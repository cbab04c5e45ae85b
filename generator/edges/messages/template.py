"""A theme's templates -> the template of its catalogues, ``locale/messages.pot``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po
from jinja2 import TemplateSyntaxError

from generator.model.errors import Problem, ThemeError, Where
from generator.model.messages import MESSAGES

NAME = "messages.pot"
_KEYWORDS = {"say": None, "nsay": (1, 2), "word": None}
_OPTIONS = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}
_COMMENT = "Translators:"
_HEADER = """\
# What the templates of the theme `{theme}` say; made by `commonweal i18n extract`, not by hand.
msgid ""
msgstr ""
"Project-Id-Version: {theme}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def collect(chain: Sequence[Path]) -> Catalog:
    """Collect what a theme says and those that it extends do not say; *chain* begins with it.

    What the program itself says belongs to the theme that extends none.

    Raises:
        ThemeError: If a template cannot be read.
    """
    theme, *parents = chain
    if not parents:
        return _said(chain, *MESSAGES)
    catalog = _said((theme,))
    for message in inherited(chain):
        catalog.delete(message.id)
    return catalog


def inherited(chain: Sequence[Path]) -> Catalog:
    """Collect what the themes say that a theme extends, and what the program says there.

    Raises:
        ThemeError: If a template cannot be read.
    """
    parents = chain[1:]
    return _said(parents, *MESSAGES) if parents else Catalog()


def dump(catalog: Catalog, theme: str) -> bytes:
    """Write a catalogue template: sorted, without dates and line numbers, a text in one line."""
    return _HEADER.format(theme=theme).encode() + body(catalog)


def body(catalog: Catalog) -> bytes:
    """Write the messages of a catalogue without its header; ends with one line feed."""
    file = BytesIO()
    write_po(file, catalog, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return file.getvalue().strip() + b"\n"


def _said(themes: Sequence[Path], *more: tuple[str, str]) -> Catalog:
    catalog = Catalog()
    for theme in themes:
        root = theme / "templates"
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                name = path.relative_to(theme).as_posix()
                for message, comments in _messages(path, PurePosixPath("themes", theme.name, name)):
                    catalog.add(message, locations=[(name, 0)], auto_comments=comments)
    for text, comment in more:
        catalog.add(text, auto_comments=(comment,))
    return catalog


def _messages(
    path: Path, place: PurePosixPath
) -> Iterator[tuple[str | tuple[str, ...], list[str]]]:
    try:
        file = BytesIO(path.read_bytes())
        found = list(
            extract(
                "jinja2.ext:babel_extract",
                file,
                _KEYWORDS,
                comment_tags=(_COMMENT,),
                options=_OPTIONS,
                strip_comment_tags=True,
            )
        )
    except TemplateSyntaxError as error:
        raise _unreadable(place, error.lineno, str(error)) from error
    except (UnicodeDecodeError, OSError) as error:
        raise _unreadable(place, 1, str(error)) from error
    for _, message, comments, _ in found:
        yield message, [" ".join(comment.split()) for comment in comments]


def _unreadable(place: PurePosixPath, line: int, what: str) -> ThemeError:
    return ThemeError(
        Problem(
            code="theme-template",
            where=Where(place, line, 1),
            what=f"the template cannot be read: {what}",
            hint="mend the template, then extract again",
        )
    )
