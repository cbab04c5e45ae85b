"""The real faults of trees that Hugo and Pelican built, and none in what this program builds."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.app.checking import Options, check
from generator.app.cli import cli
from generator.edges.trees.files import files_of

FIXTURE = Path(__file__).parents[1] / "check"


def found(folder: Path) -> Counter[str]:
    verdict = check(files_of(folder), Options(jobs=1))
    assert verdict.base == "https://archive.example"
    return Counter(told.rule for told in verdict.findings)


def paths(folder: Path, rule: str) -> set[str]:
    verdict = check(files_of(folder), Options(jobs=1, numbers=frozenset({rule})))
    return {told.path for told in verdict.findings}


def test_hugo_gives_alternates_in_the_sitemap_only_and_no_canonicals():
    assert found(FIXTURE / "trees" / "hugo") == {
        "H9": 19,  # 7 translated texts, 6 front pages, 6 lists: none in a head
        "H11": 21,  # all pages but the redirect from the root
        "M7": 1,  # robots.txt without the sitemap
    }
    translated = {path for path in paths(FIXTURE / "trees" / "hugo", "H9") if path.count("/") == 3}
    assert len(translated) == 7
    assert not any("einkaeufe" in path or "radio" in path for path in translated)


def test_pelican_lists_every_version_but_the_page_itself():
    assert found(FIXTURE / "trees" / "pelican") == {
        "H1": 7,  # no translated text lists itself
        "H5": 7,  # nor an x-default
        "H11": 10,  # its pages have no canonicals, unless a theme writes them
        "G3": 1,  # Arabic without dir=rtl
        "F6": 1,  # a feed of all languages that says none
    }


def test_the_same_texts_built_by_this_program_have_no_fault(tmp_path):
    shutil.copytree(FIXTURE / "site", tmp_path / "site")
    built = CliRunner().invoke(cli, ["build", "--site", str(tmp_path / "site"), "-q", "--strict"])
    assert "error" not in built.output
    output = tmp_path / "site" / "output"
    verdict = check(files_of(output), Options(jobs=1))
    # The theme speaks all six languages, `pt` for pt-BR too: no page says anything in another.
    assert verdict.findings == ()
    names = {file.stem: file.read_text("utf-8").split("slug: ")[1].split("\n")[0]
             for file in (FIXTURE / "site" / "content").iterdir()}  # fmt: skip
    pages = [output / f"{stem.split('.')[1].lower()}/{slug}.html" for stem, slug in names.items()]
    assert [page for page in pages if not page.is_file()] == []
    assert len(pages) == 9


@pytest.mark.parametrize("page", ["de/buecherbus.html", "en/library-bus.html"])
def test_a_text_copied_to_another_languages_address_is_found_in_any_tree(tmp_path, page):
    tree = tmp_path / "tree"
    shutil.copytree(FIXTURE / "trees" / "pelican", tree)
    text = (tree / page).read_text("utf-8").replace("<html lang=", '<html lang="pt" data-was=')
    (tree / "pt-BR" / "phantom.html").write_text(text, "utf-8")
    assert "pt-BR/phantom.html" in paths(tree, "H10")
