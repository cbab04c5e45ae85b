"""The sample archive and the specimen in Chromium: layout, direction, keys, no other host."""

from __future__ import annotations

import pytest

from tests.browser.specimen import LANGS, LONGER, RIGHT_TO_LEFT

ARTICLE = "nachtbus-startet-in-die-neunte-wintersaison-a10231.html"
SECTIONS = frozenset("a-z about articles coverage feeds newspapers topics with years".split())
PHONE, DESK = 320, 1280


def pages(output):
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))


def one_of_each_kind(output):
    """Return a page of each kind in each language, the last, which has the longest address."""
    found = {}
    for name in pages(output):
        *folders, file = name.split("/")
        first = file if file in {"index.html", "404.html"} else "text"
        lang = folders[0] if folders and folders[0] not in SECTIONS else ""
        found[lang, tuple(f for f in folders if f in SECTIONS), len(folders), first] = name
    return sorted(found.values())


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_no_page_scrolls_sideways_or_asks_another_host_or_complains(
    browser, output, address, width, scheme
):
    context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda r: r.url.startswith(address) or faults.append(r.url))
    page.on("response", lambda r: r.status < 400 or faults.append(f"{r.status} {r.url}"))
    for name in one_of_each_kind(output):
        page.goto(f"{address}/{name}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{name} is {wide} px wide")
    context.close()
    assert faults == []


def test_in_no_script_a_page_on_a_phone_scrolls_sideways_or_misses_a_file(page, specimen):
    page.set_viewport_size({"width": PHONE, "height": 700})
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    # an icon that is still being read when the next page is opened is "aborted"
    page.on("requestfailed", lambda r: r.failure == "net::ERR_ABORTED" or faults.append(r.url))
    # a 404 page names files from the root, since any address may show it: it needs a server
    kinds = [name for name in one_of_each_kind(specimen) if not name.endswith("404.html")]
    texts = [f"{lang}/specimen.html" for lang in LANGS]
    for name in sorted({*texts, *kinds[::3]}):
        page.goto((specimen / name).as_uri())
        lang = name.split("/")[0] if name.split("/")[0] in LANGS else "en"
        seen = page.evaluate(
            """[document.documentElement.lang, getComputedStyle(document.body).direction,
                document.styleSheets.length, document.documentElement.scrollWidth]"""
        )
        if seen != [lang, "rtl" if lang in RIGHT_TO_LEFT else "ltr", 1, PHONE]:
            faults.append(f"{name}: {seen}")
    assert faults == []


def test_every_page_has_the_language_and_direction_of_its_folder(page, output, address):
    for name in one_of_each_kind(output):
        page.goto(f"{address}/{name}")
        folder = name.split("/")[0]
        expected = "en" if folder in SECTIONS or "/" not in name else folder
        lang, direction = page.evaluate(
            "[document.documentElement.lang, getComputedStyle(document.body).direction]"
        )
        is_rtl = expected in RIGHT_TO_LEFT
        assert (lang, direction) == (expected, "rtl" if is_rtl else "ltr"), name


def test_a_reader_goes_from_the_chooser_to_a_text_and_on_to_its_other_languages(page, address):
    page.goto(f"{address}/")
    page.get_by_role("link", name="Deutsch").first.click()
    page.get_by_role("link", name="Mit einem kleinen Umzug").click()
    assert page.url.endswith(f"/de/{ARTICLE}")
    switcher = page.locator("nav.langs")
    assert switcher.locator("[aria-current]").inner_text().split() == ["Deutsch", "Original"]
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
    assert [row[0] for row in found] == ["en", "id", "ro", "vi", "ar", "bn", "km"]
    assert all(lang == code and rel == "alternate" for lang, code, rel, _ in found)
    assert [row[3] for row in found] == [*["ltr"] * 4, "rtl", "ltr", "ltr"]


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(("lang", "is_rtl"), [("ar", True), ("en", False), ("ur", True)])
def test_the_brand_is_where_lines_begin_also_in_another_direction(
    page, specimen, lang, is_rtl, width
):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto((specimen / lang / "index.html").as_uri())
    brand = page.locator("a.brand").bounding_box()
    before = width - brand["x"] - brand["width"] if is_rtl else brand["x"]
    assert before == pytest.approx(page.locator("main").evaluate(_SPACE_BEFORE), abs=1)


_SPACE_BEFORE = """main => parseFloat(getComputedStyle(main).paddingInlineStart)
    + main.getBoundingClientRect().left"""


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
    assert page.locator(".prose > p:not(.at)").last.is_visible()
    assert page.locator(".prose > .at").last.is_hidden()


def test_from_the_number_of_a_paragraph_the_keyboard_reaches_its_languages(page, specimen):
    page.goto((specimen / "en/specimen.html").as_uri())
    page.locator("#p2 + .at > a").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#p2")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
    langs = page.eval_on_selector_all("#p2 + .at span a", "links => links.map(a => a.lang)")
    assert reached == ["#p2", *(f"../{lang}/specimen.html#p2" for lang in langs[:3])]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{langs[2]}/specimen.html#p2")
    assert page.locator("#p2 + .at span").is_visible()
    assert page.locator("#p1 + .at span").is_hidden()


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("lang", ["ar", "bn", "en", "ka", "ur"])
def test_the_links_of_a_paragraph_stand_between_it_and_the_next(page, specimen, lang, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto((specimen / lang / "specimen.html").as_uri() + "#p3")
    above, links, below, prose = (
        page.locator(selector).first.bounding_box()
        for selector in ("#p3", "#p3 + .at span", "#p4", ".prose")
    )
    assert above["y"] + above["height"] <= links["y"] + 1
    assert links["y"] + links["height"] <= below["y"] + 1
    assert links["x"] >= prose["x"] - 6
    assert links["x"] + links["width"] <= prose["x"] + prose["width"] + 6
    others = len(LONGER if lang in LONGER else set(LANGS) - LONGER) - 1
    assert page.locator("#p3 + .at span a").count() == others


def test_what_is_folded_opens_with_the_keyboard(page, specimen):
    hub = next(specimen.glob("articles/specimen-*.html"))
    page.goto(hub.as_uri())
    assert page.locator(".cite").first.is_hidden()
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".cite").first.is_visible()
