"""Which catalogues speak for a language: by likely subtags, never across scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.core import get_global
from babel.localedata import locale_identifiers

from generator.edges.messages import Words
from generator.edges.messages.nearest import catalogues, nameless, nearest, script
from generator.model import lang
from generator.model.digits import Digits

CLDR = sorted({lang.parse(name) for name in locale_identifiers()})
# Each row: the reader's tag, the catalogues there are, those that speak, nearest first.
FOUND = [
    ("zh", "zh-Hans", "zh-Hans"),
    ("zh-Hans-SG", "zh", "zh"),
    ("zh-CN", "zh-Hans zh-Hant", "zh-Hans"),
    ("cmn", "zh-Hans", "zh-Hans"),
    ("zh-Hant", "zh-Hans zh", ""),
    ("zh-Hant-HK", "zh-Hans zh", ""),
    ("zh-TW", "zh-Hans zh", ""),
    ("zh-MO", "zh-Hans zh zh-Hant", "zh-Hant"),
    ("zh-Hant-HK", "zh-Hant zh-Hant-HK zh", "zh-Hant-HK zh-Hant"),
    ("yue", "zh-Hant zh-Hans", ""),
    ("pt-BR", "pt pt-BR pt-PT", "pt-BR pt"),
    ("pt-AO", "pt pt-PT", "pt-PT pt"),
    ("pt", "pt_BR", "pt_BR"),
    ("es-MX", "es es-419", "es-419 es"),
    ("sr-Latn", "sr sr-Cyrl", ""),
    ("sr", "sr-Latn sr-Cyrl", "sr-Cyrl"),
    ("sr-ME", "sr sr-Latn", "sr-Latn"),
    ("nb", "no", "no"),
    ("no", "nb", "nb"),
    ("no", "nb no", "no nb"),
    ("nb-NO", "nb no", "nb no"),
    ("nn", "nb no da", ""),
    ("uz-AF", "uz", ""),
    ("ckb", "ku ar", ""),
    ("ca-valencia", "ca ca-valencia", "ca-valencia ca"),
    ("ca", "ca-valencia", ""),
    ("qaa", "qaa", "qaa"),
    ("qaa-Latn", "qaa", ""),
    ("he", "iw", "iw"),
]


def catalogue(folder: Path, name: str, **texts: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    entries = "".join(f'\nmsgid "{name}"\nmsgstr "{text}"\n' for name, text in texts.items())
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    (folder / f"{name}.po").write_text(head + entries, "utf-8")


@pytest.mark.parametrize(("tag", "there", "wanted"), FOUND)
def test_catalogues_are_found_by_language_and_script(tmp_path, tag, there, wanted):
    for name in there.split():
        catalogue(tmp_path, name)
    found = [path.stem for path in nearest(lang.parse(tag), (tmp_path,))]
    assert found == wanted.split()


def test_no_language_of_cldr_is_spoken_for_in_another_script(tmp_path):
    for name in ("az", "bs", "ff", "ha", "kk", "ks", "pa", "sd", "shi", "sr", "uz", "vai", "zh"):
        catalogue(tmp_path, name)
    likely = get_global("likely_subtags")
    for tag in CLDR:
        for path in nearest(tag, (tmp_path,)):
            assert likely[path.stem].split("_")[1] == script(tag), (tag, path.stem)


def test_a_reader_of_traditional_chinese_gets_english_marked_and_not_simplified(tmp_path):
    catalogue(tmp_path, "zh-Hans", Languages="语言")
    assert Words(lang.parse("zh"), (tmp_path,), digits=Digits.DEFAULT).say("Languages") == "语言"
    for tag in ("zh-Hant", "zh-Hant-HK", "zh-TW", "zh-HK"):
        found = Words(lang.parse(tag), (tmp_path,), digits=Digits.DEFAULT)
        assert found.say("Languages") == '<span lang="en" dir="ltr">Languages</span>'
        assert found.word("Languages") == "Languages"


def test_english_in_another_script_marks_what_it_lacks(tmp_path):
    found = Words(lang.parse("en-Shaw"), (tmp_path,), digits=Digits.DEFAULT)
    assert found.say("Languages") == '<span lang="en" dir="ltr">Languages</span>'


def test_of_two_spellings_of_a_language_the_childs_goes_before_the_parents(tmp_path):
    catalogue(tmp_path / "child", "zh-Hans", a="child a")
    catalogue(tmp_path / "parent", "zh", a="parent a", b="parent b")
    folders = (tmp_path / "child", tmp_path / "parent")
    found = Words(lang.parse("zh"), folders, digits=Digits.DEFAULT)
    assert (found.say("a"), found.say("b")) == ("child a", "parent b")


def test_a_catalogue_that_is_named_after_no_language_is_told_and_not_read(tmp_path):
    catalogue(tmp_path, "de")
    catalogue(tmp_path, "german-old-copy")
    assert [tag for tag, _ in catalogues(tmp_path)] == ["de"]
    assert [path.stem for path in nameless(tmp_path)] == ["german-old-copy"]
