"""The settings of a site, as values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.model import lang
from generator.model.config.surfaces import Surfaces
from generator.model.digits import DigitRule
from generator.model.errors import Problem
from generator.model.fonts import FontChoice
from generator.model.ids import Digest, LangTag, digest
from generator.model.picture import PictureSettings
from generator.model.urls import Addresses, AddressStyle

Wording = tuple[tuple[LangTag, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """The parsed ``site.toml``. *title*, *description* and *about* are sorted by language.

    *side_by_side* are the pairs of languages whose versions get a page together; None stands for
    each version with its original, else with that in the default language. *notes* are what a
    person should know of the settings.
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
    surfaces: Surfaces
    notes: tuple[Problem, ...] = field(default=(), repr=False)

    @property
    def mail(self) -> str | None:
        """The mail address in *contact*, if that is one."""
        scheme, _, address = (self.contact or "").partition(":")
        return address if scheme == "mailto" else None

    @property
    def offered(self) -> Surfaces:
        """What the site offers to machines; a static repository needs a mail address."""
        return replace(self.surfaces, oai_pmh=self.surfaces.oai_pmh and self.mail is not None)

    @property
    def addresses(self) -> Addresses:
        """The addresses of this site."""
        return Addresses(base_url=self.base_url, style=self.address_style)

    @property
    def digest(self) -> Digest:
        """Hash of all settings."""
        return digest(repr(self))


def topic_name(config: SiteConfig, key: str, tag: LangTag) -> tuple[LangTag, str]:
    """Return what a topic is called nearest to *tag*, with the language of it; else its id."""
    wording = dict(config.tags).get(key)
    named = worded(wording, tag, config.default_lang) if wording else None
    return named or (tag, key)


def worded(wording: Wording, tag: LangTag, default: LangTag) -> tuple[LangTag, str] | None:
    """Return the wording nearest to *tag*, with the language that it is in."""
    table = dict(wording)
    for near in (*lang.fallbacks(tag), *lang.fallbacks(default)):
        if near in table:
            return near, table[near]
    return wording[0] if wording else None
