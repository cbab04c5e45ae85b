"""Pictures: seen as what they are, published upright, in sRGB, and with nothing but pixels."""

from __future__ import annotations

import io
import random
import zlib
from contextlib import suppress
from pathlib import PurePosixPath

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from generator.edges import pictures
from generator.edges.pictures import encode, probe
from generator.model.errors import SourceError
from generator.model.ids import digest
from generator.model.picture import Kind, PictureSettings, Recipe, published
from generator.model.source import SourceFile
from generator.model.urls import Addresses, AddressStyle

ADDRESSES = Addresses(base_url="https://a.example", style=AddressStyle.FILE)
SECRETS = (b"SECRET", b"S\0E\0C\0R\0E\0T\0", b"Exif", b"GPS", b"http://ns.adobe", b"Photoshop")
RED, BLUE = (250, 20, 20), (20, 20, 250)


def a_file(raw: bytes, name: str = "content/photo.jpg") -> SourceFile:
    return SourceFile(path=PurePosixPath(name), raw=raw, digest=digest(raw))


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def a_photo(width: int = 60, height: int = 40) -> Image.Image:
    """Make a picture with a red left half and a blue right one."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def told(orientation: int = 1) -> bytes:
    """Make EXIF with a place, a maker and an orientation."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRET maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)})
    exif.get_ifd(0x8769).update({0x927C: b"SECRET note", 0x9286: b"ASCII\0\0\0SECRET comment"})
    return exif.tobytes()


def profile(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def swapped_profile() -> bytes:
    """Make sRGB's profile with red and blue changed over, under another name."""
    raw = profile("sRGB").replace(b"sRGB", b"odd!").replace(b"s\0R\0G\0B", b"o\0d\0d\0!")
    raw = raw.replace(b"\0s\0R\0G\0B", b"\0o\0d\0d\0!")
    return raw.replace(b"rXYZ", b"tmpZ").replace(b"bXYZ", b"rXYZ").replace(b"tmpZ", b"bXYZ")


def with_iptc(raw: bytes) -> bytes:
    """Put an IPTC block and a comment behind a JPEG's first marker."""
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0c\x1c\x02\x78\0\x06SECRET\0"
    more = b"".join(
        marker + (len(data) + 2).to_bytes(2, "big") + data
        for marker, data in ((b"\xff\xed", iptc), (b"\xff\xfe", b"SECRET comment"))
    )
    return raw[:2] + more + raw[2:]


def texts() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SECRET author")
    info.add_text("Comment", "SECRET" * 99, zip=True)
    info.add_itxt("XML:com.adobe.xmp", "<x>SECRET</x>")
    return info


def frames() -> list[Image.Image]:
    made = []
    for x in (0, 10, 20):
        image = a_photo()
        ImageDraw.Draw(image).ellipse((x, 10, x + 8, 18), fill=(0, 200, 0))
        made.append(image)
    return made


def moving(kind: str, **more: object) -> bytes:
    first, *rest = frames()
    options = {"save_all": True, "append_images": rest, "duration": [100, 200, 300], "loop": 0}
    return saved(first, kind, **options | more)


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET http://ns.adobe.com</x:xmpmeta>'
SOURCES = {
    "JPEG": with_iptc(saved(a_photo(), "JPEG", exif=told(), xmp=XMP, icc_profile=profile("sRGB"))),
    "JPEG on its side": saved(a_photo(), "JPEG", exif=told(6)),
    "JPEG of two pictures": saved(
        a_photo(), "MPO", save_all=True, append_images=[a_photo()], exif=told()
    ),
    "JPEG for print": saved(a_photo().convert("CMYK"), "JPEG", exif=told()),
    "JPEG in grey": saved(a_photo().convert("L"), "JPEG", exif=told(), comment="SECRET"),
    "JPEG with more behind it": saved(a_photo(), "JPEG") + b"SECRET",
    "PNG": saved(a_photo(), "PNG", pnginfo=texts(), exif=told()),
    "PNG with alpha": saved(a_photo().convert("RGBA"), "PNG", pnginfo=texts(), exif=told()),
    "PNG with a palette": saved(
        a_photo().quantize(8), "PNG", pnginfo=texts(), transparency=1, exif=told()
    ),
    "PNG with grey and alpha": saved(a_photo().convert("LA"), "PNG", pnginfo=texts()),
    "PNG of two colours": saved(a_photo().convert("1"), "PNG", pnginfo=texts()),
    "PNG with 16 bits": saved(Image.new("I;16", (60, 40), 30000), "PNG", pnginfo=texts()),
    "PNG with a clear colour": saved(a_photo(), "PNG", pnginfo=texts(), transparency=RED),
    "GIF": saved(a_photo(), "GIF", comment=b"SECRET"),
    "WebP": saved(a_photo(), "WEBP", exif=told(), xmp=XMP, icc_profile=swapped_profile()),
    "AVIF": saved(a_photo(), "AVIF", exif=told(6), xmp=XMP, icc_profile=swapped_profile()),
    "GIF that moves": moving("GIF", comment=b"SECRET"),
    "WebP that moves": moving("WEBP", exif=told(), xmp=XMP),
    "PNG that moves": moving("PNG", pnginfo=texts(), exif=told()),
    "AVIF that moves": moving("AVIF", exif=told(), xmp=XMP),
}


def files_of(raw: bytes, **settings: tuple) -> list[tuple[Recipe, bytes]]:
    """Make every file of a picture, first the one for every browser."""
    source = a_file(raw)
    made = published(probe(source), PictureSettings(**{"widths": (30,)} | settings), ADDRESSES)
    return [(file.recipe, encode(source, file.recipe)) for file in made.files]


def colour(raw: bytes, x: int, y: int) -> tuple[int, ...]:
    return Image.open(io.BytesIO(raw)).convert("RGB").getpixel((x, y))


def near(found: tuple[int, ...], meant: tuple[int, ...], by: int = 40) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, meant, strict=True))


def problem_of(raw: bytes, name: str = "content/photo.jpg"):
    with pytest.raises(SourceError) as caught:
        probe(a_file(raw, name))
    return caught.value.problem


@pytest.mark.parametrize("raw", SOURCES.values(), ids=SOURCES)
def test_no_file_that_is_written_holds_anything_but_pixels(raw):
    for recipe, made in files_of(raw):
        assert not [secret for secret in SECRETS if secret in made], recipe
        image = Image.open(io.BytesIO(made))
        assert not dict(image.getexif())
        kept = {"transparency", "duration", "loop", "version", "background", "timestamp", "bbox"}
        kept |= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progression", "progressive"}
        kept |= {"extension", "default_image", "disposal", "blend"}
        assert image.info.keys() <= kept, recipe
        assert image.info.get("extension", (b"NETSCAPE2.0",))[0] == b"NETSCAPE2.0"


def test_the_test_pictures_do_hold_what_must_go():
    for name, raw in SOURCES.items():
        image = Image.open(io.BytesIO(raw))
        holds = any(secret in raw for secret in SECRETS) or dict(image.getexif())
        assert holds, name


@pytest.mark.parametrize("raw", SOURCES.values(), ids=SOURCES)
def test_every_file_has_the_size_and_the_format_of_its_recipe(raw):
    for recipe, made in files_of(raw):
        image = Image.open(io.BytesIO(made))
        assert (image.format, image.size) == (recipe.kind.name, (recipe.width, recipe.height))
        assert getattr(image, "is_animated", False) == recipe.is_animated


@pytest.mark.parametrize("raw", SOURCES.values(), ids=SOURCES)
def test_equal_pictures_give_equal_bytes(raw):
    assert files_of(raw) == files_of(raw)


def test_a_photograph_gives_a_file_of_its_own_format_and_smaller_ones():
    made = files_of(saved(a_photo(), "JPEG"))
    assert [(recipe.kind, recipe.width) for recipe, _ in made] == [
        (Kind.JPEG, 60), (Kind.AVIF, 30), (Kind.AVIF, 60), (Kind.WEBP, 30), (Kind.WEBP, 60),
    ]  # fmt: skip


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_upright_in_pixels(orientation):
    raw = saved(a_photo(), "JPEG", exif=told(orientation), quality=95)
    seen = probe(a_file(raw))
    is_turned = orientation >= 5
    assert (seen.width, seen.height) == ((40, 60) if is_turned else (60, 40))
    red, blue = {
        1: ((5, 20), (55, 20)), 2: ((55, 20), (5, 20)),
        3: ((55, 20), (5, 20)), 4: ((5, 20), (55, 20)),
        5: ((20, 5), (20, 55)), 6: ((20, 5), (20, 55)),
        7: ((20, 55), (20, 5)), 8: ((20, 55), (20, 5)),
    }[orientation]  # fmt: skip
    for _, made in files_of(raw, widths=()):
        assert near(colour(made, *red), RED)
        assert near(colour(made, *blue), BLUE)


def test_an_orientation_that_is_none_turns_nothing():
    assert probe(a_file(saved(a_photo(), "JPEG", exif=told(77)))).width == 60


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_colours_of_another_profile_become_those_of_srgb(kind):
    raw = saved(Image.new("RGB", (60, 40), RED), kind, icc_profile=swapped_profile(), quality=95)
    for _, made in files_of(raw):
        red, _, blue = colour(made, 9, 9)
        assert red < 100
        assert blue > 200


@pytest.mark.parametrize("broken", [b"no profile", profile("sRGB")[:200], profile("LAB")])
def test_a_profile_that_cannot_be_used_counts_as_none(broken):
    raw = saved(a_photo(), "PNG", icc_profile=broken)
    for _, made in files_of(raw):
        assert near(colour(made, 2, 9), RED)


def test_a_picture_for_print_is_shown_in_its_colours():
    for _, made in files_of(SOURCES["JPEG for print"], widths=()):
        assert near(colour(made, 5, 20), RED)


def test_16_bits_of_grey_become_8():
    for _, made in files_of(SOURCES["PNG with 16 bits"], widths=()):
        assert near(colour(made, 5, 20), (117, 117, 117), by=3)


@pytest.mark.parametrize("name", ["PNG with alpha", "PNG with a palette", "GIF"])
def test_what_is_clear_stays_clear(name):
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    clear.paste((*RED, 255), (30, 0, 60, 40))
    kind, _, mode = name.partition(" with a ")
    raw = saved(clear.quantize(8) if mode == "palette" else clear, kind[:3])
    for recipe, made in files_of(raw):
        image = Image.open(io.BytesIO(made)).convert("RGBA")
        assert image.getpixel((2, 2))[3] == 0, recipe
        assert image.getpixel((recipe.width - 2, 2))[3] == 255, recipe


def test_a_small_palette_stays_one():
    (_, made), *_ = files_of(SOURCES["PNG with a palette"])
    assert Image.open(io.BytesIO(made)).mode == "P"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_what_moves_goes_on_moving_in_one_file_and_at_its_pace(kind):
    ((recipe, made),) = files_of(moving(kind))
    assert recipe.is_animated
    image = Image.open(io.BytesIO(made))
    assert image.n_frames == 3
    times = []
    for number, meant in enumerate(frames()):
        image.seek(number)
        image.load()
        times.append(image.info["duration"])
        assert near(image.convert("RGB").getpixel((4 + 10 * number, 14)), (0, 200, 0), by=60)
        assert near(image.convert("RGB").getpixel((50, 35)), meant.getpixel((50, 35)), by=60)
    assert times == [100, 200, 300]


def test_what_moves_and_is_clear_leaves_no_trace_behind():
    steps = []
    for x in (0, 20, 40):
        image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
        ImageDraw.Draw(image).ellipse((x, 0, x + 19, 39), fill=(*RED, 255))
        steps.append(image)
    for kind in ("GIF", "WEBP", "PNG"):
        raw = saved(
            steps[0], kind, save_all=True, append_images=steps[1:], duration=100, disposal=2
        )
        ((_, made),) = files_of(raw)
        image = Image.open(io.BytesIO(made))
        image.seek(2)
        last = image.convert("RGBA")
        assert [last.getpixel((x, 20))[3] for x in (10, 30, 50)] == [0, 0, 255], kind


def test_a_name_that_lies_changes_nothing():
    seen = probe(a_file(saved(a_photo(), "PNG"), "content/photo.jpg"))
    assert published(seen, PictureSettings(), ADDRESSES).fallback.path.endswith(".png")


@pytest.mark.parametrize(
    "raw",
    [
        b"<!doctype html><title>Not found</title>",
        b"",
        b"\xff\xd8\xff",
        b"<svg/>",
        b"BM" + b"\0" * 99,
    ],
    ids=["page", "empty", "start", "drawing", "bitmap"],
)
def test_what_is_no_picture_is_told_with_what_to_do(raw):
    problem = problem_of(raw)
    assert (problem.code, str(problem.where)) == ("picture-broken", "content/photo.jpg")
    assert "`photo.jpg` is" in problem.what
    assert problem.hint


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WebP", "AVIF", "GIF that moves"])
def test_half_a_picture_is_told_as_broken(name):
    raw = SOURCES[name]
    assert problem_of(raw[: len(raw) * 2 // 3]).code == "picture-broken"


def test_a_bomb_is_told_and_not_opened():
    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + check

    side = (60_000).to_bytes(4, "big")
    head = chunk(b"IHDR", side + side + b"\x08\x02\0\0\0")
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )
    problem = problem_of(bomb)
    assert problem.code == "picture-large"
    assert "89 million pixels" in problem.what


@pytest.mark.parametrize(
    ("most", "code"), [(60 * 40 * 3, None), (60 * 40 * 3 - 1, "picture-large")]
)
def test_frames_count_together(monkeypatch, most, code):
    monkeypatch.setattr(pictures, "MOST_PIXELS", most)
    if code is None:
        assert probe(a_file(moving("GIF"))).frames == 3
    else:
        assert problem_of(moving("GIF")).code == code


def test_any_damage_is_a_picture_or_a_problem():
    chance = random.Random(4)  # noqa: S311 - the same damage on every machine
    for _ in range(25):
        for raw in SOURCES.values():
            damaged = bytearray(raw)
            for _ in range(chance.randint(1, 9)):
                damaged[chance.randrange(len(raw))] = chance.randrange(256)
            with suppress(SourceError):
                for _, made in files_of(bytes(damaged), formats=()):
                    assert b"SECRET" not in made
