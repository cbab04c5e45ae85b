"""The preview follows every edit until it is interrupted."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters

import pytest

DEADLINE = 15.0  # seconds after which a test gives up
STOP = 5.0  # seconds that a preview may take to end
CONFIG = 'base_url = "https://pages.example"\n'


@dataclass(frozen=True, slots=True)
class Preview:
    """A running ``serve`` and where it answers."""

    root: Path
    address: str
    process: subprocess.Popen[str]

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=5) as answer:  # noqa: S310 - loopback
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.read().decode()

    def try_to_get(self, path: str) -> tuple[int, str]:
        """Ask once; an answer that was cut off, as its file went away, is none yet."""
        try:
            return self.get(path)
        except http.client.IncompleteRead:
            return 0, ""

    def wait(
        self, path: str, is_so: Callable[[int, str], bool], deadline: float = DEADLINE
    ) -> tuple[int, str]:
        """Ask until the answer is as wanted, or the deadline is over."""
        end = time.monotonic() + deadline
        while not is_so(*(answer := self.try_to_get(path))):
            assert time.monotonic() < end, answer
            time.sleep(0.02)
        return answer


def text(title: str, body: str) -> str:
    return f"---\ntitle: {title}\nlang: en\narticle: well\nslug: well\n---\n\n{body}\n"


@contextmanager
def started(root: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run ``serve``; it ends with the block, and at the latest when nobody hears of it any more."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a child must not ignore it
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--site", str(root), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    finally:
        signal.signal(signal.SIGINT, before)
    late = threading.Timer(2 * DEADLINE, process.kill)
    late.start()
    with process:
        try:
            yield process
        finally:
            late.cancel()
            process.kill()


def address_of(process: subprocess.Popen[str]) -> str:
    for line in process.stdout:
        if found := re.match(r"serving .* on (http://\S+/)", line):
            return found[1]
    raise AssertionError(process.stderr.read())


def wait_until_open(preview: Preview) -> None:
    end = time.monotonic() + DEADLINE
    while True:
        try:
            preview.get("")
        except urllib.error.URLError:
            assert time.monotonic() < end
        else:
            return


@pytest.fixture
def config() -> str:
    return CONFIG


@pytest.fixture
def preview(tmp_path, config) -> Iterator[Preview]:
    (tmp_path / "content").mkdir()
    (tmp_path / "site.toml").write_text(config)
    (tmp_path / "content" / "well.en.md").write_text(text("The well", "Water runs."))
    with started(tmp_path, "--port", "0") as process:
        found = Preview(tmp_path, address_of(process), process)
        wait_until_open(found)
        yield found


def test_an_edit_shows_a_deletion_is_404_and_an_interrupt_ends_it_in_time(preview):
    status, page = preview.get("en/well.html")
    assert status == 200
    assert "Water runs." in page

    content = preview.root / "content" / "well.en.md"
    content.write_text(text("The well", "Water runs again."))
    preview.wait("en/well.html", lambda _, page: "Water runs again." in page)

    content.write_text(text("The new well", "Water runs again."))
    preview.wait("en/", lambda _, page: "The new well" in page)

    content.unlink()
    preview.wait("en/well.html", lambda status, _: status == 404)

    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(STOP) == 130


def test_a_mistake_is_told_the_old_page_goes_and_the_mended_one_comes(preview):
    content = preview.root / "content" / "well.en.md"
    content.write_text("---\nlang: [\n---\n")
    preview.wait("en/well.html", lambda status, _: status == 404)
    content.write_text(text("The well", "Mended."))
    preview.wait("en/well.html", lambda _, page: "Mended." in page)
    preview.process.send_signal(signal.SIGINT)
    _, errors = preview.process.communicate(timeout=STOP)
    assert "content/well.en.md:3:1: error[matter-syntax]" in errors
    assert "Traceback" not in errors


def test_broken_settings_are_told_and_mended_ones_taken(preview):
    settings = preview.root / "site.toml"
    settings.write_text(CONFIG + "them = 1\n")
    assert "unknown key `them`" in preview.process.stderr.readline()
    assert preview.get("en/well.html")[0] == 200
    settings.write_text(f'{CONFIG}title = "The archive of wells"\n')
    preview.wait("", lambda _, page: "The archive of wells" in page)


def test_a_new_text_in_a_new_folder_appears(preview):
    folder = preview.root / "content" / "paper.example"
    folder.mkdir()
    other = text("The bridge", "It is mended.").replace("well", "bridge")
    (folder / "bridge.en.md").write_text(other)
    preview.wait("en/bridge.html", lambda status, _: status == 200)


def test_a_theme_that_is_begun_while_serving_is_watched(preview):
    theme = preview.root / "themes" / "mine"
    (theme / "templates" / "parts").mkdir(parents=True)
    (theme / "theme.toml").write_text('extends = "archive"\n')
    footer = theme / "templates" / "parts" / "footer.html"
    footer.write_text("the first footer")
    (preview.root / "site.toml").write_text(f'{CONFIG}theme = "mine"\n')
    preview.wait("en/well.html", lambda _, page: "the first footer" in page)
    footer.write_text("the second footer")
    preview.wait("en/well.html", lambda _, page: "the second footer" in page, deadline=3)


@pytest.mark.parametrize("config", ['base_url = "https://pages.example/a/b"\n'], ids=["path"])
def test_what_the_404_page_asks_for_is_there_though_the_site_will_live_under_a_path(preview):
    status, page = preview.get("en/none.html")
    assert status == 404
    for address in re.findall(r'<(?:a|link)\b[^>]* href="(/[^"]*)"', page):
        assert preview.get(address.removeprefix("/"))[0] == 200, address


def test_two_previews_take_a_port_each(preview, tmp_path_factory):
    root = tmp_path_factory.mktemp("other")
    (root / "site.toml").write_text(CONFIG)
    port = preview.address.rsplit(":", 1)[1].strip("/")
    with started(root, "--port", port) as process:
        assert address_of(process) != preview.address


def test_a_changed_font_is_made_anew(tmp_path, make_font):
    font = tmp_path / "fonts" / "body.ttf"
    font.parent.mkdir()
    font.write_bytes(make_font(ascii_letters))
    (tmp_path / "site.toml").write_text(f'{CONFIG}[fonts]\nBody = "fonts/body.ttf"\n')
    with started(tmp_path, "--port", "0") as process:
        preview = Preview(tmp_path, address_of(process), process)
        wait_until_open(preview)
        assert "font-weight: 400;" in preview.get("assets/fonts/en.css")[1]
        font.write_bytes(make_font(ascii_letters, weight=700))
        preview.wait("assets/fonts/en.css", lambda _, sheet: "font-weight: 700;" in sheet)
