"""Words of a theme: plural rules, string by string fallback, escaping, mistakes with a place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.edges.messages import Words
from generator.edges.themefolders import BUILT_IN
from generator.model import lang
from generator.model.digits import Digits
from generator.model.errors import ThemeError

CLDR = sorted({lang.parse(name) for name in locale_identifiers()})
ARCHIVE = BUILT_IN / "archive" / "locale"
HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural}\\n"

"""
ONE_OTHER = "nplurals=2; plural=(n != 1);"


def catalogue(folder: Path, tag: str, body: str, plural: str = ONE_OTHER) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{tag}.po").write_text(HEADER.format(plural=plural) + body, "utf-8")
    return folder


def words(tag: str, *folders: Path) -> Words:
    return Words(lang.parse(tag), folders, digits=Digits.DEFAULT)


def test_a_translated_message_is_said_without_mark(tmp_path):
    folder = catalogue(tmp_path, "de", 'msgid "Languages"\nmsgstr "Sprachen"\n')
    assert words("de", folder).say("Languages") == "Sprachen"
    assert words("de", folder).word("Languages") == "Sprachen"


def test_a_missing_message_comes_in_english_marked_as_english(tmp_path):
    folder = catalogue(tmp_path, "ar", 'msgid "Languages"\nmsgstr "اللغات"\n')
    found = words("ar", folder)
    assert found.say("Languages") == "اللغات"
    assert found.say("Front page") == '<span lang="en" dir="ltr">Front page</span>'
    assert found.word("Front page") == "Front page"


@pytest.mark.parametrize("tag", ["sw", "gl", "zh-Hant", "qaa"])
def test_a_language_without_catalogue_speaks_english_and_says_so(tmp_path, tag):
    said = words(tag, tmp_path).say("Languages")
    assert said == '<span lang="en" dir="ltr">Languages</span>'
    assert isinstance(said, Markup)


@pytest.mark.parametrize("tag", ["en", "en-GB"])
def test_english_needs_no_catalogue_and_no_mark(tmp_path, tag):
    assert words(tag, tmp_path).say("Languages") == "Languages"
    assert words(tag, tmp_path).nsay("{n} page", "{n} pages", 1) == "1 page"
    assert words(tag, tmp_path).nsay("{n} page", "{n} pages", 2) == "2 pages"


def test_a_plural_that_is_missing_comes_in_english_with_the_readers_digits(tmp_path):
    said = words("bn", tmp_path).nsay("{n} article", "{n} articles", 12)
    assert said == '<span lang="en" dir="ltr"><bdi lang="bn">১২</bdi> articles</span>'


def test_a_narrower_catalogue_goes_before_a_wider_one(tmp_path):
    catalogue(tmp_path, "pt", 'msgid "a"\nmsgstr "wide a"\n\nmsgid "b"\nmsgstr "wide b"\n')
    catalogue(tmp_path, "pt-BR", 'msgid "a"\nmsgstr "narrow a"\n')
    found = words("pt-BR", tmp_path)
    assert (found.say("a"), found.say("b")) == ("narrow a", "wide b")
    assert words("pt", tmp_path).say("a") == "wide a"


def test_the_child_themes_word_goes_before_its_parents(tmp_path):
    parent = catalogue(tmp_path / "1", "de", 'msgid "a"\nmsgstr "p-a"\n\nmsgid "b"\nmsgstr "p-b"\n')
    child = catalogue(tmp_path / "2", "de", 'msgid "a"\nmsgstr "c-a"\n')
    found = words("de", child, parent)
    assert (found.say("a"), found.say("b")) == ("c-a", "p-b")


@pytest.mark.parametrize(
    "entry",
    ['msgid "Latest"\nmsgstr ""\n', '#, fuzzy\nmsgid "Latest"\nmsgstr "Fast richtig"\n'],
    ids=["empty", "fuzzy"],
)
def test_an_empty_or_fuzzy_translation_is_none(tmp_path, entry):
    said = words("de", catalogue(tmp_path, "de", entry)).say("Latest")
    assert said == '<span lang="en" dir="ltr">Latest</span>'


ARTICLES = 'msgid "{n} article"\nmsgid_plural "{n} articles"\n'


@pytest.mark.parametrize(
    ("tag", "n", "form"),
    [
        ("ar", n, f)
        for n, f in [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (100, 5), (103, 3)]
    ]
    + [("ro", n, f) for n, f in [(1, 0), (0, 1), (19, 1), (20, 2), (101, 1), (120, 2)]]
    + [("km", n, 0) for n in (0, 1, 2, 100)],
)
def test_the_language_picks_its_own_plural_form(tmp_path, tag, n, form):
    rules = {
        "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
        " : n%100>=11 && n%100<=99 ? 4 : 5);",
        "ro": "nplurals=3; plural=(n==1 ? 0 : n==0 || n!=1 && n%100>=1 && n%100<=19 ? 1 : 2);",
        "km": "nplurals=1; plural=0;",
    }
    count = int(rules[tag][9])
    forms = "".join(f'msgstr[{f}] "form {f}"\n' for f in range(count))
    folder = catalogue(tmp_path, tag, ARTICLES + forms, rules[tag])
    assert words(tag, folder).nsay("{n} article", "{n} articles", n) == f"form {form}"


@pytest.mark.parametrize("po", sorted(ARCHIVE.glob("*.po")), ids=lambda path: path.stem)
def test_the_built_in_catalogues_count_from_nothing_to_thousands(po):
    found = words(po.stem, ARCHIVE)
    for n in (*range(112), 1000, 1_000_000):
        said = found.nsay("{n} article", "{n} articles", n)
        assert "{" not in said
        assert "<span" not in said


def test_values_are_escaped_and_markup_is_not_escaped_twice(tmp_path):
    folder = catalogue(tmp_path, "de", 'msgid "by {name}"\nmsgstr "von <{name}>"\n')
    for tag in ("de", "en", "fr"):
        said = words(tag, folder).say("by {name}", name="<b>&\"'")
        assert "&lt;b&gt;&amp;&#34;&#39;" in said
        assert "<b>" not in said
    said = words("de", folder).say("by {name}", name=Markup("<bdi>x</bdi>"))
    assert said == "von &lt;<bdi>x</bdi>&gt;"


@given(value=st.text())
def test_no_value_opens_a_tag(value):
    said = words("en").say("by {name}", name=value)
    assert "<" not in said
    assert said.unescape() == f"by {value}"


def test_a_date_and_a_number_speak_the_language_of_the_words():
    assert words("fa").date(dt.date(2025, 10, 23)) == "۲۳ اکتبر ۲۰۲۵"
    assert words("fa").number(42) == "۴۲"
    latin = Words(lang.parse("fa"), (), digits=Digits.LATIN)
    assert latin.number(42) == "42"


BROKEN = {
    "a line that is no keyword": ('msgid "a"\nmsgstr "b"\nthis is no keyword\n', 8),
    "a second msgid before any msgstr": ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 6),
    "a text without quotes": ('msgid "a"\nmsgstr Sprachen\n', 7),
    "a text without its second quote": ('msgid "a"\nmsgstr "Sprachen\n', 7),
    "a form without number": ('msgid "a"\nmsgstr[x] "b"\n', 7),
}


@pytest.mark.parametrize(("body", "line"), BROKEN.values(), ids=BROKEN)
def test_a_broken_catalogue_is_a_problem_with_file_and_line(tmp_path, body, line):
    folder = catalogue(tmp_path / "mine" / "locale", "de", body)
    with pytest.raises(ThemeError) as caught:
        words("de", folder)
    problem = caught.value.problem
    assert str(problem.where) == f"themes/mine/locale/de.po:{line}:1"
    assert problem.code == "theme-messages"


def test_a_catalogue_that_is_not_utf_8_is_a_problem(tmp_path):
    folder = catalogue(tmp_path / "mine" / "locale", "de", "")
    with (folder / "de.po").open("ab") as file:
        file.write(b'msgid "a"\nmsgstr "\xff\xfe"\n')
    with pytest.raises(ThemeError) as caught:
        words("de", folder)
    assert str(caught.value.problem.where).startswith("themes/mine/locale/de.po:")


@pytest.mark.parametrize(
    "plural", ["nplurals=2; plural=(n != ;", "nplurals=2; plural=import os;", "nplurals=2; plural="]
)
def test_a_broken_plural_rule_is_a_problem_with_its_file(tmp_path, plural):
    folder = catalogue(tmp_path / "mine" / "locale", "de", "", plural)
    with pytest.raises(ThemeError) as caught:
        words("de", folder)
    assert str(caught.value.problem.where).startswith("themes/mine/locale/de.po:")


def test_a_plural_rule_that_names_a_form_that_is_not_there_does_not_crash(tmp_path):
    forms = ARTICLES + 'msgstr[0] "ein"\nmsgstr[1] "viele"\n'
    folder = catalogue(tmp_path / "mine" / "locale", "de", forms, "nplurals=2; plural=n;")
    try:
        said = words("de", folder).nsay("{n} article", "{n} articles", 5)
    except ThemeError:
        return
    assert said


@settings(max_examples=200, deadline=None)
@given(tag=st.sampled_from(CLDR), n=st.integers(0, 10**6), day=st.dates())
def test_every_locale_of_cldr_finds_words(tag, n, day):
    found = Words(tag, (ARCHIVE,), digits=Digits.DEFAULT)
    assert found.say("Front page")
    assert found.word("Front page")
    assert found.nsay("{n} article", "{n} articles", n)
    assert found.say("Page {number} of {total}", number=found.number(n), total=found.number(n))
    assert found.date(day)


def test_months_years_and_numbers_are_written_in_the_language_of_the_words():
    found = words("bn")
    assert found.month(2025, 10) == "অক্টোবর ২০২৫"
    assert found.month_name(10) == "অক্টোবর"
    assert found.year(2025) == "২০২৫"
    assert found.language("de") == "জার্মান"
    arabic = Words(lang.parse("ar"), (), digits=Digits.NATIVE)
    assert arabic.number(1234) == "١٬٢٣٤"


@pytest.mark.parametrize(
    ("tag", "items", "html"),
    [
        ("de", ["<b>", "R & B", "c"], "&lt;b&gt;, R &amp; B und c"),
        ("de", [Markup("<i>a</i>"), Markup("<i>b</i>")], "<i>a</i> und <i>b</i>"),
        ("es", ["Ana", Markup('<a href="/">Ignacio</a>')], 'Ana e <a href="/">Ignacio</a>'),
        ("en", iter(["a", 2]), "a and 2"),
        ("en", ["{0}", "%s"], "{0} and %s"),
        ("ar", ["a"], "a"),
        ("ar", [], ""),
    ],
)
def test_a_list_is_joined_as_html(tag, items, html):
    joined = words(tag).join(items)
    assert joined == html
    assert isinstance(joined, Markup)
