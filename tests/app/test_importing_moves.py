"""import: seeds that change places, copies, broken content, names: no text becomes another's."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import PurePosixPath

import pytest

from generator.app.build import import_seeds
from generator.app.importing import desk, gather, read, renames
from generator.app.importing.conflicts import is_settled, unsaid
from generator.app.site import open_site
from generator.stages import write

BUS = (
    "The night bus left the square with 40 blankets and soup for the people who sleep outside,"
    " volunteers said on Monday evening in the old town hall."
)
BUS_DE = (
    "Der Nachtbus fuhr mit 40 Decken und Suppe für die Menschen ab, die draußen schlafen, sagten"
    " Freiwillige am Montagabend im alten Rathaus."
)
ROOM = (
    "The library opened a reading room for 30 night workers by the river, and the city paid for"
    " the lamps, the showers and the chairs this year."
)
HALL = (
    "A quite new story about the swimming hall that opens at dawn for the workers of the port"
    " and of the market, as the council decided last week."
)
MORE = " And a new last sentence came."
A, B = "content/news.example/a.en.md", "content/news.example/b.en.md"


def seed(title, text, name):
    return f"{title}\n\n{text}\n\nSource: https://news.example/{name}\n"


BUS_SEED, ROOM_SEED = seed("Night bus", BUS, "a"), seed("Reading room", ROOM, "b")
HALL_SEED = seed("Swimming hall", HALL, "c")


def run(site, *files):
    return import_seeds(open_site(site.root), [PurePosixPath(file) for file in files], 1)


def told(report):
    return [(p.code, str(p.where.path)) for p in report.sorted_problems()]


def imported(site):
    """Map each article and language to its seed and to words of its body."""
    found = {}
    for path in (site.root / "content").rglob("*.md"):
        text = path.read_text("utf-8")
        fields = dict(re.findall(r"^(\w+): (.*)$", text.split("---\n")[1], re.MULTILINE))
        assert fields["article"].rsplit("/", 1)[1] in fields["source"]
        body = text.split("---\n", 2)[2].split()
        found[fields["article"][-1], fields["lang"]] = fields["imported"][6:], body[1]
    return found


def move(site, **names):
    """Rename seeds, all at once."""
    folder = site.root / "seeds"
    raw = {new: (folder / f"{old[1:]}.txt").read_bytes() for old, new in names.items()}
    for old in names:
        (folder / f"{old[1:]}.txt").unlink()
    for new, held in raw.items():
        (folder / f"{new}.txt").write_bytes(held)


@pytest.fixture
def pair(make_site):
    site = make_site({"seeds/1.txt": BUS_SEED, "seeds/2.txt": ROOM_SEED})
    assert told(run(site)) == []
    return site


@pytest.fixture
def bus(make_site):
    site = make_site({"seeds/a.txt": BUS_SEED})
    run(site)
    return site


def is_settled_now(site):
    for _ in range(2):
        before = {p: p.read_bytes() for p in (site.root / "content").rglob("*") if p.is_file()}
        assert (run(site).imported, told(run(site))) == (0, [])
        assert before == {
            p: p.read_bytes() for p in (site.root / "content").rglob("*") if p.is_file()
        }
        shutil.rmtree(site.root / ".commonweal")


def test_two_seeds_that_exchange_their_names_keep_their_articles(pair):
    pair.edit(A, "lang: en", "lang: en\ntags: [winter]")
    move(pair, _1="2", _2="1")
    assert told(run(pair)) == []
    assert imported(pair) == {("a", "en"): ("2.txt", "night"), ("b", "en"): ("1.txt", "library")}
    assert "tags: [winter]" in (pair.root / A).read_text("utf-8")
    is_settled_now(pair)
    pair.edit("seeds/2.txt", "town hall.", f"town hall.{MORE}")
    assert told(run(pair)) == []
    assert MORE in (pair.root / A).read_text("utf-8")


def test_an_inserted_seed_moves_the_others_on(pair):
    move(pair, _1="2", _2="3")
    pair.write("seeds/1.txt", HALL_SEED)
    assert told(run(pair)) == []
    assert imported(pair) == {
        ("a", "en"): ("2.txt", "night"),
        ("b", "en"): ("3.txt", "library"),
        ("c", "en"): ("1.txt", "quite"),
    }
    is_settled_now(pair)


def test_a_seed_that_takes_the_name_of_one_that_was_removed_keeps_its_article(pair):
    move(pair, _2="1")
    assert told(run(pair)) == []
    found = imported(pair)
    assert found["b", "en"] == ("1.txt", "library")
    assert found["a", "en"][1] == "night"
    is_settled_now(pair)
    pair.write("seeds/5.txt", BUS_SEED)
    assert told(run(pair)) == []
    assert imported(pair)["a", "en"][0] == "5.txt"


def test_naming_one_of_two_that_changed_places_harms_neither(pair):
    move(pair, _1="2", _2="1")
    run(pair, "seeds/1.txt")
    run(pair)
    assert imported(pair) == {("a", "en"): ("2.txt", "night"), ("b", "en"): ("1.txt", "library")}
    is_settled_now(pair)


@pytest.mark.parametrize("is_forgotten", [False, True])
@pytest.mark.parametrize("last", range(6))
def test_an_end_in_the_midst_of_an_exchange_harms_neither(pair, monkeypatch, last, is_forgotten):
    move(pair, _1="2", _2="1")
    writes = []

    def write_file(*args):
        writes.append(args)
        if len(writes) > last:
            raise KeyboardInterrupt
        return write.write_file(*args)

    with monkeypatch.context() as patched:
        for module in (desk, renames):
            patched.setattr(module, "write_file", write_file)
        with pytest.raises(KeyboardInterrupt):
            run(pair)
    if is_forgotten:
        shutil.rmtree(pair.root / ".commonweal")
    assert told(run(pair)) == []
    assert imported(pair) == {("a", "en"): ("2.txt", "night"), ("b", "en"): ("1.txt", "library")}
    is_settled_now(pair)


def test_two_change_places_when_the_file_of_one_is_mended(pair):
    good = broken(pair)
    move(pair, _1="2", _2="1")
    held = [code for code, _ in told(run(pair))]
    assert held == ["matter-syntax", "import-held", "import-held"]
    pair.write(A, good)
    assert told(run(pair)) == []
    assert imported(pair) == {("a", "en"): ("2.txt", "night"), ("b", "en"): ("1.txt", "library")}


def test_two_names_that_are_one_in_nfc_are_told(make_site):
    names = [unicodedata.normalize(form, "seeds/ü.txt") for form in ("NFC", "NFD")]
    site = make_site(dict(zip(names, (BUS_SEED, ROOM_SEED), strict=True)))
    assert told(run(site)) == [("seed-name", names[0])]
    assert imported(site) == {("a", "en"): ("ü.txt", "night")}


def test_a_copy_of_a_seed_that_is_then_edited_takes_nothing_away(pair):
    pair.write("seeds/0.txt", BUS_SEED)
    pair.edit("seeds/1.txt", "town hall.", f"town hall.{MORE}")
    assert told(run(pair)) == [("version-double", "seeds/0.txt")]
    assert imported(pair)["a", "en"][0] == "1.txt"
    assert MORE in (pair.root / A).read_text("utf-8")


def test_two_that_change_places_and_are_edited_wait_and_are_told(pair):
    before = [(pair.root / path).read_text("utf-8") for path in (A, B)]
    pair.write("seeds/1.txt", ROOM_SEED.replace("30", "31"))
    pair.write("seeds/2.txt", BUS_SEED.replace("40", "41"))
    for _ in range(2):
        report = run(pair)
        assert told(report) == [
            ("version-double", "seeds/1.txt"),
            ("version-double", "seeds/2.txt"),
        ]
        assert B in report.sorted_problems()[0].what
    assert before == [(pair.root / path).read_text("utf-8") for path in (A, B)]


def test_a_source_corrected_to_a_free_article_takes_its_text_along(bus):
    bus.edit("seeds/a.txt", "example/a", "example/c")
    assert told(run(bus)) == []
    assert imported(bus) == {("c", "en"): ("a.txt", "night")}


def test_languages_that_change_places_wait(make_site):
    site = make_site({"seeds/1.txt": BUS_SEED, "seeds/2.txt": seed("Nachtbus", BUS_DE, "a")})
    run(site)
    before = imported(site)
    site.write("seeds/1.txt", seed("Nachtbus", BUS_DE + " Neu.", "a"))
    site.write("seeds/2.txt", seed("Night bus", BUS + MORE, "a"))
    assert [code for code, _ in told(run(site))] == ["version-double"] * 2
    assert imported(site) == before


def test_a_copy_that_a_person_translates_is_not_what_the_seed_became(bus):
    text = (bus.root / A).read_text("utf-8")
    mine = text.replace("lang: en", "lang: am").replace(BUS, "የሌሊት አውቶቡስ ተነሳ።")
    bus.write("content/news.example/a.am.md", mine)
    bus.edit("seeds/a.txt", "town hall.", f"town hall.{MORE}")
    assert told(run(bus)) == []
    assert MORE in (bus.root / A).read_text("utf-8")
    assert (bus.root / "content/news.example/a.am.md").read_text("utf-8") == mine
    (bus.root / A).rename(bus.root / "content/z.md")
    bus.edit("seeds/a.txt", MORE, MORE * 2)
    assert told(run(bus)) == []
    assert MORE * 2 in (bus.root / "content/z.md").read_text("utf-8")
    assert (bus.root / "content/news.example/a.am.md").read_text("utf-8") == mine


def broken(site, path=A):
    good = (site.root / path).read_text("utf-8")
    site.write(path, good.replace("slug: a", 'slug: "a'))
    return good


def test_a_broken_file_that_was_moved_is_not_removed(bus):
    (bus.root / "content/x").mkdir()
    (bus.root / A).rename(bus.root / "content/x/m.md")
    good = broken(bus, "content/x/m.md")
    bus.edit("seeds/a.txt", "town hall.", f"town hall.{MORE}")
    for _ in range(2):
        report = run(bus)
        assert ("import-held", "seeds/a.txt") in told(report)
        assert any("content/x/m.md" in p.what for p in report.problems)
    bus.write("content/x/m.md", good)
    assert told(run(bus)) == []
    assert MORE in (bus.root / "content/x/m.md").read_text("utf-8")


def test_a_seed_renamed_while_its_file_is_broken_is_followed_later(bus):
    good = broken(bus)
    move(bus, _a="b")
    for named in ((), ("seeds/b.txt",), ()):
        assert ("import-held", "seeds/b.txt") in told(run(bus, *named))
    bus.write(A, good)
    assert told(run(bus)) == []
    assert imported(bus) == {("a", "en"): ("b.txt", "night")}


def test_a_named_seed_is_not_made_anew_while_its_file_is_broken(bus):
    good = broken(bus)
    assert ("import-held", "seeds/a.txt") in told(run(bus, "seeds/a.txt"))
    assert len(list((bus.root / "content").rglob("*.md"))) == 1
    bus.write(A, good)
    assert told(run(bus)) == []


def test_a_broken_file_holds_up_no_other_seed(pair):
    broken(pair)
    pair.edit("seeds/2.txt", "this year.", f"this year.{MORE}")
    assert [code for code, _ in told(run(pair))] == ["matter-syntax"]
    assert MORE in (pair.root / B).read_text("utf-8")


def test_a_name_that_is_not_composed_is_followed(make_site):
    name = unicodedata.normalize("NFD", "seeds/ü/bücher.txt")
    rows = unicodedata.normalize("NFD", "file,title\nü/bücher.txt,The bus\n")
    site = make_site({name: BUS_SEED, "seeds/sources.csv": rows})
    assert told(run(site)) == []
    assert 'title: "The bus"' in (site.root / A).read_text("utf-8")
    site.edit(name, "town hall.", f"town hall.{MORE}")
    assert told(run(site)) == []
    assert MORE in (site.root / A).read_text("utf-8")
    site.edit(name, MORE, MORE * 2)
    assert told(run(site, name)) == []
    assert MORE * 2 in (site.root / A).read_text("utf-8")
    is_settled_now(site)


def test_damaged_evidence_is_a_problem_when_a_seed_is_renamed(bus):
    (evidence,) = (bus.root / "content/.import").rglob("*.json")
    before = (bus.root / A).read_text("utf-8")
    run(bus)
    for damage in (b"x", b"\xff", b'{"seed": 1}'):
        evidence.write_bytes(damage)
        bus.write("seeds/b.txt", BUS_SEED)
        (bus.root / "seeds/a.txt").unlink(missing_ok=True)
        assert {code for code, _ in told(run(bus))} == {"import-evidence"}
        assert (bus.root / A).read_text("utf-8") == before


@pytest.mark.parametrize("fault", [ValueError("a\nb"), RecursionError(), IndexError("x")])
def test_a_fault_of_the_program_stops_no_other_seed(pair, monkeypatch, fault):
    whole = read.read_seed

    def faulty(reader, file, listed=None):
        if file.path.name == "1.txt":
            raise fault
        return whole(reader, file, listed)

    monkeypatch.setattr(read, "read_seed", faulty)
    assert gather.prepare is read.prepare
    pair.edit("seeds/1.txt", "40", "41")
    pair.edit("seeds/2.txt", "30", "31")
    report = run(pair)
    assert told(report) == [("seed-fault", "seeds/1.txt")]
    assert "report it" in report.problems[0].hint
    assert report.imported == 1


def test_a_conflict_is_not_settled_by_words_inside_other_words(make_site):
    source = f"Night bus\n\n{BUS}\n\n{{}}\n\nSource: https://news.example/a\n"
    site = make_site({"seeds/a.txt": source.format("Helpers needed now in the night.")})
    run(site)
    longer = "Helpers are here, and Volunteers are needed always. My own words."
    site.edit(A, "Helpers needed now in the night.", longer)
    site.write("seeds/a.txt", source.format("Volunteers are needed always."))
    for _ in range(3):
        assert told(run(site)) == [("import-conflict", A)]
    site.edit("seeds/a.txt", "40 blankets", "41 blankets")
    assert told(run(site)) == [("import-conflict", A)]
    site.edit(A, longer, "Volunteers are needed always.")
    assert told(run(site)) == []


def test_without_evidence_what_differs_is_told_and_stays(bus):
    bus.edit(A, "40 blankets", "four dozen blankets")
    shutil.rmtree(bus.root / "content/.import")
    for _ in range(2):
        assert told(run(bus)) == [("import-conflict", A)]
    assert "four dozen blankets" in (bus.root / A).read_text("utf-8")
    (evidence,) = (bus.root / "content/.import").rglob("*.json")
    (conflict,) = json.loads(evidence.read_text("utf-8"))["conflicts"]
    assert conflict == BUS


FILE = "---\ntitle: A bus\nlang: en\ntags:\n- a\n- b\n---\n\nOne block.\n\nTwo\nlines.\n\nThree.\n"


@pytest.mark.parametrize(
    ("conflict", "is_done"),
    [
        ("title: A bus", True),
        ("title: A", False),
        ("tags:\n- a\n- b", True),
        ("tags:\n- a", False),
        ("date: (removed)", True),
        ("title: (removed)", False),
        ("One block.", True),
        ("block.", False),
        ("Two", False),
        ("Two\nlines.\n\nThree.", True),
        ("One block.\n\nThree.", False),
        ("(removed) Four.", True),
        ("(removed) Three.", False),
        (FILE, True),
    ],
)
def test_whole_keys_and_whole_blocks_settle_a_conflict(conflict, is_done):
    assert is_settled(conflict, FILE) is is_done


def test_what_a_file_does_not_say_is_listed_by_keys_and_blocks():
    mine = FILE.replace("A bus", "The bus").replace("Three.", "Four.")
    assert unsaid(FILE, mine) == ("title: A bus", "Three.")
    assert unsaid(FILE, FILE) == ()
