"""A line of furniture between two lines of the text takes no text with it unseen."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from benchmarks.normalise import CORPUS, read_truth
from generator.edges.identifier import identify
from generator.model.errors import SourceError
from generator.model.extract import Fate
from generator.model.ids import Digest
from generator.model.source import SourceFile
from generator.stages.collect import read
from generator.stages.decode import decode
from generator.stages.extract import extract

BODY = {"paragraph", "heading", "caption", "item", "quote"}
LINES = {
    "advert": {"de": ["Anzeige"], "en": ["Advertisement"], "es": ["Publicidad"]},
    "share": {"de": ["Teilen"], "en": ["Share"], "es": ["Compartir"]},
    "counter": {"de": ["3 Kommentare"], "en": ["Comments (3)"], "es": ["Comentarios (3)"]},
    "related": {
        "de": ["Lesen Sie auch", "Neue Küche am Hafen"],
        "en": ["Related articles", "New kitchen in the harbour"],
        "es": ["Te puede interesar", "Una cocina nueva en el puerto"],
    },
    "link": {
        "de": ["Lesen Sie auch: Neue Küche am Hafen"],
        "en": ["Read also: New kitchen in the harbour"],
        "es": ["Lea también: Una cocina nueva en el puerto"],
    },
}
TRUTHS = [t for t in read_truth(CORPUS / "a") if t["lang"] in {"de", "en", "es"}]


def _extracted(text, vocabulary):
    path = PurePosixPath("seeds/a.txt")
    file = SourceFile(path=path, raw=text.encode(), digest=Digest("d"))
    try:
        return extract(decode(file), vocabulary, identify)
    except SourceError:
        return None


def test_an_advert_within_a_text_alarms_nobody(vocabulary):
    """Else the test below would hold because every text is under review."""
    truth = next(t for t in TRUTHS if t["file"] == "a001.txt")
    raw = decode(read(CORPUS / "a", PurePosixPath(truth["file"]))).lines
    body = [n for n, role in enumerate(truth["roles"]) if role == "paragraph"]
    assert len(body) > 2
    for place in body[1:]:
        lines = [*raw[:place], "", "Anzeige", "", *raw[place:]]
        assert "body" not in _extracted("\n".join(lines), vocabulary).review


@pytest.mark.parametrize("kind", LINES)
@pytest.mark.parametrize("truth", TRUTHS[::2], ids=lambda truth: truth["file"])
def test_no_line_of_the_text_goes_with_it_unseen(truth, kind, vocabulary):
    raw = decode(read(CORPUS / "a", PurePosixPath(truth["file"]))).lines
    roles = truth["roles"] + [""] * (len(raw) - len(truth["roles"]))
    body = [n for n, role in enumerate(roles) if role in BODY]
    added = LINES[kind][truth["lang"]]
    for place in body[1:]:
        lines = [*raw[:place], "", *added, "", *raw[place:]]
        known = [*roles[:place], "", *[""] * len(added), "", *roles[place:]]
        found = _extracted("\n".join(lines), vocabulary)
        if found is None or "body" in found.review:
            continue
        kept = {d.line for d in found.decisions if d.fate is Fate.KEPT}
        lost = [lines[n] for n, role in enumerate(known) if role in BODY and n + 1 not in kept]
        assert not lost, (place, lost)
