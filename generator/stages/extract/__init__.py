"""Text -> Extract: find the article in a raw page; every line is kept, moved or dropped by rule."""

from __future__ import annotations

from dataclasses import replace

from generator.model.document import Source
from generator.model.errors import Problem, SourceError, Where
from generator.model.extract import BlockKind, Extract
from generator.model.source import Text
from generator.stages.extract import credits as credit_lines
from generator.stages.extract import furniture, header, shape, sourceline, trailer
from generator.stages.extract import title as title_lines
from generator.stages.extract.assemble import Found, assemble
from generator.stages.extract.given import (
    Given,
    move_given_byline,
    move_given_standfirst,
    move_given_title,
    move_page_line,
)
from generator.stages.extract.language import Identify, likely, once
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.profile import find_portal, move_profiled_header
from generator.stages.extract.vocabulary import Vocabulary, compile_rules

__all__ = ["Identify", "Vocabulary", "compile_rules", "extract"]


def extract(text: Text, vocabulary: Vocabulary, identify: Identify) -> Extract:
    """Read a raw text from its edges inwards: furniture, credits, header, then the body's shape.

    What is given with the text goes before what is found in it; where the two differ, a person is
    asked to look.

    Raises:
        SourceError: If the text is empty, or nothing of it is left as a body.
    """
    ledger = Ledger.start(text)
    if not ledger.open:
        raise _fail(text, "the file has no text", "remove it, or put the text in")
    given = Given(text.given)
    identify = once(identify)
    prose = "\n".join(piece.text for piece in ledger.open if piece.is_prose)
    ledger.langs = likely(identify(prose or "\n".join(piece.text for piece in ledger.open)))
    found = _read_markdown(ledger, vocabulary) if _is_markdown(text) else None
    found = found or _read_page(ledger, vocabulary, given, is_shaped=bool(text.kinds))
    blocks = ledger.close()
    if not blocks:
        raise _fail(text, "nothing of the file reads as an article", "check what it holds")
    return assemble(ledger, blocks, given, found, identify)


def _read_markdown(ledger: Ledger, vocabulary: Vocabulary) -> Found:
    """Take the credits at the end; all else is Markdown and stays as it is."""
    source = sourceline.move_source(ledger, vocabulary)
    authors, agency = credit_lines.move_byline(ledger, vocabulary, has_source=source != Source())
    return Found(source=replace(source, name=source.name or agency), authors=authors)


def _read_page(ledger: Ledger, vocabulary: Vocabulary, given: Given, *, is_shaped: bool) -> Found:
    """Read lines as a page prints them; *is_shaped* if the format tells headings and lists."""
    move_page_line(ledger)
    portal = find_portal(ledger, vocabulary, _page(ledger, given))
    is_headed = furniture.drop_site_line(ledger) if portal is None and ledger.open else False
    furniture.drop_breadcrumb(ledger, vocabulary)
    furniture.drop_noise(ledger, vocabulary)
    furniture.drop_reading_time(ledger)
    sourceline.split_glued(ledger, vocabulary)
    trailer.drop_trailer(ledger, vocabulary)
    furniture.drop_see_also(ledger, vocabulary)
    trailer.drop_tail(ledger, vocabulary)
    source = sourceline.move_source(ledger, vocabulary)
    authors, agency = credit_lines.move_byline(ledger, vocabulary, has_source=source != Source())
    marked = move_given_byline(ledger, vocabulary, given)
    title, standfirst = given.first("title"), given.first("description")
    if title:
        move_given_title(ledger, title)
    if standfirst:
        move_given_standfirst(ledger, standfirst)
    head = move_profiled_header(ledger, vocabulary, portal) if portal else None
    head = head or header.move_header(
        ledger, vocabulary, portal, is_headed=is_headed, is_titled=bool(title)
    )
    if title and is_shaped and not (marked or head.authors):
        head = replace(head, authors=credit_lines.move_names_on_top(ledger))
    shape.merge_doubled(ledger)
    shape.mark_credited_captions(ledger, vocabulary)
    if not (title or head.title):
        is_doubtful = _is_content_only(ledger)
        head = replace(
            head,
            title=title_lines.move_standing_title(ledger, source, is_caption_likely=is_doubtful),
        )
    title_lines.drop_menu(ledger, title or head.title)
    if not is_shaped:
        if not (title or head.title):
            shape.mark_first_caption(ledger, is_page=_is_page(ledger))
        shape.mark_items(ledger)
        shape.mark_headings(ledger, vocabulary)
    trailer.doubt_edges(ledger)
    name = head.source_name or source.name or agency
    authors = tuple(credit_lines.merged([*marked, *head.authors, *authors]))
    return Found(
        title=head.title,
        date=head.date,
        authors=authors,
        source=Source(name=name, url=source.url),
        description=head.description,
        portal=portal,
    )


def _is_content_only(ledger: Ledger) -> bool:
    """Say whether a page was saved without its head: it ends as a page does, with its counter.

    Such a text begins with a caption or its first paragraph; a title would be invented.
    """
    rules = {decision.rule for decision in ledger.decisions}
    return "trailer.comments" in rules and not any(
        rule.startswith(("dateline", "date.")) for rule in rules
    )


def _is_page(ledger: Ledger) -> bool:
    """Say whether a page's counter or its source line stands under the text."""
    return any(d.rule in {"trailer.comments", "source.labelled"} for d in ledger.decisions)


def _is_markdown(text: Text) -> bool:
    return any(kind is BlockKind.MARKDOWN for _, kind in text.kinds)


def _page(ledger: Ledger, given: Given) -> str | None:
    printed = (found.value for found in ledger.evidence if found.field == "page")
    return given.first("page") or next(printed, None)


def _fail(text: Text, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code="seed-empty", where=Where(text.path, 1), what=what, hint=hint))
