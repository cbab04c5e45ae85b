"""Templates that extend others: no circle, no missing file, no block that Jinja would drop."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from generator.edges.near import instead
from generator.edges.themecheck.library import Library, Template
from generator.model.errors import Problem, Severity


def check_references(library: Library, template: Template) -> Iterator[Problem]:
    """Yield what a template names and nobody has, and a template that extends itself."""
    for reference in library.references(template):
        found = [name for name in reference.names if library.find(name)]
        if reference.names and not found and reference.is_needed:
            name = reference.names[0]
            what = f"no template `{name}`"
            hint = instead(name, library.names())
            where = template.where(reference.line)
            yield Problem(code="theme-template", where=where, what=what, hint=hint)
        if reference.kind == "extends" and template in ancestors(library, template):
            what = f"`{template.full_name}` extends itself"
            own = library.chain.index(template.folder)
            parents = (f for f in library.chain[own + 1 :] if library.has(f, template.name))
            parent = next(parents, None)
            hint = "extend another template, or none"
            if parent:
                hint = f'write {{% extends "{parent.name}/{template.name}" %}} for its parent'
            where = template.where(reference.line)
            yield Problem(code="theme-template", where=where, what=what, hint=hint)


def check_blocks(library: Library, template: Template) -> Iterator[Problem]:
    """Yield the blocks of a template that none of those that it extends has a place for.

    Where a nearer theme replaced the template that had the place, that one is at fault.
    """
    above = ancestors(library, template)
    tree = library.tree(template)
    trees = [library.tree(each) for each in above]
    is_whole = above and not any(ref.kind == "extends" for ref in library.references(above[-1]))
    if isinstance(tree, Problem) or not is_whole or template in above:
        return
    yield from _lost(template, tree)
    known: set[str] = set()
    for each in trees:
        if isinstance(each, Problem):
            return
        known |= {block.name for block in each.find_all(nodes.Block)}
    for block in _outermost(tree):
        if block.name not in known:
            yield _missing(library, template, block, known)


def ancestors(library: Library, template: Template) -> list[Template]:
    """Return the templates that a template extends, nearest first; a circle once."""
    found: list[Template] = []
    current: Template | None = template
    while current:
        names = (r.names for r in library.references(current) if r.kind == "extends")
        named = next(names, ())
        current = library.find(named[0]) if named else None
        if current in found:
            break
        if current:
            found.append(current)
    return found


def _missing(library: Library, template: Template, block: nodes.Block, known: set[str]) -> Problem:
    frame = ancestors(library, template)[-1]
    order = library.chain.index
    if order(frame.folder) < order(template.folder):
        return Problem(
            code="theme-block",
            where=frame.where(1),
            what=f"block `{block.name}` is missing, which `{template.full_name}` fills",
            hint=f"add {{% block {block.name} %}}{{% endblock %}} where it belongs",
        )
    return Problem(
        code="theme-block",
        where=template.where(block.lineno),
        what=f"no block `{block.name}` in `{frame.full_name}`: what stands in it would be lost",
        hint=instead(block.name, known),
    )


def _lost(template: Template, tree: nodes.Template) -> Iterator[Problem]:
    """Warn of what stands below ``extends`` and outside of blocks, which Jinja leaves out."""
    start = next((n for n, node in enumerate(tree.body) if isinstance(node, nodes.Extends)), None)
    below = tree.body[start + 1 :] if start is not None else []
    for node in (shown for each in below if isinstance(each, nodes.Output) for shown in each.nodes):
        text = node.data if isinstance(node, nodes.TemplateData) else "{{ … }}"
        if text.strip():
            line = node.lineno + text[: len(text) - len(text.lstrip())].count("\n")
            yield Problem(
                code="theme-block",
                where=template.where(line),
                what=f"`{text.split()[0]}` stands outside of every block and is left out",
                hint="put it into a block, or take it out",
                severity=Severity.WARNING,
            )
            return


def _outermost(node: nodes.Node) -> Iterator[nodes.Block]:
    """Yield the blocks that do not stand in another block."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outermost(child)
