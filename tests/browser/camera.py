"""Photographs of pages: taken with fonts that are the same everywhere, and compared."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from PIL import Image, ImageChops

NOTO = Path("/usr/share/fonts/truetype/noto")
FAMILIES = (
    "NotoSans NotoSerif NotoSansArabic NotoNaskhArabic NotoNaskhArabicUI NotoNastaliqUrdu "
    "NotoSerifBengali NotoSansBengali NotoSerifDevanagari NotoSansDevanagari NotoSerifEthiopic "
    "NotoSansEthiopic NotoSerifGeorgian NotoSansGeorgian NotoSerifHebrew NotoSansHebrew "
    "NotoSerifKhmer NotoSansKhmer NotoSerifLao NotoSansLao NotoSansMyanmar NotoSerifTamil "
    "NotoSansTamil NotoSerifThai NotoSansThai NotoSansSymbols2"
).split()
# Debian's bold Nastaliq says that it is regular, and would be taken for it.
FONTS = [
    NOTO / f"{family}-{weight}.ttf"
    for family in FAMILIES
    for weight in ("Regular", "Bold")
    if (family, weight) not in {("NotoNastaliqUrdu", "Bold"), ("NotoSansSymbols2", "Bold")}
]
CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias><family>system-ui</family><prefer><family>Noto Sans</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
<alias><family>serif</family><prefer><family>Noto Serif</family></prefer></alias>
<match target="font"><edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
<edit name="antialias" mode="assign"><bool>true</bool></edit>
<edit name="rgba" mode="assign"><const>none</const></edit></match></fontconfig>
"""
SQUARE = 4  # pixels of a kept picture
FAR = 10  # levels of grey, of 256, by which a square may differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A page as a reader sees its beginning."""

    name: str
    page: str
    width: int = 1280
    height: int = 1000
    scheme: str = "light"
    media: str = "screen"


def lacking_font() -> str | None:
    """Name a font that this machine has not."""
    return next((path.name for path in FONTS if not path.exists()), None)


def font_config(folder: Path) -> Path:
    """Write into *folder* what makes fontconfig see these fonts and no others."""
    fonts = folder / "fonts"
    fonts.mkdir()
    for path in FONTS:
        (fonts / path.name).symlink_to(path)
    config = folder / "fonts.conf"
    config.write_text(CONFIG.format(fonts=fonts, cache=folder / "cache"), "utf-8")
    return config


def font_digest() -> str:
    """Name the fonts' versions: one digest of all their bytes."""
    found = hashlib.sha256()
    for path in FONTS:
        found.update(path.read_bytes())
    return found.hexdigest()


def take(page, site: Path, shot: Shot, change: Callable[[str], str] | None = None) -> Image.Image:
    """Photograph a page, its HTML and stylesheet changed by *change*.

    The picture is grey, of 16 levels, at half size.
    """
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.emulate_media(media=shot.media, color_scheme=shot.scheme, reduced_motion="reduce")
    path, _, place = shot.page.partition("#")
    if path.endswith("HUB"):
        path = next(site.glob("articles/specimen-*.html")).relative_to(site).as_posix()
    if change:
        page.route("**/*", lambda route: _changed(route, change))
    page.goto("about:blank")
    page.goto((site / path).as_uri() + (place and f"#{place}"))
    seen = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.unroute_all()
    half = seen.resize((seen.width // 2, seen.height // 2), Image.Resampling.BOX)
    return half.quantize(16).convert("L")


def _changed(route, change: Callable[[str], str]) -> None:
    path = Path(url2pathname(urlsplit(route.request.url).path))
    kind = {".html": "text/html", ".css": "text/css"}.get(path.suffix)
    if kind is None:
        route.continue_()
    else:
        route.fulfill(body=change(path.read_text("utf-8")), content_type=f"{kind}; charset=utf-8")


def difference(seen: Image.Image, kept: Image.Image) -> float:
    """Return the share of squares that differ: 0 for equal pictures, 1 for other sizes."""
    if seen.size != kept.size:
        return 1.0
    size = (seen.width // SQUARE, seen.height // SQUARE)
    small = [image.resize(size, Image.Resampling.BOX) for image in (seen, kept)]
    levels = ImageChops.difference(*small).histogram()
    return sum(levels[FAR + 1 :]) / sum(levels)
