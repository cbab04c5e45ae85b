"""`H,L3` -> numbers of rules."""

from __future__ import annotations

import difflib

from generator.stages.verify.table import FAMILIES, RULES

NUMBERS = frozenset(rule.number for rule in RULES)


def select(wanted: str | None, ignored: str | None) -> frozenset[str]:
    """Return the numbers of rules that are wanted, all if nothing is said, without the ignored.

    Raises:
        ValueError: If a name is neither a rule's nor a family's, or no rule is left.
    """
    found = (_named(wanted) if wanted is not None else NUMBERS) - _named(ignored or "")
    if not found:
        raise ValueError("no rule is left to judge by")
    return found


def _named(text: str) -> frozenset[str]:
    found: set[str] = set()
    for name in filter(None, text.upper().replace(",", " ").split()):
        if name in FAMILIES:
            found |= {number for number in NUMBERS if number[0] == name}
        elif name in NUMBERS:
            found.add(name)
        else:
            near = difflib.get_close_matches(name, NUMBERS, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"families are {', '.join(FAMILIES)}"
            raise ValueError(f"no rule `{name}`; {hint}")
    return frozenset(found)
