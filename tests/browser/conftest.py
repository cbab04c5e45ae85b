"""Headless Chromium and sites to look at with it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.app.build import Options, build
from generator.app.site import open_site
from tests.browser.specimen import make_specimen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REPOSITORY = Path(__file__).parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder where there is no Chromium."""
    missing = pytest.mark.skip(reason="no Chromium on this machine (Debian's package: `chromium`)")
    for item in items:
        if CHROMIUM is None and item.path.parent == Path(__file__).parent:
            item.add_marker(missing)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing; the browser tells what went wrong."""


def _serve(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def output(tmp_path_factory):
    """Build the sample archive."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copy(REPOSITORY / "site.toml", root)
    for name in ("seeds", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    report = build(open_site(root), Options())
    assert report.problems == []
    return root / "output"


@pytest.fixture(scope="session")
def address(output):
    yield from _serve(output)


@pytest.fixture(scope="session")
def specimen(tmp_path_factory):
    """Build the specimen: one text in many scripts."""
    return make_specimen(tmp_path_factory.mktemp("specimen"))


@pytest.fixture(scope="session")
def chromium():
    """Return what starts Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        yield functools.partial(
            playwright.chromium.launch,
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-lcd-text"],
        )


@pytest.fixture(scope="session")
def browser(chromium):
    browser = chromium()
    yield browser
    browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()
