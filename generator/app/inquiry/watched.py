"""``site.toml`` as a page reads it: settings that note which of them were asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from enum import Enum
from pathlib import Path
from typing import Any

from generator.model.config import CONFIG_PATH, SiteConfig, Wording, worded
from generator.model.digits import Digits
from generator.model.ids import LangTag
from generator.model.offers import SURFACES
from generator.model.page import (
    ChooserRoute,
    CoverageRoute,
    HomeRoute,
    HtmlRoute,
    HubRoute,
    ListRoute,
    NotFoundRoute,
    PairRoute,
    VersionRoute,
)
from generator.model.route import (
    AssetRoute,
    Feed,
    FontRoute,
    FontSheetRoute,
    PictureRoute,
    Route,
    SitemapIndexRoute,
    SitemapRoute,
)

_KEYS = tuple(field.name for field in fields(SiteConfig))
_WORDINGS = frozenset({"title", "description", "about"})
# What decides which characters are shown, and so about those of a font.
_OF_CHARACTERS = ("theme", "default_lang", "digits", "title", "description", "about", "tags")
_WIDEST = 60  # characters of a value
_BY_KIND = (
    (HtmlRoute, ("theme",)),
    (AssetRoute, ("theme",)),
    (PictureRoute, ("pictures",)),
    (FontRoute | FontSheetRoute, ("fonts", *_OF_CHARACTERS)),
    (HomeRoute | ListRoute | Feed | SitemapRoute | SitemapIndexRoute, ("page_size",)),
    (VersionRoute | PairRoute, ("side_by_side",)),
    (ChooserRoute | CoverageRoute | HubRoute | NotFoundRoute | SitemapRoute, ("default_lang",)),
)
_BY_FIELD = (
    ("alternates", "default_lang"),
    ("absent", "default_lang"),
    ("related", "default_lang"),
    ("pictures", "pictures"),
    ("picture", "pictures"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A key of ``site.toml`` that a page depends on; *is_given* or else its default."""

    key: str
    value: str
    is_given: bool

    def as_json(self) -> dict[str, Any]:
        """Return it with stable keys."""
        return asdict(self)


class WatchedConfig(SiteConfig):
    """The same settings; *asked* are the keys that were read, in no order."""

    __slots__ = ("asked",)
    asked: set[str]

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - whatever the key holds
        if name in _KEYS:
            object.__getattribute__(self, "asked").add(name)
        return super().__getattribute__(name)


def watched(config: SiteConfig) -> WatchedConfig:
    """Return settings that note what is read of them."""
    made = WatchedConfig(**{key: getattr(config, key) for key in _KEYS})
    object.__setattr__(made, "asked", set())
    return made


def planned_by(route: Route) -> Iterator[str]:
    """Yield the keys by which a file came to be planned as it is; rendering reads others."""
    for kind, keys in _BY_KIND:
        if isinstance(route, kind):
            yield from keys
    for name, key in _BY_FIELD:
        if getattr(route, name, None):
            yield key
    if type(route) in SURFACES:
        yield "surfaces"


def settings(
    keys: Iterable[str], config: SiteConfig, root: Path, lang: LangTag | None
) -> tuple[Setting, ...]:
    """Tell the values of some keys, in the order of the settings' own table."""
    given = tomllib.loads((root / CONFIG_PATH).read_text("utf-8"))
    wanted = set(keys)
    return tuple(
        Setting(key=key, value=_short(key, config, given, lang), is_given=key in given)
        for key in _KEYS
        if key in wanted
    )


def _short(key: str, config: SiteConfig, given: Mapping[str, Any], lang: LangTag | None) -> str:
    value = getattr(config, key)
    if key in _WORDINGS:
        return _cut(_wording(value, lang, config.default_lang))
    if key in given and not isinstance(given[key], dict):
        return _cut(_plain(given[key]))
    if key == "digits":
        found = value.of(lang) if lang else value.everywhere
        return "native" if found is Digits.DEFAULT else str(found)
    return _cut(_table(key, value))


def _table(key: str, value: Any) -> str:  # noqa: ANN401 - as the key's type is
    """Tell what a table holds, or a default."""
    match key:
        case "tags":
            return f"{len(value)} topics have names" if value else "no names"
        case "side_by_side":
            return "original" if value is None else _plain(value)
        case "pictures":
            kinds = ", ".join(kind.value for kind in value.formats) or "no other formats"
            return f"widths {', '.join(map(str, value.widths))}; {kinds}"
        case "fonts":
            return ", ".join(str(choice.file) for choice in value) or "none"
        case "surfaces":
            off = [field.name for field in fields(value) if not getattr(value, field.name)]
            return f"all but {', '.join(off)}" if off else "all"
        case _:
            return _plain(value)


def _wording(wording: Wording, lang: LangTag | None, default: LangTag) -> str:
    found = worded(wording, lang or default, default)
    if found is None:
        return "none"
    more = f"; {len(wording)} languages" if len(wording) > 1 else ""
    return f"{found[1]} ({found[0]}{more})"


def _plain(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value)) or "none"
    return "none" if value is None else str(value)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
