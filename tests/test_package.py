"""What is published works by itself: the wheel, unpacked far from the repository, makes a site."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


def run(cwd: Path, *command: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder))
    run(REPOSITORY, *build, str(REPOSITORY))
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_is_named_after_the_distribution_and_runs_anywhere(wheel):
    assert wheel.name.startswith("commonweal-")
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_has_rules_themes_and_licence_and_nothing_of_the_sample_site(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for wanted in (
        "generator/rules/labels/de.toml",
        "generator/rules/portals/",
        "generator/themes/archive/templates/page.html",
        "generator/themes/archive/templates/parts/head.html",
        "generator/themes/archive/locale/ar.po",
        "generator/themes/archive/static/site.css",
        ".dist-info/licenses/LICENSE",
        ".dist-info/entry_points.txt",
    ):
        assert [name for name in names if wanted in name], wanted
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_wheel_has_every_file_of_the_package_and_of_the_themes(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    kinds = {".py", ".toml", ".html", ".po", ".css", ".svg", ".js"}
    for folder, prefix in (("generator", "generator"), ("themes", "generator/themes")):
        root = REPOSITORY / folder
        for path in root.rglob("*"):
            if path.suffix in kinds:
                assert f"{prefix}/{path.relative_to(root).as_posix()}" in names


def test_the_unpacked_wheel_makes_a_site_with_its_own_code_theme_and_rules(unpacked, tmp_path):
    path = {"PYTHONPATH": str(unpacked)}
    where = run(tmp_path, "-c", "import generator; print(generator.__file__)", **path)
    assert Path(where.strip()).is_relative_to(unpacked)

    run(tmp_path, "-m", "generator", "init", "x", **path)
    run(tmp_path, "-m", "generator", "build", "--site", "x", **path)
    ours = (unpacked / "generator" / "themes" / "archive" / "static" / "site.css").read_bytes()
    assert (tmp_path / "x" / "output" / "assets" / "site.css").read_bytes() == ours

    where = run(
        tmp_path,
        "-c",
        "from generator.edges.rulebook import BUILT_IN as rules\n"
        "from generator.edges.themefolders import BUILT_IN as themes\n"
        "print(themes, rules)",
        **path,
    )
    assert where.split() == [str(unpacked / "generator" / name) for name in ("themes", "rules")]


def test_the_unpacked_wheel_tells_the_version_of_the_distribution(unpacked, tmp_path, wheel):
    said = run(tmp_path, "-m", "generator", "--version", PYTHONPATH=str(unpacked))
    assert said.split()[-1] == wheel.name.split("-")[1]
