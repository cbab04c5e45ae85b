"""What names of elements, classes and attributes tell: tables of words, and questions to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html"
    " legend li main menu nav ol option optgroup p pre search section select summary table tbody"
    " td tfoot th thead tr ul".split()
)
SILENT = frozenset(
    "area audio canvas datalist embed head iframe input link map meta noembed noframes noscript"
    " object param script source style svg template textarea title track video".split()
)
BOLD = frozenset("b strong".split())
HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
CAPTIONS = frozenset("caption captions legende legend bildunterschrift bildtext didascalia".split())
UPDATED = frozenset("updated update modified datemodified lastmod revised changed edited".split())
BYLINES = frozenset("byline author authors autor autore auteur autorin".split())
STANDFIRSTS = frozenset(
    "lead lede standfirst dek deck subtitle subheadline subheading summary intro introduction"
    " chapo chapeau sapo excerpt entradilla teaser kicktext ingress ingres vorspann tagline".split()
)
_UNSEEN = ("sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "assistive-text")
_NO_DISPLAY = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STATE = ("category-", "tag-", "post-", "type-", "format-", "page-", "status-", "is-", "has-")
_SPLIT = re.compile(r"[-_:]+")


def tokens_of(tag: str, attrs: Mapping[str, str]) -> frozenset[str]:
    """Split class, id, itemprop and a custom element's name into words, and pairs of words.

    ``author-box`` gives author, box and author-box.

    Names by which a content management system describes an article (``category-…``) are left out.
    """
    if not attrs and "-" not in tag:
        return frozenset()
    names = " ".join(attrs.get(name, "") for name in ("class", "id", "itemprop")).split()
    names += [tag] if "-" in tag else []
    words: set[str] = set()
    for name in names:
        if name.lower().startswith(_STATE):
            continue
        parts = [part for part in _SPLIT.split(_CAMEL.sub("-", name).lower()) if part]
        words.update(parts)
        words.update(f"{first}-{second}" for first, second in pairwise(parts))
    return frozenset(words)


def is_hidden(tag: str, attrs: Mapping[str, str]) -> bool:
    """Say whether an element shows no text; what holds a whole page is never taken as hidden."""
    if not attrs or tag in {"html", "body", "main"}:
        return False
    return (
        "hidden" in attrs
        or attrs.get("aria-hidden") == "true"
        or (tag == "dialog" and "open" not in attrs)
        or bool(_NO_DISPLAY.search(attrs.get("style", "")))
        or any(name in _UNSEEN for name in attrs.get("class", "").split())
    )
