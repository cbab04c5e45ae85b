"""Golden sites: a folder goes in, a process runs, and what comes out is compared byte for byte.

A case is a folder of ``tests/golden/``:

* ``in/`` is the site; it is copied, and the command runs in the copy;
* ``run.txt`` begins with the command line and holds exit status, stdout and stderr; the seconds
  that a run took stand there as ``<time>``;
* ``out/`` is the output folder without ``assets/``, which are the theme's static files as they are,
  and without their checksums;
* ``content/``, where seeds were imported, is what they became, without ``.import/``.

``UPDATE_GOLDEN=1 pytest tests/test_golden.py`` rewrites all but ``in/`` and the command lines;
read the diff before you commit it. A new case needs ``in/`` and the first line of ``run.txt``.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = sorted(path.parent for path in (Path(__file__).parent / "golden").glob("*/run.txt"))
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
PROMPT = "$ commonweal "


def files_of(folder: Path, *left_out: str) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    return {name: raw for name, raw in named.items() if not name.startswith(left_out)}


def run(command: str, site: Path) -> str:
    """Run *command* in a site; return what ``run.txt`` should hold."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *shlex.split(command)],
        cwd=site,
        env={key: value for key, value in os.environ.items() if key != "NO_COLOR"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    told = (
        f"{PROMPT}{command}\nstatus {done.returncode}\n"
        f"--- stdout\n{done.stdout}--- stderr\n{done.stderr}"
    )
    return re.sub(r'(\bin |"seconds": )\d+\.\d+( s\b)?', r"\1<time>", told)


def put(folder: Path, files: dict[str, bytes]) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_site_gives_what_it_gave(case, tmp_path):
    site = shutil.copytree(case / "in", tmp_path / "site")
    golden = (case / "run.txt").read_text("utf-8")
    command = golden.splitlines()[0].removeprefix(PROMPT)
    told = run(command, site)
    made = {"out": files_of(site / "output", "assets/", "manifest-sha256.txt")}
    if (case / "in" / "seeds").is_dir():
        made["content"] = files_of(site / "content", ".import/")
    if UPDATE:
        (case / "run.txt").write_text(told, "utf-8")
        for name, files in made.items():
            put(case / name, files)
    assert told == (case / "run.txt").read_text("utf-8")
    for name, files in made.items():
        wanted = files_of(case / name, "\0")
        assert list(files) == list(wanted)
        for path, raw in files.items():
            assert raw.decode() == wanted[path].decode(), path


def test_there_are_cases():
    assert len(CASES) >= 7
