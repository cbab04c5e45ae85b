"""Addresses: where each page lies in the site, and how pages point to each other."""

import re
from pathlib import PurePosixPath

import pytest

from generator.model.entry import Section
from generator.model.ids import ArticleId, Digest, LangTag, Slug, UrlPath
from generator.model.urls import (
    CHOOSER,
    RESERVED_SLUGS,
    Addresses,
    AddressStyle,
    name_of,
    to_root,
    web_origin,
)
from generator.stages.format.identity import is_reserved

FILE = Addresses(base_url="https://archive.example", style=AddressStyle.FILE)
FOLDER = Addresses(base_url="https://archive.example/news", style=AddressStyle.FOLDER)
STORY = Slug("a-story")


@pytest.mark.parametrize(
    ("addresses", "lang", "path"),
    [
        (FILE, "de", "de/a-story.html"),
        (FILE, "pt-BR", "pt-br/a-story.html"),
        (FOLDER, "de", "de/a-story/index.html"),
        (FOLDER, "zh-Hant", "zh-hant/a-story/index.html"),
    ],
)
def test_a_version_lies_in_the_folder_of_its_language(addresses, lang, path):
    assert addresses.version(LangTag(lang), STORY) == path


@pytest.mark.parametrize(
    ("number", "path"),
    [(1, "pt-br/index.html"), (2, "pt-br/page-2.html"), (11, "pt-br/page-11.html")],
)
@pytest.mark.parametrize("addresses", [FILE, FOLDER], ids=["file", "folder"])
def test_page_one_of_an_index_is_the_home_of_its_language(addresses, number, path):
    assert addresses.index(LangTag("pt-BR"), number) == path


def test_each_language_and_the_site_have_a_page_for_what_is_not_found():
    assert FILE.not_found(LangTag("zh-Hans")) == "zh-hans/404.html"
    assert FILE.not_found(None) == "404.html"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "https://archive.example/"),
        ("de/index.html", "https://archive.example/de/"),
        ("de/a-story.html", "https://archive.example/de/a-story.html"),
        ("de/my-index.html", "https://archive.example/de/my-index.html"),
        ("sitemap.xml", "https://archive.example/sitemap.xml"),
    ],
)
def test_a_public_address_names_the_folder_and_not_its_index_file(path, address):
    assert FILE.absolute(UrlPath(path)) == address


def test_a_public_address_keeps_the_path_of_the_base():
    page = FOLDER.version(LangTag("de"), STORY)
    assert FOLDER.absolute(page) == "https://archive.example/news/de/a-story/"


@pytest.mark.parametrize(
    ("addresses", "prefix"), [(FILE, "/"), (FOLDER, "/news/")], ids=["host", "sub-path"]
)
def test_a_page_at_an_unknown_depth_reaches_the_root_from_the_host(addresses, prefix):
    assert addresses.rooted() == prefix


@pytest.mark.parametrize(
    ("path", "prefix"),
    [(CHOOSER, ""), ("de/index.html", "../"), ("de/a-story/index.html", "../../")],
)
def test_the_way_to_the_root_climbs_out_of_every_folder(path, prefix):
    assert to_root(UrlPath(path)) == prefix


def test_a_font_lies_beside_its_stylesheets_and_moves_when_its_bytes_or_characters_change():
    file = PurePosixPath("fonts/Noto Serif[wght].ttf")
    path = FILE.font(file, Digest("raw"), "abc")
    assert re.fullmatch(r"assets/fonts/noto-serif-wght-[0-9a-f]{8}\.woff2", path)
    assert (
        len({path, FILE.font(file, Digest("raw"), "ab"), FILE.font(file, Digest("r"), "abc")}) == 3
    )
    assert FILE.font_sheet(LangTag("pt-BR")) == "assets/fonts/pt-br.css"


@pytest.mark.parametrize("addresses", [FILE, FOLDER], ids=["file", "folder"])
def test_a_list_lies_under_its_kind_and_its_later_pages_in_its_folder(addresses):
    first = addresses.list_page(LangTag("de"), "topics", "child-care")
    later = addresses.list_page(LangTag("de"), "topics", "child-care", "page-2")
    assert first.removesuffix("/index.html").removesuffix(".html") == "de/topics/child-care"
    assert later == "de/topics/child-care/page-2.html"


@pytest.mark.parametrize("key", ["youth", "news.example", "2025-10", "undated", "a-1.b"])
def test_a_plain_name_is_its_own_address(key):
    assert name_of(key) == key


@pytest.mark.parametrize(
    "key",
    [
        "Youth", "index", "a.html", "index.html", "жильё", "a b", "a/b", "..", ".", "", "a--b",
        "news.example:8080", "::1", "x" * 61, "youth-0123abcd", "a\n", "a?b#c", "%2e%2e",
    ],
)  # fmt: skip
def test_any_other_name_gets_a_plain_one_with_a_digest(key):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}", name_of(key))
    assert name_of(key) != key


def test_no_two_names_share_an_address_even_where_letters_have_no_case():
    keys = ["Youth", "youth", "YOUTH", "yOuth", "youth ", "youth.html", "ју", "ја", "", "list"]
    keys += [name_of(key) for key in keys]
    names = [name_of(key) for key in dict.fromkeys(keys)]
    assert len({name.lower() for name in names}) == len(names)


def test_an_articles_neutral_address_tells_apart_what_ends_alike():
    ids = ["news.example/a", "other.example/a", "news.example/a/", "news.example/A", "x?id=a", "ก"]
    hubs = {FILE.hub(ArticleId(article)).lower() for article in ids}
    assert len(hubs) == len(ids)
    assert all(re.fullmatch(r"articles/[a-z0-9-]+-[0-9a-f]{8}\.html", hub) for hub in hubs)


@pytest.mark.parametrize("name", sorted(RESERVED_SLUGS))
def test_every_name_in_a_languages_folder_that_the_site_uses_is_reserved(name):
    assert is_reserved(Slug(name))


def test_no_page_of_the_site_itself_takes_a_name_that_is_not_reserved():
    own = [FILE.index(LangTag("de"), number) for number in (1, 2, 99)]
    own += [FILE.overview(LangTag("de"), section.value) for section in Section]
    own += [FILE.overview(LangTag("de"), name) for name in ("a-z", "about", "feeds")]
    own += [FILE.not_found(LangTag("de")), FILE.pair(LangTag("de"), STORY, LangTag("en"))]
    names = {path.split("/")[1].removesuffix(".html") for path in own}
    assert all(is_reserved(Slug(name)) for name in names)


def test_citations_lie_beside_the_hub_of_their_article():
    article = ArticleId("news.example/a-story")
    assert FILE.citations(article) == FILE.hub(article).replace(".html", ".csl.json")
    assert FOLDER.citations(article) == FOLDER.hub(article).replace("index.html", "csl.json")


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://news.example/a?b=1#c", "https://news.example/"),
        ("http://me:secret@news.example:8080/a", "http://news.example:8080/"),
        ("http://[::1]/x", "http://[::1]/"),
        ("https://münchen.example/x", None),
        ("https://m\u00fc@news.example/x", "https://news.example/"),
        ("ftp://news.example/x", None),
        ("nowhere", None),
    ],
)
def test_the_origin_of_an_address_is_its_host_without_names_of_users(url, origin):
    assert web_origin(url) == origin
