"""`commonweal check`: its answers, baseline and choices; hostile trees; live sites."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from generator.app.cli import cli
from tests.planted import BASE, PLANTS, write

REPOSITORY = Path(__file__).parents[2]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, args)], standalone_mode=False)


def asked(*args: str | Path) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(*args, "--json").stdout)
    return answer


@pytest.fixture
def bad(tmp_path) -> Path:
    return write(tmp_path / "bad", PLANTS["a link to nothing"])


def test_a_good_tree_is_told_so(tmp_path):
    result = run(write(tmp_path))
    assert result.return_value == 0
    assert result.stdout.startswith(f"7 pages of {BASE} in ")
    assert result.stdout.endswith(": all is well\n")
    assert result.stderr == ""


def test_a_finding_has_place_rule_cause_and_hint(bad):
    result = run(bad)
    assert result.return_value == 1
    assert result.stderr == (
        "about.html:16: error[L1]: <a> leads to nothing: `gone.html`\n  hint: mend the link\n"
    )
    assert "L1       1 error" in result.stdout


def test_json_has_stable_keys(bad):
    answer = asked(bad)
    assert answer.pop("seconds") >= 0
    assert answer == {
        "base": BASE,
        "pages": 7,
        "files": 15,
        "findings": [
            {
                "rule": "L1",
                "severity": "error",
                "path": "about.html",
                "line": 16,
                "what": "<a> leads to nothing: `gone.html`",
                "hint": "mend the link",
            }
        ],
        "rules": {"L1": 1},
        "known": 0,
    }


def test_annotations_of_github_are_escaped(tmp_path, monkeypatch):
    tree = write(tmp_path / "a,b", PLANTS["a link to nothing"])
    (tree / "about.html").write_text(
        (tree / "about.html").read_text("utf-8").replace("gone.html", "100%25.html"), "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    result = run("a,b", "--format", "github")
    assert result.stdout == (
        "::error file=a%2Cb/about.html,line=16,title=L1::"
        "<a> leads to nothing: `100%2525.html`. mend the link\n"
    )


def test_few_findings_of_a_rule_are_told_unless_all_are_asked_for(tmp_path):
    tree = write(tmp_path)
    links = "".join(f'<a href="gone{n}.html">Gone</a>' for n in range(9))
    (tree / "about.html").write_text((tree / "about.html").read_text("utf-8") + links, "utf-8")
    assert run(tree).stderr.count("error[L1]") == 5
    assert "L1: 4 more like these; -v lists all" in run(tree).stderr
    assert run(tree, "-v").stderr.count("error[L1]") == 9


def test_warnings_count_only_if_strict_and_notes_never(tmp_path):
    warned = write(tmp_path / "warned", PLANTS["two h1"])
    noted = write(tmp_path / "noted", PLANTS["a title twice"])
    assert [run(warned).return_value, run(warned, "--strict").return_value] == [0, 1]
    assert [run(noted).return_value, run(noted, "--strict").return_value] == [0, 0]


def test_rules_are_chosen_by_number_and_family(bad):
    assert run(bad, "--select", "H,l1").return_value == 1
    assert run(bad, "--select", "H").return_value == 0
    assert run(bad, "--ignore", "L1").return_value == 0


def test_a_baseline_keeps_known_problems_quiet_and_tells_what_is_mended(bad, tmp_path):
    baseline = tmp_path / "known.json"
    written = run(bad, "--baseline", baseline, "--write-baseline")
    assert written.return_value == 0
    assert baseline.read_text("utf-8") == (
        '[\n["L1", "about.html", "<a> leads to nothing: `gone.html`"]\n]\n'
    )
    page = bad / "about.html"
    moved = page.read_text("utf-8").replace("<nav>", "\n\n<nav>")
    page.write_text(moved, "utf-8")  # another line, the same problem
    assert run(bad, "--baseline", baseline).return_value == 0
    assert asked(bad, "--baseline", baseline)["known"] == 1
    page.write_text(moved.replace("</main>", '<a href="new.html">New</a></main>'), "utf-8")
    result = run(bad, "--baseline", baseline)
    assert (result.return_value, result.stderr.count("error[L1]")) == (1, 1)
    assert "new.html" in result.stderr
    page.write_text(moved.replace('<a href="gone.html">Gone</a>', ""), "utf-8")
    result = run(bad, "--baseline", baseline)
    assert result.return_value == 0
    assert "no longer there: L1 about.html" in result.stderr
    assert "no longer" not in run(bad, "--baseline", baseline, "--ignore", "L").stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "there is no folder nowhere"),
        (["."], "there is no page in ."),
        ([".", "--select", "H99"], "no rule `H99`; did you mean"),
        ([".", "--write-baseline"], "--write-baseline needs --baseline"),
        ([".", "--base-url", "archive.example"], "--base-url takes an http(s) address"),
        (["http://127.0.0.1:1/"], "cannot read http://127.0.0.1:1/"),
    ],
)
def test_wrong_usage_is_told_and_is_no_finding(tmp_path, monkeypatch, args, said):
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert result.exception is not None
    assert said in result.exception.format_message()


def test_a_baseline_that_is_none_is_told(bad, tmp_path):
    (tmp_path / "known.json").write_text("{", "utf-8")
    assert "the baseline cannot be read" in str(
        run(bad, "--baseline", tmp_path / "known.json").exception
    )


def test_without_a_target_the_sites_output_is_judged(tmp_path):
    (tmp_path / "site.toml").write_text(f'base_url = "{BASE}"\ndefault_lang = "en"\n', "utf-8")
    write(tmp_path / "output")
    assert asked("--site", tmp_path)["pages"] == 7


def test_as_many_processes_as_one_likes_find_the_same(tmp_path):
    tree = write(tmp_path, PLANTS["a link with other capitals"])
    page = (tree / "about.html").read_text("utf-8")
    for number in range(400):
        (tree / f"copy{number}.html").write_text(page, "utf-8")
    one, two = (asked(tree, "--jobs", jobs) for jobs in ("1", "2"))
    assert one["findings"] == two["findings"]
    assert one["rules"]["L3"] == 401


def test_a_fragment_may_be_spelt_as_the_id_or_encoded(tmp_path):
    tree = write(tmp_path)
    page = (
        (tree / "about.html")
        .read_text("utf-8")
        .replace(
            "</main>",
            """<p id="a%3Cb">1</p>
<p id="ä">2</p><a name="old">3</a><a href="#a%3Cb">1</a><a href="#%C3%A4">2</a><a href="#old">3</a>
<a href="#">4</a><a href="#TOP">5</a><a href="#:~:text=here">6</a></main>""",
        )
    )
    (tree / "about.html").write_text(page, "utf-8")
    assert asked(tree)["findings"] == []


# Hostile trees


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"\x00\x01\x02" * 5000, "P8"),
        (b"", "P8"),
        (b"\xff\xfe\xfa<p>\xc3\x28", "P1"),
        (b"<div>" * 10_000 + b"deep", "P1"),
        (b"<div>" * 40_000 + b"deep", "P8"),
        (b"<b><p>" * 5_000, "P1"),
        (b"<svg><title>" * 3_000, "P1"),
        (b"<!--" + b"-" * 100_000, "P1"),
        (b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>", "D1"),
        (b'<script type="application/ld+json">"\\ud800"</script><a id="&#xd800;">', "P1"),
        (b'<a href="http://[::1/">x</a><base href="http://[">', "L6"),
        (b'<a href="http://host:99999/">x</a>', "L6"),
        (b"<meta charset=utf-7><title>\x1b[31m</title>", "P2"),
        (b'<meta charset="undefined">\xff', "P2"),
    ],
)
def test_a_hostile_page_ends_in_findings(tmp_path, content, rule):
    tree = write(tmp_path)
    (tree / "about.html").write_bytes(content)
    result = run(tree, "-v", "--json")
    answer = json.loads(result.stdout)
    assert rule in {one["rule"] for one in answer["findings"] if one["path"] == "about.html"}
    assert answer["pages"] >= 6


def test_control_characters_of_a_page_do_not_reach_the_terminal(tmp_path):
    tree = write(tmp_path)
    (tree / "\x1b[31m.html").write_bytes(b'<a href="\x1b[2Jx">x</a>\xe2\x80\xae')
    result = run(tree, "-v")
    assert "\x1b" not in result.stdout + result.stderr
    assert "\u202e" not in result.stderr


def test_files_that_are_none_and_files_too_large_are_told(tmp_path):
    tree = write(tmp_path)
    (tree / "loop").symlink_to(tree)
    (tree / "self.html").symlink_to(tree / "self.html")
    os.mkfifo(tree / "pipe.html")
    with (tree / "huge.html").open("wb") as file:
        file.truncate(50_000_000)
    (tree / "bomb.xml").write_text(
        "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>", "utf-8"
    )
    (tree / "deep.xml").write_text("<a>" * 100_000, "utf-8")
    answer = asked(tree)
    told = {one["path"]: one["what"] for one in answer["findings"] if one["rule"] == "P8"}
    assert set(told) == {"self.html", "pipe.html", "huge.html", "bomb.xml", "deep.xml"}
    assert "entities" in told["bomb.xml"]


# Live sites


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/old.html":
            self.send_response(301)
            self.send_header("Location", "/de/")
            self.end_headers()
        elif self.path == "/away.html":
            self.send_response(302)
            self.send_header("Location", "https://away.example/")
            self.end_headers()
        elif self.path == "/broken.html":
            self.send_error(500)
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _with(tree: Path, body: str) -> None:
    page = tree / "about.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{body}</main>"), "utf-8")


def test_a_live_site_is_read_from_its_links_and_judged_under_its_public_address(tmp_path):
    with served(write(tmp_path)) as address:
        answer = asked(f"{address}/")
    assert answer["base"] == BASE
    assert answer["pages"] == 6  # nobody links to 404.html
    assert answer["findings"] == []


def test_dead_moved_and_failing_addresses_of_a_live_site_are_told(tmp_path):
    tree = write(tmp_path)
    for name in ("old", "away", "broken", "gone"):
        _with(tree, f'<a href="{name}.html">{name}</a>')
    with served(tree) as address:
        findings = asked(f"{address}/")["findings"]
    assert [(one["rule"], one["path"]) for one in findings] == [
        ("L1", "about.html"), ("L2", "about.html"), ("L2", "about.html"), ("P8", "broken.html"),
    ]  # fmt: skip
    assert "`gone.html`" in findings[0]["what"]


def test_nothing_outside_the_prefix_is_read(tmp_path):
    write(tmp_path / "news")
    (tmp_path / "other.html").write_text("<p>secret", "utf-8")
    _with(tmp_path / "news", '<a href="/other.html">Other</a> <a href="../other.html">Other</a>')
    with served(tmp_path) as address:
        answer = asked(f"{address}/news/")
    assert answer["pages"] == 6
    assert "other.html" not in {one["path"] for one in answer["findings"]}


def test_no_more_pages_than_asked_for_are_read(tmp_path):
    with served(write(tmp_path)) as address:
        result = run(f"{address}/", "--max-pages", "2", "--json")
    answer = json.loads(result.stdout)
    assert answer["pages"] == 2
    assert {one["rule"] for one in answer["findings"]} <= {"L7"}
    assert "were not read: --max-pages 2" in result.stderr


def test_a_build_does_not_load_the_parser():
    code = "import sys, generator.app.build; print('selectolax' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_page_about_check_is_that_of_the_table():
    from generator.app.checking.page import check_page

    assert (REPOSITORY / "docs" / "check.md").read_text("utf-8") == check_page(), (
        "python -m generator.app.checking.page > docs/check.md"
    )


@pytest.mark.parametrize("words", [("--select", "H", "--ignore", "H"), ("--select", " ")])
def test_a_choice_that_leaves_no_rule_is_wrong_usage(tmp_path, words):
    done = run(write(tmp_path), *words)
    assert isinstance(done.exception, click.UsageError)
    assert "no rule is left" in str(done.exception)
