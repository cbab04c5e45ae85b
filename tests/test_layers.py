"""The rules of the house bite: each contract fails on a copy with one deliberate breach.

A contract that names the wrong module, or a tool that does not run, would pass in silence; here
each must name the breach. Import contracts are import-linter's, the rest is ruff's.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

LAYERS = "Dependencies point down"
STAGES = "No stage knows another"
WORLD = "Only collect and write, edges and app touch the world"
MODEL = "The model needs the standard library only"
JINJA = "Jinja lives in edges"
PILLOW = "Pillow lives in edges"
HTML = "The HTML parser lives in edges"
BABEL = "Babel lives in edges, in cldr"
ICU = "ICU lives in edges and in breaks"
CYCLES = "No cycles anywhere"
DISK = "TID251"
OPEN = "PTH123"

# Each row: the contract; the module that gets a line; the line.
IMPORTS = {
    "a stage imports a stage": (STAGES, "stages/link", "from generator.stages import plan"),
    "a stage imports a package of stages": (
        STAGES, "stages/group/reject", "import generator.stages.render",
    ),
    "a part of a stage imports a stage": (
        STAGES, "stages/format/load", "from generator.stages.decode import decode",
    ),
    "the model imports a stage": (LAYERS, "model/source", "import generator.stages.decode"),
    "a stage imports an edge": (LAYERS, "stages/plan", "from generator.edges import watch"),
    "an edge imports a stage": (LAYERS, "edges/watch", "from generator.stages import collect"),
    "an edge imports the app": (LAYERS, "edges/theme", "from generator.app import report"),
    "a stage imports the app": (LAYERS, "stages/write", "import generator.app.site"),
    "a stage imports an edge when it is called": (
        LAYERS, "stages/link", "def late():\n    from generator.edges import locales",
    ),
    "there is a module beside the layers": (LAYERS, "util", "ANSWER = 42"),
    "decode imports os": (WORLD, "stages/decode", "import os"),
    "the model imports time": (WORLD, "model/source", "import time"),
    "a stage opens a database when it is called": (
        WORLD, "stages/group/suggest", "def late():\n    import sqlite3",
    ),
    "a part of extract imports subprocess": (WORLD, "stages/extract/header", "import subprocess"),
    "a new stage imports os": (WORLD, "stages/polish", "import os"),
    "breaks imports os": (WORLD, "breaks", "import os"),
    "the model imports YAML": (MODEL, "model/document", "import yaml"),
    "the model imports Babel": (MODEL, "model/lang", "from babel import Locale"),
    "the app imports Jinja": (JINJA, "app/make", "from jinja2 import Template"),
    "a stage imports Jinja": (JINJA, "stages/render/surfaces/atom", "import jinja2"),
    "the app imports Pillow": (PILLOW, "app/pictures", "from PIL import Image"),
    "render imports Pillow": (PILLOW, "stages/render/pictures", "import PIL"),
    "the model imports Pillow": (MODEL, "model/picture", "from PIL import Image"),
    "the app imports the parser": (HTML, "app/report", "import selectolax.lexbor"),
    "a stage imports the parser": (HTML, "stages/link", "import selectolax"),
    "a stage of verify imports another stage": (
        STAGES, "stages/verify/judge", "from generator.stages import link",
    ),
    "group imports Babel": (BABEL, "stages/group/features", "import babel"),
    "another part of extract imports Babel": (BABEL, "stages/extract/header", "import babel.dates"),
    "the app imports Babel": (BABEL, "app/report", "from babel import Locale"),
    "a stage imports ICU": (ICU, "stages/render/excerpt", "import icu"),
    "the model imports ICU": (MODEL, "model/lang", "from icu import Locale"),
    "breaks imports cldr": (LAYERS, "breaks", "from generator import cldr"),
    "breaks imports a stage": (LAYERS, "breaks", "from generator.stages import plan"),
    "the model imports breaks": (LAYERS, "model/lang", "from generator import breaks"),
    "two modules of the app import each other": (
        CYCLES, "app/report", "from generator.app import console",
    ),
    "two parts of a stage import each other": (
        CYCLES, "stages/format/escape", "from generator.stages.format import dump",
    ),
}  # fmt: skip
STYLE = {
    "a stage makes a path of the disk": (DISK, "stages/plan", "from pathlib import Path"),
    "a stage makes a path by another name": (
        DISK, "stages/link", "import pathlib\n\nHERE = pathlib.Path()",
    ),
    "the model makes a path of the disk": (DISK, "model/source", "from pathlib import Path"),
    "a stage opens a file": (OPEN, "stages/decode", 'FILE = open("x", encoding="utf-8")'),
    "a part of a stage opens a file": (
        OPEN, "stages/format/load", 'FILE = open("x", encoding="utf-8")',
    ),
    "a stage asks the clock": (
        DISK, "stages/plan", "import datetime as dt\n\nNOW = dt.datetime.now(dt.UTC)",
    ),
    "a stage asks the network": (DISK, "stages/verify", "import urllib.request"),
}  # fmt: skip


@pytest.fixture
def house(tmp_path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(REPOSITORY / "generator", tmp_path / "generator", ignore=ignored)
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


def judge(house: Path, *command: str) -> tuple[int, str]:
    """Run a tool on the copy; return its status and what it says."""
    tool = shutil.which(command[0], path=str(BIN)) or command[0]
    done = subprocess.run(
        [tool, *command[1:]],
        cwd=house,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def breach(house: Path, module: str, line: str) -> None:
    with (house / "generator" / f"{module}.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_the_house_as_it_is_keeps_every_contract(house):
    status, said = judge(house, "lint-imports", "--no-cache")
    assert status == 0, said
    for contract in (LAYERS, STAGES, WORLD, MODEL, JINJA, PILLOW, HTML, BABEL, ICU, CYCLES):
        assert contract in said
    assert "BROKEN" not in said


def test_the_house_as_it_is_keeps_the_disk_where_it_belongs(house):
    status, said = judge(house, "ruff", "check", "--no-cache", "--select", DISK, "generator")
    assert status == 0, said


@pytest.mark.parametrize(("contract", "module", "line"), IMPORTS.values(), ids=IMPORTS)
def test_a_forbidden_import_breaks_its_contract(house, contract, module, line):
    breach(house, module, line)
    status, said = judge(house, "lint-imports", "--no-cache")
    broken = [said_line for said_line in said.splitlines() if " BROKEN" in said_line]
    assert status == 1, said
    assert any(said_line.startswith(contract) for said_line in broken), broken


@pytest.mark.parametrize(("code", "module", "line"), STYLE.values(), ids=STYLE)
def test_a_touch_of_the_world_in_a_pure_module_is_told_with_its_place(house, code, module, line):
    breach(house, module, line)
    status, said = judge(house, "ruff", "check", "--no-cache", "generator")
    assert status == 1
    assert code in said
    assert f"generator/{module}.py" in said


def test_every_contract_of_the_house_has_a_breach_here():
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    names = [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]
    tried = {contract for contract, _, _ in IMPORTS.values()}
    assert [name for name in names if not any(name.startswith(known) for known in tried)] == []


def imported(path: Path) -> set[str]:
    """Return the top-level names of all that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_the_model_imports_no_package_at_all():
    """The contract names the packages of today; one that comes tomorrow is caught here."""
    for path in (REPOSITORY / "generator" / "model").rglob("*.py"):
        assert imported(path) <= sys.stdlib_module_names | {"generator"}, path.name
