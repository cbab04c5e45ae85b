"""What a site offers to machines beside its pages: a switch for each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Surfaces:
    """The table ``surfaces`` of ``site.toml``; a key stands for what it switches."""

    atom: bool = True
    """Atom feeds of languages, topics and newspapers."""
    json_feed: bool = True
    """JSON Feeds of the same."""
    sitemap: bool = True
    """Sitemaps."""
    json_ld: bool = True
    """JSON-LD in pages of texts."""
    open_graph: bool = True
    """Open Graph in pages of texts."""
    citation_meta: bool = True
    """Highwire and Dublin Core metadata in pages of texts."""
    citations: bool = True
    """BibTeX and RIS on an article's hub, and its CSL-JSON file."""
    catalogue: bool = True
    """The whole archive as JSON Lines and CSV with a data package."""
    oai_pmh: bool = True
    """OAI-PMH static repositories; they need a mail address in ``contact``."""
    checksums: bool = True
    """SHA-256 of every file."""
    redirects: bool = True
    """``_redirects`` for hosts that read it; redirect pages are made anyway."""
    headers: bool = True
    """``_headers`` for hosts that read it."""
    hreflang_headers: bool = False
    """Alternates of each page as ``Link`` in ``_headers``."""
