"""A line of credits -> names and roles: `Text: A - Photo: B`, `By A`, `（記者A）`, `A 기자`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from re import Pattern

from generator.model import lang as tags
from generator.model.document import Author
from generator.model.ids import LangTag
from generator.model.rules import Labels
from generator.stages.extract.words import COLON, any_of, whole

_NAME_MAX, _WORDS_MAX = 60, 6  # characters and words of a name
_UNSPACED_MAX = 20  # characters of a word of a name in a script without spaces
_NOT_IN_NAMES = re.compile(r"[\d:;!?؟？！។៕։\"“”„«»()\[\]{}<>/\\@#*=+_|।。『』「」、，：＝\u3000]")
_PARTICLES = frozenset(
    "al bin bint binti d' da das de del della den der di do dos du e el ibn la le ould van von y"
    " ter ten zu".split()
)
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_IS_UNSPACED = re.compile(f"[{_CJK}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_BRACKETS = re.compile(r"[(（\[［【](?P<inner>[^()（）\[\]【】]{2,80})[)）\]］】]")
_PLACE_AFTER = re.compile(r"[／/]\S{1,12}(?:報導|报道|報道|電|电|綜合報導)\Z")
_SIGN = re.compile(rf"{COLON}|[=＝/／]")
_AROUND = " \t,;|/·•.　–—-"
_BY_COLON, _BY_WORD, _BY_SPACE = 0.95, 0.76, 0.75  # certainty, by what stands before the name
# Words of a name behind a mere `By`, or letters of one in capitals; `By heart` is no byline.
_FULL_WORDS, _CAPITALS_MIN = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """How one language prints credits; *segment* finds labels, *after* a role behind a name."""

    lang: LangTag
    segment: Pattern[str]
    by: Pattern[str]
    after: Pattern[str]
    roles: tuple[tuple[str, Pattern[str]], ...]
    between_names: Pattern[str]
    words: Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """The persons of one line, the editors apart, and the languages whose words fit."""

    authors: tuple[Author, ...]
    editors: tuple[str, ...]
    langs: frozenset[LangTag]
    certainty: float
    is_by: bool = False


def credit_words(labels: Labels) -> tuple[str, ...]:
    """List the words of a language that can begin or end a credit."""
    roles = labels.text + labels.photo + labels.translation + labels.editor
    return roles + labels.by + labels.reporter


def compile_credit(labels: Labels) -> Credit:
    """Compile the words of one language."""
    kinds = {
        "text": labels.text,
        "photo": labels.photo,
        "translation": labels.translation,
        "editor": labels.editor,
    }
    role = any_of(word for words in kinds.values() for word in words)
    reporter = any_of(labels.reporter)
    joints, by = any_of(labels.conjunctions), any_of(labels.by)
    between = rf"(?:\s*(?:[,/&+、・–-]|{joints})\s*|\s+|(?<=[{_CJK}])(?=[{_CJK}]))"
    sign = (
        rf"\s*(?:{COLON}|[=＝])\s*|\s+[-–—]\s+|\s+{by}\s+"
        rf"|(?<=[{_CJK}])(?:\s*[/／]\s*|\s+)"
    )
    label = rf"{role}(?:{between}{role})*"
    return Credit(
        lang=labels.lang,
        segment=re.compile(
            rf"(?:\A|[\s,;|/·•.、，　–—-])"
            rf"(?:(?P<label>{label})(?:{sign})|(?P<reporter>{reporter}))(?=[^\s:：])",
            re.IGNORECASE,
        ),
        by=whole(rf"{by}(?:\s*{COLON}\s*|\s+)(?P<names>\S.*)"),
        after=whole(rf"(?P<names>\S.*?)(?:\s*[,，、]\s*(?P<label>{role})|\s*{reporter})"),
        roles=tuple(
            (kind, re.compile(any_of(words), re.IGNORECASE)) for kind, words in kinds.items()
        ),
        words=whole(rf"(?:.*\s)?(?:{role}|{joints})"),
        between_names=re.compile(rf"\s*[,;/&、，]\s*|\s+[-–]\s+|\s+(?:{joints})\s+", re.IGNORECASE),
    )


class CreditBook:
    """The words of all languages for credits; each language is compiled when it is first asked."""

    def __init__(self, labels: Iterable[Labels]) -> None:
        self._labels = tuple(labels)
        self._compiled: dict[int, Credit] = {}
        self._likely: dict[tuple[LangTag, ...], tuple[Credit, ...]] = {}
        self._starts: defaultdict[str, set[int]] = defaultdict(set)
        for number, label in enumerate(self._labels):
            for word in credit_words(label):
                self._starts[_start(word)].add(number)

    def likely(self, langs: tuple[LangTag, ...]) -> tuple[Credit, ...]:
        """Return the words of the languages that a text is likely in, and of English.

        Pages in every language print `By`. Where no language is known, all count.
        """
        if langs not in self._likely:
            bases = {tags.fallbacks(tag)[-1] for tag in langs} | {"en"}
            self._likely[langs] = tuple(
                self._credit(number)
                for number, label in enumerate(self._labels)
                if not langs or tags.fallbacks(label.lang)[-1] in bases
            )
        return self._likely[langs]

    def starting(self, text: str) -> tuple[Credit, ...]:
        """Return the words of the languages that have one with which *text* may begin."""
        return tuple(map(self._credit, sorted(self._starts.get(_start(text), ()))))

    def _credit(self, number: int) -> Credit:
        if number not in self._compiled:
            self._compiled[number] = compile_credit(self._labels[number])
        return self._compiled[number]


def _start(text: str) -> str:
    """Return the letter by which words are found."""
    return text[:1].casefold()[:1]


def read_credits(text: str, book: CreditBook, langs: tuple[LangTag, ...]) -> Credits | None:
    """Read a whole line as credits, or return None.

    A label with a colon counts in every language, since pages mix them; words that may be names or
    text too (`By`, a role behind a name) only in *langs*, which the text is likely in. The
    language whose words explain the most names wins; ties go to the first.
    """
    bracketed = _BRACKETS.fullmatch(text)
    plain = _PLACE_AFTER.sub("", bracketed["inner"].strip() if bracketed else text)
    plain = plain.lstrip("-–—■●▶ ")
    found = [line for credit in book.likely(langs) if (line := _in_language(plain, credit))]
    if _SIGN.search(plain):
        languages = book.starting(plain)
        found += [line for credit in languages if (line := _labelled(plain, credit, _BY_COLON))]
    if not found:
        return None
    best = max(found, key=lambda line: len(line.authors) + len(line.editors))
    langs_that_fit = frozenset(lang for line in found for lang in line.langs)
    return replace(best, langs=langs_that_fit)


def in_brackets(text: str) -> str | None:
    """Return what stands in brackets, or behind two hyphens, if that is the whole line."""
    found = _BRACKETS.fullmatch(text)
    dashed = re.fullmatch(r"(?:--|—|–)\s*(\S.{0,60})", text)
    return (found["inner"] if found else dashed[1] if dashed else "").strip() or None


def looks_like_name(text: str) -> bool:
    """Say whether *text* can name a person or a desk: short, capitals where they exist."""
    words = text.split()
    if not words or len(text) > _NAME_MAX or len(words) > _WORDS_MAX or _NOT_IN_NAMES.search(text):
        return False
    if text[-1] in ".,…" and len(words[-1]) > 3:  # noqa: PLR2004 - an initial may end in a dot
        return False
    if _IS_UNSPACED.search(text) and max(map(len, words)) > _UNSPACED_MAX:
        return False
    cased = [word for word in words if has_case(word[0])]
    return all(word[0].isupper() or word.casefold() in _PARTICLES for word in cased)


def has_case(character: str) -> bool:
    """Say whether a letter is one of two; Georgian has capitals for whole lines only."""
    is_georgian = "\u10d0" <= character <= "\u10ff"
    return (character.isupper() or character.islower()) and not is_georgian


def is_full_name(text: str) -> bool:
    """Say whether a name has two words, or is one in capitals or in letters without spaces."""
    words = text.split()
    is_capitals = text.isupper() and len(text) >= _CAPITALS_MIN
    return len(words) >= _FULL_WORDS or is_capitals or bool(_IS_UNSPACED.search(text))


def _in_language(text: str, credit: Credit) -> Credits | None:
    labelled = _labelled(text, credit, _BY_SPACE)
    by = credit.by.match(text)
    if labelled or by is None:
        after = None if labelled else credit.after.match(text)
        found = [(after["label"] or "", after["names"])] if after else []
        return labelled or (_credits(found, credit, _BY_SPACE) if found else None)
    later = credit.segment.search(text, by.start("names"))
    names = text[by.start("names") : later.start() if later else len(text)]
    rest = [(_label(later), text[later.end() :])] if later else []
    return _credits([("", names), *rest], credit, _BY_WORD)


def _labelled(text: str, credit: Credit, least: float) -> Credits | None:
    """Read a line whose parts all begin with a label; *least* is the certainty that it takes."""
    labels = list(credit.segment.finditer(text))
    if not labels or labels[0].start() > 0:
        return None
    is_signed = all(_SIGN.search(label[0]) for label in labels)
    ends = [label.start() for label in labels[1:]] + [len(text)]
    parts = [
        (_label(label), text[label.end() : end]) for label, end in zip(labels, ends, strict=True)
    ]
    certainty = _BY_COLON if is_signed else _BY_SPACE
    return _credits(parts, credit, certainty) if certainty >= least else None


def _label(found: re.Match[str]) -> str:
    """Return the role words of a label; a reporter is one who writes, without such words."""
    return found["label"] or ""


def _credits(parts: list[tuple[str, str]], credit: Credit, certainty: float) -> Credits | None:
    authors: list[Author] = []
    editors: list[str] = []
    for label, text in parts:
        names = [name for name in credit.between_names.split(text.strip(_AROUND)) if name]
        is_full = certainty == _BY_COLON or all(map(is_full_name, names))
        is_word = any(credit.words.fullmatch(name) for name in names)
        if not names or is_word or not is_full or not all(map(looks_like_name, names)):
            return None
        roles = tuple(_roles(label, credit)) if label else ("text",)
        editors += names if roles == ("editor",) else ()
        kept = tuple(role for role in roles if role != "editor")
        authors += (Author(name=name, roles=kept) for name in names if kept)
    return Credits(
        authors=tuple(authors),
        editors=tuple(editors),
        langs=frozenset({credit.lang}),
        certainty=certainty,
        is_by=certainty == _BY_WORD,
    )


def _roles(label: str, credit: Credit) -> Iterator[str]:
    """Name the roles of a label such as `Article and photos`."""
    return (role for role, words in credit.roles if words.search(label))
