"""Former addresses: which are possible, and which file answers for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.aliases import alias_fault, alias_file
from generator.model.ids import LangTag
from generator.model.urls import Addresses, AddressStyle

FILE = Addresses(base_url="https://a.example/base", style=AddressStyle.FILE)
FOLDER = Addresses(base_url="https://a.example", style=AddressStyle.FOLDER)
DE = LangTag("pt-BR")


@pytest.mark.parametrize(
    ("alias", "file", "folder"),
    [
        ("old-name", "pt-br/old-name.html", "pt-br/old-name/index.html"),
        ("Old_Name.html", "pt-br/Old_Name.html", "pt-br/Old_Name/index.html"),
        ("/old/story.html", "old/story.html", "old/story.html"),
        ("/old/story.HTM", "old/story.HTM", "old/story.HTM"),
        ("/old/story", "old/story/index.html", "old/story/index.html"),
        ("/old/story/", "old/story/index.html", "old/story/index.html"),
        ("/old///story//", "old/story/index.html", "old/story/index.html"),
        ("/story.php", "story.php/index.html", "story.php/index.html"),
        ("/a.html/", "a.html/index.html", "a.html/index.html"),
        ("/%E0%A6%96%E0%A6%AC%E0%A6%B0/", "খবর/index.html", "খবর/index.html"),
        ("/old story", "old story/index.html", "old story/index.html"),
    ],
)
def test_an_alias_is_a_former_slug_or_a_path_from_the_root(alias, file, folder):
    assert alias_fault(alias) is None
    assert alias_file(alias, DE, FILE) == file
    assert alias_file(alias, DE, FOLDER) == folder


@pytest.mark.parametrize(
    "alias",
    [
        "", "/", "//", "old/story", "../up", "/../up", "/a/../../b", "/.git/config", "/a/./b",
        "https://other.example/x", "//?", "/story?id=7", "/story#part", "/a\\b", "/con/x",
        "/NUL.html", "/a:b", "/a\x00b", "/a.", "/a /b", "/%2e%2e/x", "/%2E%2E%2Fup", "/%ff",
        "//other.example/x", "a" * 201, "/" + "a" * 201,
        "/" + "/".join(["part"] * 300), "/" + "খ" * 30, "/a%0ab", " old", "old name",
    ],
)  # fmt: skip
def test_what_cannot_be_an_address_of_a_static_site_is_refused(alias):
    assert alias_fault(alias)


@given(alias=st.text(max_size=40) | st.text(max_size=40).map(lambda text: f"/{text}"))
def test_the_file_of_an_alias_lies_inside_the_site_whatever_it_is(alias):
    if alias_fault(alias) is None:
        parts = alias_file(alias, DE, FILE).split("/")
        assert all(part and not part.startswith(".") and part == part.strip() for part in parts)
        assert parts[-1].lower().endswith((".html", ".htm"))
