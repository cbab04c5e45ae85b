"""What templates get: one type for each page and each part; see docs/themes-contract.md."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.contract.articles import ArticlePage, HubPage, HubVersion, PairPage
from generator.model.contract.common import (
    Common,
    FeedLink,
    Frame,
    Html,
    Link,
    Menu,
    SiteNames,
    Tongue,
)
from generator.model.contract.lists import (
    AlphabetLetter,
    AlphabetPage,
    CoveragePage,
    CoverageRow,
    HomePage,
    ListPage,
    OverviewPage,
)
from generator.model.contract.notices import (
    AboutPage,
    ChooserPage,
    DataLink,
    FeedsPage,
    MovedPage,
    NotFoundPage,
    TongueFeeds,
    WithdrawnPage,
)
from generator.model.contract.parts import (
    AlternatesPart,
    CardPart,
    EntryPart,
    FooterPart,
    HeaderPart,
    HeadPart,
    LeadPart,
    LinePart,
    MetaPart,
    PlacePart,
    ProvenancePart,
    SwitcherPart,
)

__all__ = [
    "PAGES",
    "PARTS",
    "AboutPage",
    "AlphabetLetter",
    "AlphabetPage",
    "AlternatesPart",
    "ArticlePage",
    "CardPart",
    "ChooserPage",
    "Common",
    "CoveragePage",
    "CoverageRow",
    "DataLink",
    "EntryPart",
    "FeedLink",
    "FeedsPage",
    "FooterPart",
    "Frame",
    "HeadPart",
    "HeaderPart",
    "HomePage",
    "Html",
    "HubPage",
    "HubVersion",
    "LeadPart",
    "LinePart",
    "Link",
    "ListPage",
    "Menu",
    "MetaPart",
    "MovedPage",
    "NotFoundPage",
    "OverviewPage",
    "PairPage",
    "PlacePart",
    "ProvenancePart",
    "SiteNames",
    "SwitcherPart",
    "Tongue",
    "TongueFeeds",
    "WithdrawnPage",
]

PAGES: Mapping[str, type] = {
    "404.html": NotFoundPage,
    "a-z.html": AlphabetPage,
    "about.html": AboutPage,
    "article.html": ArticlePage,
    "chooser.html": ChooserPage,
    "coverage.html": CoveragePage,
    "feeds.html": FeedsPage,
    "home.html": HomePage,
    "hub.html": HubPage,
    "list.html": ListPage,
    "moved.html": MovedPage,
    "overview.html": OverviewPage,
    "pair.html": PairPage,
    "withdrawn.html": WithdrawnPage,
}
"""Templates of pages; each gets what `Common` has besides."""

PARTS: Mapping[str, type] = {
    "alternates": AlternatesPart,
    "card": CardPart,
    "elsewhere": LinePart,
    "entry": EntryPart,
    "footer": FooterPart,
    "head": HeadPart,
    "header": HeaderPart,
    "lead": LeadPart,
    "line": LinePart,
    "meta": MetaPart,
    "place": PlacePart,
    "provenance": ProvenancePart,
    "switcher": SwitcherPart,
}
"""Templates of parts, rendered once for equal inputs."""
