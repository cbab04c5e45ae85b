"""Sites on disk for tests of whole builds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.app.build import Options, build
from generator.app.report import Report
from generator.app.site import open_site

REPOSITORY = Path(__file__).parents[2]
SOURCES = ("site.toml", "seeds", "content", "themes", "rules", "fonts")


class SiteOnDisk:
    """A site's folder with the few verbs that tests need."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"

    def write(self, path: str, text: str | bytes) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return target

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def build(self, **options: int) -> Report:
        return build(open_site(self.root), Options(**options))

    def tree(self) -> dict[str, bytes]:
        return tree(self.output)

    def fresh_tree(self, folder: Path) -> dict[str, bytes]:
        """Build the same sources in a new folder, with no memory of earlier builds."""
        if folder.exists():
            shutil.rmtree(folder)
        copy = SiteOnDisk(folder)
        folder.mkdir(parents=True)
        for name in SOURCES:
            source = self.root / name
            if source.is_dir():
                shutil.copytree(source, folder / name)
            elif source.exists():
                shutil.copy(source, folder / name)
        copy.build()
        return copy.tree()


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def version(article: str, lang: str, body: str, **fields: str) -> str:
    """Write a content file's text."""
    matter = {"lang": lang, "article": article, "slug": article, **fields}
    lines = [f"{key}: {value}" for key, value in matter.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., SiteOnDisk]:
    def make(files: dict[str, str | bytes] | None = None, config: str = "") -> SiteOnDisk:
        site = SiteOnDisk(tmp_path / "site")
        site.write("site.toml", 'base_url = "https://archive.example"\n' + config)
        for path, text in (files or {}).items():
            site.write(path, text)
        return site

    return make


@pytest.fixture
def content() -> Callable[..., str]:
    return version


@pytest.fixture
def sample(tmp_path: Path) -> SiteOnDisk:
    """The repository's sample archive, with its seeds and without what they became."""
    site = SiteOnDisk(tmp_path / "sample")
    site.root.mkdir()
    shutil.copy(REPOSITORY / "site.toml", site.root)
    shutil.copytree(REPOSITORY / "seeds", site.root / "seeds")
    return site
