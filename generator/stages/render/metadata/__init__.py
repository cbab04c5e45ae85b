"""One version -> what its page tells machines in the head: JSON-LD, Open Graph, citation."""

from __future__ import annotations

from markupsafe import Markup

from generator.model.article import X_DEFAULT
from generator.model.contract import Html
from generator.model.ids import LangTag
from generator.model.page import HtmlRoute, VersionRoute
from generator.stages.render.desk import Desk
from generator.stages.render.jsontext import json_text
from generator.stages.render.metadata.graph import card, locales, open_graph
from generator.stages.render.metadata.schema import news_article
from generator.stages.render.metadata.scholar import citation_names
from generator.stages.render.metadata.subject import Image, Subject

__all__ = ["Image", "Subject", "meta_part", "site_graph"]


def meta_part(subject: Subject, desk: Desk) -> Html:
    """Fill the part ``meta`` of a page; it is not kept, since no two pages have equal ones."""
    filled = desk.templates.page("parts/meta.html", desk.lang, _inputs(subject, desk))
    return Html(Markup(filled.strip()))  # noqa: S704 - autoescaped


def site_graph(route: HtmlRoute, desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the Open Graph of a page that is no version; its title is the template's to say."""
    frame = desk.frame
    is_wanted = desk.config.surfaces.open_graph and frame.is_indexed
    if not is_wanted or not frame.canonical or isinstance(route, VersionRoute):
        return ()
    alternates = getattr(route, "alternates", ())
    tags = (LangTag(each.hreflang) for each in alternates if each.hreflang != X_DEFAULT)
    share = desk.tree.share
    return (
        ("og:type", "website"),
        ("og:url", frame.canonical),
        ("og:site_name", desk.names.title),
        *locales(route.lang, tags),
        *((("og:image", desk.addresses.absolute(share)),) if share else ()),
    )


def _inputs(subject: Subject, desk: Desk) -> dict[str, object]:
    surfaces = desk.config.surfaces
    names: list[tuple[str, str]] = []
    if surfaces.open_graph:
        names.append(("twitter:card", card(subject)))
    if surfaces.citation_meta:
        names += citation_names(subject)
    data = json_text(news_article(subject)) if surfaces.json_ld else None
    return {
        "properties": tuple(open_graph(subject)) if surfaces.open_graph else (),
        "names": tuple(names),
        "has_dublin_core": surfaces.citation_meta,
        "json_ld": Html(Markup(data)) if data else None,  # noqa: S704 - no sign of HTML is in it
    }
