"""What is open, by risk, with all that helps to decide; and the decisions, which last."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.app.build import import_seeds
from generator.app.cli import cli
from generator.app.inquiry import review
from generator.app.site import open_site
from generator.model.errors import SourceError
from generator.model.ids import digest
from generator.stages.format import load

SEED = "Nachtbus\nVon Anna\nDer Bus fährt wieder.\nQuelle: https://a.example/x\n"
MATTER = """---
# von Hand
title: "Nachtbus"   # Zeile eins
lang: de
article: a.example/x
slug: x
authors: [{name: Anna, roles: [text]}]
source: {url: "https://a.example/x"}
imported: seeds/x.txt
review:
  - title  # unsicher
  - lang
  - date
---

Der Bus fährt wieder.
"""
CONTENT = "content/x.de.md"
SIBLING = MATTER.replace("lang: de", "lang: en").split("imported:")[0] + "---\n\nThe bus runs.\n"


def evidence(**changes: Any) -> str:
    """Write what an import of SEED leaves beside CONTENT."""
    fields = [
        ("lang", "de", "lang.text de=0.62 nl=0.30 af=0.08", 0.62, []),
        ("authors", "Von Anna", "byline.bare", 0.9, [2]),
        ("title", "Nachtbus", "title.standing-line", 0.74, [1]),
        ("title", "Der Nachtbus", "title.header", 0.5, [1]),
        ("source", "https://a.example/x", "source.labelled", 0.98, [4]),
    ]
    keys = ("field", "value", "rule", "certainty", "lines")
    fates = [(1, "moved", "title.standing-line"), (2, "moved", "byline.bare")]
    fates += [(3, "kept", "body.paragraph"), (4, "moved", "source.labelled")]
    lines = SEED.split("\n")
    record = {
        "seed": "seeds/x.txt",
        "content": CONTENT,
        "digest": digest(SEED.encode()),
        "fields": [dict(zip(keys, row, strict=True)) for row in fields],
        "review": ["title", "lang", "date"],
        "lines": [
            {"line": line, "from": 0, "to": len(lines[line - 1]), "fate": fate, "rule": rule}
            | ({} if fate == "kept" else {"text": lines[line - 1]})
            for line, fate, rule in fates
        ],
        "removed": {},
        "conflicts": [],
        "base": MATTER,
    }
    return json.dumps(record | changes, ensure_ascii=False, indent=1) + "\n"


@pytest.fixture
def archive(make_site) -> Path:
    site = make_site(
        {
            "seeds/x.txt": SEED,
            CONTENT: MATTER,
            "content/x.en.md": SIBLING,
            "content/.import/x.de.md.json": evidence(),
        }
    )
    return site.root


def run(root: Path, *arguments: str) -> Result:
    """Run a command in this process; its status is the result's return value or exit code."""
    words = [arguments[0], "--site", str(root), *arguments[1:]]
    return CliRunner().invoke(cli, words, standalone_mode=False)


def said(root: Path, *arguments: str) -> str:
    return run(root, *arguments).output


def text_of(root: Path, path: str = CONTENT) -> str:
    return (root / path).read_bytes().decode()


def problem_of(result: Result) -> str:
    assert isinstance(result.exception, SourceError), result.exception
    assert result.exception.problem.hint
    return result.exception.problem.what


def test_items_come_by_risk_with_all_that_helps_to_decide(archive):
    report, items = review(open_site(archive))
    assert report.problems == []
    assert [item.field for item in items] == ["lang", "title", "date"]
    lang, title, date = items
    assert (lang.value, lang.rule, lang.certainty) == ("de", "lang.text", 0.62)
    assert [(one.value, one.certainty) for one in lang.candidates] == [("nl", 0.3), ("af", 0.08)]
    assert [(line.line, line.text) for line in title.lines] == [(1, "Nachtbus")]
    assert [one.value for one in title.candidates] == ["Der Nachtbus"]
    assert (date.value, date.what, date.lines) == (None, "not found", ())
    assert title.siblings == (("en", PurePosixPath("content/x.en.md")),)
    assert {item.line for item in items} == {10}


def test_a_conflict_comes_first_and_a_finding_last_without_being_open(archive):
    finding = {"code": "numbers", "langs": ["en"], "lines": [3], "text": "3 stands in en only"}
    (archive / "content/.import/x.de.md.json").write_text(
        evidence(conflicts=["Der Bus fährt nicht.", "lang: de"], findings=[finding])
    )
    _, items = review(open_site(archive))
    assert [item.field for item in items] == ["conflict", "lang", "title", "date", "note"]
    assert [one.value for one in items[0].candidates] == ["Der Bus fährt nicht."]
    assert (items[-1].what, items[-1].is_open) == ("3 stands in en only", False)
    assert said(archive, "review", "-q") == "4\n"
    assert said(archive, "review").splitlines()[-2:] == [
        f"{CONTENT}: note: 3 stands in en only (line 3)",
        "4 items in 1 file with something to look at",
    ]
    assert run(archive, "review", "--field", "note").return_value == 0


def test_texts_that_may_be_one_article_are_suggested_with_what_they_share(make_site, content):
    numbers = "In 1.874 Orten halfen 263 Leute von Anna Beispiel, Tel. 0211 555 1234, um 410.000."
    other = "In 1.874 places 263 people of Anna Beispiel helped, phone 0211 555 1234, by 410.000."
    site = make_site(
        {
            "content/a.de.md": content("a", "de", numbers + " Siehe https://h.example/q17"),
            "content/b.en.md": content("b", "en", other + " See https://h.example/q17"),
        }
    )
    _, items = review(open_site(site.root))
    (item,) = [one for one in items if one.field == "article"]
    assert (str(item.path), str(item.other)) == ("content/a.de.md", "content/b.en.md")
    assert "one article with content/b.en.md" in item.what
    assert {kind for kind, _ in item.shared} >= {"numbers", "phones", "urls"}
    assert run(site.root, "review").return_value == 1
    assert "same numbers: " in said(site.root, "review", "content/b.en.md")


def test_the_list_can_be_cut_to_files_folders_seeds_and_fields(archive):
    (archive / "content/new.md").write_text("---\nlang: en\narticle: n\nreview: [date]\n---\n")
    whole = review(open_site(archive))[1]
    assert len(whole) == 4
    for target in (CONTENT, "seeds/x.txt", str(archive / CONTENT), "seeds"):
        assert {str(item.path) for item in review(open_site(archive), [target])[1]} == {CONTENT}
    assert review(open_site(archive), ["content"])[1] == whole
    dates = review(open_site(archive), [], ["date"])[1]
    assert [str(item.path) for item in dates] == ["content/new.md", CONTENT]
    with pytest.raises(SourceError, match="no text at `content/none"):
        review(open_site(archive), ["content/none.md"])


def test_an_unknown_field_is_wrong_usage_that_names_the_known(archive):
    for flags in (("--field", "titel"), ("--accept", "titel"), ("--set", "titel=x")):
        result = run(archive, "review", CONTENT, *flags)
        assert "did you mean `title`?" in str(result.exception.format_message())


def test_json_has_stable_keys(archive):
    found = json.loads(said(archive, "review", "--json"))
    assert (found["open"], found["files"]) == (3, 1)
    assert {frozenset(item) for item in found["items"]} == {
        frozenset(
            "path line field what value rule certainty lines candidates siblings seed other"
            " shared".split()
        )
    }
    assert found["items"][1]["lines"] == [{"line": 1, "text": "Nachtbus"}]


def test_at_length_an_item_tells_its_seed_and_siblings(archive):
    told = said(archive, "review", "-v", "--field", "lang")
    assert "or: nl (lang.text 0.30); af (lang.text 0.08)" in told
    assert "from seeds/x.txt" in told
    assert "also in en: content/x.en.md" in told


def test_accepting_takes_the_name_out_of_review_and_touches_nothing_else(archive):
    assert run(archive, "review", CONTENT, "--accept", "title").return_value == 0
    assert text_of(archive) == MATTER.replace("  - title  # unsicher\n", "")
    assert "nothing of this was open" in said(archive, "review", CONTENT, "--accept", "title")
    run(archive, "review", "seeds/x.txt", "--accept", "all")
    assert text_of(archive) == MATTER.replace(
        "review:\n  - title  # unsicher\n  - lang\n  - date\n", ""
    )
    assert run(archive, "review").return_value == 0


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_file_keeps_its_encoding_and_line_ends(archive, codec):
    before = MATTER.replace("\n", "\r\n")
    (archive / CONTENT).write_bytes(before.encode(codec))
    run(archive, "review", CONTENT, "--accept", "lang", "--set", "title=Ü")
    wanted = before.replace('"Nachtbus"', '"Ü"').replace("  - title  # unsicher\r\n", "")
    wanted = wanted.replace("  - lang\r\n", "")
    assert (archive / CONTENT).read_bytes() == wanted.encode(codec)


VALUES = {
    "title=Neu: 1": ('"Nachtbus"', '"Neu: 1"'),
    "title=": ('title: "Nachtbus"   # Zeile eins', "# Zeile eins"),
    "date=2025-10-23": ("slug: x\n", "slug: x\ndate: 2025-10-23\n"),
    "lang=DE-at": ("lang: de\n", "lang: de-AT\n"),
    "authors=A; B (photo)": (
        "[{name: Anna, roles: [text]}]",
        "[{name: A, roles: [text]}, {name: B, roles: [photo]}]",
    ),
    "source=https://b.example/y": ('{url: "https://a.example/x"}', '{url: "https://b.example/y"}'),
    "source.name=Blatt": ("{url:", "{name: Blatt, url:"),
    "tags=bus, winter": ("imported:", "tags: [bus, winter]\nimported:"),
    "translation=human": ("imported:", "translation: human\nimported:"),
    "description=Kurz": ("imported:", 'description: "Kurz"\nimported:'),
    "article=b": ("article: a.example/x", "article: b"),
}


@pytest.mark.parametrize(("typed", "pair"), VALUES.items(), ids=VALUES)
def test_a_value_is_written_in_its_place_and_closes_the_field(archive, typed, pair):
    run(archive, "review", CONTENT, "--set", typed)
    wanted, field = MATTER.replace(*pair), typed.partition("=")[0]
    for line in ("title  # unsicher", "lang", "date"):
        if line.split()[0] == field:
            wanted = wanted.replace(f"  - {line}\n", "")
    assert text_of(archive) == wanted


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("date=gestern", "`date` is no calendar date: `gestern`"),
        ("lang=", "`lang` is missing"),
        ("lang=deutsch!", "deutsch!"),
        ("source=a.example/x", "`url` is no web address"),
        ("authors=A (photo, x)", "unknown role `x`"),
        ("translation=good", "`translation` is `good`"),
        ("lang=en", "a second `en` version of `a.example/x`"),
    ],
)
def test_a_wrong_value_changes_nothing_and_is_told(archive, typed, what):
    result = run(archive, "review", CONTENT, "--accept", "all", "--set", typed)
    assert what in problem_of(result)
    assert text_of(archive) == MATTER


def test_decisions_need_a_file_and_values_one_file(archive):
    for words in (
        ["--accept", "all"],
        ["content", "--set", "title=x"],
        [CONTENT, "--set", "title"],
    ):
        result = run(archive, "review", *words)
        assert type(result.exception).__name__ == "UsageError"
    assert text_of(archive) == MATTER


def test_a_file_that_is_wrong_is_told_and_left_alone(archive):
    broken = MATTER.replace("slug: x", "slag: x")
    (archive / CONTENT).write_text(broken)
    result = run(archive, "review", CONTENT, "--accept", "all")
    assert problem_of(result) == "unknown key `slag`"
    assert text_of(archive) == broken


def test_a_conflict_that_is_accepted_is_settled_for_good(archive):
    sidecar = archive / "content/.import/x.de.md.json"
    sidecar.write_text(evidence(conflicts=["Der Bus fährt nicht."]))
    assert said(archive, "review", CONTENT, "--accept", "conflict") == (
        f"{CONTENT}: confirmed conflict; open: title, lang, date\n"
    )
    assert text_of(archive) == MATTER
    assert "conflict" not in {item.field for item in review(open_site(archive))[1]}
    assert sidecar.read_text() == evidence()


def test_a_source_that_becomes_known_can_name_the_article(archive):
    text = MATTER.replace("article: a.example/x", "article: unsourced/1").replace(
        "- lang", "- source"
    )
    (archive / CONTENT).write_text(text)
    told = said(archive, "review", CONTENT, "--accept", "source")
    assert f"commonweal review {CONTENT} --set article=a.example/x" in told


def test_what_was_decided_survives_an_import_of_a_changed_seed(make_site):
    body = "\n".join(
        f"Der Nachtbus fährt im Winter zum {n}. Mal durch die Stadt." for n in "123456"
    )
    site = make_site({"seeds/x.txt": f"{body}\nQuelle: https://a.example/x\n"})
    import_seeds(open_site(site.root))
    (path,) = (file for file in (site.root / "content").rglob("*.md"))
    name = path.relative_to(site.root).as_posix()
    run(site.root, "review", name, "--set", "date=2025-10-23", "--accept", "title")
    site.edit("seeds/x.txt", "zum 3. Mal", "zum dritten Mal")
    report = import_seeds(open_site(site.root))
    assert report.problems == []
    head = load(path.read_text("utf-8"), PurePosixPath(name)).head
    assert (str(head.date), head.title, head.review) == ("2025-10-23", None, ("authors",))
    assert "zum dritten Mal" in path.read_text("utf-8")
    said_why = said(site.root, "why", name)
    assert "date = 2025-10-23\n    set by a person" in said_why
    assert "title = (none; confirmed by a person)" in said_why


def test_a_strict_build_fails_on_open_items_and_a_plain_one_does_not(archive):
    assert run(archive, "build", "--no-import").return_value == 0
    result = run(archive, "build", "--no-import", "--strict", "--json")
    assert result.return_value == 1
    (problem,) = json.loads(result.stdout)["problems"]
    assert problem == {
        "code": "review-open",
        "severity": "warning",
        "path": CONTENT,
        "line": 10,
        "column": 0,
        "what": "title, lang, date are open",
        "hint": f"confirm or set them: commonweal review {CONTENT}",
    }
    run(archive, "review", CONTENT, "--accept", "all")
    assert run(archive, "build", "--no-import", "--strict").return_value == 0


def test_why_tells_value_place_rule_alternatives_and_who_decided(archive):
    told = said(archive, "why", CONTENT)
    assert (
        "title = Nachtbus\n    line 1; rule title.standing-line; certainty 0.74\n    1: Nachtbus"
        in told
    )
    assert "or Der Nachtbus  (rule title.header; certainty 0.50; line 1)" in told
    assert "authors = Anna\n    line 2; rule byline.bare; certainty 0.90\n    2: Von Anna\n" in told
    assert "or nl  (rule lang.text; certainty 0.30)" in told
    assert "date = (not found)" in told
    assert "line 4: moved by source.labelled: Quelle: https://a.example/x" in told
    assert "line 3: kept" not in told
    assert "line 3: kept by body.paragraph: Der Bus fährt wieder." in said(
        archive, "why", "-v", CONTENT
    )
    run(archive, "review", CONTENT, "--accept", "lang", "--set", "title=Neu")
    told = said(archive, "why", CONTENT)
    assert "title = Neu\n    set by a person\n    or Nachtbus" in told
    assert "confirmed by a person" in told


def test_why_of_a_field_that_was_not_found_says_so_and_of_an_unknown_one_is_wrong_usage(archive):
    assert "date = (not found)" in said(archive, "why", CONTENT, "date")
    result = run(archive, "why", CONTENT, "datum")
    assert "write one of: title, lang, date, authors" in result.exception.format_message()


def test_why_json_has_the_evidence_and_the_values(archive):
    found = json.loads(said(archive, "why", CONTENT, "--json"))
    assert found.keys() >= {"seed", "content", "fields", "lines", "review", "values"}
    title = next(value for value in found["values"] if value["field"] == "title")
    assert title["status"] == "found"
    assert title["lines"] == [{"line": 1, "text": "Nachtbus"}]
    assert [other["value"] for other in title["alternatives"]] == ["Der Nachtbus"]


@pytest.mark.parametrize(
    "target",
    ["/de/x.html", "https://archive.example/de/x.html#a", "https://ARCHIVE.example/de/%78.html?q"],
)
def test_why_takes_addresses(archive, target):
    assert said(archive, "why", target).startswith(f"{CONTENT}  from  seeds/x.txt")


def test_why_of_a_seed_that_is_not_imported_or_was_removed_says_so(archive):
    (archive / "seeds/new.txt").write_text("Neu.\n")
    assert problem_of(run(archive, "why", "seeds/new.txt")) == "`seeds/new.txt` is not imported"
    (archive / CONTENT).unlink()
    assert "was removed" in problem_of(run(archive, "why", "seeds/x.txt"))


def test_listing_writes_nothing(archive):
    before = {p: p.read_bytes() for p in archive.rglob("*") if p.is_file()}
    said(archive, "review", "-v")
    said(archive, "why", "-v", CONTENT)
    assert {p: p.read_bytes() for p in before} == before
