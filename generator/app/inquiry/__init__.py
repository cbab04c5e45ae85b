"""Questions about a site that build nothing, and the answers that a person gives to them."""

from generator.app.inquiry.coverage import coverage
from generator.app.inquiry.find import is_folder
from generator.app.inquiry.item import FIELDS, Candidate, Item, Line
from generator.app.inquiry.review import open_items, open_problems, review
from generator.app.inquiry.settle import Settled, settle
from generator.app.inquiry.why import evidence_of, explain

__all__ = [
    "FIELDS",
    "Candidate",
    "Item",
    "Line",
    "Settled",
    "coverage",
    "evidence_of",
    "explain",
    "is_folder",
    "open_items",
    "open_problems",
    "review",
    "settle",
]
