"""A table of ``site.toml`` -> typed values; what nobody took is refused."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from generator.model.config.settings import Wording
from generator.model.errors import ConfigError, Problem, Where
from generator.model.ids import LangTag
from generator.model.lang import parse as parse_lang


class Table:
    """Takes typed values out of the table and, at the end, refuses what nobody took."""

    def __init__(self, table: Mapping[str, Any], text: str, path: PurePosixPath) -> None:
        self._table = table
        self._text = text
        self._path = path
        self._taken: list[str] = []

    def take(self, key: str, kind: Any, default: Any) -> Any:  # noqa: ANN401 - TOML is untyped
        """Return the value of a key, which has to be of a kind."""
        self._taken.append(key)
        value = self._table.get(key, default)
        if value is None:
            raise self.error(key, f"missing key `{key}`", f'add a line: {key} = "..."')
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            name = {
                str: "text",
                int: "a whole number",
                dict: "a table",
                list | str: "text or a list",
            }.get(kind, "text or a table")
            raise self.error(key, f"`{key}` is not {name}", f"write {name} after `{key} =`")
        return value

    def choice(self, key: str, choices: Mapping[str, Any], default: str) -> Any:  # noqa: ANN401
        """Return what the word under a key stands for."""
        return self.chosen(key, self.take(key, str, default), choices)

    def chosen(self, key: str, value: object, choices: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """Return what a word stands for."""
        if not isinstance(value, str) or value not in choices:
            raise self.error(key, f"`{key}` is `{value}`", f"write one of: {', '.join(choices)}")
        return choices[value]

    def lang(self, key: str, value: str) -> LangTag:
        """Return a language in canonical form."""
        try:
            return parse_lang(value)
        except ValueError as error:
            raise self.error(key, str(error), "write a BCP 47 tag such as de or pt-BR") from error

    def wording(self, key: str, value: object, default: LangTag) -> Wording:
        """Return a text for each language; a text alone is in the default language."""
        table = value if isinstance(value, dict) else {default: value}
        wording: list[tuple[LangTag, str]] = []
        for tag, text in table.items():
            if not isinstance(text, str):
                raise self.error(key, f"`{key}` has a value that is not text", 'write lang = "…"')
            if not text.strip():
                raise self.error(key, f"`{key}` has an empty text", "write one, or take it out")
            wording.append((self.lang(key, tag), text))
        for found, _ in wording:
            if sum(found == other for other, _ in wording) > 1:
                what = f"`{key}` has the language `{found}` twice"
                raise self.error(key, what, "keep one of the two")
        return tuple(sorted(wording))

    def finish(self) -> None:
        """Refuse keys that nobody took."""
        for key in sorted(self._table.keys() - set(self._taken)):
            raise self.unknown(key, self._taken)

    def unknown(self, key: str, known: Sequence[str], table: str = "") -> ConfigError:
        """Make the error for a key that nobody knows."""
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"use one of: {', '.join(known)}"
        return self.error(f"{table}{key}", f"unknown key `{table}{key}`", hint)

    def error(self, key: str, what: str, hint: str) -> ConfigError:
        """Make an error that stands at a key."""
        return fail(self.place(key), what, hint)

    def place(self, key: str) -> Where:
        """Find the line of a key; each part of a dotted key is looked for behind the one before."""
        end = 0
        for part in key.split("."):
            name = rf'"?{re.escape(part)}"?\s*'
            at_start = rf"^\s*(?:\[.*\b)?{name}(?:=|\])"
            inline = rf"[\s{{,.]{name}="
            ways = (f"{at_start}|{inline}",) if end else (at_start, inline)
            tries = (re.compile(way, re.MULTILINE).search(self._text, end) for way in ways)
            end = next((found.end() for found in tries if found), end)
        return Where(self._path, self._text.count("\n", 0, end) + 1, 1)


def fail(where: Where, what: str, hint: str) -> ConfigError:
    """Make an error in the settings."""
    return ConfigError(Problem(code="config", where=where, what=what, hint=hint))
