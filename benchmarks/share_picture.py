"""Draw ``themes/archive/static/share.png``: what a shared link shows where a text has no picture.

``python -m benchmarks.share_picture`` writes it anew. It has no letters, so that it serves every
language and both directions: the theme's diamond among fainter ones, a text among others.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (1200, 630)  # what networks show whole; see ogp.me and the card of X
_PAPER, _LINE, _SOFT, _ACCENT = "#fbf9f5", "#ddd6ca", "#e9e3d8", "#c4512f"
_FINE = 3  # drawn so many times as large, then made smaller, which rounds the edges
_STEP = 105 * _FINE
_COLUMNS, _ROWS, _ROOM = 6, 3, 3  # of the faint ones, to each side; how many the large one takes
_FILE = Path(__file__).parents[1] / "themes/archive/static/share.png"


def draw() -> Image.Image:
    """Return the picture, with 16 colours."""
    width, height = (side * _FINE for side in SIZE)
    picture = Image.new("RGB", (width, height), _PAPER)
    pen = ImageDraw.Draw(picture)
    for across in range(-_COLUMNS, _COLUMNS + 1):
        for down in range(-_ROWS, _ROWS + 1):
            if abs(across) + abs(down) >= _ROOM:
                is_filled = (3 * across + 5 * down) % 7 == 0
                at = (width / 2 + across * _STEP, height / 2 + down * _STEP)
                _diamond(pen, at, _STEP * 0.3, _SOFT if is_filled else _PAPER)
    _diamond(pen, (width / 2, height / 2), _STEP * 1.6, _ACCENT, _ACCENT)
    small = picture.resize(SIZE, Image.Resampling.LANCZOS)
    return small.quantize(16, dither=Image.Dither.NONE)


def _diamond(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], reach: float, fill: str, line: str = _LINE
) -> None:
    x, y = at
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    pen.polygon(corners, fill=fill, outline=line, width=2 * _FINE)


if __name__ == "__main__":
    draw().save(_FILE, optimize=True)
    print(f"{_FILE.name}: {_FILE.stat().st_size} bytes")
