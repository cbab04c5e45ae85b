"""Route -> page of the built-in theme: it says what is true, in words, and leads on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

import lxml.html
import pytest

from generator.edges.theme import Theme
from generator.model.config import parse
from generator.model.document import Author, Source, Standing
from generator.model.entry import Section
from generator.model.ids import ArticleId, LangTag
from generator.model.page import (
    ChooserRoute,
    CoverageRoute,
    HomeRoute,
    HtmlRoute,
    HubRoute,
    ListRoute,
    NoticeRoute,
    OverviewRoute,
    PairRoute,
    VersionRoute,
)
from generator.stages.render import Gallery, PageRenderer, Tree, make_markdown, to_html
from tests.planned import routes_of
from tests.pure_library import PureLibrary, a_head

MARKDOWN = make_markdown()
NO_PICTURES = Gallery(document=PurePosixPath("content/a.md"), root="", pictures=())
CONFIG = parse(
    'base_url = "https://archive.example"\ntitle = "Archive"\ncontact = "desk@archive.example"\n'
    'about = {en = "We *keep* texts."}\n[tags]\nyouth = {en = "Young people", de = "Jugend"}\n'
)
THEME = Theme(Path("no", "themes", "of", "its", "own"), "archive", digits=CONFIG.digits)
THREE = "Eins.\n\n## Titel\n\nZwei.\n\n- drei\n"
TWO = "One.\n\nTwo.\n\n::: figure\nCaption.\n:::\n"
DAY = dt.date(2025, 10, 23)


def _bodies(head):
    body = "".join(f"Text {n} in {head.lang}.\n\n" for n in range(1, head.paragraphs + 1))
    return to_html(body, MARKDOWN, lost_note="", gallery=NO_PICTURES)


class _Pages:
    """The pages of a site of some heads, rendered when they are asked for."""

    def __init__(self, *heads, body=_bodies, config=CONFIG, **settings):
        library = PureLibrary(heads)
        stocks = library.stocks()
        kinds = {s.lang: {shelf.section for shelf in library.shelves(s.lang)} for s in stocks}
        tree = Tree(
            languages=tuple(stock.lang for stock in stocks),
            fed=tuple(stock.lang for stock in stocks if stock.is_fed),
            dated=tuple(stock.lang for stock in stocks if stock.is_dated),
            with_fonts=(),
            spoken=tuple(stock.lang for stock in stocks),
            sections=tuple((tag, tuple(s for s in Section if s in kinds[tag])) for tag in kinds),
        )
        self.routes = routes_of(heads, **{"page_size": config.page_size} | settings)
        self._renderer = PageRenderer(config, THEME, tree)
        self._body = body

    def of(self, kind, lang="de", **wanted):
        """Render the only page of its kind in a language whose route has the fields *wanted*."""
        (route,) = (
            route
            for route in self.routes
            if isinstance(route, kind) and route.lang == lang
            if all(getattr(route, name) == value for name, value in wanted.items())
        )
        return self.render(route)

    def render(self, route):
        return lxml.html.document_fromstring(self._renderer.render(route, self._body))


def _text(element):
    return " ".join(element.text_content().split())


def _texts(page, path):
    return [_text(element) for element in page.xpath(path)]


def _has(name):
    return f'contains(concat(" ", @class, " "), " {name} ")'


def _story(lang, kind="unknown", **fields):
    return a_head(1, lang, title=f"Title {lang}", translation=Standing(kind), **fields)


def test_the_switcher_marks_original_and_machine_in_words_and_here_by_aria():
    pages = _Pages(_story("de", "original"), _story("en", "human"), _story("bn", "machine"))
    page = pages.of(VersionRoute)
    items = _texts(page, f"//nav[{_has('langs')}]/ul/li")
    assert items == ["Deutsch Original", "English", "বাংলা maschinelle Übersetzung"]
    assert _texts(page, "//nav[@class='langs']//*[@aria-current='page']") == ["Deutsch Original"]
    links = page.xpath("//nav[@class='langs']//a")
    assert [(a.get("hreflang"), a.get("lang"), a.get("href")) for a in links] == [
        ("en", "en", "../en/story-1.html"),
        ("bn", "bn", "../bn/story-1.html"),
    ]


def test_a_machine_made_version_says_so_above_its_text():
    machine, original = (
        _Pages(_story("en", kind)).of(VersionRoute, "en") for kind in ("machine", "original")
    )
    notice = "This version was translated by a machine. It may contain mistakes."
    assert _texts(machine, "//p[@class='notice']") == [notice]
    assert _texts(original, "//p[@class='notice']") == []


def test_languages_of_the_archive_that_an_article_is_not_in_are_named_under_details():
    pages = _Pages(_story("en"), a_head(2, "km"), a_head(2, "ar"))
    (details,) = pages.of(VersionRoute, "en").xpath("//nav[@class='langs']/details")
    assert _text(details.find("summary")) == "Not yet in 2 other languages of the archive"
    assert [bdi.get("lang") for bdi in details.iter("bdi")] == ["ar", "km"]


def test_a_paragraph_leads_to_the_same_one_of_versions_with_as_many_and_of_no_others():
    pages = _Pages(
        _story("de", paragraphs=3), _story("en", paragraphs=3), _story("bn", paragraphs=2)
    )
    page = pages.of(VersionRoute)
    assert page.xpath("//main//*[starts-with(@id, 'p')]/@id") == ["p1", "p2", "p3"]
    places = page.xpath("//p[@class='at']")
    found = [place.xpath(".//a/@href") for place in places]
    assert found == [[f"#p{n}", f"../en/story-1.html#p{n}"] for n in (1, 2, 3)]
    assert [place.xpath(".//a/@hreflang") for place in places] == [["en"]] * 3
    other = pages.of(VersionRoute, "en")
    assert set(page.xpath("//@id")) >= {
        href.split("#")[1] for href in other.xpath("//p[@class='at']//a/@href")
    }
    alone = pages.of(VersionRoute, "bn")
    assert alone.xpath("//p[@class='at']") == []
    assert alone.xpath("//main//*[starts-with(@id, 'p')]/@id") == ["p1", "p2"]


def test_every_numbered_block_has_its_id_and_headings_and_captions_have_none():
    def body(_):
        return to_html(THREE + "\n" + TWO, MARKDOWN, lost_note="x", gallery=NO_PICTURES)

    page = _Pages(_story("de", paragraphs=5), body=body).of(VersionRoute)
    found = page.xpath("//div[@class='prose']/*[@id]")
    assert [(block.tag, block.get("id")) for block in found] == [
        ("p", "p1"), ("p", "p2"), ("ul", "p3"), ("p", "p4"), ("p", "p5"),
    ]  # fmt: skip
    assert [block.text.strip() for block in found if block.tag == "p"][-1] == "Two."


def test_very_many_versions_are_not_named_at_each_paragraph():
    tags = "ar bg bn cs da de el en es fi fr hu id it".split()
    page = _Pages(*(_story(tag, paragraphs=1) for tag in tags)).of(VersionRoute)
    assert page.xpath("//p[@class='at']") == []
    assert page.xpath("//*[@id='p1']") != []


def test_what_the_source_does_not_say_is_said_in_words_and_not_left_out():
    page = _Pages(a_head(1, "en")).of(VersionRoute, "en")
    said = _texts(page, "//*[contains(@class, 'unsure')]")
    assert said == ["not given in the source", "not given in the source", "not known"]
    (heading,) = page.xpath("//h1")
    assert (heading.get("class"), _text(heading)) == ("label", "Erste Worte")
    note = "The source gives no title. These are the first words of the text."
    assert _texts(page, "//p[@class='label-note']") == [note]
    assert _texts(page, "//nav[@class='crumbs']//li")[-1] == "Undated"


def test_what_nobody_has_checked_is_marked_where_it_stands():
    head = _story("en", date=DAY, authors=(Author(name="Jan Weber"),), review=("authors", "date"))
    page = _Pages(head).of(VersionRoute, "en")
    meta = _texts(page, "//dl[@class='meta']/div")
    assert meta[:2] == ["By Jan Weber unconfirmed", "Date October 23, 2025 unconfirmed"]
    assert _texts(page, "//ul[@class='unchecked']/li") == ["authors", "date"]
    checked = _Pages(replace(head, review=())).of(VersionRoute, "en")
    assert "unconfirmed" not in _text(checked)
    nobody = _Pages(replace(head, authors=())).of(VersionRoute, "en")
    assert _texts(nobody, "//dl[@class='meta']/div")[0] == "By not known"
    assert checked.xpath("//time/@datetime") == ["2025-10-23"]


def test_an_unknown_date_is_said_in_the_readers_language_in_lists_too():
    pages = _Pages(a_head(1, "de"), a_head(2, "de", date=DAY, title="Zwei"))
    for route in pages.routes:
        if isinstance(route, HomeRoute | ListRoute):
            shown = {entry.date for entry in route.entries}
            times = pages.render(route).xpath("//time/@datetime")
            words = _texts(pages.render(route), "//main//span[@class='unsure']")
            assert times == ([DAY.isoformat()] if DAY in shown else [])
            assert words == (["Ohne Datum"] if None in shown else [])


def test_topics_and_newspapers_have_their_names_in_the_readers_language_and_as_printed():
    fields = {
        "tags": ("youth", "other"),
        "source": Source(name="Blatt", url="https://www.news.example/x"),
    }
    pages = _Pages(*(_story(tag, **fields) for tag in ("de", "en", "bn")))
    names = {
        tag: [(a.text, a.get("lang")) for a in pages.of(VersionRoute, tag).xpath(_TOPICS)]
        for tag in ("bn", "de", "en")
    }
    assert names == {
        "bn": [("Young people", "en"), ("other", "bn")],
        "de": [("Jugend", "de"), ("other", "de")],
        "en": [("Young people", "en"), ("other", "en")],
    }
    page = pages.of(VersionRoute)
    assert page.xpath("//nav[@class='crumbs']//a/@href")[1] == NEWSPAPER
    assert _texts(page, "//nav[@class='crumbs']//a")[1] == "Blatt"


NEWSPAPER = "../de/newspapers/news.example.html"
_TOPICS = "//p[@class='eyebrow']/a"


def test_two_versions_with_as_many_paragraphs_stand_row_by_row():
    heads = _story("de", "original", paragraphs=3), _story("en", "human", paragraphs=3)
    page = _Pages(*heads).of(PairRoute)
    rows = page.xpath("//div[@class='row'][@id]")
    assert [row.get("id") for row in rows] == ["p1", "p2", "p3"]
    assert [_texts(row, "./div") for row in rows] == [
        [f"Text {n} in de.", f"Text {n} in en."] for n in (1, 2, 3)
    ]
    assert {row.xpath("./div/@lang")[0] for row in rows} == {"en"}
    assert "3" in _texts(page, "//div[@class='notice']/p")[0]


def test_what_follows_the_last_paragraph_stands_in_its_row():
    texts = {"de": "Eins.\n\n## Titel\n\nZwei.\n\n## Ende\n", "en": "One.\n\nTwo.\n"}

    def body(head):
        return to_html(texts[head.lang], MARKDOWN, lost_note="", gallery=NO_PICTURES)

    heads = _story("de", paragraphs=2), _story("en", paragraphs=2)
    rows = _Pages(*heads, body=body).of(PairRoute).xpath("//div[@class='row'][@id]")
    assert [_texts(row, "./div") for row in rows] == [
        ["Eins.", "One."],
        ["Titel Zwei. Ende", "Two."],
    ]


@pytest.mark.parametrize(
    ("texts", "row"),
    [
        ({"de": "Eins.\n\nZwei.", "en": "One."}, ["Eins. Zwei.", "One."]),
        ({"de": "", "en": "One."}, ["", "One."]),
        ({"de": "## Titel", "en": ""}, ["Titel", ""]),
    ],
    ids=["more", "one-is-empty", "neither-has-any"],
)
def test_versions_that_do_not_match_stand_side_by_side_as_a_whole(texts, row):
    def body(head):
        return to_html(texts[head.lang], MARKDOWN, lost_note="", gallery=NO_PICTURES)

    heads = [_story(tag, paragraphs=sum(bool(c.block) for c in body(_story(tag)))) for tag in texts]
    page = _Pages(*heads, body=body).of(PairRoute)
    _, found = page.xpath("//div[@class='row']")
    assert _texts(found, "./div") == row


def test_versions_with_other_numbers_of_paragraphs_have_no_ids_and_a_note():
    heads = _story("de", paragraphs=3), _story("en", paragraphs=2)
    page = _Pages(*heads, a_head(2, "en")).of(PairRoute)
    assert page.xpath("//div[@class='row']/@id") == []
    original = replace(heads[0], translation=Standing.ORIGINAL)
    english = _Pages(original, heads[1]).of(PairRoute, "en")
    note = (
        "The two versions have different numbers of paragraphs, so they stand side by side as a"
        " whole."
    )
    assert _texts(english, "//div[@class='notice']/p")[0] == note


def test_a_page_side_by_side_is_not_for_search_engines():
    pages = _Pages(_story("de"), _story("en"))
    assert pages.of(PairRoute).xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert pages.of(VersionRoute).xpath("//meta[@name='robots']") == []


def test_a_hub_lists_every_version_with_its_standing():
    kinds = {"bn": "machine", "de": "original", "en": "human", "fr": "unknown"}
    page = _Pages(*(_story(tag, kind) for tag, kind in kinds.items())).of(HubRoute, "en")
    assert _texts(page, "//ul[@class='versions']/li/h2") == [
        "Deutsch original",
        "English translation",
        "Français origin not known",
        "বাংলা machine translation",
    ]
    assert page.xpath("//p[@class='headline']/a/@href") == [
        f"../{tag}/story-1.html" for tag in ("de", "en", "fr", "bn")
    ]
    assert _texts(page, "//h1") == ["Title en"]


def test_a_hub_cites_what_is_known_and_says_what_is_not():
    known = _story(
        "en",
        date=DAY,
        authors=(Author(name="Ana"), Author(name="Jan")),
        source=Source(name="Blatt", url="https://news.example/x"),
    )
    first, second = _texts(_Pages(known, a_head(1, "de")).of(HubRoute, "en"), "//p[@class='cite']")
    assert first == (
        "[Erste Worte]. Undated. Kept in: Archive, https://archive.example/de/story-1.html"
    )
    assert second == (
        "Ana, Jan. “Title en”. Blatt, October 23, 2025. https://news.example/x. "
        "Kept in: Archive, https://archive.example/en/story-1.html"
    )


def test_the_table_of_coverage_tells_standings_in_words():
    kinds = {"bn": "machine", "de": "original", "en": "human", "fr": "unknown"}
    heads = [_story(tag, kind) for tag, kind in kinds.items()]
    page = _Pages(*heads, a_head(2, "de")).of(CoverageRoute, "en")
    rows = page.xpath("//tbody/tr")
    assert [a.get("aria-label") for a in rows[0].xpath("./td/a")] == [
        "Deutsch: original",
        "English: translation",
        "Français: origin not known",
        "বাংলা: machine translation",
    ]
    assert _texts(rows[1], "./td") == ["?", *["–not in this language"] * 3]
    assert _texts(page, "//tfoot/tr/td") == ["2", "1", "1", "1"]


def test_a_front_page_names_what_is_not_yet_in_its_language():
    pages = _Pages(a_head(1, "de"), a_head(2, "en", title="Here first"), a_head(2, "bn"))
    (section,) = pages.of(HomeRoute).xpath("//section[@aria-labelledby='absent']")
    assert section.xpath(".//h3/a/@href") == ["../en/story-2.html"]
    assert section.xpath(".//li/@lang") == ["en"]
    assert pages.of(HomeRoute, "en").xpath("//section[@aria-labelledby='absent']//h3/a/@href") == [
        "../de/story-1.html"
    ]


def test_an_article_about_the_same_event_is_named_with_its_language_if_it_is_another():
    heads = [a_head(1, "de", related=(ArticleId("news.example/a2"), ArticleId("news.example/a3")))]
    heads += [a_head(2, "de", title="Nah"), a_head(3, "en", title="Far")]
    (section,) = _Pages(*heads).of(VersionRoute, head=heads[0]).xpath("//section[@class='related']")
    assert _texts(section, ".//li//a") == ["Nah", "Far"]
    assert section.xpath(".//li/@lang") == ["en"]


def test_a_notice_about_the_archive_is_marked_with_the_language_that_it_is_in():
    pages = _Pages(_story("de"), _story("en"))
    page = pages.of(NoticeRoute, name="about")
    (told,) = page.xpath("//*[@lang='en'][.//em]")
    assert _text(told) == "We keep texts."


def test_the_text_about_the_archive_shows_no_picture_and_its_headings_leave_no_level_out():
    told = "#### Deep\n\n![a map](https://other.example/map.png) of it\n\n# Next"
    config = replace(CONFIG, about={LangTag("de"): told})
    page = _Pages(_story("de"), config=config).of(NoticeRoute, name="about")
    assert page.xpath("//img") == []
    assert _texts(page, "//div[@lang='de']/*") == ["Deep", "a map of it", "Next"]
    assert [e.tag for e in page.xpath("//div[@lang='de']/*")] == ["h2", "p", "h2"]


def test_a_front_page_that_shows_one_text_leads_to_the_older_ones():
    texts = [a_head(n, "de", date=DAY) for n in range(3)]
    page = _Pages(*texts, page_size=1).of(HomeRoute)
    assert page.xpath("//section[@aria-labelledby='latest']//a/@href") == ["../de/page-3.html"]
    assert page.xpath("//ul[not(li)]") == []


def test_a_text_that_has_neither_title_nor_words_is_not_said_to_begin_with_some():
    texts = replace(a_head(1, "en"), label=None), a_head(2, "en", title="Two")
    page = _Pages(*texts).of(VersionRoute, "en", head=texts[0])
    assert _texts(page, "//p[@class='label-note']") == ["Untitled"]


def test_newspapers_of_one_name_are_told_apart_by_their_hosts():
    hosts = {1: "a.example", 2: "b.example", 3: "c.example"}
    texts = [
        a_head(n, "de", source=Source(name="Blatt" if n < 3 else "Kurier", url=f"https://{host}/x"))
        for n, host in hosts.items()
    ]
    pages = _Pages(*texts)
    names = ["Blatt (a.example)", "Blatt (b.example)", "Kurier"]
    overview = pages.of(OverviewRoute, section=Section.NEWSPAPERS)
    assert _texts(overview, "//ul[@class='rows wide']//a") == names
    front = pages.of(HomeRoute)
    assert _texts(front, "//section[@aria-labelledby='newspapers']//li/a") == names


def test_later_pages_of_one_day_have_titles_of_their_own():
    texts = [a_head(n, "en", date=DAY, title=f"T{n}") for n in range(5)]
    pages = _Pages(*texts, page_size=1)
    found = [_text(pages.render(r).find(".//title")) for r in pages.routes if type(r) is ListRoute]
    assert len(found) == len(set(found))


def test_a_page_of_undated_articles_in_the_table_of_coverage_has_a_title_of_its_own():
    texts = [a_head(n, "en", date=DAY if n < 201 else None) for n in range(402)]
    pages = _Pages(*texts)
    tables = [pages.render(route) for route in pages.routes if isinstance(route, CoverageRoute)]
    found = [_text(page.find(".//title")) for page in tables]
    assert len(found) == len(set(found)) > 4


def test_a_citation_says_who_only_translated():
    authors = Author(name="A", roles=("text",)), Author(name="B", roles=("translation",))
    page = _Pages(_story("en", authors=authors)).of(HubRoute, "en")
    assert _texts(page, "//p[@class='cite']")[0].startswith("A, B (Translation). “Title en”")


def test_a_text_without_paragraphs_is_not_matched_with_one_that_has_some():
    texts = {"de": "## Titel", "en": "One."}

    def body(head):
        return to_html(texts[head.lang], MARKDOWN, lost_note="", gallery=NO_PICTURES)

    heads = _story("de", paragraphs=0), _story("en", "original", paragraphs=1)
    page = _Pages(*heads, body=body).of(PairRoute)
    assert page.xpath("//div[@class='row']/@id") == []
    assert page.xpath("//p[not(normalize-space())]") == []


EVERYTHING = (
    _story("de", "original", date=DAY, paragraphs=2, tags=("youth",), source=Source(name="Blatt")),
    _story("ar", "machine", date=DAY, paragraphs=2, tags=("youth", "<b>&\"'")),
    a_head(2, "ar", source=Source(name='<i>"&', url="https://news.example/x")),
    a_head(3, "km", date=dt.date(2024, 2, 29), related=(ArticleId("news.example/a1"),)),
    a_head(4, "ckb", title="<script>alert(1)</script>", authors=(Author(name="<b>"),)),
)


@pytest.mark.parametrize("style", ["many", "one-a-page"])
def test_every_page_has_one_heading_ids_of_its_own_and_no_link_without_text(style):
    pages = _Pages(*EVERYTHING)
    pages.routes = routes_of(EVERYTHING, 1 if style == "one-a-page" else 20)
    kinds = set()
    for route in pages.routes:
        if not isinstance(route, HtmlRoute):
            continue
        kinds.add(type(route))
        page = pages.render(route)
        assert len(page.xpath("//h1")) == 1, route.path
        assert all(_texts(page, "//h1")), route.path
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), route.path
        for link in page.iter("a"):
            assert _text(link) or link.get("aria-label"), (route.path, link.attrib)
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        assert scripts == page.xpath("//b[not(@aria-hidden)][not(parent::a)] | //i") == [], (
            route.path
        )
        assert page.xpath("//*[@lang='' or @href='']") == [], route.path
        assert set(page.xpath("//@dir")) <= {"ltr", "rtl", "auto"}
        assert all(re.fullmatch(r"#\w+", href) is None or href[1:] in ids
                   for href in page.xpath("//a/@href")), route.path  # fmt: skip
    assert kinds >= {ChooserRoute, OverviewRoute, PairRoute, HubRoute, ListRoute, NoticeRoute}
