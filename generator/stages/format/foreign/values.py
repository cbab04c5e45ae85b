"""A value of a front matter -> the texts that a field can take; empty where it says nothing."""

from __future__ import annotations

import re
import unicodedata

from generator.model import lang
from generator.model.characters import INVISIBLE
from generator.model.ids import Digest
from generator.model.urls import web_host
from generator.stages.format.foreign.days import day_of
from generator.stages.format.identity import is_reserved, slug_of, slugify
from generator.stages.format.matter import Node

_DEPTH_MAX = 3
_NOTHING = frozenset({"", "~", "null", "none", "true", "false"})
_TRUE, _FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
_NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx"})
_LINE_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\(<?(https?://[^\s()<>]+)>?\)")
_CONTACT = re.compile(r" ?<[^<>]*>| ?\([^()@]*@[^()]*\)")
_NO_NAME = re.compile(r"://|\A[a-z][a-z0-9+.-]*:\S|\A[^\s/]*/\S*\Z", re.IGNORECASE)
_BY = re.compile(r"by:? (?=\S)", re.IGNORECASE)
_AND = re.compile(r",? (?:and|&) | ?[;；؛] ?", re.IGNORECASE)
_COMMA = re.compile(r" ?[,，、،] ?")
_TAG_GAP = re.compile(r"[,;，、،；؛]|\s(?=#)")
_NO_SLUG = "text-"  # what slug_of makes of nothing at all


def clean(text: str) -> str:
    """Return *text* as one line in NFC without characters that show nothing."""
    lines = _LINE_BREAKS.split(INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", " ".join(filter(None, map(str.strip, lines))))


def one(node: Node) -> list[str]:
    """Read a single text, or a list of one."""
    found = _texts(node)
    return found if len(found) == 1 else []


def days(node: Node) -> list[str]:
    """Read a calendar day as ISO 8601, by the clock that is printed."""
    return [day.isoformat() for text in one(node) if (day := day_of(text))]


def languages(node: Node) -> list[str]:
    """Read a language tag in any spelling."""
    try:
        return [tag for text in one(node) if (tag := lang.parse(text)) not in _NO_LANGUAGE]
    except ValueError:
        return []


def people(node: Node) -> list[str]:
    """Read names: in a text between commas and ``and``, in a list, in maps with ``name``."""
    if isinstance(node.value, str):
        parts = [name for line in _lines(node.value) for name in _pieces(line, is_item=False)]
    elif isinstance(node.value, dict):
        parts = one(node.value["name"]) if "name" in node.value else []
    else:
        parts = [name for item in node.value for name in _listed(item)]
    names = (" ".join(_CONTACT.sub("", _WIKI_LINK.sub(r"\1", part)).split()) for part in parts)
    return [n for n in names if any(c.isalpha() for c in n) and "://" not in n and says(n)]


def addresses(node: Node) -> list[str]:
    """Read one web address: a text, a Markdown link, or a map with ``url``."""
    if isinstance(node.value, dict):
        return addresses(node.value["url"]) if isinstance(_inner(node, "url"), str) else []
    found = [_LINK.sub(r"\2", text).removeprefix("<").removesuffix(">") for text in one(node)]
    return [url for url in found if web_host(url) and not re.search(r"\s", url)]


def source_names(node: Node) -> list[str]:
    """Read a publisher's name that stands instead of an address or beside it."""
    if isinstance(node.value, dict):
        return one(node.value["name"]) if isinstance(_inner(node, "name"), str) else []
    found = [_LINK.sub(r"\1", _WIKI_LINK.sub(r"\1", text)).strip() for text in one(node)]
    return [name for name in found if not _NO_NAME.search(name) and says(name)]


def slugs(node: Node) -> list[str]:
    """Read a slug; names that the site needs for itself are none."""
    return [slug for text in one(node) if (slug := slugify(text)) and not is_reserved(slug)]


def slugs_of_path(node: Node) -> list[str]:
    """Read the slug out of the last part of an address, unless it is a pattern (``/:title/``)."""
    found = [_last_part(text) for text in one(node) if not re.search(r"(?:^|/):", text)]
    return [slug for slug in found if slug and not is_reserved(slugify(slug))]


def labels(node: Node) -> list[str]:
    """Read tags of a list or between commas as slugs."""
    texts = _lines(node.value) if isinstance(node.value, str) else _texts(node)
    parts = [part for text in texts for part in _TAG_GAP.split(text) if says(part)]
    return [slug for part in parts if (slug := slugify(part))]


def is_draft(node: Node) -> list[str]:
    """Read ``draft``: what is true of it."""
    return _as_draft(node, _TRUE)


def is_unpublished(node: Node) -> list[str]:
    """Read ``published``: what is not true of it."""
    return _as_draft(node, _FALSE)


def is_draft_status(node: Node) -> list[str]:
    """Read ``status``, of which some keep a text from readers."""
    return _as_draft(node, frozenset({"draft", "hidden", "private"}))


def is_withdrawn(node: Node) -> list[str]:
    """Read ``withdrawn``, the reason why a text was taken back: it stays out of the site."""
    return ["true"] if one(node) else []


def says(text: str) -> bool:
    """Say whether *text* is more than a word for nothing."""
    return text.casefold() not in _NOTHING


def _texts(node: Node, depth: int = 0) -> list[str]:
    if isinstance(node.value, str):
        text = clean(node.value)
        return [text] if says(text) else []
    if isinstance(node.value, dict) or depth >= _DEPTH_MAX:
        return []
    return [text for item in node.value for text in _texts(item, depth + 1)]


def _lines(value: str) -> list[str]:
    return [line for part in _LINE_BREAKS.split(value) if (line := clean(part))]


def _listed(item: Node) -> list[str]:
    """Read one item of a list of people; a comma in it stands inside a name."""
    if isinstance(item.value, dict):
        return one(item.value["name"]) if "name" in item.value else []
    return [name for text in one(item) for name in _pieces(text, is_item=True)]


def _pieces(names: str, *, is_item: bool) -> list[str]:
    names = _BY.sub("", names, count=1) if _BY.match(names) else names
    pieces = _AND.split(names)
    if is_item or re.search("[;；؛]", names):
        return pieces
    return [name for piece in pieces for name in _COMMA.split(piece)]


def _inner(node: Node, key: str) -> object:
    inner = node.value.get(key) if isinstance(node.value, dict) else None
    return inner.value if inner else None


def _last_part(address: str) -> str:
    path = re.sub(r"\.(?:md|markdown)$", "", address.rstrip("/"))
    try:
        slug = slug_of(path, None, Digest(""))
    except ValueError:
        return ""
    return slug if slug != _NO_SLUG else ""


def _as_draft(node: Node, words: frozenset[str]) -> list[str]:
    value = node.value if isinstance(node.value, str) else ""
    return ["true"] if clean(value).casefold() in words else []
