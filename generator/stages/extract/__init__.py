"""Text -> Extract: find the article in a raw page; every line is kept, moved or dropped by rule."""

from __future__ import annotations

from generator.model.document import Source
from generator.model.errors import Problem, SourceError, Where
from generator.model.extract import Block, BlockKind, Evidence, Extract
from generator.model.source import Text
from generator.stages.extract import credits as credit_lines
from generator.stages.extract import furniture, header, shape
from generator.stages.extract.language import Identify, Verdict, decide_language, hinted
from generator.stages.extract.ledger import Ledger
from generator.stages.extract.vocabulary import Vocabulary, compile_rules

__all__ = ["Identify", "Vocabulary", "compile_rules", "extract"]

_BODY_MAX = 5000  # characters that the language identifier sees
_REVIEWED = ("title", "lang", "date", "authors", "source", "body")


def extract(text: Text, vocabulary: Vocabulary, identify: Identify) -> Extract:
    """Read a raw text from its edges inwards: furniture, credits, header, then the body's shape.

    Raises:
        SourceError: If the text is empty, or nothing of it is left as a body.
    """
    ledger = Ledger.start(text)
    if not ledger.open:
        raise _fail(text, "the file has no text", "remove it, or put the text in")
    portal = furniture.drop_site_line(ledger, vocabulary)
    furniture.drop_noise(ledger, vocabulary)
    credit_lines.split_glued(ledger, vocabulary)
    furniture.drop_trailer(ledger, vocabulary)
    source = credit_lines.move_source(ledger, vocabulary)
    authors = credit_lines.move_byline(ledger, vocabulary, has_source=source != Source())
    head = header.move_header(ledger, vocabulary, portal)
    authors = authors or credit_lines.move_top_byline(
        ledger, vocabulary, has_title=head.title is not None
    )
    shape.merge_doubled(ledger)
    shape.mark_credited_captions(ledger, vocabulary)
    title = head.title or header.move_standing_title(ledger)
    if title is None:
        shape.mark_first_caption(ledger)
    shape.mark_headings(ledger)
    blocks = ledger.close()
    if not blocks:
        raise _fail(text, "nothing of the file reads as an article", "check what it holds")
    verdict = decide_language(_prose(blocks), hinted(text.path.name), ledger.votes, identify)
    source = Source(name=head.source_name or source.name, url=source.url)
    missing = (("title", title), ("date", head.date), ("authors", authors), ("source", source.url))
    in_doubt = ledger.doubts | {name for name, value in missing if not value}
    if verdict.certainty < 0.8:  # noqa: PLR2004 - the line drawn in docs/normalising.md
        in_doubt.add("lang")
    return Extract(
        path=text.path,
        digest=text.digest,
        lang=verdict.lang,
        title=title,
        date=head.date,
        authors=authors,
        source=source,
        description=head.description,
        blocks=blocks,
        decisions=tuple(ledger.decisions),
        evidence=(_language_evidence(verdict), *ledger.evidence),
        review=tuple(name for name in _REVIEWED if name in in_doubt),
    )


def _prose(blocks: tuple[Block, ...]) -> str:
    prose = "\n".join(block.text for block in blocks if block.kind is BlockKind.PARAGRAPH)
    return (prose or "\n".join(block.text for block in blocks))[:_BODY_MAX]


def _language_evidence(verdict: Verdict) -> Evidence:
    return Evidence(
        field="lang",
        value=verdict.lang,
        rule=verdict.rule + "".join(f" {tag}={p:.2f}" for tag, p in verdict.candidates),
        certainty=verdict.certainty,
        lines=(),
    )


def _fail(text: Text, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code="seed-empty", where=Where(text.path, 1), what=what, hint=hint))
