"""What the contract of templates promises is what templates get, on every page of the sample."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

import pytest
from markupsafe import Markup

from generator.edges import contractpage
from generator.edges.theme import Theme
from generator.edges.themecheck.kinds import UNKNOWN, Kind, bare, fields, variants
from generator.model.contract import PAGES, PARTS, Common, Html
from generator.model.digits import DigitRule, Digits
from generator.model.functions import Functions
from generator.model.ids import LangTag

from .conftest import REPOSITORY, SiteOnDisk


def misfits(value: Any, kind: Kind, name: str) -> Iterator[str]:
    """Yield each value that is not of the type that the contract names, by its path."""
    plain = bare(kind)
    if value is None and type(None) in get_args(kind):
        return
    (plain,) = (bare(variant) for variant in variants(plain))
    if kind is Html and not isinstance(value, Markup):
        yield f"{name} is no HTML"
    elif get_origin(plain) is tuple:
        yield from items_that_misfit(value, get_args(plain), name)
    elif dataclasses.is_dataclass(plain):
        for field, held in fields(plain).items():
            yield from misfits(getattr(value, field), held, f"{name}.{field}")
    elif plain is not UNKNOWN and not isinstance(value, plain):
        yield f"{name} is {type(value).__name__}, not {plain}"


def items_that_misfit(value: Any, kinds: tuple[Kind, ...], name: str) -> Iterator[str]:
    kinds = kinds[:1] * len(value) if kinds[-1] is Ellipsis else kinds
    if len(value) != len(kinds):
        yield f"{name} has {len(value)} values, not {len(kinds)}"
    for at, (item, kind) in enumerate(zip(value, kinds, strict=False)):
        yield from misfits(item, kind, f"{name}[{at}]")


class Held(Theme):
    """A theme that compares what templates get with the contract, and goes on."""

    seen: set[str]
    wrong: set[str]

    def page(self, name: str, lang: LangTag, context: Mapping[str, object]) -> str:
        part = name.removeprefix("parts/").removesuffix(".html")
        if name.startswith("parts/"):
            self.compare(part, fields(PARTS[part]), context)
        else:
            self.compare(name, {**fields(Common), **fields(PAGES[name])}, context)
        return super().page(name, lang, context)

    def compare(self, name: str, wanted: Mapping[str, Kind], given: Mapping[str, object]) -> None:
        self.seen.add(name)
        for key in wanted.keys() ^ given.keys():
            self.wrong.add(f"{name}: `{key}` is {'missing' if key in wanted else 'not promised'}")
        for key in wanted.keys() & given.keys():
            self.wrong.update(misfits(given[key], wanted[key], f"{name}: {key}"))


def test_every_page_and_part_gets_what_the_contract_says(tmp_path, monkeypatch):
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copy(REPOSITORY / "site.toml", tmp_path)
    gone = "lang: en\narticle: gone\naliases: [once]\nwithdrawn: why"
    (tmp_path / "content" / "gone.en.md").write_text(f"---\n{gone}\n---\n\nWords.\n")
    Held.seen, Held.wrong = set(), set()
    monkeypatch.setattr("generator.app.site.Theme", Held)
    report = SiteOnDisk(tmp_path).build(jobs=1, imports=False)
    assert report.pages > 30
    assert Held.wrong == set()
    assert Held.seen == {*PAGES, *PARTS}


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (None, str, "x is NoneType, not <class 'str'>"),
        ("a", Html, "x is no HTML"),
        ((("a", 1),), tuple[tuple[str, str], ...], "x[0][1] is int, not <class 'str'>"),
        (("a",), tuple[str, str], "x has 1 values, not 2"),
    ],
)
def test_a_value_of_another_type_would_be_told(value, kind, said):
    assert list(misfits(value, kind, "x")) == [said]


def test_a_theme_has_each_function_of_the_contract_and_no_other():
    theme = Theme(REPOSITORY / "themes", "archive", digits=DigitRule(everywhere=Digits.DEFAULT))
    had = {*theme._spoken(LangTag("en")), *theme._environment.globals}
    assert had == {name for name in vars(Functions) if not name.startswith("_")}


def test_the_page_of_the_contract_is_that_of_the_code():
    kept = (REPOSITORY / "docs" / "themes-contract.md").read_text("utf-8")
    assert kept == contractpage.contract_page(), (
        "commonweal theme contract > docs/themes-contract.md"
    )


@pytest.mark.parametrize("record", [Common, *PAGES.values(), *PARTS.values()])
def test_every_name_that_a_template_gets_is_described(record):
    said = contractpage._said(record)
    assert [name for name in fields(record) if not said.get(name)] == []
