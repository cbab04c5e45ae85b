"""Pictures in a page: every file that was made of one, a size, words, and a place."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest

from generator.model.ids import Digest
from generator.model.picture import Kind, Original, PictureSettings, published
from generator.model.urls import Addresses, AddressStyle
from generator.stages.render import Gallery, make_markdown, to_html

MARKDOWN = make_markdown()
NOTE = "Picture lost"
ADDRESSES = Addresses(base_url="https://a.example", style=AddressStyle.FILE)


def picture(name, *, kind=Kind.JPEG, size=(1000, 500), settings=None, frames=1):
    original = Original(
        file=PurePosixPath(f"content/n.example/{name}"),
        digest=Digest("d"),
        kind=kind,
        width=size[0],
        height=size[1],
        frames=frames,
    )
    return published(original, settings or PictureSettings(widths=(480,)), ADDRESSES)


PHOTO, OTHER = picture("photo.jpg"), picture("other.png", kind=Kind.PNG)
DRAWING = picture("a.gif", kind=Kind.GIF, frames=4)


def html_of(body):
    gallery = Gallery(
        document=PurePosixPath("content/n.example/a.en.md"),
        root="../",
        pictures=(PHOTO, OTHER, DRAWING),
    )
    cells = to_html(body, MARKDOWN, lost_note=NOTE, gallery=gallery)
    return "".join(cell.lead + cell.block for cell in cells)


def alts(html):
    return re.findall(r'alt="([^"]*)"', html)


def test_a_picture_offers_every_file_with_its_width_and_reserves_its_place():
    narrow, wide, webp, whole = PHOTO.variants
    sizes = 'sizes="(min-width: 46rem) 42rem, 94vw"'
    assert html_of("![Two *boats*](photo.jpg)") == (
        "<p><picture>"
        f'<source type="image/avif" srcset="../{narrow.path} 480w, ../{wide.path} 1000w" {sizes}>'
        f'<source type="image/webp" srcset="../{webp.path} 480w, ../{whole.path} 1000w" {sizes}>'
        f'<img src="../{PHOTO.fallback.path}" width="1000" height="500" alt="Two boats"'
        ' decoding="async"></picture></p>\n'
    )


def test_what_moves_is_one_image():
    assert html_of("![](a.gif)") == (
        f'<p><img src="../{DRAWING.fallback.path}" width="1000" height="500" alt=""'
        ' decoding="async"></p>\n'
    )


def test_only_the_first_picture_of_a_page_is_not_lazy():
    html = html_of("![a](gone.jpg)\n\n::: figure\n![b](photo.jpg)\n:::\n\n![c](other.png)")
    images = re.findall(r"<img[^>]*>", html)
    assert ["loading" in image for image in images] == [False, True]


def test_a_picture_in_a_figure_stands_before_its_caption():
    html = html_of("::: figure\n![Boats](photo.jpg)\nTwo boats *at sea*.\n:::")
    assert re.sub(r"<picture>.*</picture>", "PICTURE", html) == (
        "<figure>PICTURE<figcaption>\n<p>Two boats <em>at sea</em>.</p>\n</figcaption></figure>\n"
    )
    assert NOTE not in html


@pytest.mark.parametrize(
    "body",
    [
        "::: figure\n![](photo.jpg)\nTwo *boats*\nat `sea`.\n:::",
        "::: figure\n![](photo.jpg)\n\nTwo boats at sea.\n:::",
        "::: figure\nTwo boats at sea.\n![](photo.jpg)\n:::",
        "::: figure\nTwo boats at sea.\n\n![](photo.jpg)\n:::",
    ],
)
def test_a_caption_describes_a_picture_without_words_of_its_own(body):
    html = html_of(body)
    assert alts(html) == ["Two boats at sea."]
    assert "<p></p>" not in html
    assert html.index("</picture><figcaption>") < html.index("<p>")


def test_a_picture_without_words_and_caption_has_an_empty_description_and_no_caption():
    html = html_of("::: figure\n![](photo.jpg)\n:::")
    assert alts(html) == [""]
    assert html.startswith("<figure><picture>")
    assert html.endswith("</picture></figure>\n")


def test_two_pictures_share_a_figure():
    html = html_of("::: figure\n![](photo.jpg) ![Own](other.png)\nBoats.\n:::")
    assert alts(html) == ["Boats.", "Own"]
    assert re.search(r"</picture><picture>.*</picture><figcaption>\n<p>Boats\.</p>", html)


def test_a_figure_within_a_figure_keeps_its_picture():
    html = html_of(":::: figure\n::: figure\n![](photo.jpg)\nInner.\n:::\n\nOuter.\n::::")
    assert alts(html) == ["Inner."]
    assert html.count(NOTE) == 1
    assert "<figure><picture>" in html


def test_a_picture_that_is_a_link_stays_one_in_its_caption():
    html = html_of("::: figure\n[![](photo.jpg)](https://x.example)\nBoats.\n:::")
    assert re.search(
        r'<figcaption>\n<p><a href="https://x.example"><picture>.*</picture></a>', html
    )
    assert NOTE not in html


def test_a_figure_whose_picture_is_not_there_says_so_and_keeps_its_words():
    html = html_of("::: figure\n![Two *boats*](gone.jpg)\nAt sea.\n:::")
    assert NOTE in html
    assert "<figcaption>\n<p>Two boats\nAt sea.</p>" in html
    assert "<img" not in html


def test_words_are_escaped_wherever_they_stand():
    html = html_of('::: figure\n![](photo.jpg "\\"<b>")\n"<script>" & \'x\'\n:::')
    assert alts(html) == ["&quot;&lt;script&gt;&quot; &amp; &#x27;x&#x27;"]
    assert 'title="&quot;&lt;b&gt;"' in html


def test_no_style_and_no_script_stands_in_the_markup():
    html = html_of("![a](photo.jpg)\n\n![b](other.png)")
    assert not re.search(r"style=|<script|\son\w+=", html)
