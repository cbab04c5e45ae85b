"""HeadersRoute -> `_headers`: rules that hosts read alike, and the policy of the pages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.article import Alternate
from generator.model.config import Surfaces, parse
from generator.model.ids import UrlPath
from generator.model.route import HeadersRoute, SitemapEntry
from generator.model.urls import AddressStyle
from generator.stages.render import surface
from generator.stages.render.surfaces.headers import POLICY

THEMES = Path(__file__).parents[2] / "themes"
CONFIG = parse('base_url = "https://archive.example"\n')
PLAIN = HeadersRoute(path=UrlPath("_headers"), fonts=(), pages=(), is_cut=False)
PAGES = tuple(
    SitemapEntry(
        path=UrlPath(path),
        alternates=tuple(
            Alternate(hreflang=code, path=UrlPath(other))
            for code, other in [
                ("de", "de/a.html"),
                ("pt-BR", "pt-br/b.html"),
                ("x-default", "x.html"),
            ]
        ),
    )
    for path in ("de/a.html", "de/index.html")
)


def _rules(route, config=CONFIG):
    """Read the file as hosts do: a path on a line of its own, its headers indented below."""
    rules = {}
    for line in surface(route, config, str).splitlines():
        if line.startswith("/"):
            assert line not in rules
            rules[line] = own = []
        else:
            name, value = re.fullmatch(r"  ([A-Za-z-]+): (.+)", line).groups()
            own.append((name, value))
    return rules


def test_every_page_is_sent_with_the_policy_that_it_says_itself():
    said = dict(_rules(PLAIN)["/*"])
    assert said == {
        "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }
    (frame,) = THEMES.glob("*/templates/page.html")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', frame.read_text("utf-8"))
    assert policy == POLICY


def test_what_bears_its_content_in_its_name_is_kept_and_nothing_else():
    fonts = (UrlPath("assets/fonts/noto-12345678.woff2"),)
    rules = _rules(replace(PLAIN, fonts=fonts))
    kept = {path for path, lines in rules.items() if "Cache-Control" in dict(lines)}
    assert kept == {"/media/*", "/assets/fonts/noto-12345678.woff2"}
    assert dict(rules["/media/*"])["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("style", "folders"),
    [
        (AddressStyle.FILE, {"/:lang"}),
        (AddressStyle.FOLDER, {"/:lang", "/:lang/:section/:name"}),
    ],
)
def test_feeds_are_sent_as_what_they_are(style, folders):
    rules = _rules(PLAIN, replace(CONFIG, address_style=style))
    typed = {
        path: dict(ls)["Content-Type"] for path, ls in rules.items() if "Content-Type" in dict(ls)
    }
    atom, json = "application/atom+xml; charset=utf-8", "application/feed+json"
    assert typed == {
        f"{folder}/feed.{ending}": media
        for folder in folders
        for ending, media in (("xml", atom), ("json", json))
    }


def test_no_asterisk_stands_before_the_end_of_a_path():
    for style in AddressStyle:
        rules = _rules(replace(PLAIN, pages=PAGES), replace(CONFIG, address_style=style))
        assert not [path for path in rules if "*" in path.removesuffix("/*")]


def test_a_kind_of_feed_that_is_switched_off_has_no_rule():
    config = replace(CONFIG, surfaces=Surfaces(atom=False))
    assert not [path for path in _rules(PLAIN, config) if path.endswith(".xml")]


def test_pages_send_the_alternates_of_their_heads():
    rules = _rules(replace(PLAIN, pages=PAGES))
    links = [
        ("Link", f'<https://archive.example/{path}>; rel="alternate"; hreflang="{code}"')
        for code, path in [("de", "de/a.html"), ("pt-BR", "pt-br/b.html"), ("x-default", "x.html")]
    ]
    assert rules["/de/a.html"] == links
    assert rules["/de/"] == links


def test_paths_lie_under_that_of_the_site():
    config = parse('base_url = "https://archive.example/a/b/"\n')
    rules = _rules(replace(PLAIN, pages=PAGES, fonts=(UrlPath("assets/fonts/f.woff2"),)), config)
    assert all(path.startswith("/a/b/") for path in rules)
    assert {"/a/b/*", "/a/b/media/*", "/a/b/assets/fonts/f.woff2", "/a/b/de/"} < set(rules)
