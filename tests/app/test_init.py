"""`init` makes a site that builds at once, and overwrites nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.app.scaffold import scaffold
from generator.app.site import open_site
from generator.model.errors import ConfigError

WORDING = {"title": "Archive", "base_url": "https://pages.example", "lang": "en"}


def run(cwd: Path, *arguments: str | bytes) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=20,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr.splitlines()[-1]
    return done


def made(folder: Path, **wording: str) -> list[str]:
    found = list(scaffold(folder, **(WORDING | wording)))
    return [path.relative_to(folder).as_posix() for path in found]


def test_a_new_site_has_settings_and_the_four_folders(tmp_path):
    assert sorted(made(tmp_path / "new")) == [".gitignore", "site.toml"]
    folders = {path.name for path in (tmp_path / "new").iterdir() if path.is_dir()}
    assert folders == {"seeds", "content", "themes", "output"}


def test_git_is_told_to_leave_what_can_be_made_again(tmp_path):
    made(tmp_path)
    assert (tmp_path / ".gitignore").read_text().split() == ["/output/", "/.commonweal/", "*.mo"]


def test_a_new_site_builds_at_once_and_tells_what_to_do_next(tmp_path):
    done = run(tmp_path, "init", "a/new site", "--title", "Unser Archiv", "--lang", "de")
    assert done.returncode == 0
    assert "commonweal build --site" in done.stdout
    built = run(tmp_path, "build", "--site", "a/new site")
    assert (built.returncode, built.stderr) == (0, "")
    page = (tmp_path / "a" / "new site" / "output" / "index.html").read_text("utf-8")
    assert "Unser Archiv" in page
    assert '<html lang="de" dir="ltr">' in page


@pytest.mark.parametrize(
    "title",
    ["A plain one", 'Said "so"', "Back\\slash", "أخبار", "সংবাদ", "a\nb", "# no comment", "🌍", "]"],
)
def test_any_title_comes_back_as_it_was_given(tmp_path, title):
    made(tmp_path, title=title)
    assert open_site(tmp_path).config.title == (("en", title),)


@pytest.mark.parametrize("lang", ["de", "pt-BR", "zh-Hans", "ckb"])
def test_the_title_is_in_the_default_language(tmp_path, lang):
    made(tmp_path, lang=lang)
    config = open_site(tmp_path).config
    assert config.default_lang == lang
    assert config.title == ((lang, "Archive"),)


def test_a_site_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "site.toml").write_text("# mine\n")
    done = run(tmp_path, "init", ".")
    assert done.returncode == 2
    assert "there is a site here already" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["site.toml"]
    assert (tmp_path / "site.toml").read_text() == "# mine\n"


def test_files_that_are_there_are_kept(tmp_path):
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("a text\n")
    assert made(tmp_path) == ["site.toml"]
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "seeds" / "a.txt").read_text() == "a text\n"


@pytest.mark.parametrize(
    "wrong",
    [{"lang": "zz"}, {"lang": "not a tag"}, {"base_url": "pages.example"}, {"base_url": ""}],
    ids=str,
)
def test_a_setting_that_makes_no_sense_is_refused_before_anything_is_written(tmp_path, wrong):
    with pytest.raises(ConfigError):
        made(tmp_path / "new", **wrong)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_a_folder_that_cannot_be_made_is_told_without_traceback(tmp_path, name):
    (tmp_path / "file").write_text("x")
    done = run(tmp_path, "init", name)
    assert done.returncode == 2
    assert "file" in done.stderr


def test_a_title_that_is_not_utf_8_is_told_without_traceback(tmp_path):
    done = run(tmp_path, "init", "new", "--title", b"caf\xe9")
    assert done.returncode == 2
    assert not (tmp_path / "new" / "site.toml").exists()
