"""Route -> its alternates, and why each is there; and why a version is not among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from generator.app.inquiry.joined import SHORT, Joined, joined
from generator.app.inquiry.survey import Survey
from generator.model.article import X_DEFAULT, Alternate
from generator.model.document import Head, Standing
from generator.model.ids import ArticleId, LangTag, UrlPath
from generator.model.lang import hreflang
from generator.model.page import (
    ChooserRoute,
    HtmlRoute,
    HubRoute,
    MovedRoute,
    NotFoundRoute,
    PairRoute,
    VersionRoute,
    WithdrawnRoute,
)
from generator.model.publication import State
from generator.model.route import Route
from generator.model.urls import CHOOSER

_UNLINKED = (
    (ChooserRoute, "the front pages have another x-default than this page"),
    (NotFoundRoute, "not an address of its own"),
    (PairRoute, "two languages on one page, which asks not to be indexed"),
    (WithdrawnRoute, "the text was taken away, and the others forget it"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One alternate, or a version that is none; *content* is the file behind it, *why* says why."""

    hreflang: str
    url: str | None
    path: UrlPath | None
    content: str | None
    why: str

    def as_json(self) -> dict[str, Any]:
        """Return it with stable keys."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternates:
    """All alternates of a page in their order, with what makes them a group."""

    why: str
    article: ArticleId | None
    joined: tuple[Joined, ...]
    links: tuple[Reason, ...]
    left_out: tuple[Reason, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it with stable keys."""
        return {
            "why": self.why,
            "article": self.article,
            "joined": [one.as_json() for one in self.joined],
            "links": [one.as_json() for one in self.links],
            "left_out": [one.as_json() for one in self.left_out],
        }


NO_ALTERNATES = Alternates(
    why="none: it is no page", article=None, joined=(), links=(), left_out=()
)


def alternates(route: Route, survey: Survey) -> Alternates:
    """Tell the alternates of a page, as its route has them."""
    found: tuple[Alternate, ...] = getattr(route, "alternates", ())
    match route:
        case VersionRoute():
            unnamed = reason_unnamed(route.lang)
            why = f"none: {unnamed}" if unnamed else None
            return _of_article(route.head.article, route.hub, found, survey, why)
        case HubRoute():
            why = None if found else "none: its versions have another x-default than this page"
            return _of_article(route.versions[0].article, route.path, found, survey, why)
        case _:
            links = tuple(_of_page(one, found, survey) for one in found)
            why = "every language that has such a page has one" if links else _none(route)
            return Alternates(why=why, article=None, joined=(), links=links, left_out=())


def reason_unnamed(tag: LangTag) -> str | None:
    """Say why search engines can name no page in a language; None if they can."""
    if hreflang(tag):
        return None
    language, *rest = tag.split("-")
    if not hreflang(LangTag(language)):
        return f"`{language}` is no two-letter code of ISO 639-1, and hreflang takes no other"
    region = next((part for part in rest if len(part) in {2, 3}), "")
    if region and not hreflang(LangTag(f"{language}-{region}")):
        return f"`{region}` is no country of ISO 3166-1, and hreflang takes no other region"
    return f"hreflang has no code for `{tag}`"


def reason_unpublished(head: Head, survey: Survey) -> str | None:
    """Say why a text has no page; None if it has one."""
    problem = survey.rejected.get(head.path)
    match survey.site.edition().state(head):
        case State.WITHDRAWN:
            return f"withdrawn: {head.withdrawn}" if head.withdrawn else "withdrawn"
        case State.DRAFT:
            return "a draft"
        case State.EXPIRED:
            return f"not shown from {head.until} on"
        case State.AHEAD:
            return f"not shown before {max(filter(None, (head.date, head.embargo)))}"
        case State.SHOWN:
            return f"rejected: {problem.what}" if problem else None


def _of_article(
    article: ArticleId,
    hub: UrlPath,
    found: tuple[Alternate, ...],
    survey: Survey,
    why: str | None,
) -> Alternates:
    heads = tuple(survey.catalogue.heads.of_article(article))
    version = survey.site.config.addresses.version
    public = {version(h.lang, h.slug): h for h in heads if not reason_unpublished(h, survey)}
    rules = {path: joined(head, survey.site, survey.catalogue) for path, head in public.items()}
    links = tuple(_of_version(one, public, rules, hub, survey) for one in found)
    linked = {one.path for one in found}
    return Alternates(
        why=why or _group(len(public)),
        article=article,
        joined=tuple(rules.values()),
        links=links,
        left_out=tuple(_left_out(heads, linked, survey)),
    )


def _group(count: int) -> str:
    if count > 1:
        return f"{count} versions of one article"
    return "there is no other version" if count else "no version is published"


def _of_version(
    one: Alternate,
    public: dict[UrlPath, Head],
    rules: dict[UrlPath, Joined],
    hub: UrlPath,
    survey: Survey,
) -> Reason:
    head = public.get(one.path)
    why = "a page of the article"
    if head:
        why = f"the {head.lang} version, by {SHORT[rules[one.path].rule]}"
    if one.hreflang == X_DEFAULT:
        why = _x_default(head, tuple(public.values()), is_hub=one.path == hub, survey=survey)
    return _reason(one, str(head.path) if head else None, why, survey)


def _x_default(
    head: Head | None, versions: tuple[Head, ...], *, is_hub: bool, survey: Survey
) -> str:
    default = survey.site.config.default_lang
    originals = [h for h in versions if h.translation is Standing.ORIGINAL]
    if len(originals) == 1 and head is originals[0]:
        return "the original"
    known = "no version is known to be the original"
    if len(originals) == 1:
        known = f"the original ({originals[0].lang}) cannot be named in hreflang"
    elif originals:
        known = f"{len(originals)} versions claim to be the original"
    if head and head.lang == default:
        return f"{known}: the version in the site's default language, {default}"
    if is_hub:
        return f"{known}, and none is in the default language, {default}: the article's hub"
    return f"{known}: the first language"


def _of_page(one: Alternate, found: tuple[Alternate, ...], survey: Survey) -> Reason:
    default = survey.site.config.default_lang
    if one.hreflang != X_DEFAULT:
        return _reason(one, None, f"the same page in {one.hreflang}", survey)
    same = next((a.hreflang for a in found if a is not one and a.path == one.path), None)
    if same == hreflang(default):
        why = f"the page in the site's default language, {default}"
    elif one.path == CHOOSER:
        why = f"no such page in the default language, {default}: the chooser of languages"
    else:
        why = f"no such page in the default language, {default}: the first language, {same}"
    return _reason(one, None, why, survey)


def _left_out(heads: tuple[Head, ...], linked: set[UrlPath], survey: Survey) -> Iterator[Reason]:
    addresses = survey.site.config.addresses
    for head in heads:
        hidden = reason_unpublished(head, survey)
        path = addresses.version(head.lang, head.slug)
        unnamed = reason_unnamed(head.lang)
        if hidden or unnamed or (linked and path not in linked):
            yield Reason(
                hreflang=head.lang,
                url=None if hidden else addresses.absolute(path),
                path=None if hidden else path,
                content=str(head.path),
                why=hidden or unnamed or "not linked",
            )


def _reason(one: Alternate, content: str | None, why: str, survey: Survey) -> Reason:
    url = survey.site.config.addresses.absolute(one.path)
    return Reason(hreflang=one.hreflang, url=url, path=one.path, content=content, why=why)


def _none(route: Route) -> str:
    """Say why a file has no alternates."""
    if not isinstance(route, HtmlRoute):
        return NO_ALTERNATES.why
    if isinstance(route, MovedRoute):
        return f"none: a former address, which leads to {route.target}"
    unnamed = reason_unnamed(route.lang) if hasattr(route, "alternates") else None
    known = (why for kind, why in _UNLINKED if isinstance(route, kind))
    return f"none: {unnamed or next(known, 'no page elsewhere is the same list')}"
