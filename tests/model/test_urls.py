"""Addresses: where each page lies in the site, and how pages point to each other."""

import re
from pathlib import PurePosixPath

import pytest

from generator.model.ids import Digest, LangTag, Slug, UrlPath
from generator.model.urls import CHOOSER, Addresses, AddressStyle, to_root

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
