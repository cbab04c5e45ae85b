"""The templates of a theme and its parents: found by name as Jinja finds them, parsed once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.edges.near import instead
from generator.model.errors import Problem, Where

Out = TypeVar("Out")
_TAGS = (
    "block extends include import from for if elif else endif endfor endblock set endset macro"
    " endmacro call endcall filter endfilter with endwith raw endraw autoescape endautoescape"
).split()

_REFERENCES: tuple[type[nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport], ...] = (
    nodes.Extends,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
)


@dataclass(frozen=True, slots=True, order=True)
class Template:
    """A template's file: *name* is its place under ``templates/`` of the theme in *folder*."""

    folder: Path
    name: str

    @property
    def full_name(self) -> str:
        """The name by which another theme's template can mean this one and no other."""
        return f"{self.folder.name}/{self.name}"

    def where(self, line: int) -> Where:
        """Return a place in it."""
        return Where(PurePosixPath("themes", self.folder.name, "templates", self.name), line, 1)


@dataclass(frozen=True, slots=True)
class Reference:
    """What one template takes from another; *names* are tried in their order.

    *kind* is ``extends``, or else ``include`` with the names of the page, ``import`` without them.
    """

    kind: str
    names: tuple[str, ...]
    line: int
    is_needed: bool


class Library:
    """The templates of a chain of themes, child first."""

    def __init__(self, chain: tuple[Path, ...], environment: Environment) -> None:
        self.chain = chain
        self.environment = environment
        self.tree = cache(self._tree)
        self.references = cache(lambda template: tuple(self._references(template)))

    def find(self, name: str) -> Template | None:
        """Return the file that a name means: the child's first, then by a theme's own name."""
        theme, _, rest = name.partition("/")
        places = [(folder, name) for folder in self.chain]
        places += [(folder, rest) for folder in self.chain if folder.name == theme and rest]
        return next((Template(*place) for place in places if self.has(*place)), None)

    def has(self, folder: Path, name: str) -> bool:
        """Say whether a theme itself has a template."""
        return (folder / "templates" / name).is_file()

    def own(self, folder: Path) -> Iterator[Template]:
        """Yield the files of one theme, sorted, but for hidden ones."""
        root = folder / "templates"
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root)
            if path.is_file() and not any(part.startswith(".") for part in name.parts):
                yield Template(folder, name.as_posix())

    def names(self) -> set[str]:
        """Return every name that can be written."""
        found = {template for folder in self.chain for template in self.own(folder)}
        return {t.name for t in found} | {t.full_name for t in found}

    def compiled(self, template: Template) -> Problem | None:
        """Say why Jinja makes no code of what it could read: a block that comes twice."""
        found = self._attempt(template, partial(self.environment.compile, raw=True))
        return found if isinstance(found, Problem) else None

    def _tree(self, template: Template) -> nodes.Template | Problem:
        """Return a template's syntax tree, or why it has none."""
        return self._attempt(template, self._parse)

    def _parse(self, text: str, name: str, path: str) -> nodes.Template:
        tree = self.environment.parse(text, name, path)
        list(tree.find_all(nodes.Node))  # what is too deep for this is told here
        return tree

    def _attempt(self, template: Template, read: Callable[[str, str, str], Out]) -> Out | Problem:
        path = template.folder / "templates" / template.name
        try:
            return read(path.read_text("utf-8"), template.name, str(path))
        except UnicodeDecodeError as error:
            what = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
            line = error.object.count(b"\n", 0, error.start) + 1
            return _problem(template, line, what, "save the file as UTF-8")
        except RecursionError:
            return too_deep(template)
        except OSError as error:
            return _problem(template, 0, f"cannot be read: {error.strerror}", "make it readable")
        except TemplateSyntaxError as error:
            unknown = re.search(r"unknown tag '(\w+)'", str(error.message))
            hint = instead(unknown[1], _TAGS, "mend the tag") if unknown else "mend the line"
            return _problem(template, error.lineno, f"{error.message}", hint)

    def _references(self, template: Template) -> Iterator[Reference]:
        tree = self.tree(template)
        if isinstance(tree, Problem):
            return
        for node in tree.find_all(_REFERENCES):
            names = tuple(_constants(node.template))
            kind = "extends"
            if not isinstance(node, nodes.Extends):
                kind = "include" if node.with_context else "import"
            is_needed = not (isinstance(node, nodes.Include) and node.ignore_missing)
            yield Reference(kind, names, node.lineno, is_needed)


def _constants(node: nodes.Expr) -> Iterator[str]:
    """Yield the names that are written out; what is computed is not followed."""
    if isinstance(node, nodes.Const):
        yield from [node.value] if isinstance(node.value, str) else []
    elif isinstance(node, nodes.Tuple | nodes.List):
        for item in node.items:
            yield from _constants(item)
    elif isinstance(node, nodes.CondExpr):
        for branch in (node.expr1, node.expr2):
            yield from _constants(branch) if branch else ()


def too_deep(template: Template) -> Problem:
    """Say that a template nests deeper than this program and Jinja follow."""
    return _problem(template, 1, "tags or brackets nest too deep", "write it flatter")


def _problem(template: Template, line: int, what: str, hint: str) -> Problem:
    return Problem(code="theme-template", where=template.where(line), what=what, hint=hint)
