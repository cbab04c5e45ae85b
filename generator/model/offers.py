"""Which switch of ``surfaces`` each kind of file and of page belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.page import (
    AlphabetRoute,
    ChooserRoute,
    CoverageRoute,
    HomeRoute,
    HubRoute,
    ListRoute,
    NoticeRoute,
    OverviewRoute,
    VersionRoute,
)
from generator.model.route import (
    AtomRoute,
    CatalogueRoute,
    CitationsRoute,
    DataPackageRoute,
    HeadersRoute,
    JsonFeedRoute,
    OaiRoute,
    RedirectsRoute,
    SitemapIndexRoute,
    SitemapRoute,
)

SURFACES: Mapping[type, str] = {
    SitemapRoute: "sitemap",
    SitemapIndexRoute: "sitemap",
    AtomRoute: "atom",
    JsonFeedRoute: "json_feed",
    CitationsRoute: "citations",
    CatalogueRoute: "catalogue",
    DataPackageRoute: "catalogue",
    OaiRoute: "oai_pmh",
    HeadersRoute: "headers",
    RedirectsRoute: "redirects",
}
"""The switch of ``surfaces`` that each kind of file belongs to; others have none."""

BORNE: Mapping[type, tuple[str, ...]] = {
    VersionRoute: ("json_ld", "open_graph", "citation_meta"),
    **dict.fromkeys(
        (
            HubRoute,
            HomeRoute,
            ListRoute,
            OverviewRoute,
            AlphabetRoute,
            CoverageRoute,
            ChooserRoute,
            NoticeRoute,
        ),
        ("open_graph",),
    ),
}
"""The switches of what pages of a kind bear in their heads, each counted by page."""
