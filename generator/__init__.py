"""Commonweal: raw news texts in many languages become one plain, linked HTML archive."""

__version__ = "0.1.0"
