"""`commonweal check`: a built tree -> what the rules find in it."""

from generator.app.checking.run import Options, Told, Verdict, check

__all__ = ["Options", "Told", "Verdict", "check"]
