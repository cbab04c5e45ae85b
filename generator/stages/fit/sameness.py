"""When two printed values say the same, whatever the page made of them."""

from __future__ import annotations

import re

from generator.model.letters import fold

_BEFORE_HOST = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid)=[^&#]*&?", re.IGNORECASE)
_AFTER_URL = ".,;:!?'\")]}»”’।。"


def trimmed_url(text: str) -> str:
    """Return a printed address without the marks of the sentence around it."""
    return text.rstrip(_AFTER_URL)


def is_same_address(one: str, other: str) -> bool:
    """Compare addresses without scheme, ``www.``, the host's case, tracking and a last slash."""
    return _address(one) == _address(other)


def _address(url: str) -> str:
    plain = _TRACKING.sub("", _BEFORE_HOST.sub("", trimmed_url(url), count=1)).rstrip("?&/")
    host, slash, path = plain.partition("/")
    return host.casefold() + slash + path


def name_key(name: str) -> str:
    """Return what is the same of a name in capitals and small letters, with and without marks."""
    return " ".join(fold(name).split())


def is_latin(name: str) -> bool:
    """Say whether a name is written in Latin letters."""
    return name_key(name).isascii()
