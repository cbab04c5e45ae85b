"""Message catalogues of a theme: read for pages here, kept by ``commonweal i18n`` below."""

from generator.edges.messages.words import SOURCE_LANG, Words

__all__ = ["SOURCE_LANG", "Words"]
