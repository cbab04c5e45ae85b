"""A page becomes lines; what is no article is settled by rule, and fields come with evidence."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.edges.formats import extras, read_html
from generator.model.errors import SourceError
from generator.model.extract import BlockKind, Fate
from generator.model.ids import Digest
from generator.model.source import Page, SourceFile

LONG = "The centre opened its doors on Monday, and two hundred families came to see the new rooms."
MORE = "Nobody had expected so many of them, said the director, who had ordered coffee for fifty."
LAST = "In spring the town will decide whether the house may stay open in the evening, too."


def source(markup: str | bytes) -> SourceFile:
    raw = markup if isinstance(markup, bytes) else markup.encode()
    return SourceFile(path=PurePosixPath("seeds/page.html"), raw=raw, digest=Digest("0"))


def read(body: str, head: str = "") -> Page:
    return read_html(source(f"<html><head>{head}</head><body>{body}</body></html>"))


def article(inner: str, head: str = "") -> Page:
    text = f"<p>{LONG}</p><p>{MORE}</p>{inner}<p>{LAST}</p>"
    return read(f"<article><h1>A new house for families</h1>{text}</article>", head)


def rules(page: Page) -> dict[str, str]:
    return {page.lines[decision.line - 1]: decision.rule for decision in page.settled}


def kinds(page: Page) -> dict[str, BlockKind]:
    return {page.lines[line - 1]: kind for line, kind in page.kinds}


def values(page: Page, field: str) -> list[str]:
    return [found.value for found in page.given if found.field == field]


def test_blocks_are_lines_and_white_space_collapses():
    page = read(
        "<p>One\n  <em>two</em>, th<b>ree</b>.<p>Four<br>five<br><br>six<ul><li>a<li>b</ul>"
    )
    assert page.lines == ("One two, three.", "Four five", "six", "a", "b")


def test_scripts_comments_and_templates_are_no_text():
    silent = "<script>var a='<p>x</p>'</script><style>p{}</style><!-- no --><template>t</template>"
    assert read(f"{silent}<noscript>n</noscript><svg><text>s</text></svg><p>Yes</p>").lines == (
        "Yes",
    )


def test_rows_of_data_are_lines_and_tables_of_layout_are_not():
    data = "<table><tr><th>Town<th>Places<tr><td>Aarwil<td><p>24</p></table>"
    layout = f"<table><tr><td><p>{LONG}</p><p>{MORE}</p><td><div>Menu</div></table>"
    assert read(data).lines == ("Town | Places", "Aarwil | 24")
    assert read(layout).lines == (LONG, MORE, "Menu")


def test_kinds_are_told_and_ordered_items_keep_their_numbers():
    page = article(
        "<h2>What comes</h2><p>Plans.</p><p><strong>Who pays</strong></p><p>The town.</p>"
        "<ol start=3><li>Third<li>Fourth</ol><blockquote><p>We stay.</p></blockquote>"
        "<figure><img><figcaption>The house.</figcaption></figure>"
    )
    assert kinds(page) == {
        "What comes": BlockKind.HEADING,
        "Who pays": BlockKind.HEADING,
        "3. Third": BlockKind.ITEM,
        "4. Fourth": BlockKind.ITEM,
        "We stay.": BlockKind.QUOTE,
        "The house.": BlockKind.CAPTION,
    }


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        ("<nav>Home of news</nav>", "html.nav"),
        ("<aside>Most read this week</aside>", "html.aside"),
        ("<div class='share-buttons'>Send it</div>", "html.class.share"),
        ("<div class='box relatedPosts'>More</div>", "html.class.related"),
        ("<p><a href='/x'>Another story of ours</a></p>", "html.link-only"),
        ("<p><b>Read also:</b> <a href='/x'>A night in the hospital</a></p>", "html.see-also"),
        ("<p style='display:none'>Expired</p>", "html.hidden"),
        (f"<blockquote class='pullquote'>{MORE[:40]}</blockquote>", "html.pull-quote"),
    ],
)
def test_furniture_in_an_article_is_dropped_by_a_named_rule(markup: str, rule: str):
    page = article(markup)
    assert list(rules(page).values()) == [rule]
    assert all(decision.fate is Fate.DROPPED for decision in page.settled)


def test_a_claim_at_the_end_is_dropped_and_a_credit_in_the_text_is_not():
    text = f"<p>{LONG}</p><div>© Ida Rot</div><p>{MORE}</p><div>© 2024 The Paper</div>"
    assert rules(read(f"<div><h1>A house</h1>{text}</div>")) == {
        "© 2024 The Paper": "html.copyright"
    }


def test_decisions_cover_whole_lines_and_none_twice():
    page = article("<nav><a href='/'>Home</a> <a href='/b'>News</a></nav><footer>End</footer>")
    assert [(d.start, d.end) for d in page.settled] == [
        (0, len(page.lines[d.line - 1])) for d in page.settled
    ]
    assert len({d.line for d in page.settled}) == len(page.settled) == 2


def test_words_of_social_work_are_no_furniture():
    assert rules(article(f"<div class='social-work-news'><p>{MORE} Twice.</p></div>")) == {}


def test_an_article_in_an_element_with_a_wrong_name_is_kept():
    page = read(f"<div class='social comments'><h1>A house</h1><p>{LONG}</p><p>{MORE}</p></div>")
    assert rules(page) == {}


def test_short_parts_beside_a_long_one_belong_to_the_article():
    long = f"<p>{LONG}</p><p>{MORE}</p><p>{LAST}</p>" * 3
    parts = f"<div class=part>{long}</div><div class=part><h3>Second</h3><p>Short end.</p></div>"
    assert rules(read(f"<div><h1>A house</h1>{parts}</div>")) == {}


def test_the_printed_headline_is_the_title_and_stays_open():
    head = "<title>A new house for families | The Paper</title>"
    page = article("", head + "<meta property='og:site_name' content='The Paper'>")
    assert values(page, "title")[0] == "A new house for families"
    assert values(page, "source.name") == ["The Paper"]
    assert rules(page) == {}


def test_a_site_name_is_cut_only_where_it_is_known():
    page = read(f"<p>{LONG}</p>", "<title>War - and peace</title>")
    assert values(page, "title") == ["War - and peace"]


def test_a_logo_is_no_title():
    page = read(
        f"<h1><a href='/'>The Paper</a></h1><article><h2>A new house</h2><p>{LONG}</p></article>",
        "<meta property='og:site_name' content='The Paper'><title>The Paper: A new house</title>",
    )
    assert values(page, "title") == ["A new house"]


JSON_LD = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"headline": "A new house for families", "datePublished": "2024-03-12T23:30:00+01:00",
"dateModified": "2025-01-01", "author": [{"@id": "#p"}, {"@type": "Person", "name": "The Paper"}],
"publisher": {"name": "The Paper"}}, {"@id": "#p", "@type": "Person", "name": "Ida Rot"}]}
</script>"""


def test_json_ld_tells_day_and_authors_but_not_the_site_as_author():
    page = article("", JSON_LD)
    assert values(page, "date") == ["2024-03-12"]
    assert values(page, "authors") == ["Ida Rot"]


def test_a_byline_that_is_fully_read_is_moved():
    inner = (
        "<h1>A house</h1><p class=byline>By Ida Rot</p><time datetime=2024-03-12>12 March</time>"
    )
    page = read(f"<article>{inner}<p>{LONG}</p><p>{MORE}</p></article>", JSON_LD)
    assert rules(page) == {"By Ida Rot": "html.byline", "12 March": "html.time"}


def test_a_byline_with_a_second_author_stays_open():
    inner = "<h1>A house</h1><p class=byline>By Ida Rot and Max Blau</p>"
    page = read(f"<article>{inner}<p>{LONG}</p><p>{MORE}</p></article>", JSON_LD)
    assert rules(page) == {}
    assert values(page, "byline") == ["By Ida Rot and Max Blau"]


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:modified_time' content='2024-03-12'>",
        "<meta name=date content='12.03.2024'>",
        "<meta name=date content='2024-02-31'>",
        "<script type='application/ld+json'>{broken</script>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    ],
)
def test_no_day_is_guessed(head: str):
    assert values(article("<time class=updated datetime=2024-03-12>12</time>", head), "date") == []


def test_days_that_differ_are_in_doubt():
    page = article("", JSON_LD + "<meta name=date content='2023-01-01'>")
    found = [e for e in page.given if e.field == "date"]
    assert [(e.value, e.certainty) for e in found] == [("2024-03-12", 0.7), ("2023-01-01", 0.7)]


def test_addresses_and_languages():
    head = (
        "<link rel=canonical href=https://a.example/x/><meta property=og:locale content=pt_BR>"
        "<meta http-equiv=content-language content=nonsense1>"
        "<link rel=alternate hreflang=de href=https://a.example/de/x>"
    )
    page = article("", head)
    assert values(page, "page") == ["https://a.example/x/"]
    assert values(page, "page.lang") == ["pt-BR"]
    assert values(page, "page.alternate") == ["de https://a.example/de/x"]


def test_a_standfirst_is_told_and_stays_open():
    inner = f"<h1>A house</h1><p class=standfirst>Open for all families.</p><p>{LONG}</p><p>{MORE}"
    page = read(f"<article>{inner}</article>")
    assert values(page, "description") == ["Open for all families."]
    assert rules(page) == {}


@pytest.mark.parametrize("markup", ["", " ", "<!-- only -->", "\0", "<html></html>"])
def test_a_page_without_text_has_no_lines(markup: str):
    page = read_html(source(markup))
    assert page.lines == ()
    assert page.removed == (("markup", len(markup)),)


def test_deep_nesting_loses_no_text():
    markup = "<div>" * 10_000 + f"<p>{LONG}</p>" + "</div>" * 10_000 + f"<p>{LAST}</p>"
    assert read(markup).lines == (LONG, LAST)


def test_no_replacement_character_comes_out_of_references():
    assert read("<p>a&#0;b&#xD800;c&#x92;</p>").lines == ("abc’",)


def test_entities_of_a_document_type_are_not_expanded():
    page = read_html(source("<!DOCTYPE html [<!ENTITY a 'boom'>]><p>&a; text</p>"))
    assert page.lines == ("&a; text",)


@pytest.mark.parametrize(
    ("raw", "named", "line"),
    [
        (b"<meta charset=iso-8859-1><p>\x93caf\xe9\x94", None, "“café”"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xb3', None, "ł"),
        (b"<meta charset=windows-1252><p>caf\xc3\xa9", None, "café"),
        (b"<meta charset=windows-1251><p>caf\xe9", "cp1252", "café"),
        ("<p>naïve".encode("utf-16"), None, "naïve"),
        ("<meta charset=gb2312><p>镕".encode("gb18030"), None, "镕"),
    ],
)
def test_encodings(raw: bytes, named: str | None, line: str):
    assert read_html(source(raw), named).lines == (line,)


@pytest.mark.parametrize(
    ("raw", "byte"),
    [(b"<p>a\n<p>caf\xe9", "0xe9 is not UTF-8"), (b"<meta charset=gb2312>\n<p>ab\xff", "0xff")],
)
def test_bytes_that_are_not_text_are_refused_with_their_place(raw: bytes, byte: str):
    with pytest.raises(SourceError) as caught:
        read_html(source(raw))
    problem = caught.value.problem
    assert problem.code == "text-encoding"
    assert problem.where.line == 2
    assert byte in problem.what


def test_a_missing_library_is_told_with_its_extra():
    with pytest.raises(SourceError) as caught:
        extras.load("no_such_library", "html", source(""))
    assert caught.value.problem.code == "source-extra"
    assert caught.value.problem.hint == "pip install 'commonweal[html]'"


def test_values_hold_nothing_that_no_line_can_hold():
    told = (
        '{"@type": "NewsArticle", "headline": "A new house\\u0000 for\\u202e families\\ud800",'
        ' "author": {"name": "Anna\\udc00 Lee"}, "url": "https://a.example/\\ud800"}'
    )
    page = article("", head=f'<script type="application/ld+json">{told}</script>')
    for found in page.given:
        assert found.value.encode()
        assert not set(found.value) & set("\0\u202e\ufffd")
    assert "Anna Lee" in values(page, "authors")
    assert not values(page, "page")


@pytest.mark.parametrize("url", ["https://[bad/x", "https://a.example:99999/x"])
def test_what_is_no_web_address_is_no_page(url):
    links = f'<link rel=canonical href="{url}"><link rel=alternate hreflang=de href="{url}">'
    page = article("", head=links + f'<meta property="og:url" content="{url}">')
    assert not values(page, "page")
    assert not values(page, "page.alternate")
