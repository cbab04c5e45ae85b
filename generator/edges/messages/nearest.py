"""A language tag -> the catalogues that may speak for it: its own language, in its own script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.core import get_global

from generator.model import lang
from generator.model.ids import LangTag

_SAME = {"no": "nb"}  # what is called Norwegian is Bokmål; Nynorsk is another language
_SCRIPT = 4  # letters


class _Full(NamedTuple):
    """A tag with what it leaves unsaid: ``zh`` is (``zh``, ``Hans``, ``CN``, no variants)."""

    language: str
    script: str
    region: str
    variants: str


def nearest(tag: LangTag, folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the catalogues for *tag*, nearest first; of equally near ones by folder.

    ``pt-BR`` has ``pt-BR.po``, then ``pt.po``; ``zh`` has ``zh-Hans.po``, but ``zh-Hant`` has not.
    Source: UTS 35, "Likely Subtags" and "Locale Inheritance"; no step leaves language and script.
    """
    found = [tuple(catalogues(folder)) for folder in folders]
    for near in _steps(tag):
        for files in found:
            level = [(name, path) for name, path in files if _full(name) == _full(near)]
            yield from (path for _, path in sorted(level, key=lambda entry: entry[0] != near))


def catalogues(folder: Path) -> Iterator[tuple[LangTag, Path]]:
    """Yield the catalogues in a folder that are named after a language, sorted by file name."""
    for path, name in _named(folder):
        if name is not None:
            yield name, path


def nameless(folder: Path) -> Iterator[Path]:
    """Yield the catalogues in a folder whose name is no language tag."""
    return (path for path, name in _named(folder) if name is None)


def script(tag: LangTag) -> str:
    """Return the script that a tag names or most likely has; empty if that is not known."""
    return _full(tag).script


def _named(folder: Path) -> Iterator[tuple[Path, LangTag | None]]:
    for path in sorted(folder.glob("*.po")):
        if path.is_file():
            try:
                yield path, lang.parse(path.stem)
            except ValueError:
                yield path, None


def _steps(tag: LangTag) -> Iterator[LangTag]:
    """Yield a tag and its ancestors of the same language and script, each meaning once."""
    parents = get_global("parent_exceptions")
    steps = []
    step = tag.replace("-", "_")
    while step:
        steps.append(LangTag(step.replace("_", "-")))
        step = parents.get(step, step.rpartition("_")[0])
    language, script, *_ = own = _full(tag)
    steps.append(LangTag(f"{language}-{script}" if script else tag))  # zh-Hant, for zh-MO
    seen: set[_Full] = set()
    for near in steps:
        full = _full(near)
        if full[:2] == own[:2] and full not in seen:
            seen.add(full)
            yield near


@cache
def _full(tag: LangTag) -> _Full:
    language, *rest = tag.split("-")
    language = get_global("language_aliases").get(language, language)
    language = _SAME.get(language, language)
    script = rest.pop(0) if rest and len(rest[0]) == _SCRIPT and rest[0].isalpha() else ""
    region = rest.pop(0) if rest and len(rest[0]) < _SCRIPT else ""
    likely = get_global("likely_subtags")
    for known in ((script, region), (region,), (script,), ()):
        full: str | None = likely.get("_".join(part for part in (language, *known) if part))
        if full:
            likely_script, likely_region = [*full.split("_")[1:], "", ""][:2]
            script, region = script or likely_script, region or likely_region
            break
    return _Full(language, script, region, "-".join(rest))
