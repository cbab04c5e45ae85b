"""The preview serves one folder to this machine, as a static host would, and nothing else."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.edges.server import bind
from generator.model.errors import OutputError

_SERVE = """
import pathlib, sys
from generator.edges import server
listener = server.bind(sys.argv[2], 0)
tell = lambda: print(listener.getsockname()[1], flush=True)
server.run(pathlib.Path(sys.argv[1]), listener, tell)
"""
OUTSIDE = "this lies outside of the output"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    kind: str
    text: str
    headers: dict[str, str]


def wait_until_open(address: tuple[str, int]) -> None:
    end = time.monotonic() + 10
    while True:
        try:
            socket.create_connection(address, timeout=1).close()
        except ConnectionRefusedError:
            assert time.monotonic() < end
        else:
            return


@contextmanager
def served(folder: Path, host: str = "127.0.0.1") -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-c", _SERVE, str(folder), host]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as process:
        try:
            address = host, int(process.stdout.readline())
            wait_until_open(address)
            yield address
        finally:
            process.kill()


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Iterator[tuple[str, int]]:
    root = tmp_path_factory.mktemp("site")
    files = {
        "output/index.html": "the chooser",
        "output/404.html": "nothing here",
        "output/de/index.html": "die Übersicht",
        "output/de/404.html": "nichts gefunden",
        "output/de/über.html": "ein Name mit Umlaut",
        "output/ar/index.html": "الفهرس",
        "output/assets/site.css": "p { }",
        "output/robots.txt": "User-agent: *",
        "site.toml": OUTSIDE,
        "output-of-another/index.html": OUTSIDE,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "output" / "link.html").symlink_to(root / "site.toml")
    (root / "output" / "linked").symlink_to(root / "output-of-another")
    with served(root / "output") as address:
        yield address


def ask(
    place: tuple[str, int], path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> Answer:
    with closing(http.client.HTTPConnection(*place, timeout=5)) as connection:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        text = response.read().decode()
        return Answer(
            status=response.status, kind=found.get("content-type", ""), text=text, headers=found
        )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "the chooser"),
        ("/index.html", "the chooser"),
        ("/de/", "die Übersicht"),
        ("/de/index.html", "die Übersicht"),
        ("/ar/", "الفهرس"),
        ("/de/%C3%BCber.html", "ein Name mit Umlaut"),
        ("/de/?from=mail", "die Übersicht"),
    ],
)
def test_a_folder_stands_for_its_index_and_pages_are_utf_8(place, path, text):
    answer = ask(place, path)
    assert (answer.status, answer.text) == (200, text)
    assert answer.kind == "text/html; charset=utf-8"


def test_a_folder_without_slash_leads_to_the_one_with(place):
    answer = ask(place, "/de")
    assert answer.status in {301, 302, 307, 308}
    assert answer.headers["location"].endswith("/de/")


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/assets/site.css", "text/css; charset=utf-8"), ("/robots.txt", "text/plain; charset=utf-8")],
)
def test_other_files_have_their_type(place, path, kind):
    answer = ask(place, path)
    assert (answer.status, answer.kind) == (200, kind)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/de/none.html", "nichts gefunden"),
        ("/de/a/b/c.html", "nichts gefunden"),
        ("/ar/none.html", "nothing here"),
        ("/none.html", "nothing here"),
        ("/xx/none.html", "nothing here"),
        ("/assets/none.css", "nothing here"),
        ("/assets/", "nothing here"),
    ],
)
def test_what_is_not_there_gets_the_404_page_of_its_language(place, path, text):
    answer = ask(place, path)
    assert (answer.status, answer.text) == (404, text)
    assert answer.kind == "text/html; charset=utf-8"


def test_a_site_without_404_page_says_so_in_plain_text(tmp_path):
    with served(tmp_path) as address:
        answer = ask(address, "/none.html")
    assert answer.status == 404
    assert answer.kind.startswith("text/plain")


@pytest.mark.parametrize("path", ["/", "/none.html", "/assets/site.css"])
def test_nothing_is_cached_and_no_type_is_guessed(place, path):
    answer = ask(place, path)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil", ""]
)
def test_a_request_for_another_host_is_refused(place, host):
    answer = ask(place, "/", headers={"Host": host})
    assert answer.status == 400
    assert "chooser" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:8000"])
def test_this_machine_is_answered_under_each_of_its_names(place, host):
    assert ask(place, "/", headers={"Host": host}).status == 200


def has_ipv6() -> bool:
    try:
        with closing(socket.socket(socket.AF_INET6)) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6 loopback")
def test_this_machine_is_answered_over_ipv6_too(tmp_path):
    (tmp_path / "index.html").write_text("the chooser")
    with served(tmp_path, "::1") as (_, port):
        assert ask(("::1", port), "/").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../site.toml",
        "/de/../../site.toml",
        "/%2e%2e/site.toml",
        "/%2e%2e%2fsite.toml",
        "/..%2fsite.toml",
        "/..%5csite.toml",
        "/%252e%252e/site.toml",
        "/de/%2e%2e/%2e%2e/site.toml",
        "/../output-of-another/index.html",
        "/..%2foutput-of-another/index.html",
        "//../site.toml",
        "/....//site.toml",
        "/link.html",
        "/linked/",
        "/linked/index.html",
    ],
)
def test_nothing_outside_of_the_folder_is_served(place, path):
    answer = ask(place, path)
    assert answer.status == 404
    assert OUTSIDE not in answer.text


@pytest.mark.parametrize(
    "path", ["/%00", "/%00/x.html", "/de/%00", "/" + "a" * 300, "/de/" + "a" * 300, "/%ff%fe"]
)
def test_an_address_that_no_file_can_have_is_not_found(place, path):
    assert ask(place, path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_reading_is_allowed(place, method):
    assert ask(place, "/index.html", method).status == 405


def test_the_head_of_an_answer_can_be_asked_for(place):
    answer = ask(place, "/", "HEAD")
    assert (answer.status, answer.text) == (200, "")


def test_a_page_that_is_replaced_while_it_is_asked_for_comes_whole(tmp_path):
    page, draft = tmp_path / "index.html", tmp_path / ".draft"
    texts = ["old " * 10, "the new one " * 1000]
    page.write_text(texts[0])
    is_over = threading.Event()

    def replace() -> None:
        while not is_over.is_set():
            for text in texts:
                draft.write_text(text)
                draft.replace(page)

    with served(tmp_path) as address:
        thread = threading.Thread(target=replace)
        thread.start()
        try:
            assert {ask(address, "/").text for _ in range(100)} <= set(texts)
        finally:
            is_over.set()
            thread.join()


@contextmanager
def taken() -> Iterator[int]:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_passed_over_for_the_next_free_one():
    with taken() as port, closing(bind("127.0.0.1", port)) as listener:
        assert port < listener.getsockname()[1] < port + 20


def test_what_is_bound_takes_callers_at_once_so_that_ready_means_ready():
    with closing(bind("127.0.0.1", 0)) as listener:
        socket.create_connection(listener.getsockname(), timeout=1).close()


def test_two_previews_that_start_at_once_get_a_port_each():
    with closing(bind("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with closing(bind("127.0.0.1", port)) as one, closing(bind("127.0.0.1", port)) as other:
        assert one.getsockname()[1] != other.getsockname()[1]


@pytest.mark.parametrize(
    ("host", "port"), [("192.0.2.1", 8000), ("no such host", 8000), ("127.0.0.1", 65536)]
)
def test_where_nothing_can_be_bound_is_a_problem_with_a_hint(host, port):
    with pytest.raises(OutputError) as caught:
        bind(host, port)
    assert caught.value.problem.code == "serve"
    assert "--port" in caught.value.problem.hint
