"""The command line as a person or a script meets it: a process, its two streams, its status."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.app.build import Options, build
from generator.app.site import open_site
from generator.model.errors import ConfigError

COMMAND = (sys.executable, "-m", "generator")
DEADLINE = 20  # seconds after which a test gives up
CONFIG = 'base_url = "https://pages.example"\n'
WELL = """\
---
title: The well is open again
lang: en
article: well
slug: well
---

Water runs since Monday.
"""
BRUNNEN = """\
---
title: Der Brunnen ist wieder offen
lang: de
article: well
slug: well
---

Seit Montag fließt Wasser.
"""
DRAFT = """\
---
title: Not ready
lang: en
article: draft
slug: draft
draft: true
---

Somebody has to read this first.
"""
SITE = {"site.toml": CONFIG, "content/well.en.md": WELL, "content/well.de.md": BRUNNEN}
BAD = {"content/bad.md": "---\ntitle: [\n---\n"}
BUILD_KEYS = {
    "pages", "written", "unchanged", "removed", "articles", "versions", "languages", "seconds",
    "problems",
}  # fmt: skip
PROBLEM_KEYS = {"code", "severity", "path", "line", "what", "hint"}


def put(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


@pytest.fixture
def site(tmp_path) -> Path:
    return put(tmp_path / "site", SITE)


def run(cwd: Path, *arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr.splitlines()[-1]
    return done


def run_json(cwd: Path, *arguments: str) -> dict[str, Any]:
    return json.loads(run(cwd, *arguments, "--json").stdout)


def build_here(site: Path) -> None:
    """Build without a process of its own, for tests whose matter is what comes after."""
    build(open_site(site), Options())


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


# Each row: arguments; exit status; what stdout and stderr say; files added to the site.
USES = {
    "help": (["--help"], 0, "Import what is new and publish", "", {}),
    "help of a command": (["build", "-h"], 0, "--base-url", "", {}),
    "version": (["--version"], 0, "commonweal, version", "", {}),
    "no command": ([], 2, "", "Commands:", {}),
    "misspelt command": (["biuld"], 2, "", "Did you mean `build`?", {}),
    "unknown command": (["xyzzy"], 2, "", "no command `xyzzy`", {}),
    "misspelt option": (["build", "--outptu", "x"], 2, "", "--output", {}),
    "unknown option": (["build", "--xyzzy"], 2, "", "--xyzzy", {}),
    "too many arguments": (["build", "x"], 2, "", "unexpected extra argument", {}),
    "too few arguments": (["why"], 2, "", "Missing argument", {}),
    "port that is no number": (["serve", "--port", "many"], 2, "", "not a valid integer", {}),
    "port that is too high": (["serve", "--port", "70000"], 2, "", "--port", {}),
    "port below nought": (["serve", "--port", "-5"], 2, "", "port", {}),
    "host of another machine": (["serve", "--host", "192.0.2.1"], 2, "", "--host", {}),
    "site that is no folder": (["build", "--site", "none"], 2, "", "does not exist", {}),
    "site without settings": (["build", "--site", "content"], 2, "", "site.toml", {}),
    "output that is a file": (["build", "--output", "site.toml"], 2, "", "is a file", {}),
    "address without scheme": (["build", "--base-url", "x.example"], 2, "", "absolute", {}),
    "address with an open bracket": (["build", "--base-url", "http://[x"], 2, "", "base_url", {}),
    "import of what is not there": (["import", "seeds/none.txt"], 2, "", "there is no file", {}),
    "import from elsewhere": (["import", "site.toml"], 2, "", "copy it there first", {}),
    "why of nothing": (["why", "content/none.md"], 2, "", "no text at `content/none.md`", {}),
    "why of a text by hand": (["why", "content/well.en.md"], 0, "written by hand", "", {}),
    "build": (["build"], 0, "1 article in 2 languages, 2 versions, 21 pages", "", {}),
    "build without words": (["build", "-q"], 0, "", "", {}),
    "build with more words": (["build", "-v"], 0, "1 article", "output ", {}),
    "import of nothing": (["import"], 0, "0 texts imported", "", {}),
    "status": (["status"], 0, "well", "", {}),
    "review of nothing": (["review"], 0, "0 files", "", {}),
    "review of something": (
        ["review"],
        1,
        "content/new.md:5: title: not certain: The well is open again",
        "",
        {"content/new.md": WELL.replace("well\n", "new\nreview: [date, title]\n", 1)},
    ),
    "build with a bad file": (["build"], 1, "1 error; everything else", "content/bad.md:", BAD),
    "import with a bad file": (["import"], 1, "0 texts imported", "content/bad.md:", BAD),
    "check before a build": (["check"], 2, "", "there is no folder", {}),
    "check of a folder": (
        ["check", "."],
        1,
        "1 page of http://localhost",
        "page.html: error[G1]: <html> has no lang",
        {"page.html": "<p>Hello"},
    ),
    "check by rules": (
        ["check", ".", "--select", "L1"],
        0,
        "all is well",
        "",
        {"page.html": "<p>Hello"},
    ),
    "check by no rule": (["check", "--select", "Z"], 2, "", "no rule `Z`", {}),
    "i18n": (["i18n"], 2, "", "extract", {}),
    "i18n status": (["i18n", "status"], 0, "theme archive:", "", {}),
    "i18n of no theme": (["i18n", "status", "--theme", "x"], 2, "", "there is no theme `x`", {}),
    "i18n of no language": (["i18n", "update", "d"], 2, "", "`d` is not a language tag", {}),
    "i18n of a foreign theme": (["i18n", "extract"], 2, "", "error[theme-foreign]", {}),
    "status with a bad file": (["status"], 1, "well", "content/bad.md:", BAD),
    "quiet build with a bad file": (["build", "-q"], 1, "", "content/bad.md:", BAD),
    "site.toml that is not TOML": (
        ["build"],
        2,
        "",
        "site.toml:2:9: error[config]: not TOML: ",
        {"site.toml": f"{CONFIG}theme = \n"},
    ),
    "unknown setting": (
        ["build"],
        2,
        "",
        "site.toml:2:1: error[config]: unknown key `them`\n  hint: did you mean `theme`?",
        {"site.toml": f'{CONFIG}them = "archive"\n'},
    ),
    "setting of the wrong type": (
        ["build"],
        2,
        "",
        "site.toml:3:1: error[config]: `page_size` is not a whole number",
        {"site.toml": f'{CONFIG}\npage_size = "20"\n'},
    ),
    "missing setting": (["build"], 2, "", "missing key `base_url`", {"site.toml": ""}),
    "base_url with an open bracket": (
        ["build"],
        2,
        "",
        "site.toml:1:1: error[config]",
        {"site.toml": 'base_url = "http://[x"\n'},
    ),
    "unknown theme": (
        ["build"],
        2,
        "",
        "there is no theme `none`",
        {"site.toml": f'{CONFIG}theme = "none"\n'},
    ),
    "theme whose parent is gone": (
        ["build"],
        2,
        "",
        "mine/theme.toml:2:1: error[theme]: theme `mine` extends `gone`, which does not exist\n",
        {
            "site.toml": f'{CONFIG}theme = "mine"\n',
            "themes/mine/theme.toml": 'name = "mine"\nextends = "gone"\n',
        },
    ),
    "broken template": (
        ["build"],
        2,
        "",
        "themes/mine/templates/parts/head.html:2:1: error[theme-variable]",
        {
            "site.toml": f'{CONFIG}theme = "mine"\n',
            "themes/mine/theme.toml": 'extends = "archive"\n',
            "themes/mine/templates/parts/head.html": "\n{{ nobody }}\n",
        },
    ),
    "broken catalogue of messages": (
        ["build"],
        2,
        "",
        "themes/mine/locale/de.po:",
        {
            "site.toml": f'{CONFIG}theme = "mine"\n',
            "themes/mine/theme.toml": 'extends = "archive"\n',
            "themes/mine/locale/de.po": 'msgid "a"\nmsgid "b"\n',
        },
    ),
    "broken rule file": (
        ["build"],
        2,
        "",
        "labels/eo.toml:1: error[rules]: unknown key `sorce`",
        {"rules/labels/eo.toml": 'lang = "eo"\nsorce = ["Fonto"]\n'},
    ),
    "portal with a broken expression": (
        ["build"],
        2,
        "",
        "portals/p.toml:1: error[rules]",
        {"rules/portals/p.toml": "site_line = '('\n", "seeds/a.txt": "Something to import.\n"},
    ),
}


@pytest.mark.parametrize(("arguments", "status", "out", "err", "files"), USES.values(), ids=USES)
def test_a_command_ends_with_its_status_and_says_what_it_should(
    site, arguments, status, out, err, files
):
    put(site, files)
    done = run(site, *arguments)
    assert out in done.stdout
    assert err in done.stderr
    assert done.returncode == status
    if status == 2 and "serve" not in arguments:
        assert done.stdout == ""
    if not err:
        assert done.stderr == ""


MISTAKES = {
    "not UTF-8": (b"---\nlang: en\n---\n\xff\n", "4:1", "text-encoding"),
    "no front matter": (b"Just a text.\n", "1:1", "matter-missing"),
    "an open bracket": (b"---\ntitle: [\n---\n", "3:1", "matter-syntax"),
    "a misspelt key": (b"---\nlang: en\ntitel: x\n---\n", "3:1", "matter-key"),
    "a source with an open bracket": (
        b'---\nlang: en\nsource: {url: "http://[x"}\n---\n', "3:15", "matter-value",
    ),
    "a source with a port too high": (
        b'---\nlang: en\nsource: {url: "https://a.example:99999/x"}\n---\n', "3:15", "matter-value",
    ),
    "a source with a port in words": (
        b'---\nlang: en\nsource: {url: "https://a.example:port/x"}\n---\n', "3:15", "matter-value",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "place", "code"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_text_is_told_with_its_place_and_stops_no_other_text(
    make_site, raw, place, code
):
    site = make_site({"content/bad.md": raw, "content/well.de.md": BRUNNEN})
    (problem,) = site.build().problems
    assert str(problem).startswith(f"content/bad.md:{place}: error[{code}]: ")
    assert problem.hint
    assert "de/well.html" in site.tree()


@pytest.mark.parametrize("files", [{}, BAD], ids=["fine", "with a bad file"])
def test_json_is_one_object_with_the_keys_of_the_contract(site, files):
    put(site, files)
    done = run(site, "build", "--json")
    report = json.loads(done.stdout)
    assert report.keys() >= BUILD_KEYS
    assert len(report["problems"]) == len(files) == done.returncode
    for problem in report["problems"]:
        assert problem.keys() >= PROBLEM_KEYS
        assert (problem["path"], problem["severity"]) == ("content/bad.md", "error")
        assert problem["line"] >= 1
    assert bool(done.stderr) is bool(files)


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["status"], {"languages", "articles"}),
        (["review"], {"items", "open", "files"}),
        (["portal", "list"], {"portals"}),
        (["i18n", "status"], {"theme", "messages", "languages", "problems"}),
        (["import"], BUILD_KEYS),
    ],
    ids=["status", "review", "portal", "i18n", "import"],
)
def test_every_command_that_answers_can_answer_in_json(site, arguments, keys):
    assert run_json(site, *arguments).keys() >= keys


def test_json_says_what_the_second_build_did_not_do(site):
    build_here(site)
    second = run_json(site, "build")
    assert (second["written"], second["removed"]) == (0, 0)
    assert second["unchanged"] == len(files_of(site / "output")) - len(
        {"manifest.txt", "manifest-sha256.txt"}
    )


def test_the_site_is_found_from_a_folder_within_or_named(site, tmp_path):
    assert run(site / "content", "build", "-q").returncode == 0
    assert (site / "output" / "index.html").is_file()
    shutil.rmtree(site / "output")
    assert run(tmp_path, "build", "-q", "--site", "site").returncode == 0
    assert (site / "output" / "index.html").is_file()


def test_outside_of_any_site_the_hint_says_how_to_make_one(tmp_path):
    done = run(tmp_path, "build")
    assert done.returncode == 2
    assert "no `site.toml` here or in a folder above" in done.stderr
    assert "commonweal init" in done.stderr


def test_output_names_another_folder_and_leaves_the_usual_one_alone(site, tmp_path):
    build_here(site)
    before = files_of(site / "output")
    done = run(site, "build", "--output", str(tmp_path / "public"), "--json")
    assert json.loads(done.stdout)["written"] > 0
    assert files_of(tmp_path / "public") == before
    (site / "content" / "well.de.md").unlink()
    run(site, "build", "-q", "--output", str(tmp_path / "public"))
    assert "de/well.html" not in files_of(tmp_path / "public")
    assert files_of(site / "output") == before


def test_an_output_folder_that_would_hold_sources_is_refused(site):
    before = files_of(site)
    done = run(site, "build", "--output", "content/en")
    assert done.returncode == 2
    assert "it holds sources" in done.stderr
    assert files_of(site) == before


@pytest.mark.parametrize(
    "output",
    ["", "..", "content", "seeds", "themes/x", ".commonweal", "rules", "rules/labels", "fonts"],
)
def test_no_folder_with_sources_and_none_around_them_can_be_the_output(site, output):
    with pytest.raises(ConfigError, match="it holds sources"):
        open_site(site, output=site / output)


def test_base_url_stands_in_canonical_alternates_sitemap_and_robots(site):
    run(site, "build", "-q", "--base-url", "https://other.example/news/")
    for name in ("en/well.html", "sitemap.xml", "robots.txt"):
        text = (site / "output" / name).read_text("utf-8")
        assert "https://other.example/news/" in text
        assert "https://other.example/news//" not in text
        assert "pages.example" not in text


def test_drafts_are_published_on_request_and_taken_back(site):
    put(site, {"content/draft.en.md": DRAFT})
    build_here(site)
    assert "en/draft.html" not in files_of(site / "output")
    run(site, "build", "-q", "--drafts")
    assert "en/draft.html" in files_of(site / "output")
    build_here(site)
    assert "en/draft.html" not in files_of(site / "output")


def test_no_import_leaves_the_seeds_alone(site):
    seed = "The bridge is mended\n\nWalkers can cross the river again from tomorrow on.\n"
    put(site, {"seeds/bridge.txt": seed})
    assert run_json(site, "build", "--no-import")["imported"] == 0
    ledger = ".import/published.jsonl"
    assert files_of(site / "content") == {"well.en.md", "well.de.md", ledger}


def test_clean_makes_every_file_anew_and_writes_none_that_is_the_same(site):
    build_here(site)
    page = site / "output" / "en" / "well.html"
    before = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Monday", b"Sunday"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    build_here(site)
    assert b"Sunday" in page.read_bytes()
    assert run_json(site, "build", "--clean")["written"] == 1
    assert b"Monday" in page.read_bytes()


def test_strict_counts_a_warning_as_an_error(site):
    record = {
        "seed": "seeds/gone.txt", "content": "content/well.en.md", "digest": "0" * 32,
        "base": WELL, "conflicts": ["one block"],
    }  # fmt: skip
    put(site, {"content/.import/well.en.md.json": json.dumps(record)})
    text = (site / "content/well.en.md").read_text("utf-8")
    imported = text.replace("lang: en\n", "lang: en\nimported: seeds/gone.txt\n", 1)
    put(site, {"content/well.en.md": imported})
    done = run(site, "build")
    assert "warning[import-conflict]" in done.stderr
    assert done.returncode == 0
    assert run(site, "build", "--strict").returncode == 1


@pytest.mark.parametrize(
    "name", ["en/well.html", "index.html", "manifest.txt", "manifest-sha256.txt", "en/notes.txt"]
)
def test_a_foreign_file_in_the_output_is_left_alone_and_reported_if_in_the_way(site, name):
    put(site, {f"output/{name}": "made by somebody else\n"})
    done = run(site, "build")
    assert (site / "output" / name).read_text() == "made by somebody else\n"
    is_in_the_way = name != "en/notes.txt"
    assert done.returncode == int(is_in_the_way)
    assert ("error[output-foreign]" in done.stderr) is is_in_the_way
    assert name in done.stderr or not is_in_the_way


def test_a_foreign_manifest_does_not_make_foreign_files_ours(site):
    put(site, {"output/manifest.txt": "photo.jpg\tholiday\n", "output/photo.jpg": "a picture"})
    run(site, "build")
    assert (site / "output" / "photo.jpg").is_file()


def test_without_its_state_a_build_writes_nothing_and_still_prunes(site):
    build_here(site)
    shutil.rmtree(site / ".commonweal")
    assert run_json(site, "build")["written"] == 0
    shutil.rmtree(site / ".commonweal")
    (site / "content" / "well.de.md").unlink()
    report = run_json(site, "build")
    assert report["removed"] >= 1
    assert not [name for name in files_of(site / "output") if name.startswith("de/")]


IN_THE_WAY = {
    "a file for the state folder": ({".commonweal": "a file"}, False),
    "a folder for the database": ({".commonweal/catalogue.sqlite/x": "a file"}, False),
    "a file for the output folder": ({"output": "a file"}, False),
    "a file for the seeds folder": ({"seeds": "a file"}, False),
    "a file for a language's folder": ({"output/de": "a file"}, True),
    "a folder for a page": ({"output/de/well.html/x": "a file"}, True),
}


@pytest.mark.parametrize(("files", "is_built_before"), IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_what_stands_in_the_way_is_a_problem_and_no_crash(site, files, is_built_before):
    if is_built_before:
        build_here(site)
        shutil.rmtree(site / "output" / "de")
    put(site, files)
    done = run(site, "build")
    assert done.returncode in {0, 1, 2}
    assert "error[" in done.stderr or done.returncode == 0


@contextmanager
def interruptible() -> Iterator[None]:
    """Let children of this process take SIGINT, even where this one was started to ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def started(cwd: Path, *arguments: str, **streams: int) -> subprocess.Popen[str]:
    with interruptible():
        return subprocess.Popen([*COMMAND, *arguments], cwd=cwd, encoding="utf-8", **streams)


def test_an_interrupted_preview_ends_with_130_and_without_traceback(site):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with started(site, "serve", "--port", "0", **pipes) as process:
        for line in process.stdout:
            if line.startswith("serving "):
                break
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=DEADLINE)
    assert process.returncode == 130
    assert errors.strip() == ""


def test_an_interrupted_build_ends_with_130_and_the_next_one_is_whole(site):
    seed = "The bridge is mended\n\nWalkers can cross the river again from tomorrow on.\n"
    put(site, {"seeds/bridge.txt": seed})
    end = time.monotonic() + DEADLINE
    with started(site, "build", stderr=subprocess.PIPE) as process:
        while not (site / ".commonweal" / "catalogue.sqlite").is_file():
            assert time.monotonic() < end
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=DEADLINE)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert run(site, "build").returncode == 0
    assert "en/well.html" in files_of(site / "output")


def test_a_reader_that_goes_away_is_no_error(site):
    with started(site, "--help", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == ""


def on_a_terminal(cwd: Path, **environment: str) -> str:
    """Return what a build says to a terminal on stderr."""
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine has no pseudo-terminals: {error}")
    done = subprocess.run(
        [*COMMAND, "build"],
        cwd=cwd,
        env={k: v for k, v in os.environ.items() if k != "NO_COLOR"} | environment,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        timeout=DEADLINE,
        check=False,
    )
    os.close(theirs)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    assert done.returncode == 1
    return said


def test_colours_are_for_terminals_and_no_color_turns_them_off(site):
    put(site, BAD)
    assert "\x1b[31m" in on_a_terminal(site, TERM="xterm")
    assert "\x1b" not in on_a_terminal(site, TERM="xterm", NO_COLOR="1")
    assert "\x1b" not in run(site, "build").stderr
