"""Former addresses of a text -> the files of the site that lead from them to its page."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

from generator.model.ids import LangTag, Slug, UrlPath
from generator.model.urls import Addresses

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# What Windows takes for signs of its own, and what nobody sees: controls, line ends, marks.
_IMPOSSIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f<>:\"|*\\\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
# Names that Windows keeps for devices, whatever follows them.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_NAME_MAX = 200  # bytes of a file's name, percent-encoded: tools can mirror and mark it
_PATH_MAX = 1024  # bytes, percent-encoded


def alias_fault(alias: str) -> str | None:
    """Say why *alias* is neither a former slug nor a path, or return None if it is one."""
    if not alias.startswith("/"):
        is_slug = _SLUG.fullmatch(alias) and len(alias) <= _NAME_MAX
        return None if is_slug else "it is no slug, and no path that begins with /"
    if alias.startswith("//"):
        return "it names another host"
    if re.search(r"[?#]", alias):
        return "a static host serves no query and no fragment"
    names = _names(alias)
    if not names:
        return "it is the site's front door"
    if any(_is_impossible(name) for name in names):
        return "a part of it cannot be the name of a file on every system"
    if len(quote("/".join(names))) > _PATH_MAX:
        return "it is too long"
    return None


def alias_file(alias: str, lang: LangTag, addresses: Addresses) -> UrlPath:
    """Return the file that answers for *alias*, which has no fault.

    A former slug lies where versions of that language do. A path that names no HTML file is a
    folder's, so that every host answers for it with or without a slash at its end.
    """
    if not alias.startswith("/"):
        return addresses.version(lang, Slug(alias.removesuffix(".html")))
    path = "/".join(_names(alias))
    is_page = not alias.endswith("/") and path.lower().endswith((".html", ".htm"))
    return UrlPath(path if is_page else f"{path}/index.html")


def _names(alias: str) -> list[str]:
    plain = unicodedata.normalize("NFC", unquote(alias, errors="replace"))
    return [name for name in plain.split("/") if name]


def _is_impossible(name: str) -> bool:
    is_odd = name[0] == "." or name[-1] == "." or name != name.strip() or "\ufffd" in name
    is_long = len(quote(name)) > _NAME_MAX
    return is_odd or is_long or bool(_IMPOSSIBLE.search(name) or _DEVICE.match(name))
