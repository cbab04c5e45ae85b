"""Route -> Rendered: Markdown, then template; equal arguments give equal bytes."""

from generator.stages.render.fonts import font_sheet
from generator.stages.render.markdown import Markdown, make_markdown, to_html
from generator.stages.render.page import PageRenderer, Templates
from generator.stages.render.surfaces import robots, sitemap, sitemap_index

__all__ = [
    "Markdown",
    "PageRenderer",
    "Templates",
    "font_sheet",
    "make_markdown",
    "robots",
    "sitemap",
    "sitemap_index",
    "to_html",
]
