"""Extract -> keys -> article: by what a version is known, and where that puts it."""

from pathlib import PurePosixPath

import pytest

from generator.model.document import Source
from generator.model.extract import Evidence, Extract
from generator.model.ids import ArticleId, Digest, LangTag, Slug
from generator.model.rules import Portal
from generator.stages.format import (
    Keys,
    dump,
    is_unsourced,
    keys_of,
    load,
    page_key,
    place,
    to_document,
    unsourced,
)

PORTAL = Portal(name="portal", hosts=("portal.example",), shared_slugs=True)
PLAIN = Portal(name="plain", hosts=("plain.example",))
DIGEST = Digest("0123456789abcdef0123456789abcdef")
PAGE = "https://portal.example/de/some-story"
PLAIN_PAGE = "https://plain.example/de/some-story"
OWN = "https://news.example/story-a1.html"


def an_extract(url=None, page=None, article=None, review=(), certainty=1.0):
    told = Evidence(field="page", value=page or "", rule="r", certainty=certainty, lines=())
    return Extract(
        path=PurePosixPath("seeds/a.txt"),
        digest=DIGEST,
        lang=LangTag("de"),
        title=None,
        date=None,
        authors=(),
        source=Source(url=url),
        description=None,
        blocks=(),
        decisions=(),
        evidence=(told,) if page else (),
        review=review,
        page=page,
        article=article,
    )


@pytest.mark.parametrize(
    ("found", "own", "page"),
    [
        (an_extract(), None, None),
        (an_extract(url=OWN), "news.example/story-a1", None),
        (an_extract(url=OWN, review=("source",)), None, None),
        (an_extract(url="https://news.example/"), None, None),
        (an_extract(url=PAGE, page=PAGE), None, "portal.example/some-story"),
        (an_extract(url=OWN, page=PAGE), "news.example/story-a1", "portal.example/some-story"),
        (an_extract(url=OWN, page=PAGE, review=("source",)), None, "portal.example/some-story"),
        (an_extract(url=PLAIN_PAGE, page=PLAIN_PAGE), "plain.example/de/some-story", None),
        (an_extract(page=PLAIN_PAGE, url=PLAIN_PAGE, certainty=0.5), None, None),
        (an_extract(url=OWN, article=ArticleId("mine")), "mine", None),
        (an_extract(url=PAGE, page=PAGE, article=ArticleId("mine")), "mine",
         "portal.example/some-story"),
    ],
    ids=[
        "nothing", "source", "doubtful-source", "home-page", "page-of-a-portal", "both",
        "doubtful-source-and-page", "page-elsewhere", "doubtful-page", "named",
        "named-and-page",
    ],
)  # fmt: skip
def test_a_version_is_known_by_its_source_and_its_page(found, own, page):
    assert keys_of(found, (PLAIN, PORTAL)) == Keys(own=own, page=page)


@pytest.mark.parametrize(
    "url",
    [
        "https://portal.example/some-story",
        "https://portal.example/en/some-story",
        "https://www.portal.example/de/some-story.html?utm_source=x",
        "http://portal.example/pt-BR/some-story/",
        "https://portal.example/zh_hant/some-story",
        "https://de.portal.example/some-story",
    ],
)
def test_a_page_has_one_key_in_all_languages(url):
    assert page_key(url, (PORTAL,)) == "portal.example/some-story"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://portal.example/news/some-story", "portal.example/news/some-story"),
        ("https://portal.example/xx/some-story", "portal.example/xx/some-story"),
        ("https://media.portal.example/some-story", "media.portal.example/some-story"),
        ("https://portal.example/de/", None),
        ("https://portal.example/", None),
        ("https://plain.example/de/some-story", None),
        ("https://other.example/de/some-story", None),
    ],
)
def test_nothing_but_a_language_is_taken_out_and_home_pages_have_no_key(url, key):
    assert page_key(url, (PORTAL, PLAIN)) == key


def test_what_a_version_says_itself_goes_before_its_page_and_that_before_its_bytes():
    own, page, owner = ArticleId("own"), ArticleId("page"), ArticleId("owner")
    assert place(Keys(own=own, page=page), owner, DIGEST) == own
    assert place(Keys(own=None, page=page), owner, DIGEST) == owner
    assert place(Keys(own=None, page=page), None, DIGEST) == page
    assert place(Keys(own=None, page=None), owner, DIGEST) == unsourced(DIGEST)
    assert is_unsourced(unsourced(DIGEST))


@pytest.mark.parametrize("url", ["https://[::1", "https://portal.example:99999/x"])
def test_an_address_that_cannot_be_read_gives_no_key(url):
    assert keys_of(an_extract(url=url, page=url), [PORTAL]) == Keys(own=None, page=None)
    assert page_key(url, [PORTAL]) is None


@pytest.mark.parametrize("url", ["https://[::1", "https://a.example:99999/x"])
def test_a_source_that_cannot_be_read_is_left_out_and_under_review(url):
    path, found = PurePosixPath("content/a.md"), an_extract(url=url, review=("title",))
    document = to_document(found, path=path, article=ArticleId("a"), slug=Slug("a"))
    assert load(dump(document), path).head.source == Source()
    assert document.head.review == ("title", "source")
