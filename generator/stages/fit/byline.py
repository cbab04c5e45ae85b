"""A line behind the text -> the authors that it prints, told by the authors of a sibling."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from generator.model.document import Author
from generator.model.extract import Extract
from generator.stages.fit.sameness import is_latin

_LABEL_MAX = 40  # characters that stand beside the names
_NAME_MAX = 40
_WORDS_MAX = 4
# What stands between a label and a name: colons of many scripts, and the Armenian bowed mark.
_AFTER_LABEL = re.compile(r"[:：៖﹕꞉՝፦=＝]\s*")
_NOT_IN_NAMES = re.compile(r"[\d?!;,\"“”„«»()\[\]{}<>/\\@#*+_|।。។…]|\.\Z")


def same_names(text: str, other: Extract) -> tuple[Author, ...]:
    """Return the sibling's authors whose names *text* prints, with little else beside them.

    The names are as printed here; what the persons did is as the sibling's label says.
    """
    rest = text
    found: list[tuple[int, Author]] = []
    for author in other.authors:
        name = re.search(rf"(?<!\w){re.escape(author.name)}(?!\w)", text, re.IGNORECASE)
        if name:
            found.append((name.start(), replace(author, name=name[0])))
            rest = rest.replace(name[0], "")
    if len(rest) > _LABEL_MAX or any(c.isdecimal() for c in rest):
        return ()
    return tuple(author for _, author in sorted(found, key=lambda place: place[0]))


def same_place(text: str, other: Extract) -> tuple[Author, ...]:
    """Return the one name of a line that stands right before the source line, as the sibling's.

    Only for names that no comparison can tell, since they are not both in Latin letters.
    """
    name = _AFTER_LABEL.split(text, maxsplit=1)[-1].strip()
    is_name = 0 < len(name) <= _NAME_MAX and not _NOT_IN_NAMES.search(name)
    if len(other.authors) != 1 or not is_name or len(name.split()) > _WORDS_MAX:
        return ()
    (author,) = other.authors
    if is_latin(name) and is_latin(author.name):
        return ()
    return (replace(author, name=name),) if _stands_before_source(other) else ()


def _stands_before_source(other: Extract) -> bool:
    rules = [decision.rule for decision in other.decisions]
    return any(
        one.startswith("byline.") and following.startswith("source.")
        for one, following in pairwise(rules)
    )
