"""SourceFile -> Reading: each kind of source by the stages and libraries that it takes."""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from generator.edges.catalogue import PendingRow
from generator.edges.formats import read_docx, read_html, repairer
from generator.edges.identifier import identify
from generator.model import lang
from generator.model.errors import CommonwealError, Problem, Where
from generator.model.extract import Extract
from generator.model.ids import Digest
from generator.model.rules import Rules
from generator.model.source import Page, SourceFile, Text
from generator.stages import format as fmt
from generator.stages.decode import Listed, decode, to_text
from generator.stages.extract import Vocabulary, compile_rules, extract
from generator.stages.extract.language import hinted

# What a text that nobody thought of can do to code that reads texts.
_FAULTS = (ArithmeticError, LookupError, RecursionError, ValueError)
MANIFESTS = ("sources.csv", "sources.jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source as text, and what was found in it."""

    text: Text
    extract: Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A source to read, and the key of all but its bytes that it is read by."""

    file: SourceFile
    listed: Listed | None
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A source that was read: what the catalogue must know of it, and the reading, packed."""

    row: PendingRow
    packed: bytes


class Reader:
    """Reads sources by one set of rules; its vocabulary is compiled when it is first needed."""

    def __init__(self, rules: Rules) -> None:
        self.portals = rules.portals
        self._rules = rules
        self._repair = repairer()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the rules as patterns."""
        return _compiled(self._rules)

    def text(self, file: SourceFile, listed: Listed | None) -> Text:
        """Decode a file; what a manifest lists of it goes before what it says itself."""
        text = _READERS[file.path.suffix.lower()](self, file, listed)
        return replace(text, given=(*listed.given, *text.given)) if listed else text

    def plain(self, file: SourceFile, listed: Listed | None) -> Text:
        """Decode plain text, in a legacy encoding where it or the language is named."""
        told = (found.value for found in listed.given if found.field == "lang") if listed else ()
        named = next((lang.parse(tag) for tag in told), None) or hinted(file.path.name)
        encoding = listed.encoding if listed else None
        return decode(file, encoding=encoding, lang=named, repair=self._repair)

    def markdown(self, file: SourceFile, listed: Listed | None) -> Text:
        """Decode Markdown and read its front matter."""
        return fmt.read_foreign(self.plain(file, listed))

    def page(self, file: SourceFile, listed: Listed | None) -> Text:
        """Read a web page."""
        return self._lines(file, read_html(file, listed.encoding if listed else None))

    def word(self, file: SourceFile, listed: Listed | None) -> Text:  # noqa: ARG002 - as the others
        """Read a word processor file."""
        return self._lines(file, read_docx(file))

    def _lines(self, file: SourceFile, page: Page) -> Text:
        """Clean the lines of a page; what is settled of them are whole lines."""
        text = to_text(file, "\n".join(page.lines), page.given, self._repair)
        settled = (
            replace(decision, end=len(text.lines[decision.line - 1])) for decision in page.settled
        )
        removed = Counter(dict(page.removed)) + Counter(dict(text.removed))
        return replace(
            text,
            removed=tuple(sorted(removed.items())),
            settled=tuple(settled),
            kinds=page.kinds,
        )


_COMPILED: dict[Digest, Vocabulary] = {}


def _compiled(rules: Rules) -> Vocabulary:
    """Compile rules, once for all builds of a preview."""
    if rules.digest not in _COMPILED:
        _COMPILED.clear()
        _COMPILED[rules.digest] = compile_rules(rules)
    return _COMPILED[rules.digest]


_READERS: dict[str, Callable[[Reader, SourceFile, Listed | None], Text]] = {
    ".txt": Reader.plain,
    ".md": Reader.markdown,
    ".markdown": Reader.markdown,
    ".html": Reader.page,
    ".htm": Reader.page,
    ".xhtml": Reader.page,
    ".docx": Reader.word,
}
SUFFIXES = tuple(_READERS)


def read_seed(reader: Reader, file: SourceFile, listed: Listed | None = None) -> Reading:
    """Read a source.

    Raises:
        SourceError: If it cannot be read, or holds no article.
    """
    text = reader.text(file, listed)
    return Reading(text=text, extract=extract(text, reader.vocabulary, identify))


def is_manifest(path: PurePosixPath) -> bool:
    """Say whether a file lists what is known of the seeds beside it."""
    return path.name.lower() in MANIFESTS


def prepare(rules: Rules) -> Callable[[Errand], Read | Problem]:
    """Make the function that reads sources, anew in a process of its own."""
    reader = Reader(rules)

    def carry_out(errand: Errand) -> Read | Problem:
        try:
            return _read(reader, errand)
        except CommonwealError as error:
            return error.problem
        except _FAULTS as error:
            return _fault(errand.file.path, error)

    return carry_out


def _read(reader: Reader, errand: Errand) -> Read:
    reading = read_seed(reader, errand.file, errand.listed)
    keys = fmt.keys_of(reading.extract, reader.portals)
    row = PendingRow(
        seed=errand.file.path,
        digest=errand.file.digest,
        key=errand.key,
        lang=reading.extract.lang,
        own=keys.own,
        page=keys.page,
    )
    return Read(row=row, packed=pack(reading))


def _fault(seed: PurePosixPath, error: Exception) -> Problem:
    """Tell of a fault of this program, so that one seed does not stop the others."""
    said = " ".join(str(error).split())
    return Problem(
        code="seed-fault",
        where=Where(seed),
        what=f"the program failed on this seed: {type(error).__name__}: {said[:80]}",
        hint="report it together with the file; it is a fault of the program",
    )


def pack(reading: Reading) -> bytes:
    """Make a reading small, to be kept for a while."""
    return zlib.compress(pickle.dumps(reading), 1)


def unpack(packed: bytes) -> Reading:
    """Return what :func:`pack` was given."""
    reading: Reading = pickle.loads(zlib.decompress(packed))  # noqa: S301 - from our own cache
    return reading
