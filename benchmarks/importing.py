"""Speed and memory of importing: many documents, made by varying the repository's own seeds.

    python -m benchmarks.importing [N]

Prints documents per second and peak memory with one process and with two, for a second import
that finds nothing new, for one article more, and for an import that was killed half-way.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from generator.app.build import import_seeds
from generator.app.site import open_site

ROOT = Path(__file__).parents[1]
_VERSIONS = 3  # an article
_NUMBER = re.compile(r"\b[1-9][0-9]{1,5}\b")
_URL = re.compile(r"https?://\S+")
_NAME = re.compile(r"\b[A-Z]{4,}\b")
_NAMES = ("MAJA BERG", "IOAN PETRU", "SAMIRA KHAN", "LENE VOSS", "TUAN ANH", "NURUL HUDA")


def make_site(folder: Path, count: int) -> None:
    """Write a site with *count* sources, three versions an article."""
    folder.mkdir(parents=True)
    (folder / "site.toml").write_text('base_url = "https://archive.example"\n', "utf-8")
    for number, text in enumerate(_texts(count)):
        path = folder / "seeds" / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _texts(count: int) -> Iterator[str]:
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    families: dict[str, list[str]] = {}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text("utf-8-sig")
        found = _URL.search(text)
        families.setdefault(found[0] if found else path.name, []).append(text)
    groups = [texts for texts in families.values() if len(texts) >= _VERSIONS]
    for article in range(-(-count // _VERSIONS)):
        texts = groups[article % len(groups)]
        shift, name = chance.randrange(1, 9000), chance.choice(_NAMES)
        start = chance.randrange(len(texts))
        for version in range(min(_VERSIONS, count - article * _VERSIONS)):
            yield _varied(texts[(start + version) % len(texts)], article, shift, name)


def _varied(text: str, article: int, shift: int, name: str) -> str:
    head, *urls = _URL.split(text)
    body = _NUMBER.sub(lambda found: str(int(found[0]) + shift), head)
    body = _NAME.sub(name, body)
    address = f"https://paper-{article % 50}.example/news/story-{article}-a{article}.html"
    return address.join([body, *urls])


def _measure(root: Path, jobs: int) -> None:
    """Import in this process, and print what it took."""
    started = time.perf_counter()
    report = import_seeds(open_site(root), (), jobs)
    seconds = time.perf_counter() - started
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    memory = f"{own:.0f} MB" + (f", workers {workers:.0f} MB each" if workers else "")
    rate = f", {report.imported / seconds:.0f} a second" if report.imported else ""
    problems = f", {len(report.problems)} problems" if report.problems else ""
    print(f"{report.imported} imported in {seconds:.1f} s{rate}; peak {memory}{problems}")


def _run(root: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.importing", "--measure", str(root)]
    return subprocess.Popen([*command, "--jobs", str(jobs)], cwd=ROOT)  # noqa: S603 - our own


def _kill_half_way(root: Path, count: int) -> None:
    """Begin an import, and end it the hard way when half of the seeds were read."""
    process = _run(root, 1)
    while process.poll() is None and _read_so_far(root) < count // 2:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    print(f"killed with {_read_so_far(root)} of {count} read")


def _read_so_far(root: Path) -> int:
    path = root / ".commonweal" / "catalogue.sqlite"
    if not path.exists():
        return 0
    import sqlite3  # noqa: PLC0415 - one look into what another process writes

    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return int(db.execute("select count(*) from pending").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        db.close()


def _forget(root: Path) -> None:
    for name in ("content", ".commonweal"):
        shutil.rmtree(root / name, ignore_errors=True)


def compare(count: int) -> None:
    """Import *count* sources in several ways."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        make_site(root, count)
        for jobs in (1, 2):
            _forget(root)
            print(f"{count} sources, {jobs} process(es): ", end="", flush=True)
            _run(root, jobs).wait()
        print("nothing new: ", end="", flush=True)
        _run(root, 1).wait()
        path = root / "seeds" / "000" / "000000.txt"
        path.write_text(path.read_text("utf-8").replace(". ", ". 77 more. ", 1), "utf-8")
        print("one seed changed: ", end="", flush=True)
        _run(root, 1).wait()
        _forget(root)
        _kill_half_way(root, count)
        print("resumed: ", end="", flush=True)
        _run(root, 2).wait()


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=10_000)
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    if options.measure:
        _measure(options.measure, options.jobs)
    else:
        compare(options.count)


if __name__ == "__main__":
    main()
