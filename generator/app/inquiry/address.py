"""What a person writes for a page -> the files of the output that it can mean."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote

from generator.model.ids import UrlPath
from generator.model.urls import Addresses

_PLAIN = re.compile(r"^https?:|(?<=[^/]):(?:80|443)(?=[/?#]|$)", re.IGNORECASE)
_ALIKE = 0.75


def inside(target: str, addresses: Addresses) -> str:
    """Return where in the site an address leads, without query and fragment; else *target*.

    It may have either scheme and its port, or begin with the path of the site's public address.
    """
    base = _PLAIN.sub("", addresses.base_url)
    rest = _PLAIN.sub("", target)
    if rest.lower().startswith(base.lower()) and rest[len(base) :][:1] in {"", "/", "?", "#"}:
        return re.split("[?#]", rest[len(base) :], maxsplit=1)[0] or "/"
    rooted = addresses.rooted()
    if rooted != "/" and f"{target}/".startswith(rooted):
        return f"/{target[len(rooted) :]}"
    return target


def files_meant(places: Iterable[str]) -> tuple[UrlPath, ...]:
    """Return the files that *places* can be, the likeliest first, each once.

    A folder's address means its page; an address without an ending the page of that name.
    """
    found: dict[UrlPath, None] = {}
    for place in places:
        for name in (place, unquote(place)):
            plain = re.sub("/{2,}", "/", unicodedata.normalize("NFC", name))
            plain = plain.lstrip("/").removeprefix("./")
            found[UrlPath("" if plain == "." else plain)] = None
    for plain in tuple(found):
        bare = plain.removeprefix("output/") if plain != "output" else ""
        stem = bare.rstrip("/")
        found[UrlPath(stem)] = None
        found[UrlPath(f"{stem}/index.html" if stem else "index.html")] = None
        if stem and not PurePosixPath(stem).suffix:
            found[UrlPath(f"{stem}.html")] = None
    return tuple(path for path in found if path)


def nearest(wanted: str, known: Iterable[UrlPath]) -> UrlPath | None:
    """Return the file whose name is most like *wanted*, if one is near.

    Compared are files of the same folder, or of the same name elsewhere.
    """
    place = PurePosixPath(_bare(wanted))
    close = {
        name: path
        for path in known
        if (name := _bare(path)) and _is_near(PurePosixPath(name), place)
    }
    found = difflib.get_close_matches(str(place), sorted(close), n=1, cutoff=_ALIKE)
    return close[found[0]] if found else None


def _is_near(name: PurePosixPath, place: PurePosixPath) -> bool:
    return name.parent == place.parent or name.name == place.name


def _bare(path: str) -> str:
    """Return a path without what some hosts add to it and others leave out."""
    plain = unquote(path).lower().lstrip("/").removeprefix("output/")
    return plain.removesuffix("index.html").rstrip("/").removesuffix(".html")
