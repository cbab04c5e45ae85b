"""Route -> Rendered: Markdown, then template; equal arguments give equal bytes."""

from generator.model.route import Surface
from generator.stages.render.given import Templates, Tree
from generator.stages.render.markdown import Cell, Markdown, make_markdown, to_html
from generator.stages.render.page import PageRenderer
from generator.stages.render.pictures import Gallery
from generator.stages.render.surfaces import surface

__all__ = [
    "Cell",
    "Gallery",
    "Markdown",
    "PageRenderer",
    "Surface",
    "Templates",
    "Tree",
    "make_markdown",
    "surface",
    "to_html",
]
