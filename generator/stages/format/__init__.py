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
    folder_of,
    host,
    is_reserved,
    is_slug,
    shared_slug,
    slug_of,
    slugify,
)
from generator.stages.format.keys import (
    Keys,
    is_unsourced,
    keys_of,
    page_key,
    place,
    unsourced,
)
from generator.stages.format.load import load
from generator.stages.format.merge import Merged, is_said, merge

__all__ = [
    "FOLDER",
    "Imported",
    "Keys",
    "Merged",
    "article_id",
    "distinct",
    "dump",
    "dump_evidence",
    "folder_of",
    "host",
    "is_reserved",
    "is_said",
    "is_slug",
    "is_unsourced",
    "keys_of",
    "load",
    "load_evidence",
    "merge",
    "page_key",
    "place",
    "read_foreign",
    "renamed_evidence",
    "renamed_seed",
    "shared_slug",
    "sidecar",
    "slug_of",
    "slugify",
    "to_document",
    "unsourced",
]
