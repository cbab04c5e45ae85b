"""``[fonts]`` and the characters of the catalogue -> routes of fonts and of their stylesheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec

from generator.app.report import Report
from generator.app.site import Site
from generator.edges import wording
from generator.edges.catalogue import Catalogue
from generator.edges.theme import Theme
from generator.model.alphabet import ALWAYS, shaped, unicode_range
from generator.model.config import CONFIG_PATH
from generator.model.errors import Problem, Severity, SourceError, Where
from generator.model.fonts import FontChoice, FontFacts, Language
from generator.model.ids import LangTag, UrlPath
from generator.model.route import FontFace, FontRoute, FontSheetRoute
from generator.model.source import SourceFile
from generator.model.urls import Addresses
from generator.stages.collect import read


@dataclass(frozen=True, slots=True, kw_only=True)
class FontPlan:
    """Files to make for a site's fonts, and the *languages* whose pages have a stylesheet."""

    routes: tuple[FontRoute | FontSheetRoute, ...] = ()
    languages: tuple[LangTag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    route: FontRoute
    face: FontFace
    languages: tuple[LangTag, ...]
    foreign: tuple[Problem, ...]


def plan_fonts(site: Site, theme: Theme, catalogue: Catalogue, report: Report) -> FontPlan:
    """Plan a file for each font, and for each language a stylesheet of the fonts of its pages.

    What is wrong with a font is noted, and the site goes without it.
    """
    choices = site.config.fonts
    if not choices:
        return FontPlan()
    if not all(find_spec(name) for name in ("fontTools", "brotli")):
        what, hint = "fonts need the extra `fonts`", "pip install 'commonweal[fonts]'"
        report.add(_fail(choices[0], "font-extra", what, hint).problem)
        return FontPlan()
    used = {site.config.default_lang: frozenset[str](), **catalogue.characters.by_language()}
    shown = ALWAYS | wording.site_characters(theme, site.config, used)
    desk = _Desk(site, catalogue, used, shown)
    planned = [plan for choice in choices if (plan := report.attempt(desk.plan, choice))]
    for problem in (problem for plan in planned for problem in plan.foreign):
        report.add(problem)
    routes = {route.path: route for route in _routes(planned, site.config.addresses)}
    for clash in _clashes(routes, theme, choices[0]):
        report.add(clash)
        return FontPlan()
    languages = {tag for plan in planned for tag in plan.languages}
    return FontPlan(routes=tuple(routes.values()), languages=tuple(sorted(languages)))


class _Desk:
    """Plans one font after the other for what texts have *used*, and all that is *shown* beside."""

    def __init__(
        self,
        site: Site,
        catalogue: Catalogue,
        used: Mapping[LangTag, frozenset[str]],
        shown: frozenset[str],
    ) -> None:
        self._site = site
        self._catalogue = catalogue
        self._used = used
        self._languages = {tag: self._language(tag) for tag in sorted(used)}
        spoken = (language.characters for language in self._languages.values())
        self._shown = shown.union(*spoken)

    def plan(self, choice: FontChoice) -> _Planned | None:
        """Plan a font's file and its rule, or nothing if no page has a letter of it.

        Raises:
            SourceError: At the font's line in ``site.toml``, if it cannot or must not be used.
        """
        try:
            file = _read(self._site, choice)
            facts = self._facts(file)
        except SourceError as error:
            raise SourceError(replace(error.problem, where=_place(choice))) from error
        _refuse_closed(choice, facts)
        languages = tuple(tag for tag in self._languages if self._serves(choice, facts, tag))
        wanted = shaped(self._shown.union(*(self._used[tag] for tag in languages)))
        characters = "".join(c for c in facts.characters if c in wanted)
        if not languages or not any(map(str.isalnum, characters)):
            return None
        path = self._site.config.addresses.font(choice.file, file.digest, characters)
        face = FontFace(
            family=choice.family,
            path=path,
            weight=choice.weight or facts.weight,
            style=facts.style,
            unicode_range=unicode_range(characters),
        )
        route = FontRoute(path=path, file=choice.file, digest=file.digest, characters=characters)
        foreign = tuple(self._foreign(choice, facts)) if choice.langs else ()
        return _Planned(route=route, face=face, languages=languages, foreign=foreign)

    def _foreign(self, choice: FontChoice, facts: FontFacts) -> Iterator[Problem]:
        """Yield the languages that a font is meant for and cannot write."""
        for tag, language in self._languages.items():
            if choice.serves(tag) and not language.letters.issubset(facts.characters):
                what = f"the font `{choice.file}` lacks letters of {tag} ({language.name})"
                hint = f"take {tag} out of `langs`, or name a font of its script"
                problem = _fail(choice, "font-script", what, hint).problem
                yield replace(problem, severity=Severity.WARNING)

    def _serves(self, choice: FontChoice, facts: FontFacts, tag: LangTag) -> bool:
        """Say whether a font is for pages in a language: a named one, else one it can write."""
        if choice.langs:
            return choice.serves(tag)
        return self._languages[tag].letters.issubset(facts.characters)

    def _language(self, tag: LangTag) -> Language:
        digits = self._site.config.digits.of(tag)
        known = self._catalogue.fonts.language(tag, digits)
        if known is None:
            known = wording.language(tag, digits)
            self._catalogue.fonts.put_language(tag, known, digits)
        return known

    def _facts(self, file: SourceFile) -> FontFacts:
        facts = self._catalogue.fonts.of(file.digest)
        if facts is None:
            from generator.edges import fonts  # noqa: PLC0415 - loads fontTools

            facts = fonts.inspect(file)
            self._catalogue.fonts.put(file.digest, facts)
        return facts


def _routes(
    planned: Iterable[_Planned], addresses: Addresses
) -> Iterator[FontRoute | FontSheetRoute]:
    faces: dict[LangTag, list[FontFace]] = {}
    for plan in planned:
        yield plan.route
        for tag in plan.languages:
            faces.setdefault(tag, []).append(plan.face)
    for tag, rules in sorted(faces.items()):
        yield FontSheetRoute(path=addresses.font_sheet(tag), faces=tuple(rules))


def _read(site: Site, choice: FontChoice) -> SourceFile:
    if choice.file.is_absolute() or ".." in choice.file.parts:
        what = f"the font `{choice.file}` lies outside of the site's folder"
        hint = "copy it to fonts/ beside site.toml, and name it from there"
        raise _fail(choice, "font-missing", what, hint)
    try:
        return read(site.root, choice.file)
    except SourceError as error:
        what = f"the font `{choice.file}` {error.problem.what.partition('` ')[2]}"
        raise _fail(
            choice, "font-missing", what, "put the font there, or take it out of [fonts]"
        ) from error


def _refuse_closed(choice: FontChoice, facts: FontFacts) -> None:
    if facts.may_be_published:
        return
    what = f"the licence bits of `{choice.file}` do not let a part of it be published"
    hint = "ask its maker for a web font, or take one under the SIL Open Font License"
    closed = _fail(choice, "font-licence", f"{what} (fsType {facts.fs_type})", hint)
    raise SourceError(replace(closed.problem, severity=Severity.WARNING))


def _clashes(
    planned: Mapping[UrlPath, object], theme: Theme, first: FontChoice
) -> Iterator[Problem]:
    for name, _ in theme.assets():
        if f"assets/{name}" in planned:
            what = f"`assets/{name}` is a file of the theme and of `[fonts]`"
            yield _fail(first, "font-clash", what, "rename the file in the theme").problem


def _fail(choice: FontChoice, code: str, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code=code, where=_place(choice), what=what, hint=hint))


def _place(choice: FontChoice) -> Where:
    return Where(CONFIG_PATH, choice.line, 1)
