"""What the pages show that a site has once, or once for each language."""

from __future__ import annotations

from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.config import worded
from generator.model.contract import (
    AboutPage,
    ChooserPage,
    DataLink,
    FeedsPage,
    Html,
    TongueFeeds,
)
from generator.model.data import DataFile, Form
from generator.model.entry import Stock
from generator.model.ids import LangTag
from generator.model.page import ChooserRoute, NoticeRoute
from generator.model.urls import SITEMAP
from generator.stages.render.desk import Desk
from generator.stages.render.markdown import Markdown
from generator.stages.render.pictures import Gallery

_FORMS = {
    Form.CSV: ("catalogue", "CSV", "text/csv"),
    Form.JSON_LINES: ("catalogue", "JSON Lines", "application/jsonl"),
    Form.PACKAGE: ("package", "Data Package", "application/vnd.datapackage+json"),
    Form.OAI: ("oai", "OAI-PMH", "text/xml"),
    Form.CHECKSUMS: ("checksums", "SHA-256", "text/plain"),
}


def chooser_page(route: ChooserRoute, desk: Desk) -> ChooserPage:
    """Show the front door."""
    return ChooserPage(
        cards=tuple(
            desk.part(
                "card",
                stock.lang,
                lang=stock.lang,
                href=desk.href(desk.addresses.index(stock.lang)),
                n=stock.count,
                newest=stock.newest,
            )
            for stock in desk.in_order(route.stocks, _lang)
        )
    )


def about_page(desk: Desk, markdown: Markdown) -> AboutPage:
    """Show what the archive is; a picture in its text is shown by its description."""
    told = worded(desk.config.about, desk.lang, desk.config.default_lang)
    gallery = Gallery(document=PurePosixPath("site.toml"), root=desk.frame.root, pictures=())
    text = markdown.render(told[1], {"gallery": gallery}) if told else ""
    return AboutPage(
        text=Html(Markup(text)) if told else None,  # noqa: S704 - escapes HTML
        text_lang=told[0] if told else None,
        not_found=desk.href(desk.addresses.not_found(desk.lang)),
        languages=desk.tongues(),
    )


def feeds_page(route: NoticeRoute, desk: Desk) -> FeedsPage:
    """Show the feeds and what else machines can read."""
    surfaces, tree = desk.config.surfaces, desk.tree
    found = (TongueFeeds(lang=tag, feeds=desk.feeds(tag)) for tag in desk.languages)
    having = sorted((own for own in found if own.feeds), key=lambda own: own.lang != route.lang)
    return FeedsPage(
        languages=tuple(having),
        has_atom=surfaces.atom and bool(tree.dated),
        has_json=surfaces.json_feed and bool(tree.fed),
        sitemap=desk.href(SITEMAP) if surfaces.sitemap else None,
        data=tuple(_data_link(file, desk) for file in route.data),
    )


def _data_link(file: DataFile, desk: Desk) -> DataLink:
    kind, name, media_type = _FORMS[file.form]
    return DataLink(
        kind=kind,
        format=name,
        media_type=media_type,
        href=desk.href(file.path),
        number=file.number,
    )


def _lang(stock: Stock) -> LangTag:
    return stock.lang
