"""What Atom feeds and JSON Feeds say alike: their names, and the names of what texts are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.config import SiteConfig, topic_name, worded
from generator.model.entry import Section
from generator.model.feed import FeedItem
from generator.model.ids import LangTag, UrlPath
from generator.model.lang import fallbacks
from generator.model.route import Feed
from generator.model.urls import web_host

# No part of an address, not even of one with letters of all scripts. Source: RFC 3987, 2.2 and 4.1.
_NOT_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\xa0\u200e\u200f\u202a-\u202e]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a text is about, or where it was printed: the list's kind, its key, its name."""

    section: Section
    key: str
    lang: LangTag
    name: str


def page_of(route: Feed, config: SiteConfig) -> UrlPath:
    """Return the page whose texts a feed tells."""
    shelf = route.shelf
    if shelf is None:
        return config.addresses.index(route.lang)
    return config.addresses.list_page(route.lang, shelf.section.value, shelf.key)


def title_of(route: Feed, config: SiteConfig) -> tuple[LangTag, str]:
    """Return what a feed is called, with the language of it: its list and the site."""
    lang, shelf = route.lang, route.shelf
    site = worded(config.title, lang, config.default_lang) or (lang, config.base_url)
    if shelf is None:
        return site
    if shelf.section is Section.TOPICS:
        named, name = topic_name(config, shelf.key, lang)
        return (named if named == site[0] else lang), f"{name} — {site[1]}"
    is_told = shelf.name is not None and "." in shelf.key and shelf.name != shelf.key
    name = f"{shelf.name} ({shelf.key})" if is_told else shelf.name or shelf.key
    return lang, f"{name} — {site[1]}"


def description_of(route: Feed, config: SiteConfig) -> str | None:
    """Return what the site is, if it says so in the feed's language."""
    found = worded(config.description, route.lang, config.default_lang)
    return found[1] if found and found[0] in fallbacks(route.lang) else None


def subjects_of(item: FeedItem, config: SiteConfig) -> Iterator[Subject]:
    """Yield the topics of a text, then its newspaper."""
    record = item.record
    for tag in filter(str.strip, dict.fromkeys(record.tags)):
        lang, name = topic_name(config, tag, record.lang)
        yield Subject(section=Section.TOPICS, key=tag, lang=lang, name=name)
    if item.newspaper:
        name = record.source.name or item.newspaper
        section = Section.NEWSPAPERS
        yield Subject(section=section, key=item.newspaper, lang=record.lang, name=name)


def web_address(url: str | None) -> str | None:
    """Return an address of the web with what no address can hold encoded; None if it is none."""
    if url is None or web_host(url) is None:
        return None
    return _NOT_IRI.sub(lambda sign: quote(sign[0], safe=""), url.strip())
