"""What a site makes of a picture: how many files, how wide, under which names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from generator.model.ids import Digest
from generator.model.picture import Kind, Original, PictureSettings, published
from generator.model.urls import Addresses, AddressStyle

ADDRESSES = Addresses(base_url="https://a.example", style=AddressStyle.FILE)
PHOTO = Original(
    file=PurePosixPath("content/n.example/Night bus.JPG"),
    digest=Digest("0123"),
    kind=Kind.JPEG,
    width=4000,
    height=3000,
    frames=1,
)


def sizes(original, **settings):
    made = published(original, PictureSettings(**settings), ADDRESSES)
    return [(file.recipe.kind.value, file.recipe.width) for file in made.files]


def test_a_large_photograph_is_published_in_four_widths_and_three_formats():
    widths = (480, 960, 1600, 1920)
    variants = [(kind, width) for kind in ("avif", "webp") for width in widths]
    assert sizes(PHOTO) == [("jpg", 1920), *variants]


@pytest.mark.parametrize(("width", "widths"), [(100, [100]), (480, [480]), (961, [480, 960, 961])])
def test_no_file_is_wider_than_the_original(width, widths):
    found = sizes(replace(PHOTO, width=width), formats=(Kind.WEBP,))
    assert found == [("jpg", width), *(("webp", each) for each in widths)]


def test_a_site_may_want_wider_files_or_none():
    assert sizes(PHOTO, widths=(3000,), formats=(Kind.AVIF,)) == [("jpg", 3000), ("avif", 3000)]
    assert sizes(PHOTO, formats=()) == [("jpg", 1920)]
    assert sizes(PHOTO, widths=(), formats=(Kind.WEBP,)) == [("jpg", 1920), ("webp", 1920)]


def test_heights_keep_the_shape_and_are_never_nought():
    made = published(PHOTO, PictureSettings(), ADDRESSES)
    assert [file.recipe.height for file in made.variants[:4]] == [360, 720, 1200, 1440]
    flat = published(replace(PHOTO, height=1), PictureSettings(), ADDRESSES)
    assert {file.recipe.height for file in flat.files} == {1}


def test_a_webp_is_its_own_variant_and_one_file():
    made = published(replace(PHOTO, kind=Kind.WEBP), PictureSettings(), ADDRESSES)
    assert made.fallback in made.variants
    assert len(made.files) == len(made.variants) == 8


def test_what_moves_is_one_file_of_its_own_size():
    assert sizes(replace(PHOTO, kind=Kind.GIF, frames=2)) == [("gif", 4000)]


def test_a_picture_too_tall_for_a_format_does_without_it():
    found = sizes(replace(PHOTO, width=400, height=16_384))
    assert found == [("jpg", 400), ("avif", 400)]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Night bus.JPG", "night-bus"),
        ("ছবি.jpg", "picture"),
        ("../x.jpg", "x"),
        ("a" * 99 + ".jpg", "a" * 40),
        ("é & <b>.jpg", "b"),
    ],
)
def test_a_name_is_ascii_short_and_ends_in_what_the_bytes_are(name, stem):
    original = replace(PHOTO, file=PurePosixPath("content", name), kind=Kind.PNG)
    for file in published(original, PictureSettings(), ADDRESSES).files:
        found = re.fullmatch(r"media/(.+)-[0-9a-f]{12}\.(png|webp|avif)", file.path)
        assert found[1] == stem
        assert found[2] == file.recipe.kind.value


def test_a_name_changes_with_the_bytes_the_recipe_and_the_place():
    names = {
        file.path
        for original in (
            PHOTO,
            replace(PHOTO, digest=Digest("4567")),
            replace(PHOTO, file=PurePosixPath("content/other/Night bus.JPG")),
        )
        for file in published(original, PictureSettings(), ADDRESSES).files
    }
    assert len(names) == 3 * 9
