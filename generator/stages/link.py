"""Article -> Linked: the one place that makes the set of hreflang alternates."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.article import X_DEFAULT, Alternate, Article, Linked
from generator.model.document import Standing
from generator.model.ids import LangTag, UrlPath
from generator.model.lang import hreflang
from generator.model.urls import CHOOSER, Addresses


def link(article: Article, addresses: Addresses, default_lang: LangTag) -> Linked:
    """List every version, itself included, as hreflang asks; then ``x-default``.

    ``x-default`` is the original if it is known, else the version in *default_lang*, else the
    article's hub. A version that is the only one lists itself, and none of these if it is neither:
    the hub leads nowhere else (docs/decisions/0004). Versions whose language hreflang cannot name
    are left out, and have none, and so are drafts that a preview shows.
    Source: Google Search Central, "Localized versions of your pages".
    """
    heads = [head for head in article.versions if not head.draft]
    pages = {head.lang: addresses.version(head.lang, head.slug) for head in heads}
    originals = [h.lang for h in heads if h.translation is Standing.ORIGINAL]
    preferred = originals[0] if len(originals) == 1 else default_lang
    hub = addresses.hub(article.id)
    return Linked(article=article, alternates=_alternates(pages, preferred, hub))


def link_pages(
    pages: Mapping[LangTag, UrlPath], addresses: Addresses, default_lang: LangTag
) -> tuple[Alternate, ...]:
    """List the same page in several languages as alternates of each other, by the same rules.

    ``x-default`` is the first language's where *default_lang* has no such page, but the chooser of
    front pages, for which it is made.
    """
    is_home = any(path == addresses.index(tag) for tag, path in pages.items())
    return _alternates(pages, default_lang, CHOOSER if is_home else None)


def _alternates(
    pages: Mapping[LangTag, UrlPath], preferred: LangTag, default: UrlPath | None
) -> tuple[Alternate, ...]:
    named = {tag: path for tag, path in sorted(pages.items()) if hreflang(tag)}
    versions = [Alternate(hreflang=hreflang(tag) or tag, path=path) for tag, path in named.items()]
    if not versions:
        return ()
    has_choice = len(pages) > 1
    last = named.get(preferred) or (default or versions[0].path if has_choice else None)
    return (*versions, Alternate(hreflang=X_DEFAULT, path=last)) if last else tuple(versions)
