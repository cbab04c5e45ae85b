"""Adapters to the world: SQLite, Jinja, Babel, the language identifier, watching, HTTP."""
