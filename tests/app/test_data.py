"""The archive as data: in every form the same as on the pages, and nothing unpublished."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
import shutil
from xml.etree import ElementTree as ET

import pytest

HOST = "https://archive.example"
CONTACT = 'contact = "a@archive.example"\n'
DATA = {f"data/{name}" for name in ("catalogue.csv", "catalogue.jsonl", "datapackage.json")}
OAI = "data/oai.xml"
SUMS = "manifest-sha256.txt"
UNTOLD = "Never to be told"
LATER = (dt.datetime.now(dt.UTC) + dt.timedelta(days=9)).date()
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture
def site(make_site, content):
    return make_site(
        {
            "content/a.de.md": content("a", "de", "Text.", title="'Ein <Titel> & \"mehr\", =1'"),
            "content/a.en.md": content("a", "en", "Text.", title="A title", date="2025-10-23"),
            "content/b.de.md": content("b", "de", "Nur Worte.", related="[a, c]"),
            "content/c.de.md": content("c", "de", UNTOLD, title=f"{UNTOLD} 1", withdrawn="'why'"),
            "content/d.de.md": content("d", "de", UNTOLD, title=f"{UNTOLD} 2", draft="true"),
            "content/e.de.md": content("e", "de", UNTOLD, title=f"{UNTOLD} 3", date=str(LATER)),
            "content/f.de.md": content("f", "de", UNTOLD, title=f"{UNTOLD} 4", embargo=str(LATER)),
            "content/g.de.md": content("g", "de", UNTOLD, title=f"{UNTOLD} 5", until="2020-01-01"),
        },
        CONTACT,
    )


def _csv(site):
    text = site.tree()["data/catalogue.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _json(site):
    return [json.loads(line) for line in site.tree()["data/catalogue.jsonl"].splitlines()]


def _sums(site):
    lines = site.tree()[SUMS].decode().splitlines()
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


def _file(address):
    path = address.removeprefix(f"{HOST}/")
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_all_forms_tell_the_same_texts_as_the_pages(site):
    report = site.build()
    assert report.problems == []
    rows, cells = _json(site), _csv(site)
    assert [(row["article"], row["lang"]) for row in rows] == [
        ("a", "de"),
        ("a", "en"),
        ("b", "de"),
    ]
    for row, cell in zip(rows, cells, strict=True):
        assert cell["title"] == (row["title"] or "")
        assert cell["address"] == row["address"]
        page = site.tree()[_file(row["address"])].decode()
        assert (row["title"] or row["label"]).replace("&", "&amp;").split(" <")[0] in page
    assert rows[0]["title"] == 'Ein <Titel> & "mehr", =1'
    assert rows[2]["related"] == ["a"]
    root = ET.fromstring(site.tree()[OAI])  # noqa: S314 - made by this program, a line above
    assert [e.text for e in root.iter(f"{DC}identifier")] == [row["address"] for row in rows]


def test_every_address_in_the_data_exists_in_the_output(site):
    site.build()
    tree = site.tree()
    for path in DATA | {OAI}:
        for address in re.findall(rf"{HOST}[^\s\"<]*", tree[path].decode()):
            assert _file(address) in tree
    package = json.loads(tree["data/datapackage.json"])
    assert {f"data/{resource['path']}" for resource in package["resources"]} < tree.keys()


@pytest.mark.parametrize("drafts", [False, True])
def test_what_is_not_published_is_in_no_data(site, drafts):
    site.build(drafts=drafts)
    assert ("de/d.html" in site.tree()) is drafts
    for path in DATA | {OAI}:
        assert UNTOLD.encode() not in site.tree()[path]
    assert len(_json(site)) == len(_csv(site)) == 3


def test_the_checksums_are_those_of_every_file_of_ours_and_of_no_other(site):
    site.write("output/mine.txt", "Mine.")
    site.build()
    tree = site.tree()
    sums = _sums(site)
    assert sums.keys() == tree.keys() - {SUMS, "mine.txt"}
    assert all(hashlib.sha256(tree[path]).hexdigest() == found for path, found in sums.items())
    assert list(sums) == sorted(sums)
    assert f"{SUMS}\tchecksums\n" in tree["manifest.txt"].decode()


def test_checksums_stay_true_whatever_is_edited_or_lost(site, tmp_path):
    site.build()
    site.edit("content/a.de.md", "Text.", "Anderer Text.")
    (site.root / "content/b.de.md").unlink()
    site.build()
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")
    before = site.tree()
    shutil.rmtree(site.root / ".commonweal")
    assert site.build().written == 0
    assert site.tree() == before
    (site.output / SUMS).write_text("nonsense")
    site.build()
    assert site.tree() == before


def test_a_file_of_somebody_else_in_the_place_of_the_checksums_is_left_alone(site):
    site.write(f"output/{SUMS}", "Mine.")
    assert [problem.code for problem in site.build().problems] == ["output-foreign"]
    assert site.tree()[SUMS] == b"Mine."
    assert SUMS not in site.tree()["manifest.txt"].decode()


@pytest.mark.parametrize(
    ("switch", "files"),
    [("catalogue", DATA), ("oai_pmh", {OAI}), ("checksums", {SUMS})],
)
def test_a_switch_takes_a_surface_away_and_brings_it_back(site, tmp_path, switch, files):
    report = site.build()
    assert report.surfaces[switch] == len(files)
    before = site.tree()
    settings = (site.root / "site.toml").read_text()
    site.write("site.toml", f"{settings}[surfaces]\n{switch} = false\n")
    report = site.build()
    assert report.surfaces[switch] == 0
    assert before.keys() - site.tree().keys() == files
    assert not any(path in site.tree()["de/feeds/index.html"].decode() for path in files)
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")
    site.write("site.toml", settings)
    site.build()
    assert site.tree() == before


def test_without_a_mail_address_there_is_no_static_repository_and_a_note_if_it_was_asked_for(
    make_site, content
):
    site = make_site({"content/a.de.md": content("a", "de", "Text.", title="T")})
    report = site.build()
    assert (report.problems, report.surfaces["oai_pmh"]) == ([], 0)
    assert OAI not in site.tree()
    site.write("site.toml", f'base_url = "{HOST}"\n[surfaces]\noai_pmh = true\n')
    report = site.build()
    assert [(n.code, str(n.where)) for n in report.notes] == [("oai-contact", "site.toml:3:1")]
    assert report.exit_status(strict=True) == 0


def test_the_day_of_the_build_is_in_no_file_unless_it_is_stated(site, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    site.build()
    stamps = re.compile(rb"<oai:datestamp>(.*?)</oai:datestamp>")
    assert stamps.findall(site.tree()[OAI]) == [b"2025-10-23"] * 3
    assert dt.datetime.now(dt.UTC).date().isoformat().encode() not in b"".join(site.tree().values())
    before = site.tree()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_767_312_000))  # 2026-01-02
    site.build()
    assert stamps.findall(site.tree()[OAI]) == [b"2026-01-02"] * 3
    assert {p for p in before if before[p] != site.tree()[p]} == {OAI, SUMS}


def test_the_page_about_feeds_leads_to_each_file_and_names_its_format(site):
    site.build()
    for lang in ("de", "en"):
        page = site.tree()[f"{lang}/feeds/index.html"].decode()
        for path in DATA | {OAI, SUMS}:
            assert f'href="../../{path}"' in page
        for name in ("CSV", "JSON Lines", "Data Package", "OAI-PMH", "SHA-256"):
            assert f">{name}</bdi>" in page


def test_jobs_change_no_byte_of_the_data(make_site, content):
    site = make_site(
        {f"content/t{n}.de.md": content(f"t{n}", "de", "Text.", title=f"T{n}") for n in range(150)},
        CONTACT,
    )
    site.build(jobs=1)
    before = site.tree()
    shutil.rmtree(site.root / ".commonweal")
    shutil.rmtree(site.output)
    site.build(jobs=2)
    assert site.tree() == before
