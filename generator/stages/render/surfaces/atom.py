"""Route -> Atom feed."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from generator.model.config import SiteConfig, worded
from generator.model.entry import Entry
from generator.model.route import FeedRoute
from generator.model.urls import Addresses
from generator.stages.render.surfaces.xml import DECLARATION, xml_text

_ATOM = "http://www.w3.org/2005/Atom"


def feed(route: FeedRoute, config: SiteConfig) -> str:
    """Write an Atom feed of texts that all have a date. Source: RFC 4287.

    ``updated`` is the date of the newest text, at midnight UTC, since sources give days only.
    """
    addresses, lang = config.addresses, route.lang
    title = worded(config.title, lang, config.default_lang)
    own = addresses.absolute(route.path)
    home = addresses.absolute(addresses.index(lang))
    newest = max(entry.date for entry in route.entries if entry.date)
    others = "".join(
        f'<link rel="alternate" type="application/atom+xml" hreflang="{tag}"'
        f" href={quoteattr(addresses.absolute(path))}/>\n"
        for tag, path in route.others
    )
    entries = "".join(_entry(entry, addresses) for entry in route.entries)
    return (
        f'{DECLARATION}<feed xmlns="{_ATOM}" xml:lang="{lang}">\n'
        f"<id>{escape(own)}</id>\n<title>{xml_text(title[1] if title else own)}</title>\n"
        f"<updated>{newest}T00:00:00Z</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n'
        f'<link rel="alternate" type="text/html" hreflang="{lang}" href={quoteattr(home)}/>\n'
        f"{others}{entries}</feed>\n"
    )


def _entry(entry: Entry, addresses: Addresses) -> str:
    address = addresses.absolute(addresses.version(entry.lang, entry.slug))
    author = entry.source or entry.host or addresses.base_url
    summary = f"<summary>{xml_text(entry.summary)}</summary>\n" if entry.summary else ""
    return (
        f"<entry>\n<id>{escape(address)}</id>\n<title>{xml_text(entry.name)}</title>\n"
        f"<updated>{entry.date}T00:00:00Z</updated>\n"
        f"<author><name>{xml_text(author)}</name></author>\n{summary}"
        f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>\n</entry>\n'
    )
