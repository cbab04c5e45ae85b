"""Markdown -> HTML for texts that nobody vouches for."""

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.model.ids import Digest
from generator.model.picture import Kind, Original, PictureSettings, published
from generator.model.urls import Addresses, AddressStyle
from generator.stages.render import Gallery, make_markdown, to_html

MARKDOWN = make_markdown()
NOTE = "Picture lost"
_PHOTO = Original(
    file=PurePosixPath("content/x.jpg"),
    digest=Digest("d"),
    kind=Kind.JPEG,
    width=900,
    height=600,
    frames=1,
)
GALLERY = Gallery(
    document=PurePosixPath("content/a.en.md"),
    root="../",
    pictures=(
        published(
            _PHOTO,
            PictureSettings(),
            Addresses(base_url="https://a.example", style=AddressStyle.FILE),
        ),
    ),
)
_PIECES = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "javascript:", "data:text/html,",
    "&#106;avascript:", "java&Tab;script:", "[a](", "![b](", ")", "<", ">", '"', "'", "`", "\n",
    "\n\n", "::: figure\n", "\n:::\n", "# ", "- ", "    ", "[r]: ", "[r]", "| a |", "|-|", "&lt;",
    "https://x.example", "*", "_", "~~", "\\", " ", "word", "onclick=", "mailto:a@x.example",
    "![](x.jpg)",
]  # fmt: skip
_TAGS = set(
    "p h2 h3 h4 h5 h6 em strong s a img code pre blockquote ul ol li hr br table thead tbody tr th"
    " td figure figcaption picture source".split()
)
_ATTRIBUTES = {"href", "src", "alt", "title", "class", "start", "style", "loading"}
_ATTRIBUTES |= {"type", "srcset", "sizes", "width", "height", "decoding"}


def _html(body):
    return _joined(to_html(body, MARKDOWN, lost_note=NOTE, gallery=GALLERY))


def _joined(cells):
    return "".join(cell.lead + cell.block for cell in cells)


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = set()
        self.attributes = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def _parsed(html):
    tags = _Tags()
    tags.feed(html)
    return tags


def _schemes(html):
    """List the schemes that a browser sees: it drops control characters, and `%` makes none."""
    addresses = (v for name, v in _parsed(html).attributes if name in {"href", "src"})
    found = (
        re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\0-\x20]", "", v.lower())) for v in addresses
    )
    return {match[1] if match else "" for match in found}


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "text <b onclick='x()'>bold</b>",
        "<!-- a remark -->",
        "<svg/onload=alert(1)>",
        "<iframe src='https://x.example'></iframe>",
        '```"><script>alert(1)</script>\ncode\n```',
        "`<script>`",
        "| <script> | b |\n|---|---|\n| <img src=x> | d |",
        "::: figure\n<script>alert(1)</script>\n:::",
        '::: figure"><script>\ntext\n:::',
        "# <script>alert(1)</script>",
        '[a](https://x.example "<script>")',
        "![<script>](https://x.example/a.jpg)",
    ],
)
def test_html_in_a_text_is_shown_as_text(payload):
    assert _parsed(_html(payload)).tags <= _TAGS


def test_a_tag_is_shown_with_its_signs():
    assert _html("a <b>c</b> & d") == "<p>a &lt;b&gt;c&lt;/b&gt; &amp; d</p>\n"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "&#1;javascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,<p>",
        "data:image/svg+xml;base64,PHN2Zz4=",
        "file:///etc/passwd",
        "blob:https://x.example/a",
        "about:blank",
        "ftp://x.example/a",
        "intent://x",
    ],
)
@pytest.mark.parametrize(
    "form",
    ["[a]({})", "![a]({})", "[a](<{}>)", "[a]: {}\n\n[a]", "[a][r]\n\n[r]: <{}>"],
    ids=["link", "image", "angled", "definition", "angled-definition"],
)
def test_no_address_with_an_odd_scheme_becomes_a_link(form, address):
    assert _schemes(_html(form.format(address))) <= {""}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "x-scheme:y"])
def test_no_address_with_an_odd_scheme_becomes_an_autolink(address):
    assert "<a" not in _html(f"<{address}>")


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/a?b=1&c=2",
        "http://x.example",
        "mailto:desk@x.example",
        "tel:+49123",
        "../de/a.html",
        "#note",
        "page.html",
        "a/b:c",
        "HTTPS://x.example",
    ],
)
def test_plain_addresses_are_linked(address):
    assert ("href", address) in _parsed(_html(f"[a]({address})")).attributes


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_no_mixture_of_signs_gets_past_the_renderer(body):
    parsed = _parsed(_html(body))
    assert parsed.tags <= _TAGS
    assert {name for name, _ in parsed.attributes} <= _ATTRIBUTES
    assert _schemes(_html(body)) <= {"", "http", "https", "mailto"}


def test_a_caption_without_its_picture_says_that_it_is_lost():
    assert _html("::: figure\nTwo children *paint*.\n:::") == (
        f'<figure class="lost"><p class="lost-note">{NOTE}</p><figcaption>\n'
        "<p>Two children <em>paint</em>.</p>\n</figcaption></figure>\n"
    )


def test_a_picture_after_a_figure_does_not_fill_it():
    assert NOTE in _html("::: figure\nCaption.\n:::\n\n![](x.jpg)")


def test_the_note_is_text_in_the_readers_language():
    html = _joined(to_html("::: figure\nx\n:::", MARKDOWN, lost_note="<b>ছবি</b>", gallery=GALLERY))
    assert "&lt;b&gt;ছবি&lt;/b&gt;" in html


def test_a_note_in_another_language_keeps_its_mark():
    note = Markup('<span lang="en">Picture lost</span>')
    cells = to_html("::: figure\nA.\n:::", MARKDOWN, lost_note=note, gallery=GALLERY)
    assert f'<p class="lost-note">{note}</p>' in cells[0].lead


def test_a_figure_that_is_never_closed_is_closed_at_the_end():
    html = _html("::: figure\nCaption.\n\nText.")
    assert html.count("<figure") == html.count("</figure>") == 1
    assert html.index("Text.") < html.index("</figure>")


def test_another_container_is_plain_text():
    assert _html("::: warning\ntext\n:::").startswith("<p>::: warning")


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("# A\n\n## B\n\n###### C", ["h2", "h3", "h4"]),
        ("## A\n\n### B", ["h2", "h3"]),
        ("A\n=\n\nB\n-", ["h2", "h3"]),
        ("> # A\n\n- # B", ["h2", "h2"]),
        ("## A\n\n# B", ["h2", "h2"]),
        ("### A\n\n# B\n\n#### C\n\n## D\n\n### E", ["h2", "h2", "h3", "h3", "h4"]),
        ("\n\n".join("#" * n + " A" for n in range(1, 7)), ["h2", "h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_headings_stand_below_the_title_of_the_page(body, levels):
    html = _html(body)
    opened = [piece[:1] for piece in html.split("<h")[1:]]
    assert [f"h{level}" for level in opened] == levels
    assert all(f"</{level}>" in html for level in levels)


def test_tables_and_struck_text_are_rendered():
    html = _html("| a | b |\n|---|---|\n| ~~c~~ | d |")
    assert "<table>" in html
    assert "<s>c</s>" in html


def test_quotes_and_bare_addresses_are_left_as_they_are():
    assert _html('"a" -- https://x.example...') == "<p>&quot;a&quot; -- https://x.example...</p>\n"


def test_one_text_does_not_colour_the_next():
    first = _html("[a]: https://x.example\n\n[a]")
    assert "<a" in first
    assert "<a" not in _html("[a]")


@pytest.mark.parametrize(
    "body", ["[" * 5000, "*" * 5000, "> " * 3000 + "x", "`" * 4001, "<" * 5000]
)
def test_a_hostile_text_takes_no_time_and_no_stack(body):
    assert _html(body).startswith("<")
