"""Pictures of a site: made with the texts that show them, made anew when they change, and gone."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from generator.edges import pictures, pool

REPOSITORY = Path(__file__).parents[2]
BODY = "::: figure\n![People at a bus](Night%20bus.PNG)\nSoup at the bus.\n:::\n\nText."
PICTURE = "content/n.example/Night bus.PNG"
SMALL = "[pictures]\nwidths = [20]\n"


def a_picture(colour: str = "red", kind: str = "PNG", size: tuple[int, int] = (30, 20)) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, exif=exif)
    return out.getvalue()


def media(site) -> dict[str, bytes]:
    return {path: raw for path, raw in site.tree().items() if path.startswith("media/")}


@pytest.fixture
def site(make_site, content):
    files = {"content/n.example/a.en.md": content("a", "en", BODY)}
    files |= {PICTURE: a_picture(), "content/n.example/unused.png": a_picture("blue")}
    return make_site(files, SMALL)


def test_a_picture_beside_a_text_is_published_with_it_and_goes_with_it(site, content, tmp_path):
    assert site.build().problems == []
    made = media(site)
    kinds = [re.fullmatch(r"media/night-bus-[0-9a-f]{12}\.(\w+)", path)[1] for path in made]
    assert sorted(kinds) == ["avif", "avif", "png", "webp", "webp"]
    assert not [path for path, raw in made.items() if b"SECRET" in raw]
    page = site.tree()["en/a.html"].decode()
    shown = re.findall(r"\.\./(media/[^ \"]+)", page)
    assert sorted(shown) == sorted(made)
    assert 'width="30" height="20" alt="People at a bus" decoding="async"' in page
    assert "Picture not in" not in page
    assert f"\t{PICTURE}\n" in site.tree()["manifest.txt"].decode()
    site.write("content/n.example/a.en.md", content("a", "en", BODY, draft="true"))
    site.build()
    assert media(site) == {}
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_second_build_makes_nothing_and_opens_no_picture(site, monkeypatch):
    site.build()
    monkeypatch.setattr(pictures, "probe", None)
    monkeypatch.setattr(pictures, "encode", None)
    report = site.build()
    assert (report.written, report.removed, report.failed, report.problems) == (0, 0, 0, [])


def test_a_build_that_has_nothing_to_make_does_not_load_pillow(site):
    site.build()
    script = (
        "import sys; from pathlib import Path; from generator.app.site import open_site;"
        "from generator.app.build import Options, build;"
        "build(open_site(Path(sys.argv[1])), Options()); print('PIL' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(site.root)]
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert done.stdout == "False\n"


def test_a_picture_with_a_new_time_and_the_same_bytes_changes_nothing(site, monkeypatch):
    site.build()
    monkeypatch.setattr(pictures, "probe", None)
    site.write(PICTURE, a_picture())
    report = site.build()
    assert (report.written, report.removed, report.problems) == (0, 0, [])


def test_a_picture_that_changed_gets_new_names_and_its_page_shows_them(site, content, tmp_path):
    site.write("content/n.example/b.en.md", content("b", "en", "Without."))
    site.build()
    before = site.tree()
    site.write(PICTURE, a_picture("green"))
    report = site.build()
    after = site.tree()
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert {path for path in changed if not path.startswith("media/")} == {
        "en/a.html",
        "en/index.html",
        "manifest.txt",
        "manifest-sha256.txt",
    }
    assert (report.written, report.removed) == (7, 5)
    assert after == site.fresh_tree(tmp_path / "fresh")


def test_a_picture_that_vanished_is_told_and_leaves_its_words(site, tmp_path):
    site.build()
    (site.root / PICTURE).unlink()
    for _ in range(2):
        assert [(p.code, str(p.where)) for p in site.build().problems] == [
            ("picture-missing", "content/n.example/a.en.md")
        ]
    page = site.tree()["en/a.html"].decode()
    assert "<img" not in page
    assert "Picture not in this archive" in page
    assert "People at a bus\nSoup at the bus." in page
    assert media(site) == {}
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")
    site.write(PICTURE, a_picture())
    assert site.build().problems == []
    assert "<img" in site.tree()["en/a.html"].decode()


@pytest.mark.parametrize("raw", [b"<html>SECRET</html>", a_picture()[:70], b""])
def test_a_picture_that_is_none_is_told_by_every_build_and_never_copied(site, raw, tmp_path):
    site.build()
    site.write(PICTURE, raw)
    for _ in range(2):
        found = [(p.code, str(p.where.path)) for p in site.build().problems]
        assert found == [("picture-broken", PICTURE)]
    assert media(site) == {}
    assert b"Picture not in this archive" in site.tree()["en/a.html"]
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_pictures_that_are_not_there_or_outside_are_left_alone(make_site, content):
    body = "![a](gone.jpg)\n\n![b](../../../etc/passwd.png)\n\n![c](https://x.example/y.png)"
    site = make_site({"content/a.en.md": content("a", "en", body)})
    report = site.build()
    assert [(p.code, str(p.where.path)) for p in report.problems] == [
        ("picture-missing", "content/a.en.md")
    ]
    assert media(site) == {}
    page = site.tree()["en/a.html"].decode()
    assert '<p id="p1">a</p>' in page
    assert "<img" not in page


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_link_that_leads_out_of_the_content_is_not_followed(make_site, content, is_folder):
    site = make_site({"content/a.en.md": content("a", "en", "![a](in/x.png)")}, SMALL)
    secret = site.write("private/x.png", a_picture())
    (site.root / "content/in").parent.mkdir(exist_ok=True)
    if is_folder:
        (site.root / "content/in").symlink_to(secret.parent)
    else:
        (site.root / "content/in").mkdir()
        (site.root / "content/in/x.png").symlink_to(secret)
    assert "picture-missing" in {p.code for p in site.build().problems}
    assert media(site) == {}


def test_texts_share_a_picture_and_it_stays_as_long_as_one_shows_it(site, content, tmp_path):
    site.build()
    made = media(site)
    site.write("content/n.example/b.de.md", content("b", "de", BODY))
    assert site.build().problems == []
    assert media(site) == made
    (site.root / "content/n.example/a.en.md").unlink()
    site.build()
    assert media(site) == made
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_equal_pictures_in_two_places_are_published_each(site, content, tmp_path):
    site.write("content/m.example/b.en.md", content("b", "en", BODY))
    site.write("content/m.example/Night bus.PNG", a_picture())
    site.build()
    assert len(media(site)) == 10
    (site.root / "content/m.example/b.en.md").unlink()
    site.build()
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_settings_decide_the_files_and_a_change_takes_the_others_away(site, tmp_path):
    site.build()
    text = 'base_url = "https://archive.example"\n[pictures]\nwidths = []\nformats = ["webp"]\n'
    site.write("site.toml", text)
    site.build()
    assert sorted(Path(path).suffix for path in media(site)) == [".png", ".webp"]
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_two_workers_make_the_same_pictures_and_report_as_one(site, content, monkeypatch):
    names = [f"p{number}.jpg" for number in range(6)]
    body = "\n\n".join(f"![{name}]({name})" for name in names)
    site.write("content/n.example/c.en.md", content("c", "en", body))
    for number, name in enumerate(names[:5]):
        site.write(f"content/n.example/{name}", a_picture(f"#{number}0{number}0f0", "JPEG"))
    site.write("content/n.example/p4.jpg", b"none")
    one = site.build(jobs=1)
    tree = site.tree()
    monkeypatch.setattr(pool, "_WORTH_IT", 2)
    two = site.build(jobs=2, clean=True)
    assert site.tree() == tree
    assert [p.code for p in one.sorted_problems()] == ["picture-missing", "picture-broken"]
    assert two.sorted_problems() == one.sorted_problems()
    assert (two.written, two.unchanged) == (0, one.written + one.unchanged)


def test_a_picture_that_changes_while_the_site_is_built_is_told_and_made_next_time(
    site, monkeypatch, tmp_path
):
    run = pictures.probe

    def probe_and_change(file):
        seen = run(file)
        site.write(PICTURE, a_picture("black"))
        return seen

    monkeypatch.setattr(pictures, "probe", probe_and_change)
    assert {p.code for p in site.build(jobs=1).problems} == {"picture-changed"}
    monkeypatch.undo()
    assert site.build().problems == []
    assert site.tree() == site.fresh_tree(tmp_path / "fresh")


def test_a_site_without_its_memory_keeps_its_pictures(site):
    site.build()
    before = site.tree()
    for file in (site.root / ".commonweal").iterdir():
        file.unlink()
    assert site.build().written == 0
    assert site.tree() == before


def test_a_text_that_comes_from_a_seed_shows_its_picture_at_once(site):
    seed = (
        "---\nlang: en\ntitle: Boats\nsource: https://n.example/boats\n---\n\n"
        "Two boats lay in the harbour on Monday, and nobody knew whose they were.\n\n"
        "![x](unused.png)\n"
    )
    site.write("seeds/boats.md", seed)
    assert site.build().problems == []
    assert b'alt="x"' in site.tree()["en/boats.html"]
    again = site.build()
    assert (again.written, again.removed) == (0, 0)


@pytest.mark.parametrize("name", ["%00", "n" * 300, "a%2Fb", "%ff", "a%0Ab"])
def test_a_name_that_no_file_can_have_is_told_as_missing(make_site, content, name):
    site = make_site({"content/a.en.md": content("a", "en", f"![x]({name}.jpg)")})
    for _ in range(2):
        assert [p.code for p in site.build().problems] == ["picture-missing"]
