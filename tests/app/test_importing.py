"""import: five real sources, repeated imports, and people's edits that survive them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path, PurePosixPath

import pytest
import yaml

from generator.app.build import import_seeds
from generator.app.site import open_site

SHARED = Path(__file__).parents[3] / "shared" / "seeds"
SEED = """\
Volunteers hand out soup beside the night bus in front of the harbour station.
The night service opened its winter season on Saturday with a walk through the town, and about \
a hundred people followed the bus. It will run on five evenings a week until the end of March.
Last winter the team counted six thousand meetings, a fifth more than in the year before, and \
most of the guests were men over forty who had lost their homes.
Article and photos: NIGHT DESK
Source: https://news.example/night-bus-a10.html

Comment (0)
"""
PATH = "content/news.example/night-bus-a10.en.md"


@pytest.fixture
def site(make_site):
    site = make_site({"seeds/one.txt": SEED})
    run(site)
    return site


def run(site, *files):
    return import_seeds(open_site(site.root), files)


def sources(site):
    folder = site.root / "content"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def matter(text):
    return yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506 - texts only


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/seeds is not beside the repository")
def test_the_five_real_sources_become_three_linked_articles(make_site):
    site = make_site()
    shutil.copytree(SHARED, site.root / "seeds")
    (site.root / "seeds" / "expected.json").unlink()
    expected = json.loads((SHARED / "expected.json").read_text("utf-8"))
    report = site.build()
    assert report.problems == []
    assert (report.articles, report.versions, report.languages) == (3, 5, 5)
    files = [p for p in sorted((site.root / "content").rglob("*.md")) if ".import" not in p.parts]
    assert len(files) == 5
    groups: dict[str, set[str]] = {}
    for file in files:
        found = matter(file.read_text("utf-8"))
        truth = expected[Path(found["imported"]).name]
        assert found["lang"] == truth["lang"]
        assert found.get("title") == truth["title"]
        assert found.get("date") == truth["date"]
        assert found["authors"] == truth["authors"]
        assert found["source"]["url"] == truth["source_url"]
        assert found["source"].get("name") == truth.get("source_name")
        assert found.get("description") == truth["description"]
        assert found.get("review", []) == truth["review"]
        groups.setdefault(truth["group"], set()).add(found["article"])
    assert sorted(map(len, groups.values())) == [1, 1, 1]
    homes = [path for path in site.tree() if re.fullmatch(r"[^/]+/index\.html", path)]
    assert len(set(homes) - {"coverage/index.html"}) == 5
    page = next(p for n, p in site.tree().items() if n.startswith("de/cong-tac")).decode()
    for name in ("বাংলা", "Deutsch", "English"):
        assert name in page


def test_a_second_import_changes_no_file(site):
    before = sources(site)
    assert run(site).imported == 0
    assert sources(site) == before
    shutil.rmtree(site.root / ".commonweal")
    assert run(site).imported == 0
    assert sources(site) == before


def test_an_edit_by_hand_survives_any_number_of_imports(site):
    site.edit(PATH, "until the end of March", "until Easter")
    site.edit(PATH, "lang: en", "# confirmed by telephone\nlang: en\ntitle: The night bus")
    mine = (site.root / PATH).read_bytes()
    for _ in range(3):
        run(site)
    shutil.rmtree(site.root / ".commonweal")
    run(site)
    assert (site.root / PATH).read_bytes() == mine


def test_untouched_content_follows_its_seed(site):
    site.edit("seeds/one.txt", "five evenings", "six evenings")
    assert run(site).imported == 1
    assert "six evenings" in (site.root / PATH).read_text("utf-8")


def test_a_changed_seed_comes_in_around_an_edit_by_hand(site):
    site.edit(PATH, "six thousand meetings", "6,480 meetings")
    site.edit("seeds/one.txt", "five evenings", "six evenings")
    report = run(site)
    text = (site.root / PATH).read_text("utf-8")
    assert "6,480 meetings" in text
    assert "six evenings" in text
    assert report.problems == []


def test_where_both_changed_the_edit_stays_and_the_conflict_is_told(site):
    site.edit(PATH, "five evenings", "four evenings")
    site.edit("seeds/one.txt", "five evenings", "six evenings")
    report = run(site)
    assert "four evenings" in (site.root / PATH).read_text("utf-8")
    assert [p.code for p in report.problems] == ["import-conflict"]
    evidence = json.loads((site.root / f"content/.import/{PATH[8:]}.json").read_text("utf-8"))
    assert "six evenings" in evidence["conflicts"][0]


def test_content_that_a_person_removed_stays_removed_until_its_seed_is_named(site):
    (site.root / PATH).unlink()
    assert run(site).imported == 0
    shutil.rmtree(site.root / ".commonweal")
    assert run(site).imported == 0
    assert not (site.root / PATH).exists()


def test_a_moved_content_file_is_still_the_same_text(site):
    (site.root / "content/elsewhere").mkdir()
    (site.root / PATH).rename(site.root / "content/elsewhere/bus.md")
    site.edit("seeds/one.txt", "five evenings", "six evenings")
    run(site)
    assert not (site.root / PATH).exists()
    assert "six evenings" in (site.root / "content/elsewhere/bus.md").read_text("utf-8")


def test_equal_bytes_twice_are_one_source(site):
    site.write("seeds/two.txt", SEED)
    report = run(site)
    assert (report.imported, report.problems) == (0, [])


def test_two_sources_for_one_version_are_a_problem_that_names_both(site):
    site.write("seeds/two.txt", SEED.replace("five evenings", "all evenings"))
    report = run(site)
    assert [(p.code, str(p.where.path)) for p in report.problems] == [
        ("version-double", "seeds/two.txt")
    ]
    assert PATH in report.problems[0].what


def test_one_bad_seed_stops_no_other(site):
    site.write("seeds/bad.txt", b"caf\xe9 au lait\n")
    site.write("seeds/empty.txt", "\n\n")
    site.write("seeds/new.txt", SEED.replace("night-bus-a10", "day-bus-a11"))
    report = run(site)
    assert [(p.code, str(p.where)) for p in report.sorted_problems()] == [
        ("text-encoding", "seeds/bad.txt:1:4"),
        ("seed-empty", "seeds/empty.txt:1"),
    ]
    assert report.imported == 1


def test_two_articles_whose_addresses_end_alike_get_slugs_of_their_own(site):
    other = SEED.replace(
        "https://news.example/night-bus-a10.html", "https://b.example/night-bus-a10"
    )
    site.write("seeds/two.txt", other)
    run(site)
    slugs = {matter(p.read_text("utf-8"))["slug"] for p in (site.root / "content").rglob("*.md")}
    assert len(slugs) == 2
    assert site.build().problems == []


def test_evidence_accounts_for_every_line_of_the_seed(site):
    evidence = json.loads((site.root / f"content/.import/{PATH[8:]}.json").read_text("utf-8"))
    fates = [(row["line"], row["fate"]) for row in evidence["lines"]]
    assert fates == [
        (1, "kept"), (2, "kept"), (3, "kept"), (4, "moved"), (5, "moved"), (7, "dropped"),
    ]  # fmt: skip
    assert {row["field"] for row in evidence["fields"]} == {"lang", "authors", "source"}
    assert evidence["base"] == (site.root / PATH).read_text("utf-8")


def test_text_that_looks_like_markup_is_shown_as_it_stands(make_site):
    line = "1. April: *Stars*, _lines_, <b>tags</b>, [a link](https://x.example), `code`, &copy; #5"
    seed = SEED.replace("Last winter", f"{line} Last winter")
    site = make_site({"seeds/one.txt": seed})
    site.build()
    page = site.tree()["en/night-bus-a10.html"].decode()
    shown = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert re.search(rf'<p id="p\d">{re.escape(shown)} Last winter', page)


def test_a_removed_file_comes_back_when_its_seed_is_named(site):
    (site.root / PATH).unlink()
    assert run(site, PurePosixPath("seeds/one.txt")).imported == 1
    assert (site.root / PATH).exists()


def test_a_conflict_stays_open_until_it_is_settled(site):
    site.edit(PATH, "five evenings", "four evenings")
    site.edit("seeds/one.txt", "five evenings", "six evenings")
    for _ in range(2):
        assert [p.code for p in run(site).problems] == ["import-conflict"]
        shutil.rmtree(site.root / ".commonweal")
    site.edit(PATH, "four evenings", "six evenings")
    assert run(site).problems == []


def test_naming_the_seed_settles_its_conflicts(site):
    site.edit(PATH, "five evenings", "four evenings")
    site.edit("seeds/one.txt", "five evenings", "six evenings")
    run(site)
    assert run(site, PurePosixPath("seeds/one.txt")).problems == []
    assert "four evenings" in (site.root / PATH).read_text("utf-8")


def test_a_seed_that_changed_while_its_file_was_broken_is_not_forgotten(site):
    good = (site.root / PATH).read_text("utf-8")
    site.write(PATH, good.replace("lang: en", "lang: [en"))
    site.edit("seeds/one.txt", "five evenings", "six evenings")
    run(site)
    site.write(PATH, good)
    run(site)
    assert "six evenings" in (site.root / PATH).read_text("utf-8")


def test_home_pages_and_doubtful_sources_join_nothing(make_site):
    home = SEED.replace("https://news.example/night-bus-a10.html", "https://news.example/")
    other = SEED.replace("night bus", "day bus").replace("night-bus-a10.html", "")
    cited = "A lead sentence that is long enough to be read as running text, as leads are.\n"
    files = {
        "seeds/a.txt": home,
        "seeds/b.txt": other,
        "seeds/c.txt": f"{cited}Source: https://data.example/t7\n{SEED[90:400]}\n",
    }
    site = make_site(files)
    run(site)
    articles = [
        matter(p.read_text("utf-8"))["article"] for p in (site.root / "content").rglob("*.md")
    ]
    assert len(articles) == len(set(articles)) == 3
    assert all(article.startswith("unsourced/") for article in articles)


def test_a_renamed_seed_is_still_the_same_source(site):
    (site.root / "seeds/one.txt").rename(site.root / "seeds/two.txt")
    report = run(site)
    assert (report.imported, report.problems) == (0, [])
    site.edit("seeds/two.txt", "five evenings", "six evenings")
    run(site)
    text = (site.root / PATH).read_text("utf-8")
    assert "six evenings" in text
    assert matter(text)["imported"] == "seeds/two.txt"
