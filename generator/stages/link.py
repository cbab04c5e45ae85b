"""Article -> Linked: the one place that makes the set of hreflang alternates."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.article import Alternate, Article, Linked
from generator.model.document import Standing
from generator.model.ids import LangTag, UrlPath
from generator.model.lang import hreflang
from generator.model.urls import CHOOSER, Addresses

X_DEFAULT = "x-default"


def link(article: Article, addresses: Addresses, default_lang: LangTag) -> Linked:
    """List every version, itself included, as hreflang asks; then ``x-default``.

    ``x-default`` is the original if it is known, else the version in *default_lang*, else the
    chooser. Versions whose language hreflang cannot name are left out of the set, and have none.
    Source: Google Search Central, "Localized versions of your pages".
    """
    pages = {head.lang: addresses.version(head.lang, head.slug) for head in article.versions}
    originals = [h.lang for h in article.versions if h.translation is Standing.ORIGINAL]
    preferred = originals[0] if len(originals) == 1 else default_lang
    return Linked(article=article, alternates=_alternates(pages, preferred))


def link_indexes(
    languages: Iterable[LangTag], addresses: Addresses, default_lang: LangTag
) -> tuple[Alternate, ...]:
    """List the languages' home pages as alternates of each other, by the same rules."""
    return _alternates({tag: addresses.index(tag) for tag in languages}, default_lang)


def _alternates(pages: dict[LangTag, UrlPath], preferred: LangTag) -> tuple[Alternate, ...]:
    named = {tag: path for tag, path in sorted(pages.items()) if hreflang(tag)}
    versions = [Alternate(hreflang=hreflang(tag) or tag, path=path) for tag, path in named.items()]
    default = Alternate(hreflang=X_DEFAULT, path=named.get(preferred, CHOOSER))
    return (*versions, default) if versions else ()
