"""Extract* -> Fitted*: versions of one article fitted to each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from generator.model.extract import Extract
from generator.model.finding import Fitted
from generator.stages.fit.align import Bead, align, profile
from generator.stages.fit.compare import compare
from generator.stages.fit.kinds import carry_kinds
from generator.stages.fit.sibling import Sibling
from generator.stages.fit.trailer import settle_trailer

__all__ = ["Bead", "align", "fit", "profile"]


def fit(extracts: Sequence[Extract]) -> tuple[Fitted, ...]:
    """Carry structure between the versions of one article, then tell where they differ.

    Returned by language and path, whatever the order given. Structure is carried only from what
    extract found, never from what was carried, so one pass is all and no order matters. No text,
    title, date or author is taken from a sibling; the account of every character stays whole.
    """
    versions = sorted(extracts, key=lambda extract: (extract.lang, str(extract.path)))
    siblings = _siblings(versions)
    settled = [settle_trailer(*pair) for pair in zip(versions, siblings, strict=True)]
    if settled != versions:
        siblings = _siblings(settled)
    fitted = [carry_kinds(*pair) for pair in zip(settled, siblings, strict=True)]
    return tuple(
        Fitted(extract=version, findings=compare(version, others))
        for version, others in zip(fitted, siblings, strict=True)
    )


def _siblings(versions: Sequence[Extract]) -> list[tuple[Sibling, ...]]:
    """Align each version with each other once; list the siblings of each in their order."""
    profiles = [tuple(map(profile, version.blocks)) for version in versions]
    beads: dict[tuple[int, int], tuple[Bead, ...]] = {}
    for i, j in combinations(range(len(versions)), 2):
        beads[i, j] = align(profiles[i], profiles[j])
        beads[j, i] = tuple(bead.turned() for bead in beads[i, j])
    return [
        tuple(
            Sibling(extract=other, beads=beads[i, j]) for j, other in enumerate(versions) if i != j
        )
        for i in range(len(versions))
    ]
