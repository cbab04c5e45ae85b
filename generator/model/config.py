"""Settings, parsed once at the door. Past this module no setting is optional or untyped."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.model import lang
from generator.model.errors import ConfigError, Problem, Where
from generator.model.fonts import FontChoice, parse_fonts
from generator.model.ids import Digest, LangTag, digest
from generator.model.urls import Addresses, AddressStyle, web_host

CONFIG_PATH = PurePosixPath("site.toml")
Wording = tuple[tuple[LangTag, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """The parsed ``site.toml``. *title* and *description* are sorted by language."""

    base_url: str
    default_lang: LangTag
    theme: str
    page_size: int
    address_style: AddressStyle
    native_digits: bool
    title: Wording
    description: Wording
    tags: tuple[tuple[str, Wording], ...]
    fonts: tuple[FontChoice, ...]

    @property
    def addresses(self) -> Addresses:
        """The addresses of this site."""
        return Addresses(base_url=self.base_url, style=self.address_style)

    @property
    def digest(self) -> Digest:
        """Hash of all settings."""
        return digest(repr(self))


def worded(wording: Wording, tag: LangTag, default: LangTag) -> tuple[LangTag, str] | None:
    """Return the wording nearest to *tag*, with the language that it is in."""
    table = dict(wording)
    for near in (*lang.fallbacks(tag), *lang.fallbacks(default)):
        if near in table:
            return near, table[near]
    return wording[0] if wording else None


def parse(text: str, path: PurePosixPath = CONFIG_PATH) -> SiteConfig:
    """Read ``site.toml``.

    Raises:
        ConfigError: With line and hint, if it is not TOML, a key is unknown, missing or of the
            wrong type, or a value makes no sense.
    """
    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise _fail(Where(path, 1, 1), "tables nest too deep", "write it flat") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise _fail(Where(path, line, column), f"not TOML: {what}", "mend the line") from error
    return _Reader(table, text, path).site()


def parse_base_url(value: str, where: Where) -> str:
    """Return the public address of a site without a slash at its end.

    Raises:
        ConfigError: If it is no absolute http or https address, or has a query or fragment.
    """
    host = web_host(value.strip())
    if host is None or re.search(r"[\s\"<>?#]", value.strip()):
        what = f"`base_url` is no absolute address: `{value}`"
        raise _fail(where, what, "write the site's public address, https://…")
    return value.strip().rstrip("/")


class _Reader:
    """Takes typed values out of the table and, at the end, refuses what nobody took."""

    def __init__(self, table: Mapping[str, Any], text: str, path: PurePosixPath) -> None:
        self._table = table
        self._text = text
        self._path = path
        self._taken: list[str] = []

    def site(self) -> SiteConfig:
        default_lang = self._lang("default_lang", self._take("default_lang", str, "en"))
        config = SiteConfig(
            base_url=self._base_url(),
            default_lang=default_lang,
            theme=self._take("theme", str, "archive"),
            page_size=self._page_size(),
            address_style=self._choice("address_style", {s.value: s for s in AddressStyle}, "file"),
            native_digits=self._choice("digits", {"native": True, "latin": False}, "native"),
            title=self._wording("title", self._take("title", dict | str, "Archive"), default_lang),
            description=self._wording(
                "description", self._take("description", dict | str, {}), default_lang
            ),
            tags=tuple(
                (tag, self._wording(f"tags.{tag}", names, default_lang))
                for tag, names in sorted(self._take("tags", dict, {}).items())
            ),
            fonts=tuple(
                parse_fonts(
                    self._take("fonts", dict, {}), lambda key: self._place(key).line, self._error
                )
            ),
        )
        self._finish()
        return config

    def _take(self, key: str, kind: Any, default: Any) -> Any:  # noqa: ANN401 - TOML is untyped
        self._taken.append(key)
        value = self._table.get(key, default)
        if value is None:
            raise self._error(key, f"missing key `{key}`", f'add a line: {key} = "..."')
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            name = {str: "text", int: "a whole number", dict: "a table"}.get(
                kind, "text or a table"
            )
            raise self._error(key, f"`{key}` is not {name}", f"write {name} after `{key} =`")
        return value

    def _base_url(self) -> str:
        value = str(self._take("base_url", str, None))
        return parse_base_url(value, self._place("base_url"))

    def _page_size(self) -> int:
        size = int(self._take("page_size", int, 20))
        if size < 1:
            raise self._error("page_size", f"`page_size` is {size}", "write 1 or more")
        return size

    def _choice(self, key: str, choices: Mapping[str, Any], default: str) -> Any:  # noqa: ANN401
        value = self._take(key, str, default)
        if value not in choices:
            raise self._error(key, f"`{key}` is `{value}`", f"write one of: {', '.join(choices)}")
        return choices[value]

    def _lang(self, key: str, value: str) -> LangTag:
        try:
            return lang.parse(value)
        except ValueError as error:
            raise self._error(key, str(error), "write a BCP 47 tag such as de or pt-BR") from error

    def _wording(self, key: str, value: object, default: LangTag) -> Wording:
        table = value if isinstance(value, dict) else {default: value}
        wording: list[tuple[LangTag, str]] = []
        for tag, text in table.items():
            if not isinstance(text, str):
                raise self._error(key, f"`{key}` has a value that is not text", 'write lang = "…"')
            wording.append((self._lang(key, tag), text))
        for found, _ in wording:
            if sum(found == other for other, _ in wording) > 1:
                what = f"`{key}` has the language `{found}` twice"
                raise self._error(key, what, "keep one of the two")
        return tuple(sorted(wording))

    def _finish(self) -> None:
        for key in sorted(self._table.keys() - set(self._taken)):
            near = difflib.get_close_matches(key, self._taken, n=1)
            known = ", ".join(self._taken)
            hint = f"did you mean `{near[0]}`?" if near else f"use one of: {known}"
            raise self._error(key, f"unknown key `{key}`", hint)

    def _error(self, key: str, what: str, hint: str) -> ConfigError:
        return _fail(self._place(key), what, hint)

    def _place(self, key: str) -> Where:
        name = re.escape(key.rsplit(".", maxsplit=1)[-1])
        found = re.search(rf'^\s*(?:\[.*\b\.?)?"?{name}"?\s*(?:=|\])', self._text, re.MULTILINE)
        found = found or re.search(rf'\b"?{name}"?\s*=', self._text)
        line = self._text.count("\n", 0, found.end()) + 1 if found else 1
        return Where(self._path, line, 1)


def _fail(where: Where, what: str, hint: str) -> ConfigError:
    return ConfigError(Problem(code="config", where=where, what=what, hint=hint))
