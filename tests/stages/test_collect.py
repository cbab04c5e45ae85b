"""Disk -> SourceFile: what is found, in which order, and what is refused."""

import os
from pathlib import PurePosixPath

import pytest

from generator.model.errors import Problem, SourceError
from generator.model.ids import digest
from generator.stages.collect import collect, find, read


def _put(site, path, content=b"text"):
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def _collect(site):
    return list(collect(site, "seeds", ".txt"))


def _problems(site):
    return [(str(p.where.path), p.what) for p in _collect(site) if isinstance(p, Problem)]


def test_a_file_comes_with_its_path_in_the_site_its_bytes_and_their_digest(tmp_path):
    _put(tmp_path, "seeds/deep/a.txt", b"\xffraw\r\n")
    (found,) = _collect(tmp_path)
    assert found.path == PurePosixPath("seeds/deep/a.txt")
    assert found.raw == b"\xffraw\r\n"
    assert found.digest == digest(b"\xffraw\r\n")


def test_files_come_sorted_by_path(tmp_path):
    names = ["b.txt", "a.txt", "a/z.txt", "a/b/c.txt", "B.txt", "10.txt", "9.txt", "ä.txt"]
    for name in names:
        _put(tmp_path, f"seeds/{name}")
    paths = [found.path for found in _collect(tmp_path)]
    assert len(paths) == len(names)
    assert paths == sorted(paths)


def test_hidden_files_and_folders_and_other_endings_are_passed_over(tmp_path):
    for name in ["a.txt", ".b.txt", ".import/c.txt", "d/.e/f.txt", "g.md", "txt", "h.txt~"]:
        _put(tmp_path, f"seeds/{name}")
    assert [str(found.path) for found in _collect(tmp_path)] == ["seeds/a.txt"]


def test_the_ending_of_a_name_counts_in_any_case(tmp_path):
    for name in ["a.TXT", "b.Txt", "c.txt"]:
        _put(tmp_path, f"seeds/{name}")
    assert [found.path.name for found in _collect(tmp_path)] == ["a.TXT", "b.Txt", "c.txt"]


def test_several_endings_are_collected_in_one_order(tmp_path):
    for name in ["b.txt", "a.MD", "c.html", "d.jpg"]:
        _put(tmp_path, f"seeds/{name}")
    found = collect(tmp_path, "seeds", (".txt", ".md", ".html"))
    assert [file.path.name for file in found] == ["a.MD", "b.txt", "c.html"]


def test_finding_names_every_file_and_reads_none(tmp_path):
    for name in ["b.pdf", "a/c.txt", ".hidden", "~$lock.docx"]:
        _put(tmp_path, f"seeds/{name}")
    (tmp_path / "seeds/link").symlink_to(tmp_path)
    paths = [str(found) for found in find(tmp_path, "seeds") if not isinstance(found, Problem)]
    assert paths == ["seeds/a/c.txt", "seeds/b.pdf"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert _collect(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_is_a_problem_and_no_crash(tmp_path):
    _put(tmp_path, "seeds")
    assert [path for path, _ in _problems(tmp_path)] == ["seeds"]


@pytest.mark.parametrize("goal", ["outside.txt", "seeds/a.txt", "nowhere.txt"])
def test_a_link_to_a_file_is_a_problem_and_not_followed(tmp_path, goal):
    _put(tmp_path, "outside.txt", b"secret")
    _put(tmp_path, "seeds/a.txt")
    (tmp_path / "seeds/link.txt").symlink_to(tmp_path / goal)
    assert _problems(tmp_path) == [("seeds/link.txt", "`link.txt` is a symbolic link")]
    assert [f.raw for f in _collect(tmp_path) if not isinstance(f, Problem)] == [b"text"]


@pytest.mark.parametrize("name", ["archive", "archive.txt"])
def test_a_link_to_a_folder_is_a_problem_and_not_followed(tmp_path, name):
    _put(tmp_path, "outside/secret.txt")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / name).symlink_to(tmp_path / "outside")
    assert _problems(tmp_path) == [(f"seeds/{name}", f"`{name}` is a symbolic link")]
    assert all(isinstance(found, Problem) for found in _collect(tmp_path))


def test_a_circle_of_links_ends(tmp_path):
    _put(tmp_path, "seeds/a.txt")
    (tmp_path / "seeds/again.txt").symlink_to(tmp_path / "seeds")
    assert len(_collect(tmp_path)) == 2


def test_a_pipe_is_a_problem_and_not_waited_for(tmp_path):
    (tmp_path / "seeds").mkdir()
    os.mkfifo(tmp_path / "seeds/pipe.txt")
    assert _problems(tmp_path) == [("seeds/pipe.txt", "`pipe.txt` is no regular file")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every file")
@pytest.mark.parametrize("locked", ["seeds/a.txt", "seeds/deep"])
def test_what_may_not_be_read_is_a_problem_and_stops_nothing_else(tmp_path, locked):
    _put(tmp_path, "seeds/a.txt")
    _put(tmp_path, "seeds/deep/b.txt")
    _put(tmp_path, "seeds/z.txt")
    (tmp_path / locked).chmod(0)
    found = _collect(tmp_path)
    (tmp_path / locked).chmod(0o755)
    assert [str(p.where.path) for p in found if isinstance(p, Problem)] == [locked]
    assert len(found) == 3


def test_a_name_that_is_not_utf8_is_a_problem_that_can_be_printed(tmp_path):
    _put(tmp_path, "seeds/a.txt")
    (tmp_path / "seeds" / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"text")
    (problem,) = [found for found in _collect(tmp_path) if isinstance(found, Problem)]
    assert b"caf" in str(problem).encode()


def test_every_problem_says_what_to_do(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/link.txt").symlink_to("nowhere")
    (problem,) = _collect(tmp_path)
    assert problem.code == "source-unreadable"
    assert problem.hint == "put the file itself there"


@pytest.mark.parametrize("name", ["gone.txt", "folder.txt"])
def test_reading_what_is_no_file_is_refused(tmp_path, name):
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(SourceError, match=r"is no regular file|does not exist"):
        read(tmp_path, PurePosixPath(name))
