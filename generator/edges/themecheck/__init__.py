"""A theme -> its problems, found without filling a template: names, blocks, files, catalogues.

Templates are held to the contract (`generator/model/contract.py`). What cannot be known stays
unsaid, so that a theme that works has no problem here; what it would do wrong on some page only,
`StrictUndefined` still tells when that page is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.edges.messages import source
from generator.edges.near import instead
from generator.edges.theme import environment
from generator.edges.themecheck.blocks import check_blocks, check_references
from generator.edges.themecheck.expressions import Expressions
from generator.edges.themecheck.given import ENTRIES, Uses, given, uses
from generator.edges.themecheck.library import Library, Template, too_deep
from generator.edges.themecheck.statements import Statements
from generator.edges.themefolders import find_chain, is_built_in
from generator.model import lang
from generator.model.contract import PAGES, PARTS
from generator.model.errors import Problem, Severity, ThemeError, Where

_FEW = 3  # so many missing templates are named one by one


def check_theme(site_themes: Path, name: str) -> tuple[Problem, ...]:
    """Return what is wrong with a theme, sorted by place; nothing if it is as it should be.

    Its parents are checked too, except for those that come with the program.
    """
    try:
        chain = find_chain(site_themes, name)
    except ThemeError as error:
        return (error.problem,)
    library = Library(chain, environment(chain))
    found = {*_templates(library), *_catalogues(library)}
    return tuple(sorted(found, key=lambda problem: (problem.where, problem.what)))


def _ours(library: Library) -> tuple[Path, ...]:
    """Return the folders to judge: all but the built-in ones below a theme of the site."""
    first, *rest = library.chain
    return (first, *(folder for folder in rest if not is_built_in(folder)))


def _templates(library: Library) -> Iterator[Problem]:
    ours = _ours(library)
    entries = [template for template in map(library.find, ENTRIES) if template]
    reached = uses(library, entries)
    unused = [t for t in library.own(library.chain[0]) if t not in reached]
    used = uses(library, [*entries, *unused])
    yield from _missing_pages(library)
    yield from (_useless(template) for template in unused if not used[template])
    for template in sorted(used):
        for problem in _template(library, used, template, is_ours=template.folder in ours):
            if problem.where.path.parts[1] in {folder.name for folder in ours}:
                yield problem


def _template(
    library: Library, used: Uses, template: Template, *, is_ours: bool
) -> Iterator[Problem]:
    tree = library.tree(template)
    if isinstance(tree, Problem):
        yield tree
        return
    yield from check_references(library, template)
    yield from check_blocks(library, template)
    if not is_ours:
        return
    problems: list[Problem] = []

    def tell(code: str, line: int, what: str, hint: str) -> None:
        problems.append(Problem(code=code, where=template.where(line), what=what, hint=hint))

    scope = given(library, used, template)
    try:
        Statements(Expressions(library.environment, tell), scope).walk(tree, scope)
    except RecursionError:
        problems.append(too_deep(template))
    wrong = None if problems else library.compiled(template)
    yield from [wrong] if wrong else problems


def _missing_pages(library: Library) -> Iterator[Problem]:
    """Name the templates that nobody has: each by itself, or a theme that lacks its parent once."""
    names = (*PAGES, *(f"parts/{part}.html" for part in PARTS))
    missing = [name for name in names if library.find(name) is None]
    theme = library.chain[-1]
    if len(missing) > _FEW:
        what = f"{len(missing)} templates are missing, `{missing[0]}` among them"
        where = Where(PurePosixPath("themes", theme.name, "theme.toml"), 1, 1)
        hint = 'write  extends = "archive"  into it, or all templates of docs/themes-contract.md'
        yield Problem(code="theme-template", where=where, what=what, hint=hint)
        return
    for name in missing:
        yield Problem(
            code="theme-template",
            where=Template(library.chain[0], name).where(0),
            what=f"neither the theme nor one that it extends has the template `{name}`",
            hint='write it, or `extends = "archive"` in theme.toml',
        )


def _useless(template: Template) -> Problem:
    return Problem(
        code="theme-unused",
        where=template.where(1),
        what=f"no page, part or template uses `{template.name}`",
        hint=instead(template.name, ENTRIES),
        severity=Severity.WARNING,
    )


def _catalogues(library: Library) -> Iterator[Problem]:
    """Read every catalogue of messages; each that is broken or never read is one problem."""
    from generator.edges.messages import check, po  # noqa: PLC0415 - loads Babel's messages

    for folder in _ours(library):
        for path in sorted((folder / "locale").glob("*.po")):
            try:
                tag = lang.parse(path.stem)
                if tag == path.stem:
                    yield from check.unfillable(path, po.parse(path, source.raw(path)))
                    continue
                hint = f"call it {tag}.po"
            except ThemeError as error:
                yield error.problem
                continue
            except ValueError:
                hint = "call it by a tag such as de or pt-BR"
            yield Problem(
                code="theme-unused",
                where=Where(PurePosixPath("themes", folder.name, "locale", path.name)),
                what=f"no language has the tag `{path.stem}`, so the catalogue is not read",
                hint=hint,
                severity=Severity.WARNING,
            )
