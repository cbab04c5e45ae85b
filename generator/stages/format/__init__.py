"""Extract -> Document <-> Markdown with front matter; identity, labels, merging, evidence."""

from generator.stages.format.dump import dump, renamed_seed, to_document
from generator.stages.format.evidence import (
    FOLDER,
    Imported,
    dump_evidence,
    load_evidence,
    renamed_evidence,
    sidecar,
)
from generator.stages.format.foreign import read_foreign
from generator.stages.format.identity import (
    article_id,
    distinct,
    host,
    is_reserved,
    slug_of,
    slugify,
)
from generator.stages.format.load import load
from generator.stages.format.merge import Merged, merge

__all__ = [
    "FOLDER",
    "Imported",
    "Merged",
    "article_id",
    "distinct",
    "dump",
    "dump_evidence",
    "host",
    "is_reserved",
    "load",
    "load_evidence",
    "merge",
    "read_foreign",
    "renamed_evidence",
    "renamed_seed",
    "sidecar",
    "slug_of",
    "slugify",
    "to_document",
]
