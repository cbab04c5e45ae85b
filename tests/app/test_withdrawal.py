"""What was taken away: its address says so, its words are nowhere, the others forget it."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from generator.app.build import Options, build
from generator.app.site import open_site
from generator.model.errors import ConfigError, ThemeError

RUN = 20  # characters
BODY = {
    "de": "Der Nachtbus hält jetzt auch am Hafen.\n\nAn Bord gibt es Decken und einen warmen Tee.",
    "bn": "রাতের বাস এখন বন্দরেও থামে।\n\nগাড়িতে কম্বল আর গরম চা পাওয়া যায় সারা রাত।",
    "en": "The night bus now stops at the harbour too.\n\nBlankets and hot tea are on board.",
}
TITLE = {
    "de": "Nachtbus fährt nun bis an den Hafen",
    "bn": "রাতের বাস এখন বন্দর পর্যন্ত যায়",
    "en": "Night bus reaches the harbour at last",
}
OTHER = "Another story stands beside it, with words of its own."


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def site(make_site, content):
    files: dict[str, str | bytes] = {
        f"content/bus.{lang}.md": content(
            "n.example/bus",
            lang,
            body + "\n\n![What the picture shows of it](bus.png)" * (lang == "de"),
            slug=f"bus-{lang}",
            title=TITLE[lang],
            date="2025-03-04",
            description=f"Standfirst, the {lang} one",
            authors=f"[Reporter of the {lang} version]",
            tags="[transport]",
            source=f'{{name: News, url: "https://news.example/{lang}/bus"}}',
        )
        for lang, body in BODY.items()
    }
    files["content/other.de.md"] = content("other", "de", OTHER, title="Other")
    files["content/bus.png"] = picture()
    return make_site(files, 'contact = "desk@archive.example"\n')


def words_of(site, lang):
    """The runs of RUN characters of all that a reader wrote: text, title, standfirst, author."""
    text = (site.root / f"content/bus.{lang}.md").read_text("utf-8")
    matter = re.findall(r"(?m)^(?:title|description|authors): (.*)$", text)
    said = [line.strip("[]") for line in matter] + text.split("---\n", 2)[2].split("\n")
    return {line[i : i + RUN] for line in said for i in range(max(len(line) - RUN + 1, 0))}


def shown(site):
    """All that stands in the output, with what stands for a character in HTML and JSON undone."""
    for path, raw in site.tree().items():
        text = raw.decode("utf-8", "replace")
        yield path, text
        yield path, text.encode().decode("unicode_escape", "replace") if "\\u" in text else ""


def runs_found(site, runs):
    return {(path, run) for path, text in shown(site) for run in runs if run in text}


@pytest.mark.parametrize("line", ['withdrawn: "consent was taken back"', "until: 2025-06-01"])
@pytest.mark.parametrize("style", ["file", "folder"])
def test_no_run_of_a_withdrawn_text_stands_in_any_file(site, tmp_path, line, style):
    site.edit("site.toml", "contact", f'address_style = "{style}"\ncontact')
    site.build()
    runs = words_of(site, "de")
    assert runs_found(site, runs)
    assert any(path.startswith("media/") for path in site.tree())
    site.edit("content/bus.de.md", "lang: de", f"lang: de\n{line}")
    report = site.build()
    assert report.problems == []
    assert runs_found(site, runs) == set()
    assert not any(path.startswith("media/") for path in site.tree())
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")
    tomb = "de/bus-de.html" if style == "file" else "de/bus-de/index.html"
    page = site.tree()[tomb].decode()
    assert "noindex" in page
    assert 'rel="canonical"' not in page
    assert ("consent was taken back" in page) is line.startswith("withdrawn")
    for path, text in shown(site):
        if not path.startswith(("manifest", "content")):
            assert "bus-de" not in text, path


def test_no_run_of_a_deleted_text_stands_in_any_file(site):
    site.build()
    runs = words_of(site, "bn")
    assert runs_found(site, runs)
    (site.root / "content/bus.bn.md").unlink()
    report = site.build()
    assert runs_found(site, runs) == set()
    assert "bn/bus-bn.html" not in site.tree()
    assert ("bn/bus-bn.html", "content/bus.bn.md") in report.gone
    assert [note.code for note in report.notes] == ["address-gone"]


def test_an_article_withdrawn_as_a_whole_has_a_note_in_each_language_and_at_its_hub(site):
    site.build()
    for lang in BODY:
        site.edit(f"content/bus.{lang}.md", "lang:", 'withdrawn: "a court asked"\nlang:')
    report = site.build()
    assert (report.articles, report.versions, report.held["withdrawn"]) == (1, 1, 3)
    hub = next(path for path in site.tree() if path.startswith("articles/bus-"))
    for path in (hub, *(f"{lang}/bus-{lang}.html" for lang in BODY)):
        assert "a court asked" in site.tree()[path].decode()
    assert report.notes == []


def test_a_version_withdrawn_alone_is_told_and_forgotten_by_the_others(site):
    site.edit("content/bus.bn.md", "lang: bn", "withdrawn: why\nlang: bn")
    report = site.build()
    assert [(n.code, str(n.where.path)) for n in report.notes] == [
        ("text-withdrawn", "content/bus.bn.md")
    ]
    head = site.tree()["de/bus-de.html"].decode().split("</head>")[0]
    assert 'hreflang="en"' in head
    assert 'hreflang="bn"' not in head
    assert b"bus-bn" not in site.tree()["sitemap.xml"]


@pytest.mark.parametrize(
    ("line", "is_shown"),
    [
        ("withdrawn: false", True),
        ("withdrawn: true", False),
        ("withdrawn:", False),
        ("date: 2026-07-02", False),
        ("date: 2026-07-01", True),
        ("embargo: 2026-07-02", False),
        ("until: 2026-07-01", False),
        ("until: 2026-07-02", True),
        ("until: 2999-01-01", True),
    ],
)
def test_the_day_of_the_build_decides(make_site, content, monkeypatch, line, is_shown):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782907200")  # 2026-07-01 12:00 UTC
    text = content("a", "de", "Ein Text.").replace("lang:", f"{line}\nlang:")
    site = make_site({"content/a.de.md": text})
    report = site.build()
    assert report.problems == []
    assert ("Ein Text." in site.tree().get("de/a.html", b"").decode()) is is_shown
    assert report.as_json()["day"] == "2026-07-01"
    assert sum(report.held.values()) == (not is_shown)


def test_a_text_comes_and_goes_with_the_day_though_no_file_changes(make_site, content, monkeypatch):
    text = content("a", "de", "Ein Text.", embargo="2026-07-02", until="2026-07-04")
    site = make_site({"content/a.de.md": text})
    seen = []
    for day in range(1, 6):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1782907200 + (day - 1) * 86400))
        site.build()
        page = site.tree().get("de/a.html", b"")
        seen.append("" if not page else "text" if b"Ein Text." in page else "note")
    assert seen == ["", "text", "text", "note", "note"]


@pytest.mark.parametrize(
    "line", ["until:", "until: soon", "embargo: 2026-13-01", "embargo: 2026-05-05T18:00:00Z"]
)
def test_a_day_that_is_none_is_an_error_and_the_text_stays_unpublished(make_site, content, line):
    text = content("a", "de", "Ein Text.").replace("lang:", f"{line}\nlang:")
    site = make_site({"content/a.de.md": text})
    assert [problem.code for problem in site.build().problems] == ["matter-value"]
    assert "de/a.html" not in site.tree()


def test_an_epoch_that_is_no_number_is_refused(make_site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        make_site().build()


def test_another_file_cannot_bring_a_withdrawn_text_back(site, content):
    site.edit("content/bus.de.md", "lang: de", "withdrawn: why\nlang: de")
    again = content("n.example/bus", "de", BODY["de"], slug="again")
    site.write("content/a-copy.de.md", again)
    report = site.build()
    assert [problem.code for problem in report.problems] == ["version-double"]
    assert runs_found(site, {BODY["de"][:RUN]}) == set()


def test_in_a_preview_drafts_stand_in_no_hreflang_and_no_sitemap(site):
    site.edit("content/bus.en.md", "lang: en", "draft: true\nlang: en")
    build(open_site(site.root), Options(drafts=True))
    pages = site.tree()
    assert b"noindex" in pages["en/bus-en.html"]
    heads = (pages[f"{lang}/bus-{lang}.html"].decode().split("</head>")[0] for lang in BODY)
    assert not any('hreflang="en"' in head for head in heads)
    assert b"bus-en" not in pages["sitemap.xml"]
    assert not (site.root / "content/.import/published.jsonl").exists()


def test_two_withdrawn_versions_in_one_language_are_no_error(site):
    site.edit("content/bus.de.md", "lang: de", "withdrawn: one\nlang: de")
    copy = (site.root / "content/bus.de.md").read_text("utf-8")
    site.write("content/bus-2.de.md", copy)
    assert site.build().problems == []


def test_a_broken_theme_tells_which_withdrawn_texts_still_stand(site):
    site.write("themes/mine/theme.toml", 'extends = "archive"\n')
    site.edit("site.toml", "contact", 'theme = "mine"\ncontact')
    site.build()
    site.write("themes/mine/templates/list.html", "{% if %}")
    site.edit("content/bus.de.md", "lang: de", "withdrawn: why\nlang: de")
    with pytest.raises(ThemeError) as caught:
        site.build()
    told = [(problem.code, str(problem.where.path)) for problem in caught.value.problems]
    assert told[-1] == ("text-still-shown", "output/de/bus-de.html")
    (site.root / "themes/mine/templates/list.html").unlink()
    site.build()
    assert runs_found(site, words_of(site, "de")) == set()
