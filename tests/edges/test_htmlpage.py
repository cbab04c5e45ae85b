"""Bytes of a page -> facts, as a browser would read it."""

import pytest

from generator.edges.htmlpage import links_in, read_page
from generator.model.facts import PageFacts
from generator.model.tree import Unread

PARAGRAPH = "Once there was a house by the river where everybody was welcome to stay overnight. "


def facts(html: str | bytes, identify=lambda _: ()) -> PageFacts:
    raw = html.encode() if isinstance(html, str) else html
    read = read_page(raw, "a.html", "https://archive.example/a.html", identify)
    assert isinstance(read, PageFacts)
    return read


def test_a_link_after_what_ends_the_head_is_outside_it():
    page = facts(
        "<head><link rel=alternate hreflang=de href=x><p><link rel=alternate hreflang=en href=y>"
    )
    assert [(link.hreflang, link.in_head) for link in page.head.alternates] == [
        ("de", True), ("en", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "charset", "is_utf8"),
    [
        (b"<meta charset=UTF-8>\xc3\xa4", "utf-8", True),
        (b"\xef\xbb\xbf<p>\xc3\xa4", "utf-8", True),
        (b"<p>plain", "", True),
        (b"<meta charset=utf-8>\xe4", "utf-8", False),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">\xe4',
         "iso-8859-1", False),
        (b"<!--" + b"x" * 1100 + b"--><meta charset=utf-8>", "", True),
        ("\ufeff<p>ä".encode("utf-16"), "utf-16", False),
    ],
)  # fmt: skip
def test_the_charset_is_what_the_first_kilobyte_says(html, charset, is_utf8):
    page = facts(html)
    assert (page.charset, page.is_utf8) == (charset, is_utf8)


@pytest.mark.parametrize(
    ("content", "target"),
    [("0; url=b.html", "b.html"), ("5;URL='b.html'", "b.html"), ("30", None), ("0;url=", None)],
)
def test_a_refresh_leads_away_or_only_reloads(content, target):
    assert facts(f'<meta http-equiv="Refresh" content="{content}">').head.refresh == target


@pytest.mark.parametrize(
    "html",
    [
        '<a href="x">text</a>', '<a href="x"><img src="i" alt="Picture"></a>',
        '<a href="x" aria-label="Name"><i></i></a>', "<a>no link</a>",
        '<a href="x" aria-hidden="true"></a>', '<a href="x"><svg><title>Name</title></svg></a>',
        "<button>Go</button>", "<label>Name <input></label>",
        '<label for="i">N</label><input id="i">',
        '<input placeholder="Search">',
        '<input type="hidden">', '<input type="submit">', '<input aria-label="Name">',
        '<img src="i" alt="">', '<img src="i" role="none">', '<iframe title="Map"></iframe>',
    ],
)  # fmt: skip
def test_what_has_a_name_is_not_accused(html):
    page = facts(html)
    found = (page.unnamed_links, page.unnamed_controls, page.no_alt, page.untitled_frames)
    assert found == ((), (), (), ())


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("<tr><td>1<tr><td>2", 1),
        ("<tr><th>1<tr><td>2", 0),
        ("<tr><td>1", 0),
        ("<tr><td role=columnheader>1<tr><td>2", 0),
    ],
)
def test_a_table_of_data_needs_headings(table, count):
    assert facts(f"<table>{table}</table>").bare_tables == count
    assert facts(f"<table role=none>{table}</table>").bare_tables == 0


def test_text_in_another_language_and_furniture_are_not_asked_about():
    asked: list[str] = []

    def identify(text):
        asked.append(text)
        return [("en", 1.0)]

    facts(
        f"<html lang=en><nav>{PARAGRAPH * 4}</nav><main><p>{PARAGRAPH * 2}</p>"
        f"<pre>{PARAGRAPH}</pre><p lang=de>Nein. {PARAGRAPH}</p>"
        f"<p>{PARAGRAPH * 2}<bdi>Inserted</bdi></p></main>",
        identify,
    )
    assert len(asked) == 2
    assert "".join(asked).count("river") == 4
    assert "Nein" not in "".join(asked)
    assert "Inserted" not in "".join(asked)


def test_a_short_text_is_not_asked_about():
    assert facts("<html lang=de><p>Short.", lambda _: [("en", 1.0)]).guesses == ()


def test_a_page_whose_text_is_all_in_another_language_is_borrowed():
    own = facts(f"<html lang=en><main><p>{PARAGRAPH}</p></main>")
    borrowed = facts(f"<html lang=de><main lang=en><p>{PARAGRAPH}</p></main>")
    assert own.passages == borrowed.passages != ()
    assert (own.is_borrowed, borrowed.is_borrowed) == (False, True)


def test_addresses_in_a_page_are_those_of_its_elements():
    page = facts(
        "<link rel=stylesheet href=s.css><link rel=preconnect href=//x>"
        '<img src=a.png srcset="b.png 1x, c,d.png 2x"><video src=v poster=p></video>'
        '<a href=" l ">x</a><template><a href=t></a></template>'
        "<a href=l2>x</a>"
    )
    hrefs = {each.href.strip() for each in page.references}
    assert hrefs == {"s.css", "a.png", "b.png", "c,d.png", "v", "p", "l", "l2"}
    assert links_in(b"<link rel=canonical href=c><a href=l>x</a>")[:2] == ["c", "c"]


@pytest.mark.parametrize("raw", [b"", b"  \n", b"\x89PNG\0", b"<i>" * 30_000, b"x" * 10_000_001])
def test_what_cannot_be_read_says_why(raw):
    read = read_page(raw, "a.html", "https://archive.example/a.html", lambda _: ())
    assert isinstance(read, Unread)
    assert read.why
