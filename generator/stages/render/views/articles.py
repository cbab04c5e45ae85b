"""What the pages of an article show: a version, the hub, two versions side by side."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.contract import (
    ArticlePage,
    Html,
    HubPage,
    HubVersion,
    Link,
    PairPage,
    Tongue,
)
from generator.model.document import Head, Standing
from generator.model.entry import Section
from generator.model.ids import LangTag
from generator.model.indexing import is_indexed
from generator.model.page import HubRoute, PairRoute, Sibling, VersionRoute
from generator.model.record import record_of
from generator.stages.render.citations import bibtex, ris
from generator.stages.render.desk import Desk
from generator.stages.render.markdown import Cell
from generator.stages.render.metadata import Image, Subject, meta_part
from generator.stages.render.minutes import minutes
from generator.stages.render.pictures import first_shown

_PLACES = 12  # versions; where there are more, paragraphs do not lead to them
# Stand for the number of a paragraph in a part that is rendered once for all of them.
_ID, _NUMBER = "\ue000", "\ue001"


def article_page(route: VersionRoute, cells: tuple[Cell, ...], desk: Desk) -> ArticlePage:
    """Show one version."""
    head = route.head
    text = "".join(cell.lead + cell.block for cell in cells)
    links = desk.links_of(head)
    topics = tuple(link for link in links if link.section == Section.TOPICS.value)
    newspaper = next((n for n in links if n.section == Section.NEWSPAPERS.value), None)
    return ArticlePage(
        article=head,
        excerpt=head.description or head.excerpt,
        body=_body(route, cells, desk),
        meta=meta_part(_subject(route, text, topics, desk), desk),
        minutes=minutes(text, head.lang),
        topics=topics,
        newspaper=newspaper,
        period=next(link for link in links if link.section == Section.YEARS.value),
        switcher=desk.part(
            "switcher",
            page=desk.frame,
            siblings=tuple(desk.in_order(route.siblings, _lang)),
            missing=tuple(tag for tag in desk.languages if tag in route.missing),
        ),
        provenance=desk.part("provenance", article=head, newspaper=newspaper),
        hub=desk.href(route.hub),
        beside=tuple(Tongue(lang=b.lang, href=desk.href(b.path), count=None) for b in route.beside),
        related=tuple(
            desk.entry(entry, 3) if entry.lang == head.lang else desk.line(entry, "elsewhere")
            for entry in route.related
        ),
    )


def hub_page(route: HubRoute, desk: Desk) -> HubPage:
    """Show all versions of an article."""
    present = {head.lang for head in route.versions}
    cites = desk.config.surfaces.citations and is_indexed(route)
    return HubPage(
        article=_heading(route.versions, desk),
        versions=tuple(
            _hub_version(head, desk, cites=cites) for head in desk.in_order(route.versions, _lang)
        ),
        missing=tuple(tag for tag in desk.languages if tag not in present),
        csl=desk.href(desk.addresses.citations(route.versions[0].article)) if cites else None,
    )


def _hub_version(head: Head, desk: Desk, *, cites: bool) -> HubVersion:
    addresses = desk.addresses
    record = record_of(head, addresses)
    return HubVersion(
        article=head,
        href=desk.href(record.path),
        address=addresses.absolute(record.path),
        bibtex=bibtex(record, addresses) if cites else None,
        ris=ris(record, addresses, desk.names.title) if cites else None,
    )


def pair_page(
    route: PairRoute, cells: tuple[Cell, ...], others: tuple[Cell, ...], desk: Desk
) -> PairPage:
    """Show two versions side by side: row by row if they have as many paragraphs."""
    head, other = route.head, route.other
    sides = (_rows(cells, head.paragraphs), _rows(others, other.paragraphs))
    is_matched = head.paragraphs == other.paragraphs and len(sides[0]) == len(sides[1])
    rows = zip(*sides, strict=True) if is_matched else [("".join(sides[0]), "".join(sides[1]))]
    return PairPage(
        article=head,
        other=other,
        href=desk.href(desk.addresses.version(head.lang, head.slug)),
        other_href=desk.href(desk.addresses.version(other.lang, other.slug)),
        hub=desk.href(route.hub),
        swapped=desk.href_or_none(route.swapped),
        rows=tuple((_html(one), _html(two)) for one, two in rows),
        is_matched=is_matched,
    )


def _subject(route: VersionRoute, text: str, topics: tuple[Link, ...], desk: Desk) -> Subject:
    """Gather what machines are told of a version."""
    return Subject(
        record=record_of(route.head, desk.addresses),
        siblings=route.siblings,
        topics=tuple(link.name for link in topics),
        image=_image(route, text, desk),
        site=desk.names,
        addresses=desk.addresses,
    )


def _image(route: VersionRoute, text: str, desk: Desk) -> Image | None:
    """Return the first picture of the text, else that of the theme, if there is one."""
    absolute = desk.addresses.absolute
    shown = first_shown(text, desk.frame.root, route.pictures) if route.pictures else None
    if shown is None:
        share = desk.tree.share
        return Image(url=absolute(share), is_own=False) if share else None
    file = shown[0].fallback
    return Image(
        url=absolute(file.path),
        is_own=True,
        alt=shown[1],
        width=file.recipe.width,
        height=file.recipe.height,
    )


def _body(route: VersionRoute, cells: tuple[Cell, ...], desk: Desk) -> Html:
    """Give each numbered block its id, and what leads from it to the same place elsewhere."""
    head = route.head
    same = [s for s in route.siblings if s.paragraphs == head.paragraphs and s.lang != head.lang]
    versions = tuple(
        Tongue(lang=s.lang, href=f"{desk.href(s.path)}#p{_ID}", count=None)
        for s in desk.in_order(same, _lang)
    )
    place = ""
    if versions and len(versions) <= _PLACES:
        place = desk.part("place", id=_ID, shown=_NUMBER, versions=versions) + "\n"
    parts: list[str] = []
    for number, cell in enumerate(cells, 1):
        parts.append(cell.lead)
        if cell.block:
            shown = desk.templates.number(number, head.lang)
            parts.append(cell.block.replace(">", f' id="p{number}">', 1))
            parts.append(place.replace(_ID, str(number)).replace(_NUMBER, shown))
    return _html("".join(parts))


def _lang(version: Head | Sibling) -> LangTag:
    return version.lang


def _rows(cells: tuple[Cell, ...], count: int) -> list[str]:
    """Return a cell for each numbered block, the last with what follows it; at least one."""
    rows = [cell.lead + cell.block for cell in cells]
    last = max(count, 1) - 1
    rows[last:] = ["".join(rows[last:])]
    return rows


def _heading(versions: tuple[Head, ...], desk: Desk) -> Head:
    """Choose the version that names the article: in the page's language, else the original."""
    own = (head for head in versions if head.lang == desk.lang)
    originals = (head for head in versions if head.translation is Standing.ORIGINAL)
    return next(own, None) or next(originals, versions[0])


def _html(text: str) -> Html:
    return Html(Markup(text))  # noqa: S704 - from the Markdown renderer, which escapes HTML
