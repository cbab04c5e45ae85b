"""The sample archive in headless Chromium: layout, direction, switching, no other host."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from pathlib import Path

import pytest

from generator.app.build import Options, build
from generator.app.site import open_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (Debian's package is `chromium`)"
)
REPOSITORY = Path(__file__).parents[2]
ARTICLE = "nachtbus-startet-in-die-neunte-wintersaison-a10231.html"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing; the browser tells what went wrong."""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    root = tmp_path_factory.mktemp("sample")
    shutil.copy(REPOSITORY / "site.toml", root)
    for name in ("seeds", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    report = build(open_site(root), Options())
    assert report.problems == []
    return root / "output"


@pytest.fixture(scope="module")
def address(output):
    handler = functools.partial(_Quiet, directory=output)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def pages(output):
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_or_asks_another_host_or_complains(
    browser, output, address, width, scheme
):
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda r: r.url.startswith(address) or faults.append(r.url))
    page.on("response", lambda r: r.status < 400 or faults.append(f"{r.status} {r.url}"))
    for name in pages(output):
        page.goto(f"{address}/{name}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{name} is {wide} px wide")
    context.close()
    assert faults == []


def test_every_page_has_the_language_and_direction_of_its_folder(page, output, address):
    for name in pages(output):
        page.goto(f"{address}/{name}")
        folder = name.split("/")[0]
        expected = "en" if "/" not in name or folder in {"articles", "coverage"} else folder
        lang, direction = page.evaluate(
            "[document.documentElement.lang, getComputedStyle(document.body).direction]"
        )
        assert (lang, direction) == (expected, "rtl" if expected in {"ar", "fa"} else "ltr"), name


def test_a_reader_goes_from_the_chooser_to_a_text_and_on_to_its_other_languages(page, address):
    page.goto(f"{address}/")
    page.get_by_role("link", name="Deutsch").first.click()
    page.get_by_role("link", name="Mit einem kleinen Umzug").click()
    assert page.url.endswith(f"/de/{ARTICLE}")
    switcher = page.locator("nav.langs")
    assert switcher.locator("[aria-current]").inner_text() == "Deutsch"
    switcher.get_by_role("link", name="বাংলা").click()
    assert page.url.endswith(f"/bn/{ARTICLE}")
    page.locator("nav.langs").get_by_role("link", name="العربية").click()
    assert page.url.endswith(f"/ar/{ARTICLE}")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_names_in_the_switcher_carry_language_and_direction(page, address):
    page.goto(f"{address}/de/{ARTICLE}")
    found = page.eval_on_selector_all(
        "nav.langs a", "links => links.map(a => [a.lang, a.hreflang, a.rel, a.closest('li').dir])"
    )
    assert [row[0] for row in found] == ["ar", "bn", "en", "id", "km", "ro", "vi"]
    assert all(lang == code and rel == "alternate" for lang, code, rel, _ in found)
    assert [row[3] for row in found] == ["rtl", *["ltr"] * 6]


def test_in_a_right_to_left_page_the_brand_is_on_the_right(page, address):
    for lang, side in (("ar", "right"), ("de", "left")):
        page.goto(f"{address}/{lang}/index.html")
        box = page.locator("a.brand").bounding_box()
        middle = box["x"] + box["width"] / 2
        assert (middle > 640) is (side == "right")


def test_the_keyboard_reaches_the_text_first(page, address):
    page.goto(f"{address}/en/{ARTICLE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#text"


def test_the_site_reads_from_a_folder_without_a_server(page, output):
    faults: list[str] = []
    page.on("requestfailed", lambda r: faults.append(r.url))
    page.goto((output / "index.html").as_uri())
    page.get_by_role("link", name="English").first.click()
    page.locator("ul.cards a").first.click()
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.styleSheets.length") == 1
    assert faults == []


def test_print_shows_the_text_and_leaves_the_navigation_out(page, address):
    page.goto(f"{address}/en/{ARTICLE}")
    page.emulate_media(media="print")
    assert page.locator("header.top nav").is_hidden()
    assert page.locator(".prose > p[id]").last.is_visible()
    assert page.locator(".prose > p.at").last.is_hidden()
