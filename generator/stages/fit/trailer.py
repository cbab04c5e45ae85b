"""Lines behind the text whose words nobody knows, told by what a sibling's lines there were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.document import Author
from generator.model.extract import BlockKind, Evidence, Extract, Fate
from generator.stages.fit.byline import same_names, same_place
from generator.stages.fit.sameness import is_same_address, trimmed_url
from generator.stages.fit.sibling import Sibling, is_running_text, kept, redecide

_CERTAINTY = 0.79  # just under what goes without a person
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_COUNTER = re.compile(r"[^\W\d_][^\d()（）]{1,40}[(（\[]\s*\d+\s*[)）\]]")
_COUNTER_RULES = ("trailer.comments", "trailer.counter-unlabelled")
_AFTER_MAX = 300  # characters; a longer line behind the counter is text
_LABEL_MAX = 40  # characters that stand beside an address
_ORDER = ("title", "lang", "date", "authors", "source", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a line turned out to be; *field* is ``body`` if the line is no part of the article."""

    field: str
    value: str
    rule: str
    authors: tuple[Author, ...] = ()


def settle_trailer(extract: Extract, siblings: Sequence[Sibling]) -> Extract:
    """Move or drop lines behind the aligned text that a sibling's page had there, too.

    The values are those that this version prints; all that is settled so is under review. Where
    no paragraph would be left, nothing is touched.
    """
    found: dict[int, Reading] = {}
    keepable = kept(extract).keys()
    for sibling in siblings:
        tail = [at for at in _tail(extract, sibling) if at in keepable]
        for at, reading in _readings(extract, tail, sibling.extract):
            found.setdefault(at, reading)
    left = [block for at, block in enumerate(extract.blocks) if at not in found]
    if not found or all(block.kind is not BlockKind.PARAGRAPH for block in left):
        return extract
    return _settle(extract, dict(sorted(found.items())))


def _tail(extract: Extract, sibling: Sibling) -> list[int]:
    """Return the blocks behind the last running text that the sibling has, too.

    Short lines behind it stand against nothing, or against whatever is as short.
    """
    end = 0
    for bead in sibling.beads:
        mine = (extract.blocks[at] for at in bead.mine)
        theirs = (sibling.extract.blocks[at] for at in bead.theirs)
        if any(map(is_running_text, mine)) and any(map(is_running_text, theirs)):
            end = bead.mine[-1] + 1
    return list(range(end, len(extract.blocks))) if end else []


def _readings(extract: Extract, tail: list[int], other: Extract) -> Iterator[tuple[int, Reading]]:
    for place, at in enumerate(tail):
        text = extract.blocks[at].text
        reading = _source(text, extract, other) or _byline(at, extract, other)
        if reading:
            yield at, reading
        elif _is_counter(text, other):
            yield at, _dropped(text, other)
            after = [(at, extract.blocks[at].text) for at in tail[place + 1 :]]
            if all(len(text) <= _AFTER_MAX for _, text in after):
                yield from ((at, _dropped(text, other)) for at, text in after)
                return


def _source(text: str, extract: Extract, other: Extract) -> Reading | None:
    """Read a line that prints the sibling's source address, and little else, as its own."""
    found = _URL.search(text)
    if found is None or extract.source.url or not other.source.url or "source" in other.review:
        return None
    url = trimmed_url(found[0])
    is_kept = any(url in block.text for block in other.blocks)
    is_same = is_same_address(url, other.source.url)
    if not is_same or is_kept or len(text) - len(url) > _LABEL_MAX:
        return None
    return Reading(field="source", value=url, rule=f"sibling.source:{other.lang}")


def _byline(at: int, extract: Extract, other: Extract) -> Reading | None:
    """Read a line as a byline that prints the sibling's authors, or stands where theirs stood."""
    text = extract.blocks[at].text
    if extract.authors or "authors" in other.review:
        return None
    authors = same_names(text, other)
    if not authors and _stands_before_source(at, extract, other):
        authors = same_place(text, other)
    rule = f"sibling.byline:{other.lang}"
    return Reading(field="authors", value=text, rule=rule, authors=authors) if authors else None


def _stands_before_source(at: int, extract: Extract, other: Extract) -> bool:
    if at + 1 < len(extract.blocks) and _source(extract.blocks[at + 1].text, extract, other):
        return True
    rules = [d.rule for d in extract.decisions if d.line > extract.blocks[at].line]
    return bool(rules) and rules[0].startswith("source.")


def _is_counter(text: str, other: Extract) -> bool:
    """Say whether this looks like a counter, the sibling dropped one, and it kept no such line."""
    is_kept = any(_COUNTER.fullmatch(block.text) for block in other.blocks)
    has_counter = any(d.fate is Fate.DROPPED and d.rule in _COUNTER_RULES for d in other.decisions)
    return has_counter and not is_kept and _COUNTER.fullmatch(text) is not None


def _dropped(text: str, other: Extract) -> Reading:
    return Reading(field="body", value=text, rule=f"sibling.trailer:{other.lang}")


def _settle(extract: Extract, found: dict[int, Reading]) -> Extract:
    decisions = kept(extract)
    changes = {
        decisions[at]: (Fate.DROPPED if reading.field == "body" else Fate.MOVED, reading.rule)
        for at, reading in found.items()
    }
    evidence = tuple(
        Evidence(
            field=reading.field,
            value=reading.value,
            rule=reading.rule,
            certainty=_CERTAINTY,
            lines=(extract.blocks[at].line,),
        )
        for at, reading in found.items()
    )
    fields = {*extract.review, *(reading.field for reading in found.values())}
    urls = [reading.value for reading in found.values() if reading.field == "source"]
    authors = {author.name: author for reading in found.values() for author in reading.authors}
    return replace(
        extract,
        authors=extract.authors or tuple(authors.values()),
        source=replace(extract.source, url=urls[0]) if urls else extract.source,
        blocks=tuple(block for at, block in enumerate(extract.blocks) if at not in found),
        decisions=redecide(extract, changes),
        evidence=extract.evidence + evidence,
        review=tuple(sorted(fields, key=_rank)),
    )


def _rank(field: str) -> tuple[int, str]:
    """Sort fields as the front matter has them, unknown ones last."""
    return (_ORDER.index(field) if field in _ORDER else len(_ORDER), field)
