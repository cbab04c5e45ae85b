"""Catalogues kept: taken from templates, merged, judged, compiled, counted by CLDR's rules."""

from __future__ import annotations

from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from generator.edges.messages import Words, mo, plurals, po
from generator.edges.messages.kept import Kept
from generator.edges.messages.words import load
from generator.edges.themefolders import BUILT_IN
from generator.model import lang
from generator.model.digits import Digits
from generator.model.errors import ThemeError
from generator.model.messages import MESSAGES

ARCHIVE = BUILT_IN / "archive" / "locale"
LANGUAGES = sorted({lang.parse(name.split("_")[0]) for name in locale_identifiers()})
HEADER = """\
# Words.
# Checked by a native reader: {checked}
msgid ""
msgstr ""
"Language: {tag}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural}\\n"

"""
PAGE = """\
{# Translators: First page. #}
<h1>{{ say("Front page") }}</h1>
<p title="{{ word("By {name}", name=name) }}">{{ nsay("{n} article", "{n} articles", 3) }}
{{ say("Latest") if page else say(title) }}</p>
"""


def theme(folder: Path, name: str = "mine", **templates: str) -> Kept:
    put(folder / name / "templates", **templates)
    return Kept((folder / name,))


def put(folder: Path, **templates: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, "utf-8")


def write(kept: Kept, tag: str, body: str, *, plural: str = "", checked: str = "no") -> Path:
    kept.folder.mkdir(parents=True, exist_ok=True)
    plural = plural or plurals.plural_forms(lang.parse(tag))
    path = kept.folder / f"{tag}.po"
    path.write_text(HEADER.format(tag=tag, plural=plural, checked=checked) + body, "utf-8")
    return path


def extract(kept: Kept) -> str:
    kept.folder.mkdir(parents=True, exist_ok=True)
    fresh = Kept((kept.folder.parent,))
    (kept.folder / "messages.pot").write_bytes(fresh.template())
    return fresh.template().decode()


def update(kept: Kept, tag: str) -> str:
    merged = kept.updated(lang.parse(tag))
    kept.path(lang.parse(tag)).write_bytes(merged)
    return merged.decode()


def said(kept: Kept) -> set[str]:
    return {po.name_of(message) for message in kept.said if message.id}


def test_what_templates_and_program_say_is_taken_with_comments_and_without_lines(tmp_path):
    kept = theme(tmp_path, page=PAGE, other='{{ say("Latest") }}')
    assert said(kept) == {
        "Front page", "By {name}", "{n} article", "Latest", *(name for name, _ in MESSAGES),
    }  # fmt: skip
    text = extract(kept)
    assert '#. First page.\n#: templates/page.html\nmsgid "Front page"\nmsgstr ""\n' in text
    assert '#: templates/other.html templates/page.html\nmsgid "Latest"\n' in text
    assert '#, python-brace-format\nmsgid "{n} article"\nmsgid_plural "{n} articles"\n' in text
    assert "POT-Creation-Date" not in text
    assert text == extract(kept)
    names = [line for line in text.splitlines() if line.startswith("msgid ")]
    assert names == sorted(names)


def test_a_child_theme_has_only_what_its_parents_do_not_say(tmp_path):
    theme(tmp_path, "parent", page=PAGE)
    put(tmp_path / "child" / "templates", page=PAGE + '{{ say("Our friends") }}')
    assert said(Kept((tmp_path / "child", tmp_path / "parent"))) == {"Our friends"}


def test_a_child_themes_other_word_for_what_its_parent_says_is_kept(tmp_path):
    theme(tmp_path, "parent", page=PAGE)
    put(tmp_path / "child" / "templates", page='{{ say("Our friends") }}')
    kept = Kept((tmp_path / "child", tmp_path / "parent"))
    write(kept, "de", 'msgid "Latest"\nmsgstr "Frisch"\n')
    (kept.folder / "messages.pot").write_bytes(kept.template())
    text = update(kept, "de")
    assert 'msgid "Latest"\nmsgstr "Frisch"\n' in text
    assert 'msgid "Our friends"\nmsgstr ""\n' in text
    assert "Front page" not in text
    assert update(kept, "de") == text


def test_the_program_says_nothing_that_the_built_in_theme_has_no_words_for(tmp_path):
    kept = theme(tmp_path, page="{{ 1 }}")
    assert said(kept) == {name for name, _ in MESSAGES}
    for name, _ in MESSAGES:
        for path in ARCHIVE.glob("*.po"):
            assert name in load(path).forms


def test_a_template_that_cannot_be_read_is_a_problem_with_its_line(tmp_path):
    kept = theme(tmp_path, page="<p>\n{{ say( }}</p>")
    with pytest.raises(ThemeError) as caught:
        kept.template()
    assert str(caught.value.problem.where) == "themes/mine/templates/page.html:2:1"


def test_a_new_catalogue_has_a_header_of_its_language_and_all_messages(tmp_path):
    kept = theme(tmp_path, page=PAGE)
    extract(kept)
    text = update(kept, "ru")
    assert text.startswith(
        "# Russian words of the theme `mine`.\n# Checked by a native reader: no\n"
    )
    assert '"Language: ru\\n"' in text
    assert "nplurals=3" in text
    assert text.count('msgstr[2] ""') == 1
    assert not kept.judge(lang.parse("ru")).problems


def test_an_update_keeps_header_and_texts_and_the_second_one_changes_nothing(tmp_path):
    kept = theme(tmp_path, page=PAGE)
    extract(kept)
    body = (
        '# A word of mine.\nmsgid "Latest"\nmsgstr "Neueste"\n\n'
        '#. Only here.\nmsgid "By {name}"\nmsgstr "Von {name}"\n\n'
        'msgid "Front pages"\nmsgstr "Startseiten"\n\n'
        'msgid "Something else altogether"\nmsgstr "Ganz anderes"\n'
    )
    write(kept, "de", body, checked="yes, in May")
    text = update(kept, "de")
    assert text.startswith("# Words.\n# Checked by a native reader: yes, in May\nmsgid")
    assert '# A word of mine.\n#: templates/page.html\nmsgid "Latest"\nmsgstr "Neueste"\n' in text
    assert "#. Only here.\n" in text
    assert '#, fuzzy\nmsgid "Front page"\nmsgstr "Startseiten"\n' in text
    assert '#~ msgid "Something else altogether"\n#~ msgstr "Ganz anderes"\n' in text
    assert update(kept, "de") == text


def test_a_message_that_comes_back_has_its_text_again_but_a_guess_has_not(tmp_path):
    kept = theme(tmp_path, page=PAGE)
    extract(kept)
    write(
        kept, "de", 'msgid "Latest"\nmsgstr "Neu"\n\n#, fuzzy\nmsgid "Front page"\nmsgstr "Vorn"\n'
    )
    before = update(kept, "de")
    put(tmp_path / "mine" / "templates", page="nothing")
    extract(kept)
    assert '#~ msgstr "Neu"' in update(kept, "de")
    put(tmp_path / "mine" / "templates", page=PAGE)
    extract(kept)
    after = update(kept, "de")
    assert 'msgid "Latest"\nmsgstr "Neu"\n' in after
    assert after == before.replace("#, fuzzy\n", "").replace('"Vorn"', '""')


GOOD = 'msgid "Front page"\nmsgstr "Startseite"\n'
MANY = 'msgid "{n} article"\nmsgid_plural "{n} articles"\n'
WRONG = {
    "another placeholder": ("de", 'msgid "By {name}"\nmsgstr "Von {who}"\n', "placeholder", 9),
    "a placeholder left out": ("de", 'msgid "By {name}"\nmsgstr "Von"\n', "placeholder", 9),
    "a placeholder too many": ("de", 'msgid "Latest"\nmsgstr "{n} neu"\n', "placeholder", 9),
    "a placeholder that looks inside": (
        "de", 'msgid "By {name}"\nmsgstr "{name.__class__}"\n', "placeholder", 9,
    ),
    "a brace left open": ("de", 'msgid "By {name}"\nmsgstr "Von {name"\n', "placeholder", 9),
    "a number that many need": (
        "ru", MANY + 'msgstr[0] "одна"\nmsgstr[1] "{n}"\nmsgstr[2] "{n}"\n', "placeholder", 9,
    ),
    "a form left empty": ("de", MANY + 'msgstr[0] "{n}"\nmsgstr[1] ""\n', "plural", 9),
    "a guess": ("de", '#, fuzzy\nmsgid "Latest"\nmsgstr "Neu"\n', "fuzzy", 10),
    "a message twice": ("de", f'{GOOD}\nmsgid "Front page"\nmsgstr "Vorn"\n', "twice", 12),
}  # fmt: skip


@pytest.mark.parametrize(("tag", "body", "code", "line"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_in_a_catalogue_is_told_with_its_line(tmp_path, tag, body, code, line):
    kept = theme(tmp_path, page=PAGE)
    write(kept, tag, body)
    judged = kept.judge(lang.parse(tag))
    (problem,) = judged.problems
    assert (problem.code, str(problem.where)) == (
        f"message-{code}",
        f"themes/mine/locale/{tag}.po:{line}:1",
    )
    assert problem.hint
    assert judged.compiled is None
    assert judged.is_broken is (code != "fuzzy")


@pytest.mark.parametrize(
    "plural",
    ["nplurals=2; plural=(n != 1);", "nplurals=3; plural=(n > 1);", "nplurals=3; plural=(1 % n);"],
)
def test_a_plural_rule_that_is_not_the_languages_is_told_with_the_right_one(tmp_path, plural):
    kept = theme(tmp_path, page=PAGE)
    write(kept, "ro", "", plural=plural)
    (problem,) = kept.judge(lang.parse("ro")).problems
    assert str(problem).startswith(
        "themes/mine/locale/ro.po:7:1: error[message-plural]: the rule for plural forms"
        " is not that of ro: 3 plural forms (one, few, other)"
    )
    assert plurals.plural_forms(lang.parse("ro")) in problem.hint


def test_a_form_for_one_number_only_may_leave_it_out(tmp_path):
    kept = theme(tmp_path, page=PAGE)
    forms = ["لا مقالات", "مقال واحد", "مقالان", *["{n} مقال"] * 3]
    write(kept, "ar", MANY + "".join(f'msgstr[{i}] "{t}"\n' for i, t in enumerate(forms)))
    assert not kept.judge(lang.parse("ar")).problems


def test_a_guess_from_a_plural_message_is_written_the_same_twice(tmp_path):
    kept = theme(tmp_path, page='{{ say("article") }}')
    extract(kept)
    write(
        kept,
        "de",
        'msgid "{n} article"\nmsgid_plural "{n} articles"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
    )
    text = update(kept, "de")
    assert '#, fuzzy\nmsgid "article"\nmsgstr "a"\n' in text
    assert update(kept, "de") == text


@pytest.mark.parametrize(
    ("head", "line"),
    [("", 1), ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n', 1)],
    ids=["none", "without language"],
)
def test_a_catalogue_without_a_whole_header_is_told(tmp_path, head, line):
    kept = theme(tmp_path, page=PAGE)
    extract(kept)
    (kept.folder / "de.po").write_text(head + GOOD, "utf-8")
    (problem,) = kept.judge(lang.parse("de")).problems
    assert (problem.code, problem.where.line) == ("message-header", line)
    if not head:
        with pytest.raises(ThemeError, match="no header"):
            kept.updated(lang.parse("de"))


def test_coverage_counts_what_is_shown_guessed_and_missing(tmp_path):
    kept = theme(tmp_path, page=PAGE)
    guess = '\n#, fuzzy\nmsgid "Latest"\nmsgstr "Neu"\n\nmsgid "Gone"\nmsgstr "Weg"\n'
    write(kept, "de", GOOD + guess, checked="Yes.")
    found = kept.judge(lang.parse("de")).coverage
    assert (found.translated, found.fuzzy, found.percent, found.is_checked) == (1, 1, 16, True)
    lost = "Picture not in this archive"
    assert found.missing == ("By {name}", lost, "not known", "{n} article")


def test_a_compiled_catalogue_says_the_same_until_its_source_is_touched(tmp_path):
    kept = theme(tmp_path, page=PAGE)
    partly = (
        '\nmsgid "Latest"\nmsgstr ""\n\n' + MANY + 'msgstr[0] "{n} Text"\nmsgstr[1] "{n} Texte"\n'
    )
    path = write(kept, "de", GOOD + partly)
    compiled = kept.judge(lang.parse("de")).compiled
    assert compiled == kept.judge(lang.parse("de")).compiled
    raw = path.read_bytes()
    found = mo.read(compiled, raw)
    assert found.forms == po.read(path, raw).forms
    assert mo.read(compiled, raw + b"\n") is None
    path.with_suffix(".mo").write_bytes(compiled)
    assert load(path) is not None
    assert say(kept, 2) == ("Startseite", "2 Texte", '<span lang="en" dir="ltr">Latest</span>')
    path.write_bytes(raw.replace(b"Startseite", b"Titelseite"))
    assert say(kept, 1) == ("Titelseite", "1 Text", '<span lang="en" dir="ltr">Latest</span>')


def say(kept: Kept, n: int) -> tuple[str, ...]:
    words = Words(lang.parse("de"), (kept.folder,), digits=Digits.DEFAULT)
    return (
        words.say("Front page"),
        words.nsay("{n} article", "{n} articles", n),
        words.say("Latest"),
    )


@pytest.mark.parametrize("po_file", sorted(ARCHIVE.glob("*.po")), ids=lambda path: path.stem)
def test_a_built_in_catalogue_compiles_to_what_it_says(po_file):
    judged = Kept((ARCHIVE.parent,)).judge(lang.parse(po_file.stem))
    assert not judged.problems
    raw = po_file.read_bytes()
    compiled, read = mo.read(judged.compiled, raw), po.read(po_file, raw)
    assert compiled.forms == read.forms
    assert [compiled.pick(n) for n in range(300)] == [read.pick(n) for n in range(300)]


def test_a_broken_compiled_catalogue_is_not_read(tmp_path):
    kept = theme(tmp_path, page=PAGE)
    path = write(kept, "de", GOOD)
    compiled = kept.judge(lang.parse("de")).compiled
    for size in range(len(compiled) - 1):
        path.with_suffix(".mo").write_bytes(compiled[:size])
        assert load(path).forms == {"Front page": ("Startseite",)}


@pytest.mark.parametrize("po_file", sorted(ARCHIVE.glob("*.po")), ids=lambda path: path.stem)
def test_the_plural_rule_of_a_built_in_catalogue_is_that_of_cldr(po_file):
    tag = lang.parse(po_file.stem)
    catalog = po.parse(po_file, po_file.read_bytes())
    rule = Locale.parse(tag, sep="-").plural_form
    named = plurals.categories(tag)
    pick = c2py(catalog.plural_expr)
    assert [named[pick(n)] for n in range(201)] == [rule(n) for n in range(201)]
    assert catalog.num_plurals == len(named)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_plural_rule_of_a_new_catalogue_is_that_of_cldr(tag):
    count, _, expression = plurals.plural_forms(tag).partition("; plural=")
    pick = c2py(expression.rstrip(";"))
    rule = Locale.parse(tag, sep="-").plural_form
    named = plurals.categories(tag)
    assert [named[pick(n)] for n in plurals.SAMPLES] == [rule(n) for n in plurals.SAMPLES]
    assert count == f"nplurals={len(named)}"


@pytest.mark.parametrize(
    ("tag", "count"), [("ar", 6), ("ru", 3), ("ro", 3), ("ja", 1), ("km", 1), ("hi", 2), ("qaa", 2)]
)
def test_a_language_has_as_many_forms_as_whole_numbers_need(tag, count):
    assert plurals.plural_forms(lang.parse(tag)).startswith(f"nplurals={count};")
