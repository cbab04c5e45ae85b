"""Whatever an archive holds, its hreflang is right: worked out from the files, and read again."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.app.build import Options, build
from generator.app.site import open_site

BASE = "https://archive.example/sub"
NAMED = ("ar", "bn", "de", "en", "en-GB", "pt", "pt-BR", "sr-Latn", "zh-Hans", "zh-Hant-HK")
NAMELESS = ("es-419", "rhg", "yue")
SHOWN = ("", "translation: original\n", "translation: machine\n", "translation: human\n")
HIDDEN = (
    "draft: true\n", "withdrawn: why\n", "withdrawn:\n", "until: 2020-01-01\n",
    "date: 2999-01-01\n", "embargo: 2999-01-01\n", "draft: true\ntranslation: original\n",
)  # fmt: skip
LINK = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
LISTED = re.compile(r"<url><loc>([^<]+)</loc>(.*?)</url>", re.DOTALL)
MAPPED = re.compile(r'<xhtml:link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/>')


@dataclass(frozen=True)
class Text:
    article: str
    lang: str
    more: str
    copy: int


texts = st.builds(
    Text,
    article=st.sampled_from(["one", "two", "three"]),
    lang=st.sampled_from(NAMED + NAMELESS),
    more=st.sampled_from(SHOWN * 2 + HIDDEN),
    copy=st.sampled_from([0, 0, 0, 1]),
)


def write(root, found, default, style):
    config = f'base_url = "{BASE}"\ndefault_lang = "{default}"\naddress_style = "{style}"\n'
    (root / "site.toml").write_text(config)
    (root / "content").mkdir()
    for text in found:
        slug = f"{text.article}-{text.lang.lower()}-{text.copy}"
        matter = f"lang: {text.lang}\narticle: {text.article}\nslug: {slug}\n{text.more}"
        path = root / f"content/{slug}.md"
        path.write_text(f"---\n{matter}---\n\nWords of {slug}.\n", "utf-8")


def published(found):
    """The texts that have a page: of two in one language the first, none if one is taken away."""
    claims = defaultdict(list)
    for text in found:
        if "draft" not in text.more and "2999" not in text.more:
            claims[text.article, text.lang].append(text)
    for rivals in claims.values():
        gone = any("withdrawn" in text.more or "until" in text.more for text in rivals)
        if not gone:
            yield min(rivals, key=lambda text: text.copy)


def address(text, style):
    slug = f"{text.article}-{text.lang.lower()}-{text.copy}"
    return f"{BASE}/{text.lang.lower()}/{slug}{'/' if style == 'folder' else '.html'}"


def wanted(texts, hub, default, style):
    """The set that each version of an article lists."""
    pages = {text.lang: address(text, style) for text in texts}
    named = {lang: page for lang, page in pages.items() if lang in NAMED}
    if not named:
        return set()
    originals = [text.lang for text in texts if "original" in text.more]
    first = originals[0] if len(originals) == 1 else default
    last = named.get(first, hub if len(pages) > 1 else None)
    return {*named.items(), *([("x-default", last)] if last else ())}


def file_of(page):
    path = page.removeprefix(f"{BASE}/")
    return f"{path}index.html" if path.endswith("/") or not path else path


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    found=st.lists(texts, min_size=1, max_size=14, unique_by=lambda t: (t.article, t.lang, t.copy)),
    default=st.sampled_from(["en", "de", "bn", "es-419", "fr"]),
    style=st.sampled_from(["file", "folder"]),
)
def test_every_version_lists_all_published_ones_and_nothing_else(found, default, style):
    root = Path(tempfile.mkdtemp())
    try:
        write(root, found, default, style)
        build(open_site(root), Options(jobs=1))
        output = root / "output"
        files = (path for path in output.rglob("*") if path.suffix in {".html", ".xml"})
        pages = {p.relative_to(output).as_posix(): p.read_text("utf-8") for p in files}
        check(pages, list(published(found)), default, style)
    finally:
        shutil.rmtree(root)


def check(pages, shown, default, style):
    articles = defaultdict(list)
    for text in shown:
        articles[text.article].append(text)
    hubs = {
        name: next(p for p in pages if re.match(rf"articles/{name}-[0-9a-f]{{8}}\b", p))
        for name in articles
    }
    heads = {path: set(LINK.findall(page.split("</head>")[0])) for path, page in pages.items()}
    for name, versions in articles.items():
        hub = f"{BASE}/{hubs[name].removesuffix('index.html')}"
        expected = wanted(versions, hub, default, style)
        for text in versions:
            own = expected if text.lang in NAMED else set()
            assert heads[file_of(address(text, style))] == own
    languages = {text.lang: text for text in shown}
    for path, links in heads.items():
        for code, page in links:
            target = pages[file_of(page)]
            assert heads[file_of(page)] == links, (path, page)
            assert 'name="robots"' not in target
            assert code == "x-default" or f'<html lang="{code}"' in target
            assert code == "x-default" or code in languages
        is_version = re.match(r"(?!articles/)[^/]+/(?:one|two|three)-", path)
        is_shown = any(file_of(address(text, style)) == path for text in shown)
        assert not is_version or is_shown or 'name="robots"' in pages[path]
    listed = {
        file_of(unescape(page)): set(MAPPED.findall(links))
        for page, links in LISTED.findall(pages["sitemap.xml"])
    }
    assert all(heads[path] == links for path, links in listed.items())
    assert {path for path, links in heads.items() if links} <= set(listed)


def test_a_page_that_cannot_be_made_is_in_nobodys_list(make_site, content, tmp_path):
    files = {f"content/{tag}.md": content("one", tag, f"Text {tag}.") for tag in ("de", "en", "ar")}
    site = make_site(files)
    own = tmp_path / "site/output/de/one.html"
    own.parent.mkdir(parents=True)
    own.write_text("not made by this program")
    report = site.build()
    assert [problem.code for problem in report.problems] == ["output-foreign"]
    assert (report.versions, report.failed) == (2, 1)
    assert own.read_text() == "not made by this program"
    everything = {path: raw for path, raw in site.tree().items() if path != "de/one.html"}
    assert not [path for path, raw in everything.items() if b"de/one.html" in raw]
    before = site.tree()
    assert site.build().exit_status() == 1
    assert site.tree() == before
    own.unlink()
    assert site.build().problems == []
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")
    assert b"de/one.html" in site.tree()["ar/one.html"]


def test_a_note_that_cannot_be_made_does_not_let_the_text_stay(make_site, content):
    site = make_site({"content/de.md": content("one", "de", "Ein Text.")}, 'theme = "mine"\n')
    site.write("themes/mine/theme.toml", 'extends = "archive"\n')
    site.build()
    site.write("themes/mine/templates/withdrawn.html", "{{ 1 / 0 }}")
    site.edit("content/de.md", "lang: de", "lang: de\nwithdrawn: why")
    assert site.build().problems
    assert not [path for path, raw in site.tree().items() if b"Ein Text." in raw]
