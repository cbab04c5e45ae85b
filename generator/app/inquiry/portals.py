"""A portal's profile -> what it finds in its examples, and what it changes in a site's seeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from generator.app.importing.read import SUFFIXES, Reader, is_manifest
from generator.app.report import Report
from generator.app.site import Site
from generator.edges.identifier import identify
from generator.edges.rulebook import BUILT_IN, load_portal, load_rules
from generator.model.errors import CommonwealError
from generator.model.extract import Extract
from generator.model.ids import digest
from generator.model.rules import Portal, PortalExample, Rules
from generator.model.source import SourceFile, Text
from generator.model.urls import web_host
from generator.stages.collect import find, read
from generator.stages.decode import Listed, decode, read_manifest
from generator.stages.extract import Vocabulary, compile_rules, extract

_EXAMPLE = ("title", "standfirst", "date", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field or a line that reads otherwise with the profile; None stands for nothing."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A page read without and with the profile.

    *is_worse* if the profile keeps it from being read at all, since its account does not add up or
    nothing is left of it.
    """

    path: PurePosixPath
    is_known: bool
    is_worse: bool
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what changed with stable keys."""
        rows = [{"name": c.name, "before": c.before, "after": c.after} for c in self.changes]
        path = str(self.path)
        return {"path": path, "known": self.is_known, "worse": self.is_worse, "changes": rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All that one profile does: *wrong* are the examples that it does not read as they say."""

    portal: Portal
    wrong: tuple[tuple[int, tuple[Change, ...]], ...]
    seeds: tuple[Tried, ...]
    report: Report

    @property
    def is_good(self) -> bool:
        """Say whether every example is read as it says, and no seed gets worse."""
        return not self.wrong and not any(seed.is_worse for seed in self.seeds)


def portals(site: Site) -> tuple[Portal, ...]:
    """Return the profiles in force, in the order in which they are tried."""
    return load_rules(BUILT_IN, site.root / "rules").portals


def try_portal(site: Site, path: Path) -> Trial:
    """Try a profile, which need not be in force, on its examples and on the seeds of a site.

    Every seed is read twice. Only what the profile knows or changes is kept.

    Raises:
        ConfigError: If the profile or a rule file is wrong.
    """
    portal = load_portal(path)
    rules = load_rules(BUILT_IN, site.root / "rules")
    others = tuple(other for other in rules.portals if other.name != portal.name)
    places = [n for n, other in enumerate(rules.portals) if other.name == portal.name]
    place = places[0] if places else len(others)
    without = replace(rules, portals=others)
    with_it = replace(rules, portals=(*others[:place], portal, *others[place:]))
    pair = compile_rules(without), compile_rules(with_it)
    report = Report()
    seeds = tuple(
        tried
        for text in _texts(site, with_it, report)
        if (tried := _tried(text, portal, *pair)).is_known or tried.changes
    )
    return Trial(
        portal=portal,
        wrong=tuple(_wrong_examples(portal, pair[1])),
        seeds=seeds,
        report=report,
    )


def _wrong_examples(
    portal: Portal, vocabulary: Vocabulary
) -> Iterator[tuple[int, tuple[Change, ...]]]:
    for number, example in enumerate(portal.examples, 1):
        raw = example.raw.strip("\n").encode()
        file = SourceFile(path=PurePosixPath(f"example-{number}.txt"), raw=raw, digest=digest(raw))
        try:
            found = extract(decode(file), vocabulary, identify)
        except CommonwealError as error:
            yield number, (Change(name="", before=None, after=error.problem.what),)
            continue
        wrong = tuple(_differing(example, found))
        if wrong:
            yield number, wrong


def _differing(example: PortalExample, found: Extract) -> Iterator[Change]:
    """Yield each field that an example names and that was read otherwise."""
    read = _fields(found)
    for name in _EXAMPLE:
        wanted: str | None = getattr(example, name)
        values = [read[name], read["source address"]] if name == "source" else [read[name]]
        if wanted is not None and wanted not in values:
            yield Change(name=name, before=wanted, after=values[0])


def _tried(text: Text, portal: Portal, without: Vocabulary, with_it: Vocabulary) -> Tried:
    before, after = _read(text, without), _read(text, with_it)
    if isinstance(before, str) or isinstance(after, str):
        said = [found if isinstance(found, str) else "it can be read" for found in (before, after)]
        is_worse = isinstance(after, str) and not isinstance(before, str)
        changes = (Change(name="", before=said[0], after=said[1]),) if said[0] != said[1] else ()
        is_known = isinstance(after, Extract) and _is_known(after, portal)
        return Tried(path=text.path, is_known=is_known, is_worse=is_worse, changes=changes)
    return Tried(
        path=text.path,
        is_known=_is_known(after, portal),
        is_worse=False,
        changes=(*_changed(_fields(before), _fields(after)), *_moved(text, before, after)),
    )


def _read(text: Text, vocabulary: Vocabulary) -> Extract | str:
    """Read a page, or say why it cannot be read."""
    try:
        return extract(text, vocabulary, identify)
    except CommonwealError as error:
        return error.problem.what


def _is_known(found: Extract, portal: Portal) -> bool:
    rules = (decision.rule for decision in found.decisions)
    if any(rule.startswith(f"portal.{portal.name}.") for rule in rules):
        return True
    host = web_host(found.page) if found.page else None
    return bool(host) and any(
        host == name or str(host).endswith(f".{name}") for name in portal.hosts
    )


def _fields(found: Extract) -> dict[str, str | None]:
    return {
        "title": found.title,
        "standfirst": found.description,
        "date": found.date.isoformat() if found.date else None,
        "source": found.source.name,
        "source address": found.source.url,
        "authors": "; ".join(author.name for author in found.authors) or None,
        "lang": found.lang,
        "review": ", ".join(found.review) or None,
    }


def _changed(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> Iterator[Change]:
    for name, value in before.items():
        if value != after[name]:
            yield Change(name=name, before=value, after=after[name])


def _moved(text: Text, before: Extract, after: Extract) -> Iterator[Change]:
    """Yield the lines that go elsewhere, kept, moved or dropped; a mere change of rule is none."""
    fates: list[dict[int, list[str]]] = [{}, {}]
    for table, found in zip(fates, (before, after), strict=True):
        for decision in found.decisions:
            table.setdefault(decision.line, []).append(f"{decision.fate.value} {decision.rule}")
    for line in sorted(fates[0].keys() | fates[1].keys()):
        one, other = (", ".join(table.get(line, [])) for table in fates)
        if [word.split()[0] for word in fates[0].get(line, [])] != [
            word.split()[0] for word in fates[1].get(line, [])
        ]:
            name = f"line {line} `{text.lines[line - 1].strip()[:40]}`"
            yield Change(name=name, before=one, after=other)


def _texts(site: Site, rules: Rules, report: Report) -> Iterator[Text]:
    """Yield the text of each seed that can be decoded."""
    reader, paths = Reader(rules), sorted(report.sift(find(site.root, "seeds")))
    listed = _listed(site, filter(is_manifest, paths), report)
    for path in paths:
        if path.suffix.lower() in SUFFIXES and not is_manifest(path):
            text = report.attempt(
                lambda one: reader.text(read(site.root, one), listed.get(one)), path
            )
            if text:
                yield text


def _listed(
    site: Site, manifests: Iterable[PurePosixPath], report: Report
) -> dict[PurePosixPath, Listed]:
    """Return what is listed of each seed; the manifest that is nearest to it counts."""
    found: dict[PurePosixPath, Listed] = {}
    for path in sorted(manifests, key=lambda one: len(one.parts)):
        text = report.attempt(lambda one: decode(read(site.root, one)), path)
        rows = report.sift(read_manifest(text)) if text else ()
        found |= {row.path: row for row in rows}
    return found
