"""Links, buttons, fields and pictures that say nothing to a reader who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

Attributes = dict[str, str | None]
_NAMED_BY_TEXT = frozenset({"a", "button"})
_FIELDS = frozenset({"input", "select", "textarea"})
_NEED_NO_LABEL = frozenset({"hidden", "submit", "reset", "button", "image"})


class _Open:
    __slots__ = ("is_named", "said", "tag")

    def __init__(self, tag: str, said: str, *, is_named: bool) -> None:
        self.tag = tag
        self.said = said
        self.is_named = is_named


class Names:
    """Collects what has no name. Source: HTML-AAM, accessible name computation, its common part."""

    def __init__(self) -> None:
        self.no_alt: list[str] = []
        self.links: list[str] = []
        self.frames: list[str] = []
        self._controls: list[str] = []
        self._fields: list[tuple[str, str]] = []
        self._labelled: set[str] = set()
        self._open: list[_Open] = []
        self._labels = 0

    def enter(self, tag: str, attributes: Attributes, *, is_hidden: bool) -> None:
        """Take an element that begins; *is_hidden* from readers' aids."""
        if tag == "img" or (tag == "input" and attributes.get("type") == "image"):
            self._picture(tag, attributes, is_hidden=is_hidden)
        elif tag == "iframe" and not is_hidden and not _own_name(attributes):
            self.frames.append(attributes.get("src") or "")
        elif tag == "label":
            self._labels += 1
            self._labelled.add(attributes.get("for") or "")
        if tag in _NAMED_BY_TEXT and (tag != "a" or attributes.get("href") is not None):
            said = (attributes.get("href") if tag == "a" else attributes.get("class")) or tag
            self._open.append(_Open(tag, said, is_named=is_hidden or _own_name(attributes)))
        elif tag in _FIELDS and not is_hidden:
            self._field(tag, attributes)

    def text(self, text: str) -> None:
        """Take a text that readers' aids say."""
        if self._open and not text.isspace():
            for each in self._open:
                each.is_named = True

    def leave(self, tag: str) -> None:
        """Take an element that ends."""
        if tag == "label":
            self._labels -= 1
        elif tag in _NAMED_BY_TEXT and self._open and self._open[-1].tag == tag:
            ended = self._open.pop()
            if not ended.is_named:
                (self.links if tag == "a" else self._controls).append(ended.said)

    def controls(self) -> Iterator[str]:
        """Yield buttons and fields without a name."""
        yield from self._controls
        yield from (said for said, name in self._fields if not name or name not in self._labelled)

    def _picture(self, tag: str, attributes: Attributes, *, is_hidden: bool) -> None:
        alt = attributes.get("alt")
        if alt and alt.strip():
            self.text(alt)
        elif _own_name(attributes):
            self.text("named")
        elif "alt" not in attributes and not is_hidden and attributes.get("role") not in _NOTHING:
            self.no_alt.append(attributes.get("src") or tag)

    def _field(self, tag: str, attributes: Attributes) -> None:
        kind = (attributes.get("type") or "").lower()
        if kind in _NEED_NO_LABEL or self._labels or _own_name(attributes):
            return
        if (attributes.get("placeholder") or "").strip():  # the last that counts as a name
            return
        said = attributes.get("name") or attributes.get("id") or tag
        self._fields.append((said, attributes.get("id") or ""))


_NOTHING = frozenset({"presentation", "none"})


def _own_name(attributes: Attributes) -> bool:
    return any(
        (attributes.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title")
    )
