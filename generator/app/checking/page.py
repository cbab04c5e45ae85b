"""The table of rules -> docs/check.md, so that the page is true."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from generator.stages.verify.table import FAMILIES, RULES

_INTRO = """\
# Checking a built tree

Made from the code by `python -m generator.app.checking.page`: do not edit.

    commonweal check                       judges output/ of the site that you are in
    commonweal check DIR                   judges any folder of HTML, whatever built it
    commonweal check https://host/path/    reads the live site below that address, and judges it

A finding has a file, a line where one is known, the number of its rule, what is wrong and what to
do. Five of a rule are told, with `-v` all. Exit status: 0 fine, 1 errors, 2 wrong usage or could
not run; `--strict` counts warnings as errors. Notes never count.

- `--json` prints one object: `base`, `pages`, `files`, `findings` (`rule`, `severity`, `path`,
  `line`, `what`, `hint`), `rules` (how many of each), `known`, `seconds`. `--format github`
  prints annotations.
- `--select H,L1` judges by these rules or families only, `--ignore W,A4` by all others.
- `--baseline FILE` leaves out what FILE knows, and tells what of it is no longer there.
  `--write-baseline` writes it: one finding a line, sorted, without line numbers, so that it lasts
  through edits.
- `--base-url URL` is the tree's public address; else it is guessed from the addresses that its
  pages give.
- `--budget-kb N` is what a page may weigh with its style sheets and scripts, gzipped (100).
- `--max-pages N` bounds what is read of a live site (10,000); `--jobs N` is the number of
  processes.

Links are followed as a plain static host does: `a/` is `a/index.html`, `a` without the slash is a
redirect, capitals and accents count. What `_redirects` sends on is a redirect too. In a live site
redirects and missing pages are what the host says; nothing outside the prefix is read. Pages that
a page refreshes to at once are taken for redirects, and held to few rules. Addresses on other
hosts are not looked at.

Rule H10 asks py3langid about the running text in the page's own language, in two halves, from
about 240 characters. It accuses only if both halves are surely in one other language, the page's
own is all but excluded, and the two are no near relatives (`id` and `ms`, `hr` and `sr`, `nb` and
`da`, `hi` and `mr` …).

`build` holds the head of each page that it writes to H1, H2, H4, H5, H6, H7 and H11, always. H7
as far as the head goes: only a whole parser, as here, sees what ends a head too soon.
"""


def check_page() -> str:
    """Return the page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRO
    yield "## Rules"
    for letter, family in FAMILIES.items():
        yield f"\n### {letter}: {family}\n"
        yield "| rule | | what it asks | what to do | source |"
        yield "|---|---|---|---|---|"
        for rule in RULES:
            if rule.number[0] == letter:
                cells = (rule.number, rule.severity.value, rule.asks, rule.hint, rule.source)
                yield f"| {' | '.join(_cell(text) for text in cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(check_page())
