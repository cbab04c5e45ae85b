"""Pages of the specimen in Chromium, compared with pictures that a person has looked at.

The pictures lie in ``tests/browser/shots/``, grey and at half size. Both sides are averaged over
squares of 4 x 4 pixels, so that the smoothing of letters does not count; what has moved, grown,
or changed its colour or face does.

``UPDATE_SHOTS=1 pytest tests/browser/test_shots.py`` takes them anew; look at those that git
says have changed before you commit them. ``SHOTS_KEPT_IN=folder`` keeps what was seen when a
comparison fails.

Chromium sees no font but the Noto fonts named here (Debian's fonts-noto-core and
fonts-noto-ui-core), whatever else the machine has.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.camera import Shot, difference, font_config, font_digest, lacking_font, take

SHOTS = Path(__file__).parent / "shots"
MADE_WITH = SHOTS / "made-with.txt"
UPDATE = bool(os.environ.get("UPDATE_SHOTS"))
MANY = 0.01  # share of the squares that may differ more


def _shots() -> tuple[Shot, ...]:
    text = "{}/specimen.html".format
    desk = [Shot(name=f"article-{at}", page=text(at)) for at in "en ar ur km my".split()]
    dark = [
        Shot(name=f"dark-{at}", page=text(at), height=640, scheme="dark")
        for at in "bn fa th vi".split()
    ]
    # from the third paragraph on: its number, its links, list, side, foot
    phone = [
        Shot(name=f"phone-{at}", page=f"{text(at)}#p3", width=320)
        for at in "am ar bn el en fa he hi ka km lo my ru ta th ur vi".split()
    ]
    paper = [
        Shot(name=f"print-{at}", page=text(at), width=680, height=700, media="print")
        for at in "en he hi".split()
    ]
    return (
        *desk,
        *dark,
        *phone,
        *paper,
        Shot(name="paragraph-en", page=f"{text('en')}#p3", height=500),
        Shot(name="paragraph-ur", page=f"{text('ur')}#p3", height=500),
        Shot(name="head-ru", page=text("ru"), width=320, height=220),
        Shot(name="home-ru", page="ru/index.html"),
        Shot(name="home-ar-phone", page="ar/index.html", width=320),
        Shot(name="home-lo-dark", page="lo/index.html", height=700, scheme="dark"),
        Shot(name="list-fa", page="fa/years/index.html", height=600),
        Shot(name="pair-ar-en", page="ar/with/en/specimen.html", height=800),
        Shot(name="pair-ta-en-phone", page="ta/with/en/specimen.html", width=320),
        Shot(name="coverage", page="coverage/index.html", height=700),
        Shot(name="chooser", page="index.html"),
        Shot(name="chooser-phone-dark", page="index.html", width=320, scheme="dark"),
        Shot(name="hub", page="articles/HUB", height=700),
    )


ALL = _shots()
BY_NAME = {shot.name: shot for shot in ALL}


@pytest.fixture(scope="module")
def typeset(chromium, tmp_path_factory):
    """Return a page of a Chromium that has the Noto fonts and no others."""
    if lacking := lacking_font():
        pytest.skip(f"no {lacking}: install fonts-noto-core and fonts-noto-ui-core")
    if not UPDATE and _made_with()[0] != font_digest():
        pytest.skip("other versions of the Noto fonts than the kept pictures show")
    config = font_config(tmp_path_factory.mktemp("fonts"))
    browser = chromium(env=os.environ | {"FONTCONFIG_FILE": str(config)})
    if UPDATE:
        MADE_WITH.write_text(f"{font_digest()}\nChromium {browser.version}\n", "utf-8")
    yield browser.new_page()
    browser.close()


def _made_with() -> list[str]:
    """Return the digest of the fonts, and the browser, that the kept pictures were taken with."""
    return MADE_WITH.read_text("utf-8").splitlines()


def kept_picture(shot: Shot) -> Image.Image:
    with Image.open(SHOTS / f"{shot.name}.png") as image:
        return image.convert("L")


@pytest.mark.parametrize("shot", ALL, ids=BY_NAME)
def test_a_page_looks_as_it_did_when_a_person_looked_at_it(typeset, specimen, shot):
    seen = take(typeset, specimen, shot)
    path = SHOTS / f"{shot.name}.png"
    if UPDATE:
        if not path.exists() or difference(seen, kept_picture(shot)) > 0:
            seen.quantize(16).save(path, optimize=True)
        return
    share = difference(seen, kept_picture(shot))
    if share > MANY and "SHOTS_KEPT_IN" in os.environ:
        seen.save(Path(os.environ["SHOTS_KEPT_IN"]) / path.name)
    assert share <= MANY, (
        f"{share:.1%} of it differs ({_made_with()[1]} then, {typeset.context.browser.version} "
        "now): look at it with SHOTS_KEPT_IN=folder; if it is right, UPDATE_SHOTS=1 keeps it"
    )


def without(lang: str) -> Callable[[str], str]:
    """Take all settings of a language out of the stylesheet."""
    rule = rf"^ +\[lang\][^{{}}]*:lang\({lang}\)[^{{}}]*{{[^{{}}]*}}"
    return lambda text: re.sub(rule, "", text, flags=re.MULTILINE)


def instead(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


FAULTS = {
    "Cyrillic without capitals": ("head-ru", without("ru")),
    **{
        f"{lang} without its settings": (f"phone-{lang}", without(lang))
        for lang in "am ar bn fa he hi ka km lo my ta th ur vi".split()
    },
    "lines 3% lower": ("article-en", instead("--lead: 1.6;", "--lead: 1.55;")),
    "lines of Khmer 5% lower": ("article-km", instead("--lead: 2;", "--lead: 1.9;")),
    "no dark mode": ("dark-bn", instead("color-scheme: light dark", "color-scheme: light")),
    "an Arabic page from left to right": ("article-ar", instead('dir="rtl"', 'dir="ltr"')),
    "a Persian list from left to right": ("list-fa", instead('dir="rtl"', 'dir="ltr"')),
    "paper as a screen": ("print-en", instead("@media print", "@media speech")),
    "a paragraph's links in the margin": ("paragraph-ur", instead(".at > a {", ".at {")),
    "no columns": ("pair-ar-en", instead(".row { display: grid", ".row { display: block")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_would_be_seen(typeset, specimen, fault):
    name, change = FAULTS[fault]
    shot = BY_NAME[name]
    assert difference(take(typeset, specimen, shot, change), kept_picture(shot)) > MANY


def test_no_picture_is_kept_that_nothing_is_compared_with():
    assert {path.stem for path in SHOTS.glob("*.png")} == set(BY_NAME)


def test_kept_pictures_are_small():
    assert sum(path.stat().st_size for path in SHOTS.iterdir()) < 700_000
