"""Sources in formats that take a library: pages, word processor files, mojibake."""

from generator.edges.formats.html import read_html
from generator.edges.formats.repair import repairer
from generator.edges.formats.word import read_docx

__all__ = ["read_docx", "read_html", "repairer"]
