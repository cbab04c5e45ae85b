"""A version and its siblings -> findings: numbers, blocks, authors, date and source that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.model.document import Author
from generator.model.extract import Extract
from generator.model.finding import Finding
from generator.model.ids import LangTag
from generator.stages.fit.figures import compare_numbers
from generator.stages.fit.sameness import is_latin, is_same_address, name_key
from generator.stages.fit.sibling import Sibling, is_running_text


def compare(extract: Extract, siblings: Sequence[Sibling]) -> tuple[Finding, ...]:
    """Tell where most of its *siblings* differ from *extract*; nothing is said of what is lacking.

    Of three versions the odd one out is told and the other two are not; of two both are.
    """
    return (
        *compare_numbers(extract, siblings),
        *_blocks(extract, siblings),
        *_odd("authors", extract, siblings, _is_other_author),
        *_odd("date", extract, siblings, _is_other_date),
        *_odd("source", extract, siblings, _is_other_source),
    )


def _blocks(extract: Extract, siblings: Sequence[Sibling]) -> Iterator[Finding]:
    """Tell how many paragraphs of most siblings have nothing here, and after which line.

    Short lines are not counted: portals leave captions and headings out, or move them.
    """
    lacking = Counter[LangTag]()
    lines: set[int] = set()
    for sibling in siblings:
        line = 1
        for bead in sibling.beads:
            if bead.mine:
                line = extract.blocks[bead.mine[-1]].line
                continue
            texts = sum(is_running_text(sibling.extract.blocks[at]) for at in bead.theirs)
            if texts:
                lacking[sibling.extract.lang] += texts
                lines.add(line)
    if 2 * len(lacking) > len(siblings):
        said = ", ".join(f"{count} of `{lang}`" for lang, count in sorted(lacking.items()))
        yield Finding(
            code="blocks",
            langs=tuple(sorted(lacking)),
            lines=tuple(sorted(lines)),
            what=f"paragraphs that have nothing here: {said}",
        )


def _odd(
    field: str,
    extract: Extract,
    siblings: Sequence[Sibling],
    is_other: Callable[[Extract, Extract], bool | None],
) -> Iterator[Finding]:
    """Tell a field in which more than half of the siblings that can be compared differ."""
    judged = [(s.extract, is_other(extract, s.extract)) for s in siblings]
    compared = [(other, is_it) for other, is_it in judged if is_it is not None]
    different = [other for other, is_it in compared if is_it]
    if 2 * len(different) <= len(compared):
        return
    said = "; ".join(f"`{other.lang}` has {_printed(field, other)}" for other in different)
    yield Finding(
        code=field,
        langs=tuple(other.lang for other in different),
        lines=_lines(field, extract),
        what=f"{_printed(field, extract)} here, but {said}",
    )


def _is_other_author(one: Extract, other: Extract) -> bool | None:
    """Compare names in Latin letters: in other scripts each language spells them its own way."""
    names = [author.name for author in (*one.authors, *other.authors)]
    if not one.authors or not other.authors or not all(map(is_latin, names)):
        return None
    return _keys(one.authors) != _keys(other.authors)


def _is_other_date(one: Extract, other: Extract) -> bool | None:
    return None if one.date is None or other.date is None else one.date != other.date


def _is_other_source(one: Extract, other: Extract) -> bool | None:
    if one.source.url is None or other.source.url is None:
        return None
    return not is_same_address(one.source.url, other.source.url)


def _keys(authors: tuple[Author, ...]) -> set[str]:
    return {name_key(author.name) for author in authors}


def _printed(field: str, extract: Extract) -> str:
    if field == "authors":
        return f"`{', '.join(author.name for author in extract.authors)}`"
    return f"`{extract.date if field == 'date' else extract.source.url}`"


def _lines(field: str, extract: Extract) -> tuple[int, ...]:
    found = {line for e in extract.evidence if e.field == field for line in e.lines}
    return tuple(sorted(found))
