"""What all XML files share."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def xml_text(text: str) -> str:
    """Escape a text, without the signs that XML cannot hold in any way. Source: XML 1.0, 2.2."""
    return escape(_NOT_XML.sub("", text))


def xml_attribute(text: str) -> str:
    """Escape and quote a text as the value of an attribute."""
    return quoteattr(_NOT_XML.sub("", text))


def has_xml(text: str | None) -> bool:
    """Say whether anything of a text can be read in XML."""
    return bool(text and _NOT_XML.sub("", text).strip())
