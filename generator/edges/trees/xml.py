"""XML that nobody vouches for -> a small tree: no entities, no files, a depth and a number."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

_DEPTH_MAX = 200
_COUNT_MAX = 3_000_000
_SPACE = " "  # between a namespace and a name


@dataclass(slots=True)
class Element:
    """An element: *tag* is ``namespace name``. *text* is that of its own and of what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text before, between and in the children, in no order that means anything."""
        return "".join((*self.texts, *(child.text for child in self.children))).strip()

    @property
    def name(self) -> str:
        """Return the tag without its namespace."""
        return self.tag.rpartition(_SPACE)[2]

    def all(self, tag: str) -> list[Element]:
        """Return the children of a tag."""
        return [child for child in self.children if child.tag == tag]

    def first(self, tag: str) -> Element | None:
        """Return the first child of a tag."""
        return next((child for child in self.children if child.tag == tag), None)

    def said(self, tag: str) -> str:
        """Return the text of the first child of a tag, or an empty one."""
        child = self.first(tag)
        return child.text if child else ""


def parse(raw: bytes) -> Element:
    """Return the root element.

    Raises:
        ValueError: If it is not well-formed, defines entities, or is too deep or too large.
    """
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    parser.buffer_text = True
    root: list[Element] = []
    path: list[Element] = []
    count = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(path) >= _DEPTH_MAX or count > _COUNT_MAX:
            raise ValueError("it is nested too deep or holds too much")
        element = Element(tag, attributes)
        (path[-1].children if path else root).append(element)
        path.append(element)

    def end(_: str) -> None:
        path.pop()

    def say(text: str) -> None:
        path[-1].texts.append(text)

    def refuse(*_: object) -> None:
        raise ValueError("it defines entities, which can blow up or read files")

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = say
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(raw, True)  # noqa: FBT003 - expat's interface
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from error
    return root[0]
