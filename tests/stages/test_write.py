"""Rendered -> Receipt: whole files, inside one folder, readable for a web server."""

import hashlib
import os
import stat
from pathlib import PurePosixPath

import pytest

from generator.model.errors import OutputError
from generator.model.ids import Digest, UrlPath
from generator.model.route import Rendered
from generator.stages.write import checksum, remove, write, write_blocks, write_file

KEY = Digest("key")


@pytest.fixture
def output(tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    return folder


@pytest.fixture
def strict_umask():
    before = os.umask(0o077)
    yield
    os.umask(before)


def _page(path="de/a.html", content=b"<p>"):
    return Rendered(path=UrlPath(path), content=content)


def _files(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir())


def _mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_page_is_written_and_its_receipt_tells_its_size_and_time(output):
    receipt = write(_page(), output, KEY)
    status = (output / "de/a.html").stat()
    assert (output / "de/a.html").read_bytes() == b"<p>"
    assert (receipt.path, receipt.key, receipt.size) == ("de/a.html", KEY, 3)
    assert receipt.mtime_ns == status.st_mtime_ns
    assert receipt.is_new is True


def test_equal_bytes_leave_the_file_as_it_is(output):
    write(_page(), output, KEY)
    file = output / "de/a.html"
    os.utime(file, ns=(1, 1))
    before = file.stat()
    receipt = write(_page(), output, KEY)
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (1, before.st_ino)
    assert receipt.is_new is False


def test_other_bytes_come_in_a_new_file_so_that_a_reader_keeps_the_old_one_whole(output):
    write(_page(content=b"old" * 1000), output, KEY)
    with (output / "de/a.html").open("rb") as reader:
        assert write(_page(content=b"new"), output, KEY).is_new is True
        assert reader.read() == b"old" * 1000
    assert (output / "de/a.html").read_bytes() == b"new"


def test_nothing_but_the_page_is_left(output):
    write(_page(), output, KEY)
    write(_page(content=b"other"), output, KEY)
    assert _files(output) == ["de/a.html"]


def test_a_folder_in_the_place_of_a_page_is_a_problem_that_leaves_nothing_behind(output):
    (output / "de/a.html").mkdir(parents=True)
    with pytest.raises(OutputError) as caught:
        write(_page(), output, KEY)
    assert caught.value.problem.code == "output"
    assert _files(output) == []


def test_a_file_in_the_place_of_a_folder_is_a_problem_that_leaves_nothing_behind(output):
    (output / "de").write_bytes(b"mine")
    with pytest.raises(OutputError):
        write(_page(), output, KEY)
    assert _files(output) == ["de"]


@pytest.mark.parametrize(
    "path",
    ["../a.html", "de/../../a.html", "de/../a.html", "/etc/a.html", "a\0.html", "", ".", "de/.."],
    ids=["up", "up-twice", "up-inside", "absolute", "nul", "empty", "itself", "ends-up"],
)
def test_a_path_that_is_not_plainly_inside_is_refused(output, path):
    with pytest.raises(OutputError, match="lies outside the folder"):
        write_file(output, PurePosixPath(path), b"x")
    with pytest.raises(OutputError, match="lies outside the folder"):
        remove(output, PurePosixPath(path))
    assert _files(output.parent) == []


def test_a_folder_that_links_outside_is_not_written_through(output, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.html").write_bytes(b"mine")
    (output / "de").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="lies outside the folder"):
        write(_page(), output, KEY)
    with pytest.raises(OutputError, match="lies outside the folder"):
        remove(output, PurePosixPath("de/a.html"))
    assert (tmp_path / "elsewhere/a.html").read_bytes() == b"mine"


@pytest.mark.parametrize("content", [b"mine", b"<p>"], ids=["other-bytes", "equal-bytes"])
def test_a_page_that_links_outside_is_replaced_and_its_goal_untouched(output, tmp_path, content):
    goal = tmp_path / "goal.html"
    goal.write_bytes(content)
    (output / "de").mkdir()
    (output / "de/a.html").symlink_to(goal)
    write(_page(), output, KEY)
    assert goal.read_bytes() == content
    assert not (output / "de/a.html").is_symlink()


def test_the_folder_itself_may_be_a_link(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk")
    write(_page(), tmp_path / "output", KEY)
    assert _files(tmp_path / "disk") == ["de/a.html"]


@pytest.mark.usefixtures("strict_umask")
def test_a_web_server_can_read_what_a_careful_person_built(tmp_path):
    folder = tmp_path / "site" / "output"
    folder.parent.mkdir()
    write(_page("de/story/index.html"), folder, KEY)
    assert _mode(folder / "de/story/index.html") == 0o644
    assert _mode(folder / "de/story") == 0o755
    assert _mode(folder / "de") == 0o755
    assert _mode(folder) == 0o755


def test_removing_a_page_prunes_the_folders_that_it_leaves_empty(output):
    write(_page("de/story/index.html"), output, KEY)
    write(_page("en/a.html"), output, KEY)
    assert remove(output, PurePosixPath("de/story/index.html")) is True
    assert _files(output) == ["en/a.html"]
    assert not (output / "de").exists()


def test_removing_a_page_leaves_folders_with_files_and_the_folder_itself(output):
    write(_page("de/story/index.html"), output, KEY)
    (output / "de/mine.txt").write_bytes(b"mine")
    remove(output, PurePosixPath("de/story/index.html"))
    assert _files(output) == ["de/mine.txt"]
    assert not (output / "de/story").exists()
    write(_page("a.html"), output, KEY)
    (output / "de/mine.txt").unlink()
    remove(output, PurePosixPath("a.html"))
    assert output.is_dir()


def test_removing_what_is_not_there_says_so(output):
    assert remove(output, PurePosixPath("de/a.html")) is False


def test_removing_a_folder_is_a_problem(output):
    (output / "de").mkdir()
    with pytest.raises(OutputError, match="cannot be removed"):
        remove(output, PurePosixPath("de"))
    assert (output / "de").is_dir()


BLOCKS = [b"one\n", b"two\n" * 1000, b"", b"three\n"]
WHOLE = b"".join(BLOCKS)
LIST = PurePosixPath("lists/manifest.txt")


def _sum(content):
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "before",
    [
        None, b"", WHOLE, WHOLE[:-1], WHOLE + b"more", b"x" + WHOLE[1:], WHOLE[:-1] + b"x",
        WHOLE[:2000] + b"x" + WHOLE[2000:], b"one\n",
    ],
    ids=["none", "empty", "same", "short", "long", "first", "last", "middle", "block"],
)  # fmt: skip
def test_blocks_become_a_file_whatever_lay_there_and_equal_ones_touch_nothing(output, before):
    file = output / LIST
    if before is not None:
        file.parent.mkdir()
        file.write_bytes(before)
        os.utime(file, ns=(1, 1))
    assert write_blocks(output, LIST, iter(BLOCKS)) == _sum(WHOLE)
    assert file.read_bytes() == WHOLE
    assert (file.stat().st_mtime_ns == 1) is (before == WHOLE)
    assert _files(output) == [str(LIST)]
    assert _mode(file) == 0o644 or before == WHOLE


def test_no_blocks_make_an_empty_file(output):
    assert write_blocks(output, LIST, []) == _sum(b"")
    assert (output / LIST).read_bytes() == b""


def test_blocks_that_end_in_an_error_leave_the_old_file_whole(output):
    def broken():
        yield b"new"
        raise KeyError(LIST)

    write_blocks(output, LIST, [b"old"])
    with pytest.raises(KeyError):
        write_blocks(output, LIST, broken())
    assert (output / LIST).read_bytes() == b"old"
    assert _files(output) == [str(LIST)]


def test_a_folder_in_the_place_of_a_list_is_a_problem(output):
    (output / LIST).mkdir(parents=True)
    with pytest.raises(OutputError):
        write_blocks(output, LIST, [b"x"])
    assert _files(output) == []


def test_a_receipt_tells_the_checksum_of_new_and_of_equal_bytes(output):
    for is_new in (True, False):
        receipt = write(_page(), output, KEY)
        assert (receipt.is_new, receipt.sha256) == (is_new, _sum(b"<p>"))
    assert checksum(output / "de/a.html") == _sum(b"<p>")
    assert checksum(output / "de/b.html") is None
