"""Settings, parsed once at the door. Past this module no setting is optional or untyped."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.model import lang
from generator.model.digits import DigitRule, Digits
from generator.model.errors import ConfigError, Problem, Where
from generator.model.fonts import FontChoice, parse_fonts
from generator.model.ids import Digest, LangTag, digest
from generator.model.picture import Kind, PictureSettings
from generator.model.urls import Addresses, AddressStyle, web_host

# "native" for all means what each language does; said of one language, its own script's digits.
_DIGITS_OF_ALL = {"native": Digits.DEFAULT, "latin": Digits.LATIN}
_DIGITS_OF_ONE = {"native": Digits.NATIVE, "latin": Digits.LATIN}
CONFIG_PATH = PurePosixPath("site.toml")
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
Wording = tuple[tuple[LangTag, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """The parsed ``site.toml``. *title*, *description* and *about* are sorted by language.

    *side_by_side* are the pairs of languages whose versions get a page together; None stands for
    each version with its original, else with that in the default language.
    """

    base_url: str
    default_lang: LangTag
    theme: str
    page_size: int
    address_style: AddressStyle
    digits: DigitRule
    title: Wording
    description: Wording
    about: Wording
    contact: str | None
    side_by_side: tuple[tuple[LangTag, LangTag], ...] | None
    tags: tuple[tuple[str, Wording], ...]
    pictures: PictureSettings
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
            digits=self._digits(),
            title=self._wording("title", self._take("title", dict | str, "Archive"), default_lang),
            description=self._wording(
                "description", self._take("description", dict | str, {}), default_lang
            ),
            about=self._wording("about", self._take("about", dict | str, {}), default_lang),
            contact=self._contact(),
            side_by_side=self._pairs(),
            tags=tuple(
                (tag, self._wording(f"tags.{tag}", names, default_lang))
                for tag, names in sorted(self._take("tags", dict, {}).items())
            ),
            pictures=self._pictures(self._take("pictures", dict, {})),
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
            name = {
                str: "text",
                int: "a whole number",
                dict: "a table",
                list | str: "text or a list",
            }.get(kind, "text or a table")
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

    def _contact(self) -> str | None:
        value = str(self._take("contact", str, "")).strip()
        address = f"mailto:{value}" if _MAIL.fullmatch(value) else value
        if address and not (web_host(address) or _MAIL.fullmatch(address.removeprefix("mailto:"))):
            what = f"`contact` is no address: `{value}`"
            raise self._error("contact", what, "write a mail address, or https://…")
        return address or None

    def _pairs(self) -> tuple[tuple[LangTag, LangTag], ...] | None:
        value = self._take("side_by_side", list | str, "original")
        hint = 'write "original", or pairs of languages: [["de", "vi"], ["de", "ar"]]'
        if value == "original":
            return None
        is_list = isinstance(value, list)
        if not is_list or not all(isinstance(p, list) and len(p) == 2 for p in value):  # noqa: PLR2004 - a pair
            raise self._error("side_by_side", f"`side_by_side` is `{value}`", hint)
        tags = [tuple(self._lang("side_by_side", str(tag)) for tag in pair) for pair in value]
        return tuple((one, other) for one, other in tags)

    def _digits(self) -> DigitRule:
        value = self._take("digits", dict | str, "native")
        if isinstance(value, str):
            return DigitRule(everywhere=self._chosen("digits", value, _DIGITS_OF_ALL))
        everywhere = self._chosen("digits.default", value.get("default", "native"), _DIGITS_OF_ALL)
        languages: dict[LangTag, Digits] = {}
        for name, choice in value.items():
            key = f"digits.{name}"
            if name == "default":
                continue
            tag = self._lang(key, name)
            if tag in languages:
                what = f"`digits` has the language `{tag}` twice"
                raise self._error(key, what, "keep one of the two")
            languages[tag] = self._chosen(key, choice, _DIGITS_OF_ONE)
        return DigitRule(everywhere=everywhere, languages=tuple(sorted(languages.items())))

    def _choice(self, key: str, choices: Mapping[str, Any], default: str) -> Any:  # noqa: ANN401
        return self._chosen(key, self._take(key, str, default), choices)

    def _chosen(self, key: str, value: object, choices: Mapping[str, Any]) -> Any:  # noqa: ANN401
        if not isinstance(value, str) or value not in choices:
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

    def _pictures(self, table: Mapping[str, Any]) -> PictureSettings:
        usual, known = PictureSettings(), ("widths", "formats")
        for key in sorted(table.keys() - set(known)):
            raise self._unknown(key, known, "pictures.")
        widths = table.get("widths", list(usual.widths))
        if not isinstance(widths, list) or not all(map(_is_width, widths)):
            what = "`pictures.widths` is not a list of widths in pixels"
            raise self._error("pictures.widths", what, "write numbers from 16 to 8000 in brackets")
        kinds = {kind.name.lower(): kind for kind in (Kind.AVIF, Kind.WEBP)}
        formats = table.get("formats", list(kinds))
        if not isinstance(formats, list) or not all(name in kinds for name in map(str, formats)):
            what = "`pictures.formats` is not a list of formats"
            hint = f"write in brackets what you want of: {', '.join(kinds)}"
            raise self._error("pictures.formats", what, hint)
        return PictureSettings(
            widths=tuple(sorted(set(widths))),
            formats=tuple(kinds[str(name)] for name in dict.fromkeys(formats)),
        )

    def _finish(self) -> None:
        for key in sorted(self._table.keys() - set(self._taken)):
            raise self._unknown(key, self._taken)

    def _unknown(self, key: str, known: Sequence[str], table: str = "") -> ConfigError:
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"use one of: {', '.join(known)}"
        return self._error(f"{table}{key}", f"unknown key `{table}{key}`", hint)

    def _error(self, key: str, what: str, hint: str) -> ConfigError:
        return _fail(self._place(key), what, hint)

    def _place(self, key: str) -> Where:
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


def _is_width(value: object) -> bool:
    return type(value) is int and 16 <= value <= 8000  # noqa: PLR2004 - pixels


def _fail(where: Where, what: str, hint: str) -> ConfigError:
    return ConfigError(Problem(code="config", where=where, what=what, hint=hint))
