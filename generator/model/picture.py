"""Pictures: what is known of a file of the content, and which files a site makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePosixPath

from generator.model.ids import Digest, UrlPath, digest
from generator.model.urls import Addresses

_WIDEST = 1920  # pixels; a wider original is published this wide


class Kind(Enum):
    """A format of pictures; the value ends the names of its files."""

    JPEG = "jpg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"

    @property
    def mime(self) -> str:
        """The media type."""
        return f"image/{self.name.lower()}"


_QUALITY = {Kind.JPEG: 85, Kind.WEBP: 80, Kind.AVIF: 60, Kind.PNG: 100, Kind.GIF: 100}
_LONGEST_SIDE = {Kind.WEBP: 16_383, Kind.AVIF: 16_384}  # pixels; WebP's own, and libavif's area


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSettings:
    """*widths* of smaller files in pixels, sorted; *formats* in the order of preference."""

    widths: tuple[int, ...] = (480, 960, 1600)
    formats: tuple[Kind, ...] = (Kind.AVIF, Kind.WEBP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A picture of the content that can be shown.

    *kind* is what its bytes are, whatever its name says; *width* and *height* are those of the
    upright picture; more than one of *frames* is an animation.
    """

    file: PurePosixPath
    digest: Digest
    kind: Kind
    width: int
    height: int
    frames: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a file of the site is made of an original; an animation keeps its size."""

    kind: Kind
    width: int
    height: int
    quality: int
    is_animated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A file of the site that shows a picture."""

    path: UrlPath
    recipe: Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as pages show it: *fallback* is for every browser, in the original's format.

    *variants* come by format, best first, and each from narrow to wide.
    """

    file: PurePosixPath
    fallback: PictureFile
    variants: tuple[PictureFile, ...]

    @property
    def files(self) -> tuple[PictureFile, ...]:
        """Every file, each once: where the fallback is a variant too, it is one file."""
        return tuple(dict.fromkeys((self.fallback, *self.variants)))


def published(original: Original, settings: PictureSettings, addresses: Addresses) -> Picture:
    """Decide which files a site makes of a picture; none is wider than the original."""
    if original.frames > 1:
        whole = _file(original, original.kind, original.width, addresses)
        return Picture(file=original.file, fallback=whole, variants=())
    own = min(original.width, max(_WIDEST, *settings.widths, 0))
    widths = (*(width for width in settings.widths if width < own), own)
    files = (
        _file(original, kind, width, addresses) for kind in settings.formats for width in widths
    )
    return Picture(
        file=original.file,
        fallback=_file(original, original.kind, own, addresses),
        variants=tuple(file for file in files if _fits(file.recipe)),
    )


def _file(original: Original, kind: Kind, width: int, addresses: Addresses) -> PictureFile:
    recipe = Recipe(
        kind=kind,
        width=width,
        height=max(1, (2 * original.height * width + original.width) // (2 * original.width)),
        quality=_QUALITY[kind],
        is_animated=original.frames > 1,
    )
    mark = digest(str(original.file), original.digest, repr(recipe))
    return PictureFile(path=addresses.picture(original.file, mark, kind.value), recipe=recipe)


def _fits(recipe: Recipe) -> bool:
    longest = _LONGEST_SIDE.get(recipe.kind)
    return longest is None or max(recipe.width, recipe.height) <= longest
