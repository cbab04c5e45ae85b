"""Front matter: texts, lists and maps only; each fault with its line, column and a hint."""

import datetime as dt
from pathlib import PurePosixPath

import pytest

from generator.model.document import Author, Source, Standing
from generator.model.errors import SourceError
from generator.stages.format import is_reserved, load

PATH = PurePosixPath("content/x.example/a-story.de.md")


def _load(matter, body="Text.\n", fence="---", path=PATH):
    return load(f"{fence}\n{matter}\n{fence}\n\n{body}", path)


def _head(matter):
    return _load(f"article: a\n{matter}").head


def _problem(text):
    with pytest.raises(SourceError) as caught:
        load(text, PATH)
    return caught.value.problem


def test_norwegian_is_a_language_and_no_truth_value():
    assert _head("lang: no").lang == "no"


@pytest.mark.parametrize("text", ["yes", "null", "~", "007", "1e3", "2025-10-23", "0x1f", "12:30"])
def test_a_bare_word_is_read_as_text(text):
    assert _head(f"lang: de\ntitle: {text}").title == text


def test_the_least_that_a_file_must_say_is_language_and_identity():
    head = _load("lang: de\narticle: a").head
    assert (head.lang, head.article, head.slug) == ("de", "a", "a-story")
    assert (head.title, head.label) == (None, "Text.")
    assert (head.date, head.authors, head.source) == (None, (), Source())
    assert (head.description, head.tags, head.withdrawn) == (None, (), None)
    assert (head.imported, head.review) == (None, ())
    assert head.translation is Standing.UNKNOWN
    assert head.is_public


def test_a_source_address_stands_in_for_the_identity():
    head = _load('lang: de\nsource: {url: "https://www.x.example/a.html"}').head
    assert head.article == "x.example/a"
    assert head.line == 3


def test_every_field_is_read():
    head = _head(
        """
title: "Eins: zwei"
lang: PT-br
slug: ein-haus
date: 2025-10-23T14:05
authors:
  - Ida Holm
  - {name: Jan Weber, roles: [text, photo]}
source:
  name: Stadtblatt
description: >
  Zwei
  Zeilen
tags: [youth, care]
translation: machine
draft: true
withdrawn: Bitte der Familie
imported: seeds/a.txt
review: []
"""
    )
    assert (head.title, head.lang, head.slug) == ("Eins: zwei", "pt-BR", "ein-haus")
    assert head.date == dt.date(2025, 10, 23)
    assert head.authors == (
        Author(name="Ida Holm"),
        Author(name="Jan Weber", roles=("text", "photo")),
    )
    assert head.source == Source(name="Stadtblatt")
    assert (head.description, head.tags) == ("Zwei Zeilen", ("youth", "care"))
    assert (head.translation, head.draft) == (Standing.MACHINE, True)
    assert (head.withdrawn, head.imported) == ("Bitte der Familie", PurePosixPath("seeds/a.txt"))
    assert not head.is_public


@pytest.mark.parametrize(
    ("line", "column", "what", "hint"),
    [
        ("titel: A", 1, "unknown key `titel`", "did you mean `title`?"),
        ("zzz: A", 1, "unknown key `zzz`", "use one of: title, lang"),
        ("slug: a\nslug: b", 1, "`slug` stands twice", "keep one of the two lines"),
        ("title: &x A", 8, "tag or anchor", "plain text"),
        ("title: *x", 8, "", ""),
        ("title: !!str A", 8, "tag or anchor", "plain text"),
        ("title: !A b", 8, "tag or anchor", "plain text"),
        ("title: [A]", 8, "`title` is not text", 'write title: "…"'),
        ("title: {a: b}", 8, "`title` is not text", 'write title: "…"'),
        ("date: tomorrow", 7, "`date` is no calendar date: `tomorrow`", "year-month-day"),
        ("date: 31.10.2025", 7, "`date` is no calendar date", "year-month-day"),
        ("date: 2025-02-30", 7, "`date` is no calendar date", "year-month-day"),
        ("date: 2025-10-23Tmorning", 7, "`date` is no calendar date", "year-month-day"),
        ("slug: Haus", 7, "`slug` cannot be `Haus`", "a-z"),
        ("slug: a--b", 7, "`slug` cannot be `a--b`", "single hyphens"),
        ("slug: ../a", 7, "`slug` cannot be `../a`", "a-z"),
        ("slug: index", 7, "`slug` cannot be `index`", "index, "),
        ("slug: page-2", 7, "`slug` cannot be `page-2`", "page-2"),
        (f"slug: {'a' * 121}", 7, "`slug` cannot be", "a-z"),
        ("tags: youth", 7, "`tags` is not a list", "write tags: [one, two]"),
        ("tags: [{a: b}]", 8, "`tags` is not text", "write tags"),
        ("authors: Jan", 10, "`authors` is not a list", "write authors: [{name: …}]"),
        ("authors: [{nom: Jan}]", 11, "other keys than name and roles", "{name: …"),
        ("authors: [{roles: [text]}]", 11, "other keys than name and roles", "{name: …"),
        ("authors: [{name: J, roles: [cook]}]", 11, "unknown role `cook`", "text, photo"),
        ("authors: [[Jan]]", 11, "other keys than name and roles", "{name: …"),
        ("source: Stadtblatt", 9, "other keys than name and url", "write source: {name"),
        ("source: {site: a}", 9, "other keys than name and url", "write source: {name"),
        ("source: {url: x.example}", 15, "`url` is no web address", "write https://"),
        ('source: {url: "javascript:a"}', 15, "`url` is no web address", "write https://"),
        ('source: {url: "https://[x"}', 15, "`url` is no web address", "write https://"),
        ('source: {url: "https://x.example:y/a"}', 15, "`url` is no web address", "write https://"),
        ("translation: robot", 14, "`translation` is `robot`", "original, human"),
        ("draft: maybe", 8, "`draft` is `maybe`", "true or false"),
        ("review: title", 9, "`review` is not a list", "write review"),
        ("title: A: b", 9, "front matter is not YAML", "quote texts with a colon"),
        ("title: [A", None, "front matter is not YAML", "quote texts"),
        ("title: @A", 8, "front matter is not YAML", "quote texts"),
        ("title: [[[[[[A]]]]]]", None, "front matter nests too deep", "plain text"),
    ],
)
def test_a_fault_is_named_with_file_line_column_and_hint(line, column, what, hint):
    problem = _problem(f"---\nlang: de\narticle: a\n{line}\n---\n\nText.\n")
    assert problem.where.path == PATH
    assert problem.where.line == 4 + line.count("\n") or column is None
    assert column in {problem.where.column, None}
    assert what in problem.what
    assert hint in problem.hint
    assert problem.hint


@pytest.mark.parametrize(
    ("line", "code"),
    [("titel: A", "matter-key"), ("date: x", "matter-value"), ("a: &b c", "matter-syntax")],
)
def test_faults_of_key_value_and_syntax_have_codes_of_their_own(line, code):
    assert _problem(f"---\nlang: de\narticle: a\n{line}\n---\n").code == code


@pytest.mark.parametrize(
    ("value", "what"),
    [("klingon", "`klingon` is not a language tag"), ("xx", "`xx` names no language")],
)
def test_a_language_that_is_none_is_named(value, what):
    problem = _problem(f"---\nlang: {value}\narticle: a\n---\n")
    assert (problem.where.line, problem.where.column) == (2, 7)
    assert what in problem.what
    assert "BCP 47" in problem.hint


def test_a_missing_language_is_asked_for():
    problem = _problem("---\narticle: a\n---\n")
    assert problem.what == "`lang` is missing"
    assert problem.hint == "add a line such as lang: de"


def test_a_missing_identity_is_asked_for():
    problem = _problem("---\nlang: de\nsource: {name: Stadtblatt}\n---\n")
    assert "`article` is missing" in problem.what
    assert "article: …" in problem.hint


@pytest.mark.parametrize("text", ["", "Text.\n", "title: A\n", "----\nlang: de\n----\n", "\n---\n"])
def test_a_file_without_front_matter_is_told_how_it_begins(text):
    problem = _problem(text)
    assert (problem.code, problem.where.line) == ("matter-missing", 1)
    assert problem.what == "the file has no front matter"
    assert problem.hint == "begin the file with a line of ---"


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_without_an_end_is_told_how_it_ends(fence):
    problem = _problem(f"{fence}\nlang: de\n\nText.\n")
    assert problem.what == "the front matter has no end"
    assert problem.hint == f"close it with a line of {fence}"


@pytest.mark.parametrize("matter", ["", "# a remark", "''"])
def test_front_matter_with_nothing_in_it_lacks_a_language(matter):
    assert _problem(f"---\n{matter}\n---\n").what == "`lang` is missing"


@pytest.mark.parametrize("matter", ["- a\n- b", "text"])
def test_front_matter_that_is_no_map_is_refused(matter):
    assert _problem(f"---\n{matter}\n---\n").what == "front matter is no map"


def test_rules_and_fences_in_the_body_are_body():
    document = _load("lang: de\narticle: a", body="A.\n\n---\n\n+++\nB.\n")
    assert document.body == "A.\n\n---\n\n+++\nB.\n"


@pytest.mark.parametrize(
    ("body", "loaded"),
    [
        ("", ""),
        ("\n\n", ""),
        ("  \n", ""),
        ("A.", "A.\n"),
        ("\n\nA.\n\n\n", "A.\n"),
        ("    a\n", "    a\n"),
    ],
)
def test_a_body_stands_without_blank_lines_around_it(body, loaded):
    assert load(f"---\nlang: de\narticle: a\n---\n{body}", PATH).body == loaded


def test_toml_front_matter_says_the_same():
    head = _load(
        """
title = "Eins: zwei"
lang = "no"
article = "a"
date = 2025-10-23
draft = true
tags = ["youth"]
authors = [{name = "Jan Weber", roles = ["photo"]}]
[source]
name = "Stadtblatt"
url = "https://x.example/a"
""",
        fence="+++",
    ).head
    assert (head.title, head.lang, head.article) == ("Eins: zwei", "no", "a")
    assert (head.date, head.draft, head.tags) == (dt.date(2025, 10, 23), True, ("youth",))
    assert head.authors == (Author(name="Jan Weber", roles=("photo",)),)
    assert head.source == Source(name="Stadtblatt", url="https://x.example/a")


@pytest.mark.parametrize(
    ("line", "place", "what"),
    [
        ("slug = nein", (4, 8), "front matter is not TOML"),
        ("slug = 'a'\nslug = 'b'", (5, 11), "front matter is not TOML"),
        ("titel = 'A'", (4, 1), "unknown key `titel`"),
        ("date = 'morgen'", (4, 1), "`date` is no calendar date: `morgen`"),
        ("tags = 'youth'", (4, 1), "`tags` is not a list"),
    ],
)
def test_a_fault_in_toml_is_named_with_its_line(line, place, what):
    problem = _problem(f"+++\nlang = 'de'\narticle = 'a'\n{line}\n+++\n")
    assert (problem.where.line, problem.where.column) == place
    assert what in problem.what


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_too_deep_to_read_is_refused_and_stops_nothing(fence):
    mark = ":" if fence == "---" else "="
    assert _problem(f"{fence}\ntags{mark} {'[' * 5000}\n{fence}\n").code == "matter-syntax"


@pytest.mark.parametrize(
    ("name", "slug"), [("Grüße.de.md", "grusse"), ("a b.md", "a-b"), ("।.md", "text")]
)
def test_a_file_without_a_slug_gets_one_from_its_name(name, slug):
    path = PurePosixPath("content", name)
    assert _load("lang: de\narticle: a", path=path).head.slug == slug


@pytest.mark.parametrize("name", ["index.md", "404.de.md", "page-2.md"])
def test_a_file_name_never_gives_a_slug_that_the_site_needs(name):
    path = PurePosixPath("content", name)
    assert not is_reserved(_load("lang: de\narticle: a", path=path).head.slug)


@pytest.mark.parametrize("authors", ['[""]', '[{name: ""}]', '[{name: " ", roles: [text]}]'])
def test_an_author_has_a_name(authors):
    text = f"---\nlang: de\narticle: x\nauthors: {authors}\n---\nText.\n"
    with pytest.raises(SourceError, match="an author has no name"):
        load(text, PurePosixPath("content/a.md"))
