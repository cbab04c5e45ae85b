"""What a page says of its language, and what its text says -> faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.facts import PageFacts, Use
from generator.model.places import Places
from generator.model.tags import agrees, are_kin, direction_of, fault_of, primary
from generator.model.tree import Tree
from generator.model.verdict import Fault

_SURE = 0.99  # what an identifier must give to both halves of a text
_EXCLUDED = 0.001  # what it may give to the language that the page names
# Languages that the identifier knows and was measured to tell: it would call others by a name
# of these. Source: py3langid's model; benchmarks/language.py.
_TOLD = frozenset(
    "ar bg bn cs de el en es et fa fi fr gu he hi hu hy id it ja ka km kn ko lt lv ml ms mr nb nl"
    " no pa pl pt ro ru si sk sv ta te th tr uk ur vi zh".split()
)
_BY_LANGUAGE = re.compile(r"navigator\s*\.\s*(?:languages?|userLanguage|browserLanguage)\b")
_AWAY = re.compile(
    r"\blocation\s*(?:\.\s*(?:href|pathname))?\s*=(?!=)|\blocation\s*\.\s*(?:replace|assign)\s*\("
)


def named(page: PageFacts, _: Places) -> Iterator[Fault]:
    """G1: <html> names the page's language."""
    if not page.head.lang:
        yield Fault(page.head.path, "<html> has no lang", "<html")


def well_formed(page: PageFacts, _: Places) -> Iterator[Fault]:
    """G2: that name is a tag of BCP 47."""
    if page.head.lang and (why := fault_of(page.head.lang)):
        what = f"<html lang=`{page.head.lang}`> names no language: {why}"
        yield Fault(page.head.path, what, page.head.lang)


def direction(page: PageFacts, _: Places) -> Iterator[Fault]:
    """G3: the page runs as its script does."""
    meant = direction_of(page.head.lang) if page.head.lang else None
    said = page.head.direction or "ltr"
    if meant and said not in {meant, "auto"}:
        mark = f'dir="{page.head.direction}"' if page.head.direction else ""
        what = f"a page in `{page.head.lang}` runs {said}" + (
            "" if mark else ", since it has no dir"
        )
        yield Fault(page.head.path, what, mark)


def inner(page: PageFacts, _: Places) -> Iterator[Fault]:
    """G4: tags on parts of the page are tags of BCP 47; an empty one says that nobody knows."""
    for tag in page.langs:
        if tag and (why := fault_of(tag)):
            yield Fault(page.head.path, f"lang=`{tag}` names no language: {why}", f'lang="{tag}"')


def content_language(page: PageFacts, _: Places) -> Iterator[Fault]:
    """G5: <meta http-equiv=content-language>, if there is one, says what <html> says."""
    for content in page.meta("content-language"):
        if page.head.lang and content.lower() != page.head.lang.lower():
            what = f"content-language is `{content}`, <html> has lang=`{page.head.lang}`"
            yield Fault(page.head.path, what, "content-language")


def link_codes(page: PageFacts, _: Places) -> Iterator[Fault]:
    """G6: the hreflang of a visible link is a tag."""
    codes = dict.fromkeys(each.hreflang for each in page.references if each.use is Use.LINK)
    for code in codes:
        if code is not None and (why := fault_of(code)):
            yield Fault(page.head.path, f"a link's hreflang `{code}` is no tag: {why}", code)


def link_targets(tree: Tree) -> Iterator[Fault]:
    """G6: the page behind a visible link is in the language that the link says."""
    for page in tree.pages.values():
        for path, code in page.tongues:
            other = tree.pages.get(path)
            if (
                other
                and other.head.lang
                and not fault_of(code)
                and not agrees(code, other.head.lang)
            ):
                what = f"a link says `{code}` of {path}, whose lang is `{other.head.lang}`"
                yield Fault(page.head.path, what, f'hreflang="{code}"')


def told_by_text(page: PageFacts, _: Places) -> Iterator[Fault]:
    """H10: the text is in the page's language, as far as both its halves tell without doubt."""
    lang = page.head.lang
    if len(page.guesses) < 2 or not lang or fault_of(lang) or page.head.refresh is not None:  # noqa: PLR2004
        return
    found = page.tongue()
    if not found:
        return
    sure = all(ranked[0][1] >= _SURE for ranked in page.guesses)
    known = primary(lang) in _TOLD and found in _TOLD and not are_kin(found, lang)
    denied = all(dict(ranked).get(primary(lang), 0.0) <= _EXCLUDED for ranked in page.guesses)
    if sure and known and denied:
        yield Fault(
            page.head.path, f"lang=`{lang}`, and the text is in `{found}`", f'lang="{lang}"'
        )


def no_script_redirect(page: PageFacts, _: Places) -> Iterator[Fault]:
    """H12: no script sends readers on by the language of their browser."""
    for script in page.scripts:
        if _BY_LANGUAGE.search(script) and _AWAY.search(script):
            what = "a script sends readers on by the language of their browser"
            yield Fault(page.head.path, what, "navigator.")


PAGE_RULES = (
    ("H10", told_by_text),
    ("H12", no_script_redirect),
    ("G1", named),
    ("G2", well_formed),
    ("G3", direction),
    ("G4", inner),
    ("G5", content_language),
    ("G6", link_codes),
)
TREE_RULES = (("G6", link_targets),)
