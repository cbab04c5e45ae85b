"""``site.toml`` -> settings, parsed once at the door. Past it no setting is optional or untyped."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import PurePosixPath
from typing import Any

from generator.model.config.settings import SiteConfig
from generator.model.config.surfaces import Surfaces
from generator.model.config.table import Table, fail
from generator.model.digits import DigitRule, Digits
from generator.model.errors import Problem, Severity, Where
from generator.model.fonts import parse_fonts
from generator.model.ids import LangTag
from generator.model.picture import Kind, PictureSettings
from generator.model.urls import AddressStyle, web_host

CONFIG_PATH = PurePosixPath("site.toml")
# "native" for all means what each language does; said of one language, its own script's digits.
_DIGITS_OF_ALL = {"native": Digits.DEFAULT, "latin": Digits.LATIN}
_DIGITS_OF_ONE = {"native": Digits.NATIVE, "latin": Digits.LATIN}
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")


def parse(text: str, path: PurePosixPath = CONFIG_PATH) -> SiteConfig:
    """Read ``site.toml``.

    Raises:
        ConfigError: With line and hint, if it is not TOML, a key is unknown, missing or of the
            wrong type, or a value makes no sense.
    """
    try:
        table = tomllib.loads(text)
    except RecursionError as error:
        raise fail(Where(path, 1, 1), "tables nest too deep", "write it flat") from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        last = len(text.rstrip().splitlines()) or 1  # "at end of document"
        line, column = (int(found[1]), int(found[2])) if found else (last, 1)
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise fail(Where(path, line, column), f"not TOML: {what}", "mend the line") from error
    return _Reader(table, text, path).site()


def parse_base_url(value: str, where: Where) -> str:
    """Return the public address of a site without a slash at its end.

    Raises:
        ConfigError: If it is no absolute http or https address, or has a query or fragment.
    """
    host = web_host(value.strip())
    if host is None or re.search(r"[\s\"<>?#]", value.strip()):
        what = f"`base_url` is no absolute address: `{value}`"
        raise fail(where, what, "write the site's public address, https://…")
    return value.strip().rstrip("/")


class _Reader(Table):
    """Takes each setting of a site."""

    def site(self) -> SiteConfig:
        default_lang = self.lang("default_lang", self.take("default_lang", str, "en"))
        config = SiteConfig(
            base_url=self._base_url(),
            default_lang=default_lang,
            theme=self.take("theme", str, "archive"),
            page_size=self._page_size(),
            address_style=self.choice("address_style", {s.value: s for s in AddressStyle}, "file"),
            digits=self._digits(),
            title=self.wording("title", self.take("title", dict | str, "Archive"), default_lang),
            description=self.wording(
                "description", self.take("description", dict | str, {}), default_lang
            ),
            about=self.wording("about", self.take("about", dict | str, {}), default_lang),
            contact=self._contact(),
            side_by_side=self._pairs(),
            tags=tuple(
                (tag, self.wording(f"tags.{tag}", names, default_lang))
                for tag, names in sorted(self.take("tags", dict, {}).items())
            ),
            pictures=self._pictures(self.take("pictures", dict, {})),
            fonts=tuple(
                parse_fonts(
                    self.take("fonts", dict, {}), lambda key: self.place(key).line, self.error
                )
            ),
            surfaces=self._surfaces(self.take("surfaces", dict, {})),
        )
        self.finish()
        return replace(config, notes=tuple(self._notes(config)))

    def _notes(self, config: SiteConfig) -> Iterator[Problem]:
        asked = self.take("surfaces", dict, {}).get("oai_pmh")
        if asked and not config.offered.oai_pmh:
            yield Problem(
                code="oai-contact",
                where=self.place("surfaces.oai_pmh"),
                what="`surfaces.oai_pmh` makes nothing, since it has to name a mail address",
                hint="write a mail address as `contact`, or take the line out",
                severity=Severity.NOTE,
            )

    def _base_url(self) -> str:
        value = str(self.take("base_url", str, None))
        return parse_base_url(value, self.place("base_url"))

    def _page_size(self) -> int:
        size = int(self.take("page_size", int, 20))
        if size < 1:
            raise self.error("page_size", f"`page_size` is {size}", "write 1 or more")
        return size

    def _contact(self) -> str | None:
        value = str(self.take("contact", str, "")).strip()
        address = f"mailto:{value}" if _MAIL.fullmatch(value) else value
        if address and not (web_host(address) or _MAIL.fullmatch(address.removeprefix("mailto:"))):
            what = f"`contact` is no address: `{value}`"
            raise self.error("contact", what, "write a mail address, or https://…")
        return address or None

    def _pairs(self) -> tuple[tuple[LangTag, LangTag], ...] | None:
        value = self.take("side_by_side", list | str, "original")
        hint = 'write "original", or pairs of languages: [["de", "vi"], ["de", "ar"]]'
        if value == "original":
            return None
        is_list = isinstance(value, list)
        if not is_list or not all(isinstance(p, list) and len(p) == 2 for p in value):  # noqa: PLR2004 - a pair
            raise self.error("side_by_side", f"`side_by_side` is `{value}`", hint)
        tags = [tuple(self.lang("side_by_side", str(tag)) for tag in pair) for pair in value]
        for one, other in tags:
            if one == other:
                raise self.error("side_by_side", f"`side_by_side` pairs `{one}` with itself", hint)
        return tuple((one, other) for one, other in tags)

    def _digits(self) -> DigitRule:
        value = self.take("digits", dict | str, "native")
        if isinstance(value, str):
            return DigitRule(everywhere=self.chosen("digits", value, _DIGITS_OF_ALL))
        everywhere = self.chosen("digits.default", value.get("default", "native"), _DIGITS_OF_ALL)
        languages: dict[LangTag, Digits] = {}
        for name, choice in value.items():
            key = f"digits.{name}"
            if name == "default":
                continue
            tag = self.lang(key, name)
            if tag in languages:
                what = f"`digits` has the language `{tag}` twice"
                raise self.error(key, what, "keep one of the two")
            languages[tag] = self.chosen(key, choice, _DIGITS_OF_ONE)
        return DigitRule(everywhere=everywhere, languages=tuple(sorted(languages.items())))

    def _surfaces(self, table: Mapping[str, Any]) -> Surfaces:
        known = tuple(field.name for field in fields(Surfaces))
        for key, value in table.items():
            if key not in known:
                raise self.unknown(key, known, "surfaces.")
            if not isinstance(value, bool):
                what = f"`surfaces.{key}` is neither true nor false"
                raise self.error(f"surfaces.{key}", what, "write true or false")
        return Surfaces(**table)

    def _pictures(self, table: Mapping[str, Any]) -> PictureSettings:
        usual, known = PictureSettings(), ("widths", "formats")
        for key in sorted(table.keys() - set(known)):
            raise self.unknown(key, known, "pictures.")
        widths = table.get("widths", list(usual.widths))
        if not isinstance(widths, list) or not all(map(_is_width, widths)):
            what = "`pictures.widths` is not a list of widths in pixels"
            raise self.error("pictures.widths", what, "write numbers from 16 to 8000 in brackets")
        kinds = {kind.name.lower(): kind for kind in (Kind.AVIF, Kind.WEBP)}
        formats = table.get("formats", list(kinds))
        if not isinstance(formats, list) or not all(name in kinds for name in map(str, formats)):
            what = "`pictures.formats` is not a list of formats"
            hint = f"write in brackets what you want of: {', '.join(kinds)}"
            raise self.error("pictures.formats", what, hint)
        return PictureSettings(
            widths=tuple(sorted(set(widths))),
            formats=tuple(kinds[str(name)] for name in dict.fromkeys(formats)),
        )


def _is_width(value: object) -> bool:
    return type(value) is int and 16 <= value <= 8000  # noqa: PLR2004 - pixels
