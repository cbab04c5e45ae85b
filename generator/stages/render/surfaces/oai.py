"""OaiRoute -> an OAI-PMH static repository with Dublin Core records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import quoteattr

from generator.model.config import SiteConfig, worded
from generator.model.data import Row
from generator.model.ids import LangTag
from generator.model.record import Record
from generator.model.route import OaiRoute
from generator.stages.render.surfaces.xml import DECLARATION, xml_text

_OAI = "http://www.openarchives.org/OAI/2.0/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_DC = "http://purl.org/dc/elements/1.1/"
_REPOSITORY = (
    f'<Repository xmlns="{_OAI}static-repository" xmlns:oai="{_OAI}" xmlns:xsi="{_XSI}"'
    f' xsi:schemaLocation="{_OAI}static-repository {_OAI}static-repository.xsd">\n'
)
_FORMATS = (
    "<ListMetadataFormats>\n<oai:metadataFormat>\n<oai:metadataPrefix>oai_dc</oai:metadataPrefix>\n"
    f"<oai:schema>{_OAI}oai_dc.xsd</oai:schema>\n"
    f"<oai:metadataNamespace>{_OAI}oai_dc/</oai:metadataNamespace>\n"
    "</oai:metadataFormat>\n</ListMetadataFormats>\n"
)
_METADATA = (
    f'<oai:metadata>\n<oai_dc:dc xmlns:oai_dc="{_OAI}oai_dc/" xmlns:dc="{_DC}" xmlns:xsi="{_XSI}"'
    f' xsi:schemaLocation="{_OAI}oai_dc/ {_OAI}oai_dc.xsd">\n'
)
_LAST_RESORT = dt.date(1970, 1, 1)


def static_repository(route: OaiRoute, config: SiteConfig) -> str:
    """Write the records of one repository, with what a gateway needs to know of it.

    Source: Specification for an OAI Static Repository and an OAI Static Repository Gateway.
    """
    stamps = [_stamp(row.record, route) for row in route.rows]
    records = "".join(
        _record(row, stamp, config) for row, stamp in zip(route.rows, stamps, strict=True)
    )
    return (
        f"{DECLARATION}{_REPOSITORY}{_identify(route, min(stamps), config)}{_FORMATS}"
        f'<ListRecords metadataPrefix="oai_dc">\n{records}</ListRecords>\n</Repository>\n'
    )


def identifier(record: Record, base_url: str) -> str:
    """Return the name of a record, which no other archive gives and no new slug changes.

    The host, the path of the site if it has one, the article, the language; what stands between
    the colons has none. Source: OAI-PMH, "Unique Identifier"; oai-identifier.
    """
    parts = urlsplit(base_url)
    names = (parts.hostname or "", parts.path.strip("/"), record.article, record.lang)
    return ":".join(["oai", *(quote(name, safe="/") for name in names if name)])


def _identify(route: OaiRoute, earliest: dt.date, config: SiteConfig) -> str:
    title = worded(config.title, config.default_lang, config.default_lang)
    name = title[1] if title else config.base_url
    part = f" ({route.number})" if route.number else ""
    return (
        f"<Identify>\n<oai:repositoryName>{xml_text(name)}{part}</oai:repositoryName>\n"
        f"<oai:baseURL>{xml_text(config.addresses.absolute(route.path))}</oai:baseURL>\n"
        "<oai:protocolVersion>2.0</oai:protocolVersion>\n"
        f"<oai:adminEmail>{xml_text(config.mail or '')}</oai:adminEmail>\n"
        f"<oai:earliestDatestamp>{earliest}</oai:earliestDatestamp>\n"
        "<oai:deletedRecord>no</oai:deletedRecord>\n"
        "<oai:granularity>YYYY-MM-DD</oai:granularity>\n</Identify>\n"
    )


def _stamp(record: Record, route: OaiRoute) -> dt.date:
    """Return the day since which a record is as it is; see docs/decisions/0012."""
    return route.stated or record.date or route.newest or _LAST_RESORT


def _record(row: Row, stamp: dt.date, config: SiteConfig) -> str:
    name = xml_text(identifier(row.record, config.base_url))
    return (
        f"<oai:record>\n<oai:header>\n<oai:identifier>{name}</oai:identifier>\n"
        f"<oai:datestamp>{stamp}</oai:datestamp>\n</oai:header>\n{_METADATA}"
        f"{''.join(_elements(row, config))}</oai_dc:dc>\n</oai:metadata>\n</oai:record>\n"
    )


def _elements(row: Row, config: SiteConfig) -> Iterator[str]:
    """Yield the elements of Dublin Core that are known. Source: DCMI Metadata Terms, 1.1."""
    record, absolute = row.record, config.addresses.absolute
    yield _dc("title", record.cited_title, record.lang)
    for author in record.authors:
        yield _dc("creator" if "text" in author.roles else "contributor", author.name)
    for tag in row.topics:
        wording = dict(config.tags).get(tag)
        lang, name = (wording and worded(wording, record.lang, config.default_lang)) or (None, tag)
        yield _dc("subject", name, lang)
    if record.summary:
        yield _dc("description", record.summary, record.lang)
    if record.source.name:
        yield _dc("publisher", record.source.name)
    if record.date:
        yield _dc("date", record.date.isoformat())
    yield _dc("type", "Text")
    yield _dc("identifier", absolute(record.path))
    if record.source.url:
        yield _dc("source", record.source.url)
    yield _dc("language", record.lang)
    for other in row.others:
        yield _dc("relation", absolute(other))


def _dc(name: str, text: str, lang: LangTag | None = None) -> str:
    """Write an element, or nothing where there is nothing to write."""
    if not text.strip():
        return ""
    mark = f" xml:lang={quoteattr(lang)}" if lang else ""
    return f"<dc:{name}{mark}>{xml_text(text)}</dc:{name}>\n"
