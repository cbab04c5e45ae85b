"""import: the tree does not depend on the order of imports, on processes, or on a sudden end."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from itertools import permutations
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.app.build import import_seeds
from generator.app.importing import read
from generator.app.site import open_site
from generator.edges import pool

from .conftest import SiteOnDisk

REPOSITORY = Path(__file__).parents[2]
PORTAL = 'name = "portal"\nhosts = ["portal.example"]\nshared_slugs = true\n'
PAPER = 'name = "paper"\nhosts = ["paper.example"]\narticle_id = "-a(?P<id>[0-9]+)"\n'
RULES = {"rules/portals/portal.toml": PORTAL, "rules/portals/paper.toml": PAPER}
TEXTS = {
    "en": "The night service opened its winter season on Saturday with a walk through the town, and"
    " about {n} people followed the bus. It will run on five evenings a week until March.\n\nLast"
    " winter the team counted 6480 meetings, a fifth more than in the year before, and most of the"
    " guests were men over forty who had lost their homes.",
    "de": "Der Nachtdienst hat am Samstag mit einem Umzug durch die Stadt seine Wintersaison"
    " eröffnet, und rund {n} Menschen folgten dem Bus. Er fährt bis März an fünf Abenden in der"
    " Woche.\n\nIm vergangenen Winter zählte das Team 6480 Begegnungen, ein Fünftel mehr als im"
    " Jahr davor, und die meisten Gäste waren Männer über vierzig ohne Wohnung.",
    "fr": "Le service de nuit a ouvert samedi sa saison d'hiver par une marche à travers la ville,"
    " et environ {n} personnes ont suivi le bus. Il circulera cinq soirs par semaine.\n\nL'hiver"
    " dernier, l'équipe a compté 6480 rencontres, un cinquième de plus que l'année précédente, et"
    " la plupart des hôtes étaient des hommes de plus de quarante ans sans logement.",
    "ro": "Serviciul de noapte și-a deschis sâmbătă sezonul de iarnă cu un marș prin oraș, iar"
    " circa {n} de oameni au urmat autobuzul. El va circula în cinci seri pe săptămână.\n\n"
    "Iarna trecută echipa a numărat 6480 de întâlniri, cu o cincime mai mult decât în anul"
    " precedent, iar cei mai mulți oaspeți erau bărbați de peste patruzeci de ani fără locuință.",
}
STEPS = ("seeds/en.txt", "seeds/de.txt", "seeds/fr.txt", "seeds/ro.txt", "seeds/own.txt")
OWN = {
    "seeds/b.txt": ("en", "https://news.example/night-bus-a10.html"),
    "seeds/a.txt": ("de", "http://www.news.example/night-bus-a10?utm_source=x"),
    "seeds/d.txt": ("fr", "https://m.news.example/night-bus-a10/"),
    "seeds/c.txt": ("ro", "https://NEWS.example/night-bus-a10/amp"),
}
PAPERS = {
    "seeds/1.txt": ("en", "https://paper.example/the-night-bus-a10.html"),
    "seeds/2.txt": ("de", "https://paper.example/de/der-nachtbus-a10.html"),
    "seeds/3.txt": ("ro", "https://paper.example/ro/autobuzul-a10.html"),
}
MANIFEST = """\
file,url
en.txt,https://portal.example/en/night-bus
de.txt,https://portal.example/de/night-bus
ro.txt,https://portal.example/night-bus
fr.txt,https://portal.example/fr/night-bus
"""


def seed(lang, url="", n=120):
    return TEXTS[lang].format(n=n) + (f"\nSource: {url}\n" if url else "\n")


def listed(owner=""):
    """Sources of one page of a portal; the French one names the address of another paper."""
    files = {f"seeds/{lang}.txt": seed(lang, owner if lang == "fr" else "") for lang in TEXTS}
    return files | RULES | {"seeds/sources.csv": MANIFEST}


def sourced(sources):
    return {path: seed(*found) for path, found in sources.items()} | RULES


def run(site, *files, jobs=1):
    return import_seeds(open_site(site.root), [PurePosixPath(file) for file in files], jobs)


def content(site):
    folder = site.root / "content"
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def matters(site):
    found = {}
    for path, text in content(site).items():
        if path.endswith(".md"):
            fields = dict(re.findall(r"^(\w+): (.*)$", text.split("---\n")[1], re.MULTILINE))
            found[fields["imported"]] = fields
    return found


def seeds_of(files):
    return sorted(path for path in files if path.endswith(".txt"))


def some_orders(files):
    orders = list(permutations(seeds_of(files)))
    return orders[:: max(1, len(orders) // 5)]


@pytest.mark.parametrize(
    "files",
    [sourced(OWN), sourced(PAPERS), listed()],
    ids=["own-addresses", "ids-of-a-paper", "page-of-a-portal"],
)
def test_the_tree_is_the_same_after_any_order_of_imports(make_site, files):
    site = make_site(files)
    report = run(site)
    assert report.problems == []
    whole = content(site)
    assert len({fields["article"] for fields in matters(site).values()}) == 1
    assert len({fields["slug"] for fields in matters(site).values()}) == 1
    for order in some_orders(files):
        shutil.rmtree(site.root / "content")
        shutil.rmtree(site.root / ".commonweal")
        for path in order:
            assert run(site, path).problems == []
        assert content(site) == whole
        assert run(site).imported == 0
        assert content(site) == whole


def test_a_version_that_names_its_source_brings_along_the_versions_of_its_page(make_site):
    files = listed("https://other.example/bus-a7.html")
    site = make_site(files)
    run(site)
    whole = matters(site)
    assert {fields["article"] for fields in whole.values()} == {"other.example/bus-a7"}
    for order in some_orders(files):
        shutil.rmtree(site.root / "content")
        shutil.rmtree(site.root / ".commonweal")
        for path in order:
            assert run(site, path).problems == []
        found = matters(site)
        for fields in (*whole.values(), *found.values()):
            fields.pop("slug", None)  # an address once given is permanent
        assert found == whole
        assert run(site).imported == 0


def test_an_address_once_given_stays_when_the_article_is_named_anew(make_site):
    site = make_site(listed("https://other.example/bus-a7.html"))
    run(site, "seeds/en.txt")
    (before,) = content(site).keys() - {p for p in content(site) if p.startswith(".import")}
    run(site)
    assert before == "portal.example/night-bus.en.md"
    assert before in content(site)
    assert {fields["slug"] for fields in matters(site).values()} == {"night-bus"}
    assert {f["article"] for f in matters(site).values()} == {"other.example/bus-a7"}


def test_a_page_with_two_owners_names_its_other_versions_by_itself(make_site):
    files = listed("https://other.example/bus-a7.html")
    files["seeds/ro.txt"] = seed("ro", "https://third.example/bus-a8.html")
    site = make_site(files)
    run(site)
    found = {path[6:8]: fields["article"] for path, fields in matters(site).items()}
    assert found == {
        "fr": "other.example/bus-a7",
        "ro": "third.example/bus-a8",
        "de": "portal.example/night-bus",
        "en": "portal.example/night-bus",
    }


def test_a_person_s_own_article_survives_that_its_page_is_named_anew(make_site):
    site = make_site(listed("https://other.example/bus-a7.html"))
    run(site, "seeds/en.txt")
    path = "content/portal.example/night-bus.en.md"
    site.edit(path, "article: portal.example/night-bus", "article: mine")
    report = run(site)
    assert matters(site)["seeds/en.txt"]["article"] == "mine"
    assert [problem.code for problem in report.problems] == ["import-conflict"]


def test_a_version_whose_place_is_taken_waits_and_is_told_each_time(make_site):
    files = sourced(OWN) | {"seeds/z.txt": seed("en", OWN["seeds/b.txt"][1], n=130)}
    site = make_site(files)
    for _ in range(2):
        report = run(site)
        assert [(p.code, str(p.where.path)) for p in report.problems] == [
            ("version-double", "seeds/z.txt")
        ]
    before = content(site)
    shutil.rmtree(site.root / ".commonweal")
    assert len(run(site).problems) == 1
    assert content(site) == before
    (site.root / "content/news.example/night-bus-a10.en.md").unlink()
    (site.root / "content/.import/news.example/night-bus-a10.en.md.json").unlink()
    (site.root / "seeds/b.txt").unlink()
    assert run(site).problems == []
    assert matters(site)["seeds/z.txt"]["slug"] == "night-bus-a10"


def test_a_seed_that_was_removed_counts_no_more_among_its_siblings(make_site):
    files = sourced(OWN)
    files["seeds/d.txt"] = seed("fr", OWN["seeds/d.txt"][1], n=999)
    site = make_site(files)
    run(site)
    (site.root / "seeds/d.txt").unlink()
    run(site)
    after = content(site)
    assert run(site).imported == 0
    shutil.rmtree(site.root / ".commonweal")
    run(site)
    assert content(site) == after


def test_two_seeds_that_swap_their_bytes_are_seen_in_one_run(make_site):
    site = make_site(sourced(OWN))
    run(site)
    (site.root / "seeds/b.txt").rename(site.root / "seeds/zz.txt")
    site.write("seeds/b.txt", seed("en", "https://news.example/other-a11.html"))
    run(site)
    before = content(site)
    assert run(site).imported == 0
    assert content(site) == before


def many(count):
    return sourced(
        {
            f"seeds/{n:03}-{lang}.txt": (lang, f"https://news.example/night-bus-b{n}.html")
            for n in range(count)
            for lang in ("en", "de")
        }
    )


def test_two_processes_make_the_same_as_one(make_site, monkeypatch):
    monkeypatch.setattr(pool, "_WORTH_IT", 2)
    monkeypatch.setattr(pool, "_BATCH", 3)
    site = make_site(many(8) | {"seeds/bad.txt": b"caf\xe9 au lait\n"})
    one = run(site, jobs=1)
    whole = content(site)
    shutil.rmtree(site.root / "content")
    shutil.rmtree(site.root / ".commonweal")
    two = run(site, jobs=2)
    assert content(site) == whole
    assert one.sorted_problems() == two.sorted_problems()
    assert one.imported == two.imported == 16


KILLED = """
import os, sys
from generator.app import build
from generator.app.importing import desk, gather, settle
from generator.app.site import open_site
from pathlib import Path
module, name, last = sys.argv[2:]
gather.COMMIT_EVERY = 1
owner = {"write": settle, "put": gather}[module]
whole = settle.write_file
count = 0
def write_file(*args):
    global count
    count += 1
    if count > int(last):
        os._exit(9)
    return whole(*args)
if module == "write":
    desk.write_file = settle.write_file = write_file
else:
    from generator.edges.catalogue.pending import Pending
    put = Pending.put
    def counted(self, row, reading):
        global count
        count += 1
        if count > int(last):
            os._exit(9)
        put(self, row, reading)
    Pending.put = counted
build.import_seeds(open_site(Path(sys.argv[1])), (), 1)
"""


def kill(site, module, last):
    command = [sys.executable, "-c", KILLED, str(site.root), module, "", str(last)]
    found = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True)
    assert found.returncode == 9, found.stderr.decode()


@pytest.mark.parametrize("last", [0, 1, 2, 5, 11])
def test_an_import_that_was_killed_while_it_wrote_ends_as_one_that_was_not(make_site, last):
    site = make_site(many(3))
    run(site)
    whole = content(site)
    shutil.rmtree(site.root / "content")
    shutil.rmtree(site.root / ".commonweal")
    kill(site, "write", last)
    (site.root / "content").mkdir(exist_ok=True)
    site.write("content/.half.md.77.part", "half")
    assert run(site).problems == []
    assert content(site) == whole
    assert run(site).imported == 0


def test_an_import_that_was_killed_reads_nothing_twice(make_site, monkeypatch):
    site = make_site(many(3))
    kill(site, "put", 4)
    names = []

    def counted(reader, file, listed=None):
        names.append(file.path.name)
        return whole(reader, file, listed)

    whole = read.read_seed
    monkeypatch.setattr(read, "read_seed", counted)
    assert run(site).imported == 6
    assert names == ["002-de.txt", "002-en.txt"]


def test_a_new_sibling_is_all_that_is_read_beside_its_siblings(make_site, monkeypatch):
    site = make_site(many(3))
    run(site)
    site.write("seeds/new.txt", seed("ro", "https://news.example/night-bus-b1.html"))
    names = []

    def counted(reader, file, listed=None):
        names.append(file.path.name)
        return whole(reader, file, listed)

    whole = read.read_seed
    monkeypatch.setattr(read, "read_seed", counted)
    assert run(site).problems == []
    assert sorted(names) == ["001-de.txt", "001-en.txt", "new.txt"]


def test_findings_among_siblings_stand_in_the_evidence(make_site):
    files = sourced(OWN)
    files["seeds/a.txt"] = seed("de", OWN["seeds/a.txt"][1], n=175)
    site = make_site(files)
    run(site)
    evidence = json.loads(content(site)[".import/news.example/night-bus-a10.de.md.json"])
    (finding,) = [found for found in evidence["findings"] if found["code"] == "numbers"]
    assert finding["langs"] == ["en", "fr", "ro"]
    assert "175" in finding["text"]
    assert evidence["keys"] == {
        "own": "news.example/night-bus-a10",
        "page": None,
        "article": "news.example/night-bus-a10",
    }


def test_nothing_is_gathered_in_a_second_run(make_site, monkeypatch):
    site = make_site(listed("https://other.example/bus-a7.html"))
    run(site)
    monkeypatch.setattr(read, "read_seed", None)
    assert run(site).imported == 0


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(
        st.sampled_from([*STEPS, "all", "forget"]),
        max_size=7,
    )
)
def test_any_steps_end_where_one_import_of_all_ends(tmp_path_factory, steps):
    files = listed("https://other.example/bus-a7.html")
    files["seeds/own.txt"] = seed("de", "https://other.example/bus-a7.html?utm_source=x", n=175)
    files["seeds/de.txt"] = seed("de", "https://third.example/bus-a9.html")
    ends = []
    for taken in ([], steps):
        site = SiteOnDisk(tmp_path_factory.mktemp("site"))
        site.write("site.toml", 'base_url = "https://archive.example"\n')
        for path, text in files.items():
            site.write(path, text)
        for step in taken:
            if step == "forget":
                shutil.rmtree(site.root / ".commonweal", ignore_errors=True)
            else:
                run(site, *([] if step == "all" else [step]))
        problems = run(site).sorted_problems()
        found = matters(site)
        slugs = {path: fields.pop("slug") for path, fields in found.items()}
        ends.append((found, problems, len(slugs)))
        before = content(site)
        assert run(site).imported == 0
        assert content(site) == before
        shutil.rmtree(site.root / ".commonweal")
        assert run(site).imported == 0
        assert content(site) == before
    assert ends[0] == ends[1]
