"""Source address -> identity and slug: equal stories meet, others never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ids import ArticleId, Digest
from generator.model.rules import Portal
from generator.stages.format import (
    article_id,
    distinct,
    folder_of,
    host,
    is_reserved,
    is_slug,
    shared_slug,
    slug_of,
    slugify,
)

BASE = "https://x.example/news/a-story"
DIGEST = Digest("0123456789abcdef0123456789abcdef")


@pytest.mark.parametrize(
    "url",
    [
        "http://x.example/news/a-story",
        "https://www.x.example/news/a-story",
        "https://www2.x.example/news/a-story",
        "https://m.x.example/news/a-story",
        "https://mobile.x.example/news/a-story",
        "https://amp.x.example/news/a-story",
        "https://X.Example/news/a-story",
        "https://x.example./news/a-story",
        "https://x.example:443/news/a-story",
        "http://x.example:80/news/a-story",
        "https://x.example/news/a-story/",
        "https://x.example/news/a-story.html",
        "https://x.example/news/a-story.htm",
        "https://x.example/news/a-story/index.html",
        "https://x.example/news/a-story/index.php",
        "https://x.example/news/a-story/amp",
        "https://x.example/news/a-story/amp/",
        "https://x.example//news//a-story",
        "https://x.example/news/a%2Dstory",
        "https://x.example/news/%61-story",
        "https://x.example/news/a-story#comments",
        "https://x.example/news/a-story?",
        "https://x.example/news/a-story?utm_source=a&utm_medium=b",
        "https://x.example/news/a-story?fbclid=abc",
        "https://x.example/news/a-story?gclid=abc#top",
        "https://x.example/news/a-story?outputType=amp",
        "https://x.example/news/a-story?zarsrc=30",
    ],
)
def test_addresses_of_one_story_meet(url):
    assert article_id(url) == article_id(BASE) == "x.example/news/a-story"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/a?b=1&c=2", "https://x.example/a?c=2&b=1"),
        ("https://x.example/a?id=5&utm_source=q", "https://x.example/a?id=5"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://BÜCHER.example/a", "https://bücher.example/a"),
        ("https://x.example/grüße", "https://x.example/gr%C3%BC%C3%9Fe"),
        ("https://x.example/%e0%a6%95", "https://x.example/ক"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("https://x.example/?q=%C3%A9", "https://x.example/?q=é"),
        ("https://x.example/?q=%E0%A6%95", "https://x.example/?q=ক"),
        ("https://x.example", "https://x.example/index.html"),
    ],
    ids=[
        "parameter-order", "tracking-beside-an-id", "idna", "idna-case", "percent", "percent-case",
        "space", "percent-in-query", "bengali-in-query", "front-page",
    ],
)  # fmt: skip
def test_two_spellings_of_one_address_meet(one, other):
    assert article_id(one) == article_id(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/?p=1", "https://x.example/?p=2"),
        ("https://x.example/a.php?id=1", "https://x.example/a.php?id=2"),
        ("https://x.example/a?id=1", "https://x.example/a"),
        ("https://x.example/a?id=", "https://x.example/a"),
        ("https://x.example/Story", "https://x.example/story"),
        ("https://x.example/a?q=A", "https://x.example/a?q=a"),
        ("https://x.example/news/one", "https://x.example/news/two"),
        ("https://x.example/news/a-1", "https://x.example/news/a-11"),
        ("https://x.example/news", "https://x.example/news/a"),
        ("https://x.example/a.php", "https://x.example/a"),
        ("https://x.example:8080/a", "https://x.example/a"),
        ("https://de.x.example/a", "https://en.x.example/a"),
        ("https://x.example/a", "https://y.example/a"),
        ("https://m.example/a", "https://example/a"),
        ("https://x.example/a%2Fb", "https://x.example/a/b"),
        ("https://x.example/a%3Fb=1", "https://x.example/a?b=1"),
        ("https://x.example/%C4%E5", "https://x.example/%C8%ED"),
        ("https://x.example/?q=%C4%E5", "https://x.example/?q=%C8%ED"),
        ("https://x.example/a?b=1%26c=2", "https://x.example/a?b=1&c=2"),
        ("https://x.example/a+b", "https://x.example/a b"),
    ],
    ids=[
        "wordpress-id", "php-id", "id-or-none", "empty-id", "path-case", "query-case",
        "last-segment", "longer-number", "parent", "php-ending", "port", "language-host", "host",
        "one-letter-domain", "encoded-slash", "encoded-question-mark", "cyrillic-bytes",
        "cyrillic-bytes-in-query", "encoded-ampersand", "plus-in-path",
    ],
)  # fmt: skip
def test_addresses_of_two_stories_never_meet(one, other):
    assert article_id(one) != article_id(other)


_URLS = st.builds(
    "https://{}{}/{}{}".format,
    st.sampled_from(["x.example", "www.x.example", "m.x.example", "bücher.example", "X.example"]),
    st.sampled_from(["", ":8080", ":443"]),
    st.lists(st.sampled_from(["news", "Ä", "a-1", "%20", "ক", "a b"]), min_size=1, max_size=3).map(
        "/".join
    ),
    st.sampled_from(["", "/", ".html", "/index.html", "?id=1", "?b=2&a=1", "?utm_x=1", "#a"]),
)


@given(url=_URLS)
def test_an_identity_read_as_an_address_is_itself(url):
    assert article_id(f"https://{article_id(url)}") == article_id(url)


@given(url=_URLS)
def test_an_identity_is_ascii_without_spaces(url):
    assert article_id(url).isascii()
    assert " " not in article_id(url)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.X.example/a", "x.example"),
        ("https://bücher.example/a", "xn--bcher-kva.example"),
        ("https://user:word@x.example/a", "x.example"),
        ("https://x.example:8080/a", "x.example:8080"),
        ("https://www.de/a", "www.de"),
    ],
)
def test_a_host_is_plain_lower_case(url, name):
    assert host(url) == name


@pytest.mark.parametrize(
    ("url", "title", "slug"),
    [
        ("https://x.example/news/A-Story-a10231.html", None, "a-story-a10231"),
        ("https://x.example/news/a-story/", "Titel", "a-story"),
        ("https://x.example/news/a-story/amp", None, "a-story"),
        ("https://x.example/news/gr%C3%BC%C3%9Fe", None, "grusse"),
        ("https://x.example/?p=12", None, "p-12"),
        ("https://x.example/show.php?id=5&utm_source=q", None, "show-id-5"),
        ("https://x.example/", "Ein Haus am Rand", "ein-haus-am-rand"),
        ("https://x.example/?q=gr%C3%BC%C3%9Fe", None, "q-grusse"),
        (None, "Ein Haus am Rand", "ein-haus-am-rand"),
        (None, "…", "text-0123456789"),
        (None, None, "text-0123456789"),
    ],
)
def test_a_slug_comes_from_the_address_else_the_title_else_the_bytes(url, title, slug):
    assert slug_of(url, title, DIGEST) == slug


def test_two_ids_in_the_query_make_two_slugs():
    first, second = (slug_of(f"https://x.example/?p={n}", "T", DIGEST) for n in (1, 2))
    assert first != second


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Grüße aus Köln!", "grusse-aus-koln"),
        ("Đường phố", "duong-pho"),
        ("L'été", "lete"),
        ("a_b.c", "a-b-c"),
        ("--a--", "a"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_a_slug_is_lower_case_ascii_words(text, slug):
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["বাংলা খবর", "新闻", "ភាសាខ្មែរ", "اخبار", "한국어"])
def test_every_script_gives_a_slug(text):
    assert slugify(text)


@given(st.text(max_size=200))
def test_a_slug_of_any_text_can_be_an_address(text):
    slug = slugify(text)
    assert len(slug) <= 80
    assert slug == "" or all(word.isalnum() and word.isascii() for word in slug.split("-"))
    assert slug == slug.lower()


def test_a_long_slug_ends_with_a_whole_word():
    assert slugify("wort " * 40) == "-".join(["wort"] * 16)


def test_a_slug_that_is_taken_gets_a_mark_of_its_article():
    slug = slugify("Ein Haus")
    one, other = (distinct(slug, ArticleId(name)) for name in ("a", "b"))
    assert one != other
    assert one.startswith("ein-haus-")
    assert one == distinct(slug, ArticleId("a"))


@pytest.mark.parametrize(
    ("slug", "reserved"),
    [("index", True), ("404", True), ("page-2", True), ("page-two", False), ("my-index", False)],
)
def test_names_that_the_site_needs_are_reserved(slug, reserved):
    assert is_reserved(slugify(slug)) is reserved


PAPER = Portal(name="paper", hosts=("paper.example",), article_id=r"-a(?P<id>\d+)")
WHOLE = Portal(name="whole", hosts=("whole.example",), article_id=r"(?<=[?&]id=)\d+")


@pytest.mark.parametrize(
    ("url", "article"),
    [
        ("https://paper.example/title-one-a77.html", "paper.example/77"),
        ("https://www.paper.example/de/titel-eins-a77.html?utm_source=x", "paper.example/77"),
        ("https://paper.example/no-number", "paper.example/no-number"),
        ("https://whole.example/show?lang=de&id=12", "whole.example/12"),
        ("https://notpaper.example/title-a77", "notpaper.example/title-a77"),
        ("https://paper.example/", None),
    ],
)
def test_a_portal_s_own_id_names_the_article(url, article):
    assert article_id(url, (PAPER, WHOLE)) == article


@pytest.mark.parametrize(
    ("article", "slug"),
    [
        ("x.example/news/A-Story-a10231", "a-story-a10231"),
        ("x.example?p=12", "p-12"),
        ("x.example/show.php?id=5", "show-id-5"),
        ("my own story", "my-own-story"),
        ("a[b", "a-b"),
    ],
)
def test_the_slug_that_versions_share_comes_from_nothing_but_their_article(article, slug):
    assert shared_slug(ArticleId(article)) == slug


@given(url=_URLS)
def test_the_shared_slug_of_an_address_is_that_of_its_spellings(url):
    article = article_id(url)
    assert is_slug(shared_slug(article)) or is_reserved(shared_slug(article))
    assert shared_slug(article) == shared_slug(article_id(f"http://{article}#top"))


@pytest.mark.parametrize(
    ("article", "url", "folder"),
    [
        ("x.example/a", "https://y.example/b", "x.example"),
        ("x.example:8080/a", None, "x.example-8080"),
        ("mine", "https://www.y.example/b", "y.example"),
        ("mine", None, "unsourced"),
        ("../../etc/a", None, "unsourced"),
        ("..", "https://y.example/b", "y.example"),
        (".hidden.example/a", None, "unsourced"),
    ],
)
def test_versions_lie_in_the_folder_of_their_article_s_host(article, url, folder):
    assert folder_of(ArticleId(article), url) == folder


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("a-story", True), ("index", False), ("page-2", False), ("A", False), ("a--b", False),
     ("", False), ("a" * 121, False), ("a/b", False)],
)  # fmt: skip
def test_a_slug_that_a_source_names_is_taken_if_it_can_be_one(text, is_one):
    assert is_slug(text) is is_one


@pytest.mark.parametrize(
    "url",
    ["https://[::1", "https://a.example:99999/x", "https://a.example/\ud800", "mailto:x", "", "//"],
)
def test_what_is_no_web_address_names_nothing_and_stops_nothing(url):
    assert article_id(url) is None
    assert host(url) == ""
    assert folder_of(ArticleId("self/x"), url) == "unsourced"
    assert slug_of(url, "Title", DIGEST)
