"""Bytes of a picture -> what it is, and the same picture clean: pixels in sRGB and nothing else.

Importing this module loads Pillow, so a site without pictures should not. What is written holds no
EXIF, XMP, IPTC, comment, thumbnail, text chunk or colour profile: it is made of pixels anew.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageSequence, UnidentifiedImageError

from generator.model.errors import Problem, SourceError, Where
from generator.model.picture import Kind, Original, Recipe
from generator.model.source import SourceFile

MOST_PIXELS = Image.MAX_IMAGE_PIXELS or 89_478_485
"""Pixels of a picture, all frames together; more is taken for a bomb, as Pillow does."""

_KINDS = {kind.name: kind for kind in Kind} | {"MPO": Kind.JPEG}  # MPO: a JPEG with a second one
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN = (
    OSError, RuntimeError, SyntaxError, ValueError, EOFError, LookupError, TypeError,
    ArithmeticError, MemoryError, struct.error, zlib.error,
)  # fmt: skip
_ORIENTATION = 0x0112  # EXIF 2.3, "Orientation"
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = 5  # from this orientation on, width and height change places
_AVIF_SPEED = 8  # measured: six times as fast as 6, files 5 % larger


def probe(file: SourceFile) -> Original:
    """Look at a picture, every pixel of it.

    Raises:
        SourceError: If it is none, is broken, or has more than ``MOST_PIXELS``.
    """
    with _opened(file) as image:
        kind = _KINDS[image.format or ""]
        frames = 1 if kind is Kind.JPEG else int(getattr(image, "n_frames", 1))
        if image.width * image.height * frames > MOST_PIXELS:
            raise Image.DecompressionBombError
        for number in range(frames):
            image.seek(number)
            image.load()
        image.seek(0)
        is_turned = frames == 1 and _orientation(image) >= _ON_ITS_SIDE
        width, height = (image.height, image.width) if is_turned else image.size
    return Original(
        file=file.path, digest=file.digest, kind=kind, width=width, height=height, frames=frames
    )


def encode(file: SourceFile, recipe: Recipe) -> bytes:
    """Make a file of the site; equal bytes and recipe give equal bytes with one Pillow.

    Raises:
        SourceError: If the picture cannot be read, or this Pillow cannot write the format.
    """
    out = io.BytesIO()
    with _opened(file) as image:
        if recipe.is_animated:
            _save_animation(image, recipe, out)
        else:
            pixels = _sized(image, recipe)
            pixels.save(out, recipe.kind.name, **_options(recipe))
    return out.getvalue()


@contextmanager
def _opened(file: SourceFile) -> Iterator[Image.Image]:
    """Open a picture; what goes wrong with it is told as a problem of the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            names = [kind.name for kind in Kind]
            with Image.open(io.BytesIO(file.raw), formats=names) as image:
                yield image
    except _BOMBS as error:
        what = f"`{file.path.name}` has more than {MOST_PIXELS // 1_000_000} million pixels"
        hint = "put a smaller copy of it there"
        raise _fail(file, "picture-large", what, hint) from error
    except UnidentifiedImageError as error:
        what = f"`{file.path.name}` is no JPEG, PNG, GIF, WebP or AVIF"
        raise _fail(file, "picture-broken", what, "put the picture itself there") from error
    except _BROKEN as error:
        what = f"`{file.path.name}` is broken: {error}"
        raise _fail(file, "picture-broken", what, "put an intact copy of it there") from error


def _sized(image: Image.Image, recipe: Recipe) -> Image.Image:
    """Return the picture upright, in sRGB, at its size, without anything beside its pixels."""
    turn = _orientation(image)
    size = (recipe.width, recipe.height)
    lying = size[::-1] if turn >= _ON_ITS_SIDE else size
    profile = image.info.get("icc_profile")
    image.draft(image.mode, (2 * lying[0], 2 * lying[1]))  # JPEG: decode no more than is needed
    is_as_wanted = recipe.kind in {Kind.PNG, Kind.GIF} and image.size == lying
    if is_as_wanted and image.mode in {"1", "L", "P"} and _is_srgb(profile):
        pixels = image.copy()  # a small palette stays one
    else:
        pixels = _in_channels(image)
        pixels = pixels.resize(lying, Image.Resampling.LANCZOS, reducing_gap=3.0)
        pixels = _in_srgb(pixels, profile)  # last, since it takes its time for every pixel
    if turn in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[turn])
    pixels.info = {key: value for key, value in image.info.items() if key == "transparency"}
    if pixels.mode not in {"1", "L", "P"} or recipe.kind not in {Kind.PNG, Kind.GIF}:
        pixels.info.clear()
    return pixels


def _in_channels(image: Image.Image) -> Image.Image:
    """Return a picture in grey, RGB, RGBA, or, for a profile to read it, CMYK."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in {"1", "L", "LA"}:
        return image.convert("L")
    return image.copy() if image.mode in {"RGB", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert by the picture's profile; one that is broken or of other colours counts as none."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and not _is_srgb(profile):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, *_BROKEN):
            pass
        else:
            return converted or image
    return image.convert("RGB") if image.mode == "CMYK" else image


def _is_srgb(profile: bytes | None) -> bool:
    if not profile:
        return True
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.getProfileDescription(source).startswith("sRGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return True


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except _BROKEN:
        return 1
    return value if isinstance(value, int) and 1 <= value <= max(_UPRIGHT) else 1


def _options(recipe: Recipe) -> dict[str, object]:
    """Return what Pillow's writer is told; one thread, since tiles by thread change the bytes."""
    match recipe.kind:
        case Kind.JPEG:
            return {"quality": recipe.quality, "optimize": True, "progressive": True}
        case Kind.WEBP:
            return {"quality": recipe.quality, "method": 4}
        case Kind.AVIF:
            return {"quality": recipe.quality, "speed": _AVIF_SPEED, "max_threads": 1}
        case Kind.PNG | Kind.GIF:
            return {"optimize": True}


def _save_animation(image: Image.Image, recipe: Recipe, out: io.BytesIO) -> None:
    """Write all frames anew, whole and at their times."""
    frames: list[Image.Image] = []
    times: list[int] = []
    loop = image.info.get("loop")
    for frame in ImageSequence.Iterator(image):
        frame.load()  # before that, some formats do not know how long it stands
        times.append(int(frame.info.get("duration") or 0))
        frames.append(frame.convert("RGBA" if frame.has_transparency_data else "RGB"))
        frames[-1].info = {}
    options: dict[str, object] = {"duration": times, "save_all": True, "append_images": frames[1:]}
    if loop is not None:
        options["loop"] = loop
    if recipe.kind is Kind.GIF:
        is_clear = any(frame.mode == "RGBA" for frame in frames)
        options["disposal"] = 2 if is_clear else 1
    frames[0].save(out, recipe.kind.name, **_options(recipe) | options)


def _fail(file: SourceFile, code: str, what: str, hint: str) -> SourceError:
    return SourceError(Problem(code=code, where=Where(file.path), what=what, hint=hint))
