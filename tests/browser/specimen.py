"""A site in many scripts, made of the texts of ``tests/corpus/``: what browser tests look at.

One article stands in every language, with all that a text can have: standfirst, heading, quotation,
list, lost picture, a name in another script, a long address. Others fill the lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.app.build import Options, build
from generator.app.site import open_site

CORPUS = Path(__file__).parents[1] / "corpus"
LANGS = tuple("am ar bn el en fa he hi ka km lo my ru ta th ur vi".split())
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
STANDINGS = ("human", "machine", "unknown")
COMMON = "specimen"  # slug of the article that is in every language
LONGER = frozenset({"am", "el", "hi", "ka", "lo", "ru", "ta"})  # where it has a paragraph more
OTHERS = 4  # texts of each language beside it

SITE = """\
base_url = "https://specimen.example"
title = "Specimen"
description = "One text in many scripts."
page_size = 4
[tags.health]
en = "Health"
ar = "الصحة"
km = "សុខភាព"
ru = "Здоровье"
[tags.children]
en = "Children"
ar = "الأطفال"
km = "កុមារ"
ru = "Дети"
"""


def make_specimen(root: Path, langs: Iterable[str] = LANGS) -> Path:
    """Write the site into *root* and build it; return its output folder."""
    (root / "site.toml").write_text(SITE, "utf-8")
    for at, lang in enumerate(langs):
        texts = sorted(_texts(lang), key=_richness)
        _write(root, lang, COMMON, _common(texts[-1], texts[:-1]), STANDINGS[at % 3])
        for text in texts[:-1][-OTHERS:]:
            body = "\n\n".join(line for role, line in text["lines"] if role == "paragraph")
            _write(root, lang, f"{text['group']}", text | {"body": body}, "unknown")
    report = build(open_site(root), Options())
    assert [p for p in report.problems if p.code != "hreflang-none"] == []
    return root / "output"


def _texts(lang: str) -> Iterator[dict[str, Any]]:
    """Yield the corpora's texts of a language: what is known of each, and its lines with roles."""
    seen = set()
    for folder in "abc":
        for line in (CORPUS / folder / "truth.jsonl").read_text("utf-8").splitlines():
            known = json.loads(line)
            group = f"{folder}-{known['group']}"
            if known["lang"] != lang or group in seen or known["roles"].count("paragraph") > 6:
                continue
            seen.add(group)
            lines = (CORPUS / folder / known["file"]).read_text("utf-8").splitlines()
            pairs = zip(known["roles"], (text.strip() for text in lines), strict=False)
            yield known | {"group": group, "lines": list(pairs)}


def _richness(text: dict[str, Any]) -> tuple[bool, int, str]:
    """Sort a text with title, standfirst and the most kinds of lines last."""
    has = bool(text["title"] and text["description"])
    return has, len({role for role, _ in text["lines"]}), text["file"]


def _common(text: dict[str, Any], listed: list[dict[str, Any]]) -> dict[str, Any]:
    """Arrange a text as the common article, of four or five numbered blocks."""
    by_role: dict[str, list[str]] = {}
    for role, line in text["lines"]:
        by_role.setdefault(role, []).append(line)
    one, two, three = by_role["paragraph"][:3]
    caption = by_role.get("caption", [text["description"]])[0]
    heading = by_role.get("heading", [text["title"]])[0]
    foreign = "Marie-Ève Lindqvist" if text["lang"] in RIGHT_TO_LEFT else "مريم الشامي"
    names = [item["title"] for item in listed if item["title"]][:2]
    address = "<https://specimen.example/a/very/long/address/without_any_place_to_break_it>"
    items = "\n".join(f"- {item}" for item in [*names, address])
    body = (
        f"{one} ({foreign})\n\n::: figure\n{caption}\n:::\n\n## {heading}\n\n> {two}\n\n{three}"
        f"\n\n{items}" + (f"\n\n{one}" if text["lang"] in LONGER else "")
    )
    return text | {"body": body, "tags": ["health", "children"]}


def _write(root: Path, lang: str, name: str, text: dict[str, Any], standing: str) -> None:
    front = {
        "title": text["title"],
        "lang": lang,
        "article": f"specimen.example/{name}",
        "slug": name,
        "date": text["date"],
        "authors": text["authors"],
        "source": {"name": text["source_name"], "url": f"https://specimen.example/{name}"},
        "description": text["description"],
        "tags": text.get("tags"),
        "translation": "original" if lang == "en" else standing,
    }
    front["source"] = {key: value for key, value in front["source"].items() if value}
    # JSON is YAML
    head = "\n".join(
        f"{key}: {value if key in {'lang', 'date'} else json.dumps(value, ensure_ascii=False)}"
        for key, value in front.items()
        if value
    )
    path = root / "content" / "specimen.example" / f"{name}.{lang}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}\n---\n\n{text['body']}\n", "utf-8")
