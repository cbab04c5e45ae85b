"""What is known of a page -> lines for a person: short, or with all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

Record = Mapping[str, Any]
_FEW = 5
_WIDTH = len("alternates")
_KINDS = {
    "version": "a version of an article",
    "pair": "two versions of an article side by side",
    "hub": "the hub of an article",
    "home": "the front page of a language",
    "list": "a list of texts",
    "overview": "an overview of lists",
    "alphabet": "the index by first letter",
    "coverage": "the table of articles and languages",
    "chooser": "the chooser of languages",
    "notice": "a page that each language has once",
    "notfound": "the page for addresses that are none",
    "withdrawn": "the note in the place of a text that was taken away",
    "moved": "a former address, which leads on",
    "redirects": "where former addresses lead, for hosts",
    "sitemap": "a map for search engines",
    "sitemapindex": "the list of the maps for search engines",
    "atom": "an Atom feed of the newest texts",
    "jsonfeed": "a JSON Feed of the newest texts",
    "headers": "what hosts shall send",
    "robots": "what robots may read",
    "asset": "a file of the theme",
    "picture": "a picture in one format and size",
    "font": "a font, cut down to what is shown",
    "fontsheet": "the stylesheet of a language's fonts",
    "manifest": "the list of all files",
    "checksums": "the checksums of all files",
}
_STATES = {
    "fresh": "up to date",
    "old": "old: the next build makes it anew",
    "changed": "changed by somebody since it was made: the next build makes it anew",
    "foreign": "foreign: a file that this program did not make stands there",
    "missing": "not there yet: the next build makes it",
}


def page_lines(page: Record, *, with_all: bool) -> Iterator[str]:
    """Yield the lines that tell a page."""
    limit = None if with_all else _FEW
    kind = _KINDS.get(page["kind"], page["kind"])
    what = [kind, page["name"], page["lang"]]
    yield f"{page['path']}  {page['url']}"
    yield _line("kind", ", ".join(part for part in what if part))
    yield _line("output", f"{page['output']['file']} is {_STATES[page['output']['state']]}")
    yield from _sources(page, limit)
    yield from _templates(page["templates"])
    yield from _messages(page["messages"], limit)
    yield from _settings(page["settings"])
    yield from _files(page["files"])
    yield from _alternates(page["alternates"]) if page["is_page"] else ()
    for problem in page["problems"]:
        yield _line("problem", f"{problem['path']}:{problem['line']}: {problem['what']}")


def _sources(page: Record, limit: int | None) -> Iterator[str]:
    for source in page["sources"]:
        yield _line("made from", f"{source['file']}  ({source['role']})")
    if page["recipe"]:
        details = (f"{key} {value}" for key, value in page["recipe"].items() if key != "how")
        yield _line("recipe", ", ".join([page["recipe"]["how"], *details]))
    texts = page["texts"]
    if texts["count"] and page["kind"] not in {"version", "pair"}:
        yield _line("shows", f"{texts['count']} text{'' if texts['count'] == 1 else 's'}")
        shown = [text["content"] or text["article"] for text in texts["shown"]][:limit]
        yield from (_line("", name) for name in shown)
        yield from _more(texts["count"] - len(shown))
    if page["pages"]["count"]:
        shown = page["pages"]["shown"][:limit]
        yield _line("names", f"{page['pages']['count']} pages: {', '.join(shown)}")


def _templates(templates: list[Record]) -> Iterator[str]:
    """Yield a line for each template, but one for all parts that hide nobody's file."""
    plain = [one for one in templates if one["kind"] == "part" and not one["over"]]
    for one in templates:
        if one not in plain:
            by = f" of {one['by']}" if one["by"] else ""
            over = f", instead of {', '.join(one['over'])}" if one["over"] else ""
            name = "template" if one["kind"] == "page" else one["kind"]
            yield _line(name, f"{one['file']}{by}{over}")
    for theme, found in groupby(plain, lambda one: one["theme"]):
        names = ", ".join(one["name"].removeprefix("parts/") for one in found)
        yield _line("parts", f"themes/{theme}/templates/parts/: {names}")


def _messages(messages: Record, limit: int | None) -> Iterator[str]:
    said = messages["said"]
    for spoken in messages["catalogues"]:
        own = [one for one in said if one["lang"] == spoken["lang"]]
        files = f" from {', then '.join(spoken['files'])}" if spoken["files"] else ", no catalogue"
        yield _line("messages", f"{len(own)} in {spoken['lang']}{files}")
        for one in own if limit is None else ():
            yield _line("", f"“{one['message']}”{'' if one['file'] else '  (of the template)'}")
    lost = [one for one in said if one["fallback"]]
    if lost:
        yield _line("in English", f"{len(lost)} for want of a translation")
        yield from (_line("", f"“{one['message']}” in {one['lang']}") for one in lost[:limit])
        yield from _more(len(lost) - len(lost[:limit]))


def _settings(settings: list[Record]) -> Iterator[str]:
    for is_given, found in groupby(sorted(settings, key=_is_default), lambda one: one["is_given"]):
        told = "; ".join(f"{one['key']} = {one['value']}" for one in found)
        yield _line("settings" if is_given else "defaults", told)


def _files(files: list[Record]) -> Iterator[str]:
    for (kind, source), found in groupby(files, lambda file: (file["kind"], file["from"])):
        paths = [file["path"] for file in found]
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        yield _line("loads", f"{paths[0]}{more}  ({kind} from {source or 'elsewhere'})")


def _alternates(alternates: Record) -> Iterator[str]:
    article = f"; article {alternates['article']}" if alternates["article"] else ""
    yield _line("alternates", f"{alternates['why']}{article}")
    for link in alternates["links"]:
        behind = f"  {link['content']}" if link["content"] else ""
        yield _line("", f"{link['hreflang']}  {link['url']}{behind}  ({link['why']})")
    for left in alternates["left_out"]:
        yield _line("", f"without {left['hreflang']}  {left['content']}  ({left['why']})")
    by_reason: dict[str, list[str]] = {}
    for one in alternates["joined"]:
        by_reason.setdefault(one["why"], []).append(one["lang"])
    for why, tags in by_reason.items():
        yield _line("joined", f"{', '.join(tags)} by {why}")


def _is_default(setting: Record) -> bool:
    return not setting["is_given"]


def _more(count: int) -> Iterator[str]:
    if count > 0:
        yield _line("", f"and {count} more")


def _line(name: str, text: str) -> str:
    return f"  {name:<{_WIDTH}}  {text}"
