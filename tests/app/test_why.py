"""`why` of every kind of file: what it was made from, measured, and how it is found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.app.build import Options, build
from generator.app.cli import cli
from generator.app.inquiry import explain
from generator.app.site import open_site
from generator.model.errors import SourceError

REPOSITORY = Path(__file__).parents[2]
KEYS = {
    "path", "url", "kind", "is_page", "name", "lang", "output", "sources", "recipe", "texts",
    "pages", "templates", "messages", "settings", "files", "alternates", "problems",
}  # fmt: skip
TEXT_KEYS = {
    "seed", "content", "digest", "keys", "fields", "review", "lines", "removed", "findings",
    "conflicts", "decided", "base", "values", "raw", "page", "unpublished",
}  # fmt: skip
KINDS = {
    "index.html": "chooser",
    "404.html": "notfound",
    "de/404.html": "notfound",
    "de/index.html": "home",
    "de/a-z/index.html": "alphabet",
    "de/about/index.html": "notice",
    "de/feeds/index.html": "notice",
    "de/topics/index.html": "overview",
    "de/topics/health.html": "list",
    "de/newspapers/index.html": "overview",
    "de/years/undated.html": "list",
    "de/feed.xml": "atom",
    "de/feed.json": "jsonfeed",
    "coverage/index.html": "coverage",
    "sitemap.xml": "sitemap",
    "robots.txt": "robots",
    "assets/site.css": "asset",
    "manifest.txt": "manifest",
}


def page(root: Path, target: str) -> dict[str, Any]:
    found: dict[str, Any] = explain(open_site(root), target, with_page=True)["page"]
    return found


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["why", "--site", str(root), *words], standalone_mode=False)


def names(found: dict[str, Any], key: str, of: str) -> list[str]:
    return [one[of] for one in found[key]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """The repository's sample archive, built."""
    root = tmp_path_factory.mktemp("why") / "site"
    root.mkdir()
    shutil.copy(REPOSITORY / "site.toml", root)
    for name in ("seeds", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    build(open_site(root), Options(imports=False))
    return root


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_every_kind_of_file_answers_with_the_same_keys(archive, path, kind):
    record = explain(open_site(archive), path, with_page=True)
    assert record.keys() == TEXT_KEYS
    assert (record["content"], record["values"], record["unpublished"]) == (None, [], None)
    found = record["page"]
    assert found.keys() == KEYS
    assert (found["path"], found["kind"], found["problems"]) == (path, kind, [])
    assert found["output"] == {"file": f"output/{path}", "state": "fresh"}
    assert bool(found["templates"]) == found["is_page"] == path.endswith(".html")
    json.dumps(record)


def test_every_kind_of_file_of_the_sample_is_up_to_date_after_a_build(archive):
    seen: dict[str, str] = {}
    for path in sorted(p for p in (archive / "output").rglob("*") if p.is_file()):
        name = path.relative_to(archive / "output").as_posix()
        parts = name.split("/")
        seen.setdefault("/".join([parts[0] if len(parts[0]) > 2 else "", *parts[1:-1]]), name)
    for name in seen.values():
        assert page(archive, name)["output"]["state"] == "fresh", name


def test_a_version_tells_text_seed_evidence_and_pictures(archive):
    slug = "nachtbus-startet-in-die-neunte-wintersaison-a10231"
    record = explain(open_site(archive), f"/de/{slug}.html", with_page=True)
    found = record["page"]
    assert record.keys() >= TEXT_KEYS
    assert [one["role"] for one in found["sources"]] == ["content", "seed", "evidence"]
    assert found["sources"][0]["file"] == record["content"]
    assert {"kind": "picture", "from": "content/nachrichten-nord.example/nachtbus.jpg"}.items() <= (
        found["files"][-1].items()
    )
    used = names(found, "templates", "file")
    assert used[:2] == [f"themes/archive/templates/{n}.html" for n in ("article", "page")]
    assert "themes/archive/templates/parts/entry.html" not in used
    assert "side_by_side" in names(found, "settings", "key")
    assert "page_size" not in names(found, "settings", "key")
    joined = {one["rule"] for one in found["alternates"]["joined"]}
    assert joined == {"source-address"}


def test_a_picture_names_its_source_and_its_recipe(archive):
    path = next((archive / "output/media").glob("*.avif"))
    found = page(archive, f"output/media/{path.name}")
    assert names(found, "sources", "role") == ["picture"]
    assert found["recipe"].keys() >= {"kind", "width", "height", "quality"}


def test_a_pair_and_a_hub_name_their_texts(archive):
    pair = next((archive / "output/ar/with").rglob("*.html"))
    found = page(archive, pair.relative_to(archive).as_posix())
    assert (found["kind"], found["texts"]["count"]) == ("pair", 2)
    assert "Picture not in this archive" not in {
        one["message"] for one in found["messages"]["said"]
    }
    assert "not to be indexed" in found["alternates"]["why"]
    hub = next((archive / "output/articles").glob("*.html"))
    found = page(archive, str(hub))
    assert found["kind"] == "hub"
    assert all(text["content"].startswith("content/") for text in found["texts"]["shown"])


@pytest.mark.parametrize(
    "target",
    [
        "https://archive.example/de/topics/",
        "http://archive.example/de/topics/index.html?x#y",
        "/de/topics/",
        "de/topics",
        "/de/t%6fpics/index.html",
        "output/de/topics/index.html",
        "output/de/topics/",
        "de//topics/index.html/",
        "https://ARCHIVE.example:443/de/topics?x",
    ],
)
def test_an_address_is_found_however_it_is_written(archive, target):
    assert page(archive, target)["path"] == "de/topics/index.html"


def test_an_address_under_a_path_and_in_folders_is_found(make_site, content):
    config = 'address_style = "folder"\n'
    site = make_site(
        {
            "content/a.de.md": content("a", "de", "Ja."),
            "content/a.fr.md": content("a", "fr", "Oui."),
        },
        config,
    )
    site.edit("site.toml", "archive.example", "archive.example/news")
    site.build()
    for target in ("https://archive.example/news/de/a/", "/news/de/a", "de/a/", "de/a/index.html"):
        assert page(site.root, target)["path"] == "de/a/index.html"
    hub = next((site.output / "articles").iterdir()).name
    found = page(site.root, f"https://archive.example/news/articles/{hub}/")
    assert found["alternates"]["links"][-1]["path"] == found["path"]
    assert page(site.root, "https://archive.example/news")["kind"] == "chooser"
    with pytest.raises(SourceError):
        page(site.root, "https://archive.example/newspaper/")


def test_an_address_that_is_none_is_wrong_usage_and_the_nearest_is_named(archive):
    result = run(archive, "de/topcs/")
    assert isinstance(result.exception, SourceError)
    assert result.exception.problem.hint == "did you mean `de/topics/index.html`?"
    assert "`de/topics/index.html`" in run(archive, "DE/topics").exception.problem.hint
    assert "name a page" in run(archive, "zz/qq.html").exception.problem.hint


def test_a_file_in_the_output_is_told_by_its_state(make_site, content):
    site = make_site({"content/a.de.md": content("a", "de", "Ja.")})

    def state() -> str:
        return page(site.root, "de/a.html")["output"]["state"]

    assert state() == "missing"
    site.write("output/de/a.html", "mine")
    assert state() == "foreign"
    (site.output / "de/a.html").unlink()
    site.build()
    assert state() == "fresh"
    site.edit("content/a.de.md", "Ja.", "Nein.")
    assert state() == "old"
    site.build()
    site.write("output/de/a.html", "changed by hand")
    assert state() == "changed"
    shutil.rmtree(site.root / ".commonweal")
    assert state() == "old"
    site.build()
    site.write("output/de/mine.html", "mine")
    with pytest.raises(SourceError, match="was not made by this program"):
        page(site.root, "de/mine.html")
    (site.root / "content/a.de.md").rename(site.root / "content/b.txt")
    with pytest.raises(SourceError, match="of an earlier build"):
        page(site.root, "de/a.html")


def test_a_text_by_hand_has_its_fields_and_its_page(make_site, content):
    site = make_site({"content/a.de.md": content("a", "de", "Ja.", title="Bus", review="[date]")})
    record = explain(open_site(site.root), "content/a.de.md", with_page=True)
    assert record.keys() == TEXT_KEYS
    assert (record["seed"], record["review"]) == (None, ["date"])
    told = {value["field"]: (value["value"], value["status"]) for value in record["values"]}
    assert told["title"] == ("Bus", "written by hand")
    assert told["date"] == (None, "none")
    assert record["page"]["alternates"]["joined"][0]["rule"] == "front-matter"
    said = run(site.root, "content/a.de.md").output
    assert said.startswith("content/a.de.md  written by hand\ntitle = Bus\n")
    assert "there is no other version" in said


def test_a_field_of_a_list_is_wrong_usage(archive):
    result = run(archive, "de/topics/", "title")
    assert "no page of one text" in result.exception.format_message()
    assert "output" not in run(archive, "content", "title").output


@pytest.mark.parametrize(
    ("field", "reason"),
    [({"draft": "true"}, "a draft"), ({"withdrawn": "consent"}, "withdrawn: consent")],
)
def test_a_text_that_is_not_published_says_why(make_site, content, field, reason):
    site = make_site({"content/a.de.md": content("a", "de", "Ja.", **field)})
    site.write("content/b.de.md", content("b", "de", "Auch."))
    record = explain(open_site(site.root), "content/a.de.md", with_page=True)
    assert record["unpublished"] == reason
    assert f"not published: {reason}" in run(site.root, "content/a.de.md").output


def test_a_text_that_another_keeps_out_says_so(make_site, content):
    site = make_site({"content/a.de.md": content("a", "de", "Ja.")})
    site.write("content/b.de.md", content("a", "de", "Nein."))
    record = explain(open_site(site.root), "content/b.de.md", with_page=True)
    assert record["page"] is None
    assert "the first is content/a.de.md" in record["unpublished"]


def test_what_a_child_theme_overrides_is_named_with_what_it_hides(make_site, content):
    site = make_site({"content/a.de.md": content("a", "de", "Ja.")}, 'theme = "mine"\n')
    site.write("themes/mine/theme.toml", 'name = "mine"\nextends = "archive"\n')
    site.write(
        "themes/mine/templates/parts/footer.html",
        '{% include "mine/more.html" %}<footer></footer>\n',
    )
    site.write("themes/mine/templates/more.html", '{{ say("Nothing knows this") }}\n')
    site.write("themes/mine/templates/hub.html", '{% extends "archive/hub.html" %}\n')
    site.write("themes/mine/static/site.css", "")
    found = page(site.root, "de/a.html")
    used = {one["file"]: one for one in found["templates"]}
    footer = used["themes/mine/templates/parts/footer.html"]
    assert footer["over"] == ["themes/archive/templates/parts/footer.html"]
    more = used["themes/mine/templates/more.html"]
    assert (more["kind"], more["by"]) == ("include", footer["file"])
    assert "themes/mine/templates/hub.html" not in used
    assert "themes/archive/templates/parts/footer.html" not in used
    assert {"path": "assets/site.css", "kind": "asset", "from": "themes/mine/static/site.css"} in (
        found["files"]
    )
    hub = next(p for p in page(site.root, "sitemap.xml")["pages"]["shown"] if "articles/" in p)
    extended = {
        one["name"]: one for one in page(site.root, hub)["templates"] if one["kind"] == "extends"
    }
    assert extended["hub.html"]["by"] == "themes/mine/templates/hub.html"
    assert extended["hub.html"]["theme"] == "archive"


def test_a_message_without_translation_is_marked(make_site, content):
    site = make_site({"content/a.de.md": content("a", "de", "Ja.")}, 'theme = "mine"\n')
    site.write("themes/mine/theme.toml", 'name = "mine"\nextends = "archive"\n')
    site.write("themes/mine/templates/parts/footer.html", '<p>{{ say("Nothing knows this") }}</p>')
    messages = page(site.root, "de/a.html")["messages"]
    assert messages["catalogues"] == [
        {"lang": "de", "files": ["themes/archive/locale/de.po"]},
    ]
    said = {one["message"]: one for one in messages["said"]}
    assert (said["Nothing knows this"]["fallback"], said["Nothing knows this"]["file"]) == (
        "en",
        None,
    )
    assert said["Front page"]["fallback"] is None
    assert said["Front page"]["file"] == "themes/archive/locale/de.po"
    assert "Picture not in this archive" not in said
    assert "“Nothing knows this” in de" in run(site.root, "de/a.html").output


def test_a_language_without_a_catalogue_speaks_english_and_its_regions_their_language(
    make_site, content
):
    site = make_site(
        {
            "content/a.tlh.md": content("a", "tlh", "Ja."),
            "content/a.pt.md": content("a", "de-AT", "Ja."),
        }
    )
    messages = page(site.root, "tlh/a.html")["messages"]
    assert messages["catalogues"] == [{"lang": "tlh", "files": []}]
    assert {one["fallback"] for one in messages["said"]} == {"en"}
    messages = page(site.root, "de-at/a.html")["messages"]
    assert messages["catalogues"] == [{"lang": "de-AT", "files": ["themes/archive/locale/de.po"]}]
    assert {one["fallback"] for one in messages["said"]} == {None}


def test_a_font_and_its_stylesheet_name_their_file(make_site, content, make_font):
    site = make_site(
        {"content/a.de.md": content("a", "de", "Jahr")}, '[fonts]\nSquares = "fonts/a.ttf"\n'
    )
    site.write("fonts/a.ttf", make_font("DeutschJar"))
    found = page(site.root, "de/a.html")
    loaded = {file["kind"]: file for file in found["files"]}
    assert loaded["font"]["from"] == "fonts/a.ttf"
    font = page(site.root, loaded["font"]["path"])
    assert (font["kind"], font["sources"]) == ("font", [{"role": "font", "file": "fonts/a.ttf"}])
    sheet = page(site.root, loaded["fontsheet"]["path"])
    assert (sheet["kind"], sheet["sources"]) == ("fontsheet", font["sources"])


def test_a_broken_template_is_told_with_the_page(make_site, content):
    site = make_site({"content/a.de.md": content("a", "de", "Ja.")}, 'theme = "mine"\n')
    site.write("themes/mine/theme.toml", 'name = "mine"\nextends = "archive"\n')
    site.write("themes/mine/templates/article.html", "{{ nothing.here }}")
    found = page(site.root, "de/a.html")
    assert [one["path"] for one in found["problems"]] == ["themes/mine/templates/article.html"]
    assert found["templates"][0]["file"] == "themes/mine/templates/article.html"
    site.edit("site.toml", "mine", "gone")
    record = explain(open_site(site.root), "content/a.de.md", with_page=True)
    assert (record["page"], record["unpublished"]) == (None, "there is no theme `gone`")


def test_the_text_tells_a_list_in_few_lines_and_all_of_it_when_asked(archive):
    said = run(archive, "coverage/").output
    assert said.startswith("coverage/index.html  https://archive.example/coverage/\n")
    assert "  shows       19 texts\n" in said
    assert "and 14 more" in said
    assert len(run(archive, "-v", "coverage/").output) > len(said)
    assert run(archive, "-q", "coverage/").output == ""


def test_asking_for_pages_changes_no_file_and_nothing_of_the_next_build(archive):
    before = {p: p.read_bytes() for p in (archive / "output").rglob("*") if p.is_file()}
    page(archive, "de/index.html")
    page(archive, "sitemap.xml")
    report = build(open_site(archive), Options(imports=False))
    assert (report.written, report.removed) == (0, 0)
    assert {p: p.read_bytes() for p in before} == before
