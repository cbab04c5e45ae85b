"""Record -> how reference managers are told of a version: BibTeX, RIS, CSL-JSON."""

from generator.stages.render.citations.bibtex import bibtex
from generator.stages.render.citations.csl import csl_json
from generator.stages.render.citations.ris import ris

__all__ = ["bibtex", "csl_json", "ris"]
