"""The law of the house: after any sequence of edits the tree equals that of a fresh build."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PIL import Image

from generator.app.build import Options, build
from generator.app.site import open_site


def a_picture(colour):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return out.getvalue()


LANGS = ("ar", "bn", "de", "en", "km", "pt-BR", "yue")
ARTICLES = ("one", "two", "three")
SEED = (
    "The {word} house opened its doors on Monday, and forty people came to see the new rooms for"
    " families that had no place to stay in the winter.\nSource: https://{article}.example/{word}\n"
)
FLAGS = (
    "aliases: [was, own, /old/place/]\n", "aliases: [/de/shared.html]\n", "until: 2020-01-01\n",
    "embargo: 2999-01-01\n", "withdrawn:\n", "until: 2999-01-01\naliases: [/EN/One.html]\n",
    "", "draft: true\n", 'withdrawn: "why"\n', "translation: original\n", "date: 2025-03-07\n",
    "date: 2024-12-31\ntags: [Bus, bus, index]\n",
    "tags: [bus]\nrelated: [one, two]\nreview: [title, date]\n",
    'source: {name: Blatt, url: "https://b.example:81/x"}\ndate: 2025-03-07\n',
)  # fmt: skip
PICTURES = (None, b"<html>", *map(a_picture, ("red", "blue")))
words = st.sampled_from(["red", "blue", "old"])
langs = st.sampled_from(LANGS)
articles = st.sampled_from(ARTICLES)


class Edits(RuleBasedStateMachine):
    """Random edits to seeds, content, theme and settings; each is followed by a build."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "site"
        self.root.mkdir()
        for name in ("seeds", "content", "themes"):
            (self.root / name).mkdir()
        self.configure("latin", 2)
        for article, lang in (("one", "de"), ("one", "en"), ("two", "ar")):
            self.write(("", article, lang), "red", "Title", "", "")

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @rule(
        digits=st.sampled_from(["native", "latin"]),
        size=st.integers(1, 3),
        pairs=st.sampled_from(['"original"', '[["de", "ar"]]']),
    )
    def configure(self, digits, size, pairs='"original"'):
        text = f'base_url = "https://a.example"\ndigits = "{digits}"\npage_size = {size}\n'
        text += f'side_by_side = {pairs}\ncontact = "a@a.example"\n'
        if (self.root / "themes" / "mine").is_dir():
            text += 'theme = "mine"\n'
        (self.root / "site.toml").write_text(text)

    @rule(
        name=st.tuples(st.sampled_from(["", "deep/er/"]), articles, langs),
        body=words,
        title=st.none() | words,
        slug=st.sampled_from(["", "shared", "own"]),
        flag=st.sampled_from(FLAGS),
    )
    def write(self, name, body, title, slug, flag):
        place, article, lang = name
        path = self.root / f"content/{place}{article}.{lang}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        matter = f"lang: {lang}\narticle: {article}\n{flag}"
        matter += f"title: {title}\n" if title else ""
        matter += f"slug: {slug}\n" if slug else ""
        path.write_text(f"---\n{matter}---\n\nA {body} text.\n\nSecond *paragraph*.\n", "utf-8")

    @rule(pick=st.integers(0, 99))
    def delete(self, pick):
        files = sorted((self.root / "content").rglob("*.md"))
        if files:
            files[pick % len(files)].unlink()

    @rule(pick=st.integers(0, 99), word=words)
    def append(self, pick, word):
        files = sorted((self.root / "content").rglob("*.md"))
        if files:
            with files[pick % len(files)].open("a", encoding="utf-8") as file:
                file.write(f"\nOne more {word} line.\n")

    @rule(pick=st.integers(0, 99), raw=st.sampled_from([b"\xff", b"---\nlang: [\n---\n", b""]))
    def damage(self, pick, raw):
        files = sorted((self.root / "content").rglob("*.md"))
        if files:
            files[pick % len(files)].write_bytes(raw)

    @rule(folder=st.sampled_from(["", "deep/er"]), raw=st.sampled_from(PICTURES))
    def put_picture(self, folder, raw):
        path = self.root / "content" / folder / "p.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if raw:
            path.write_bytes(raw)
        else:
            path.unlink(missing_ok=True)

    @rule(pick=st.integers(0, 99))
    def show_picture(self, pick):
        files = sorted((self.root / "content").rglob("*.md"))
        if files:
            with files[pick % len(files)].open("a", encoding="utf-8") as file:
                file.write("\n![A picture](p.png)\n")

    @rule(article=articles, word=words)
    def drop_seed(self, article, word):
        text = SEED.format(article=article, word=word)
        (self.root / f"seeds/{article}-{word}.en.txt").write_text(text, "utf-8")

    @rule(article=articles, word=words)
    def change_seed(self, article, word):
        path = self.root / f"seeds/{article}-{word}.en.txt"
        if path.exists():
            path.write_text(path.read_text("utf-8").replace("forty", "fifty"), "utf-8")

    @rule(text=words)
    def change_template(self, text):
        folder = self.root / "themes/mine"
        (folder / "templates/parts").mkdir(parents=True, exist_ok=True)
        (folder / "theme.toml").write_text('extends = "archive"\n')
        (folder / "templates/parts/footer.html").write_text(f"<footer>{text}</footer>")
        self.configure("latin", 2)

    @rule()
    def begin_content_anew(self):
        shutil.rmtree(self.root / "content", ignore_errors=True)

    @rule()
    def forget(self):
        shutil.rmtree(self.root / ".commonweal", ignore_errors=True)

    @invariant()
    def the_tree_equals_a_fresh_build(self):
        if not hasattr(self, "root"):
            return
        first = self.build(self.root)
        again = self.build(self.root)
        assert (again.written, again.removed, again.imported) == (0, 0, 0)
        copy = self.folder / "copy"
        shutil.copytree(self.root, copy, ignore=shutil.ignore_patterns("output", ".commonweal"))
        fresh = self.build(copy)
        assert tree(self.root / "output") == tree(copy / "output")
        assert first.sorted_problems() == fresh.sorted_problems()
        assert tree(self.root / "content") == tree(copy / "content")
        shutil.rmtree(copy)

    @staticmethod
    def build(root):
        return build(open_site(root), Options())


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


Edits.TestCase.settings = settings(
    max_examples=10,
    derandomize=True,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_any_sequence_of_edits_equals_a_fresh_build = Edits.TestCase
