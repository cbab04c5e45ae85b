"""Events on disk come as flurries: together, of sources only, and of what is gone too."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.edges.watch import Watcher

DEADLINE = 10.0  # seconds after which a test gives up


class Flurries:
    """The flurries of a watcher, waited for with a deadline."""

    def __init__(self, watcher: Watcher) -> None:
        self._found: queue.SimpleQueue[set[Path]] = queue.SimpleQueue()
        threading.Thread(target=self._follow, args=(watcher,), daemon=True).start()

    def _follow(self, watcher: Watcher) -> None:
        for paths in watcher.flurries():
            self._found.put(paths)

    def next(self) -> set[Path]:
        return self._found.get(timeout=DEADLINE)

    def until(self, path: Path) -> list[set[Path]]:
        """Return all flurries up to the one that has *path*."""
        end = time.monotonic() + DEADLINE
        found: list[set[Path]] = []
        while not found or path not in found[-1]:
            found.append(self._found.get(timeout=max(0.0, end - time.monotonic())))
        return found


@pytest.fixture
def site(tmp_path) -> Path:
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "site.toml").write_text("one")
    (tmp_path / "content" / "there.md").write_text("one")
    return tmp_path


@pytest.fixture
def watch(site):
    with Watcher([site / "content"], [site / "site.toml"]) as watcher:
        yield Flurries(watcher)


def all_of(flurries: list[set[Path]]) -> set[Path]:
    return set().union(*flurries)


def touched(watch: Flurries, site: Path, act: Callable[[], object]) -> set[Path]:
    """Return what was noted of *act*, by a file that is written after it and surely seen."""
    act()
    last = site / "content" / "last.md"
    last.write_text("x")
    return all_of(watch.until(last)) - {last}


def test_a_new_file_is_seen(watch, site):
    (site / "content" / "new.md").write_text("x")
    assert watch.next() == {site / "content" / "new.md"}


def test_many_writes_in_a_row_are_one_flurry_or_few(watch, site):
    files = [site / "content" / f"{n}.md" for n in range(50)]
    for file in files * 2:
        file.write_text("x")
    flurries = watch.until(files[-1])
    assert all_of(flurries) == set(files)
    assert len(flurries) < 10


def test_an_edit_in_a_folder_below_is_seen(watch, site):
    file = site / "content" / "news" / "a.de.md"
    assert file in touched(watch, site, lambda: file.write_text("x"))


def test_a_folder_that_came_later_is_watched(watch, site):
    folder = site / "content" / "later"
    folder.mkdir()
    assert folder in all_of(watch.until(folder))
    (folder / "a.md").write_text("x")
    assert folder / "a.md" in all_of(watch.until(folder / "a.md"))


def test_a_removed_file_is_seen(watch, site):
    file = site / "content" / "there.md"
    assert file in touched(watch, site, file.unlink)


def test_a_moved_file_is_seen_at_both_places(watch, site):
    old, new = site / "content" / "there.md", site / "content" / "news" / "here.md"
    assert {old, new} <= touched(watch, site, lambda: old.rename(new))


def test_a_file_that_an_editor_puts_in_place_whole_is_seen(watch, site):
    draft, file = site / "content" / ".there.md.swp", site / "content" / "there.md"
    draft.write_text("two")
    found = touched(watch, site, lambda: draft.replace(file))
    assert file in found
    assert draft not in found


@pytest.mark.parametrize("name", [".hidden.md", ".a.md.swp", ".import/a.json", "news/.x/y.md"])
def test_hidden_files_and_folders_are_not_noted(watch, site, name):
    def act() -> None:
        (site / "content" / name).parent.mkdir(exist_ok=True)
        (site / "content" / name).write_text("x")

    hidden = touched(watch, site, act) - {site / "content" / "news"}
    assert hidden == set()


def test_reading_a_file_is_no_change(watch, site):
    assert touched(watch, site, (site / "content" / "there.md").read_text) == set()


def test_the_settings_are_watched_and_what_lies_beside_them_is_not(watch, site):
    def act() -> None:
        (site / "notes.txt").write_text("x")
        (site / "site.toml").write_text("two")

    assert touched(watch, site, act) == {site / "site.toml"}


def test_a_site_in_a_hidden_folder_is_watched_all_the_same(tmp_path):
    content = tmp_path / ".sites" / "content"
    content.mkdir(parents=True)
    with Watcher([content], []) as watcher:
        flurries = Flurries(watcher)
        (content / "a.md").write_text("x")
        assert flurries.next() == {content / "a.md"}
