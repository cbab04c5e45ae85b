"""import: kinds of sources, and what a manifest says of them."""

from __future__ import annotations

import json
import shutil
from pathlib import PurePosixPath

import pytest

from generator.app.build import import_seeds
from generator.app.site import open_site

BODY = (
    "The night service opened its winter season on Saturday with a walk through the town, and about"
    " a hundred people followed the bus. It will run on five evenings a week until March.\n\n"
    "Last winter the team counted six thousand meetings, a fifth more than in the year before.\n"
)
OTHER = BODY.replace("night service", "day service")


def run(site, *files):
    return import_seeds(open_site(site.root), [PurePosixPath(file) for file in files], 1)


def contents(site):
    files = (site.root / "content").rglob("*.md")
    return {path.relative_to(site.root / "content").as_posix(): path for path in files}


def only(site):
    (path,) = contents(site).values()
    return path.read_text("utf-8")


def problems(report):
    return [(p.code, p.severity.value, str(p.where)) for p in report.sorted_problems()]


def test_kinds_of_documents_that_cannot_be_read_are_warned_of_and_pictures_are_not(make_site):
    names = ["a.pdf", "b.doc", "c.odt", "d.RTF", "e.epub", "f.json", "g.xml"]
    silent = ["h.jpg", "i.txt~", "j.csv", ".k.pdf", "~$l.docx", "m"]
    site = make_site({f"seeds/{name}": b"\x00raw" for name in names + silent})
    report = run(site)
    assert problems(report) == [("source-kind", "warning", f"seeds/{name}") for name in names]
    assert report.exit_status() == 0
    assert "save it as one of: .txt" in report.problems[0].hint


def test_a_file_of_an_unknown_kind_that_is_named_is_told(make_site):
    site = make_site({"seeds/a.jpg": b"raw", "seeds/b.pdf": b"raw"})
    assert problems(run(site, "seeds/a.jpg")) == [("source-kind", "warning", "seeds/a.jpg")]


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "A.MD"])
def test_markdown_with_front_matter_is_a_source(make_site, name):
    matter = "---\ntitle: The night bus\ntags: [winter, bus]\ndraft: true\n"
    matter += "slug: my-bus\nlang: en\nsource: https://news.example/x-1.html\n---\n\n"
    site = make_site({f"seeds/{name}": matter + BODY})
    assert [p for p in run(site).problems if p.severity.value == "error"] == []
    text = only(site)
    for line in ("title: ", "tags: [winter, bus]", "draft: true", "slug: my-bus", "lang: en"):
        assert f"\n{line}" in text
    report = site.build()
    assert (report.versions, report.pages) == (0, 3)  # chooser, coverage, not found


def test_a_slug_that_cannot_be_or_is_taken_gives_way(make_site):
    matter = "---\nslug: {}\nsource: https://{}.example/x-1.html\n---\n\n"
    site = make_site(
        {
            "seeds/a.md": matter.format("my-bus", "a") + BODY,
            "seeds/b.md": matter.format("my-bus", "b") + OTHER,
            "seeds/c.md": matter.format("index", "c") + BODY.replace("bus", "tram"),
        }
    )
    run(site)
    assert sorted(contents(site)) == [
        "a.example/my-bus.en.md",
        "b.example/x-1.en.md",
        "c.example/" + next(p for p in contents(site) if p.startswith("c.")).split("/")[1],
    ]
    assert not any("index" in path for path in contents(site))


def test_a_broken_file_stops_no_other(make_site):
    site = make_site({"seeds/a.docx": b"no archive", "seeds/b.txt": BODY})
    report = run(site)
    assert [str(p.where.path) for p in report.problems] == ["seeds/a.docx"]
    assert report.imported == 1


def test_what_a_manifest_lists_is_evidence(make_site):
    rows = "file,url,lang,title,date,licence,fetched\n"
    rows += "a.txt,https://news.example/bus-7.html,en,The bus,2025-03-07,CC BY,2025-04-01\n"
    site = make_site({"seeds/x/a.txt": BODY, "seeds/x/sources.csv": rows})
    assert run(site).problems == []
    text = only(site)
    for line in ("title: ", "date: 2025-03-07", "article: news.example/bus-7"):
        assert line in text
    assert "licence" not in text
    (path,) = (site.root / "content/.import").rglob("*.json")
    fields = {f["field"]: f["value"] for f in json.loads(path.read_text("utf-8"))["fields"]}
    assert fields["page"] == "https://news.example/bus-7.html"
    assert (fields["licence"], fields["fetched"]) == ("CC BY", "2025-04-01")


def test_a_row_that_changes_imports_its_seed_anew_and_one_that_moves_does_not(make_site):
    rows = "file,title\n{}a.txt,{}\n"
    site = make_site({"seeds/a.txt": BODY, "seeds/sources.csv": rows.format("", "The bus")})
    assert run(site).imported == 1
    site.write("seeds/b.txt", OTHER)
    site.write("seeds/sources.csv", rows.format("b.txt,Other\n", "The bus"))
    assert run(site).imported == 1
    site.write("seeds/sources.csv", rows.format("b.txt,Other\n", "The tram"))
    assert run(site).imported == 1
    assert any("The tram" in path.read_text("utf-8") for path in contents(site).values())
    shutil.rmtree(site.root / ".commonweal")
    assert run(site).imported == 0


def test_rows_that_are_wrong_are_told_with_their_lines_and_the_others_count(make_site):
    rows = "file,title,date\nnowhere.txt,x,\na.txt,The bus,\n,y,\nb.txt,z,someday\n"
    site = make_site(
        {
            "seeds/a.txt": BODY,
            "seeds/b.txt": OTHER,
            "seeds/sources.csv": rows,
            "seeds/sub/sources.jsonl": '{"file": "c.txt"}\n',
        }
    )
    for _ in range(2):
        assert problems(run(site)) == [
            ("manifest", "warning", "seeds/sources.csv:2"),
            ("manifest", "error", "seeds/sources.csv:4"),
            ("manifest", "error", "seeds/sources.csv:5"),
            ("manifest", "warning", "seeds/sub/sources.jsonl:1"),
        ]
    assert any("The bus" in path.read_text("utf-8") for path in contents(site).values())


def test_the_list_that_is_nearest_to_a_file_counts(make_site):
    site = make_site(
        {
            "seeds/x/a.txt": BODY,
            "seeds/sources.csv": "file,title\nx/a.txt,Far\n",
            "seeds/x/sources.csv": "file,title\na.txt,Near\n",
        }
    )
    assert problems(run(site)) == [("manifest", "warning", "seeds/sources.csv:2")]
    assert 'title: "Near"' in only(site)


def test_a_manifest_is_no_source(make_site):
    site = make_site({"seeds/sources.csv": "file\n", "seeds/x/sources.jsonl": ""})
    assert run(site).problems == []
    assert contents(site) == {}


def test_evidence_of_a_text_that_was_moved_is_not_lost_to_another(make_site):
    source = "\nSource: https://news.example/x-1.html\n"
    site = make_site({"seeds/a.txt": BODY + source})
    run(site)
    (site.root / "content/moved").mkdir()
    path = site.root / "content/news.example/x-1.en.md"
    path.rename(site.root / "content/moved/one.en.md")
    site.edit("content/moved/one.en.md", "article: news.example/x-1", "article: mine")
    site.write("seeds/b.txt", OTHER + source)
    run(site)
    assert len(list((site.root / "content/.import").rglob("*.json"))) == 2
    shutil.rmtree(site.root / ".commonweal")
    assert run(site).imported == 0
