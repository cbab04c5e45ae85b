"""What all kinds of metadata of a page are made from: facts only, and addresses."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.contract import SiteNames
from generator.model.document import Standing
from generator.model.page import Sibling
from generator.model.record import Record
from generator.model.urls import CHOOSER, Addresses

_TRANSLATIONS = frozenset({Standing.HUMAN, Standing.MACHINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that stands for a page; *is_own* says that the text shows it.

    *alt* is empty, *width* and *height* are none, where that is not known.
    """

    url: str
    is_own: bool
    alt: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One version as machines are told of it; *siblings* are all versions, itself included."""

    record: Record
    siblings: tuple[Sibling, ...]
    topics: tuple[str, ...]
    image: Image | None
    site: SiteNames
    addresses: Addresses

    @property
    def address(self) -> str:
        """The absolute address of the page, which is its canonical one."""
        return self.addresses.absolute(self.record.path)

    @property
    def home(self) -> str:
        """The absolute address of the site's front door."""
        return self.addresses.absolute(CHOOSER)

    @property
    def original(self) -> Sibling | None:
        """The original, if it is known: two that claim to be it are none."""
        found = [each for each in self.siblings if each.standing is Standing.ORIGINAL]
        return found[0] if len(found) == 1 else None

    @property
    def is_translation(self) -> bool:
        """Whether the version says of itself that it is a translation."""
        return self.record.translation in _TRANSLATIONS

    @property
    def translations(self) -> tuple[Sibling, ...]:
        """The versions that say of themselves that they are translations."""
        return tuple(each for each in self.siblings if each.standing in _TRANSLATIONS)
