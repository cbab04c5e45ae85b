"""AtomRoute -> Atom feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import quoteattr

from generator.model.article import Alternate
from generator.model.config import SiteConfig
from generator.model.feed import FeedItem
from generator.model.ids import LangTag
from generator.model.messages import NOT_KNOWN
from generator.model.record import Record
from generator.model.route import AtomRoute
from generator.model.urls import Addresses, FeedKind
from generator.stages.render.surfaces.feeds import (
    Subject,
    description_of,
    page_of,
    subjects_of,
    title_of,
    web_address,
)
from generator.stages.render.surfaces.xml import DECLARATION, has_xml, xml_attribute, xml_text

Word = Callable[[str, LangTag], str]
"""Says a message of the theme in a language, as plain text."""

_ATOM = "http://www.w3.org/2005/Atom"
_HTML = "text/html"


def atom(route: AtomRoute, config: SiteConfig, word: Word) -> str:
    """Write an Atom feed of texts that all have a date. Source: RFC 4287.

    Times are midnight UTC, since sources give days only.
    """
    addresses, lang = config.addresses, route.lang
    own = addresses.absolute(route.path)
    title_lang, title = title_of(route, config)
    described = description_of(route, config)
    newest = max(item.record.date for item in route.items if item.record.date)
    unknown = word(NOT_KNOWN, lang)
    lines = (
        f'{DECLARATION}<feed xmlns="{_ATOM}" xml:lang="{lang}">',
        f"<id>{xml_text(own)}</id>",
        f"<title{_lang(title_lang, lang)}>{xml_text(title)}</title>",
        *([f"<subtitle>{xml_text(described)}</subtitle>"] if described else ()),
        f"<updated>{newest}T00:00:00Z</updated>",
        "<generator>Commonweal</generator>",
        f'<link rel="self" type="{FeedKind.ATOM.media_type}" href={quoteattr(own)}/>',
        _link("alternate", _HTML, lang, addresses.absolute(page_of(route, config))),
        *_alternates(FeedKind.ATOM.media_type, route.others, addresses),
        *([] if route.json is None else [_json(route, addresses)]),
        *(line for item in route.items for line in _entry(item, config, unknown)),
        "</feed>\n",
    )
    return "\n".join(lines)


def _json(route: AtomRoute, addresses: Addresses) -> str:
    address = addresses.absolute(route.json or route.path)
    return _link("alternate", FeedKind.JSON.media_type, route.lang, address)


def _entry(item: FeedItem, config: SiteConfig, unknown: str) -> Iterator[str]:
    record, addresses = item.record, config.addresses
    own = addresses.absolute(record.path)
    title = record.cited_title if has_xml(record.name) else f"[{own}]"
    yield f"<entry>\n<id>{xml_text(own)}</id>\n<title>{xml_text(title)}</title>"
    time = f"{record.date}T00:00:00Z"
    yield f"<updated>{time}</updated>\n<published>{time}</published>"
    yield from _people(record, unknown)
    for subject in subjects_of(item, config):
        if has_xml(subject.key):
            yield _category(subject, record.lang, addresses)
    if record.summary and has_xml(record.summary):
        yield f"<summary>{xml_text(record.summary)}</summary>"
    yield _link("alternate", _HTML, record.lang, own)
    yield from _alternates(_HTML, item.alternates, addresses)
    source = web_address(record.source.url)
    if source:
        yield f'<link rel="via" href={xml_attribute(source)}/>'
    yield "</entry>"


def _people(record: Record, unknown: str) -> Iterator[str]:
    """Yield authors, which Atom asks for even where the source names none; then all others."""
    authors = tuple(dict.fromkeys(filter(has_xml, record.names("text"))))
    others = dict.fromkeys(filter(has_xml, record.names("photo") + record.names("translation")))
    for name in authors or (unknown,):
        yield f"<author><name>{xml_text(name)}</name></author>"
    for name in others:
        if name not in authors:
            yield f"<contributor><name>{xml_text(name)}</name></contributor>"


def _category(subject: Subject, lang: LangTag, addresses: Addresses) -> str:
    scheme = addresses.absolute(addresses.overview(lang, subject.section.value))
    term, label = xml_attribute(subject.key), xml_attribute(subject.name)
    named = f"scheme={quoteattr(scheme)} term={term} label={label}"
    return f"<category{_lang(subject.lang, lang)} {named}/>"


def _alternates(media: str, others: Iterable[Alternate], addresses: Addresses) -> Iterator[str]:
    for other in others:
        yield _link("alternate", media, other.hreflang, addresses.absolute(other.path))


def _link(relation: str, media: str, lang: str, address: str) -> str:
    return f'<link rel="{relation}" type="{media}" hreflang="{lang}" href={quoteattr(address)}/>'


def _lang(own: LangTag, around: LangTag) -> str:
    return "" if own == around else f' xml:lang="{own}"'
